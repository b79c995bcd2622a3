"""The facilitator's script: the hour at a glance, then each step with what to say, watch for and step in with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from consultancy.documents.handout_frame import frame
from consultancy.documents.handout_hours import (
    Stretch,
    clock,
    minutes_said,
    stretches,
    turn_named,
    turns_heading,
)
from consultancy.documents.handout_model import (
    Grid,
    Heading,
    Hour,
    Lead,
    PaperKind,
    Part,
    Role,
    Row,
    Said,
    Sheet,
    Spoken,
    Tone,
)
from consultancy.documents.summary_model import Bullets, FocusBox
from consultancy.live.voices import listens_words, speaking_words
from consultancy.model.protocol import Step, Wording
from consultancy.text import _


def script(hour: Hour) -> Sheet:
    """Make the script."""
    parts: list[Part] = [Lead(hour.purpose)] if hour.purpose else []
    parts += [FocusBox(_("The focus question"), hour.focus)] if hour.focus else []
    for stretch in stretches(hour):
        parts += _stretch(hour, stretch)
    return frame(hour, PaperKind.SCRIPT, tuple(parts))


def _stretch(hour: Hour, stretch: Stretch) -> Iterator[Part]:
    if stretch.repeated:
        yield Heading(turns_heading(stretch))
        yield _turns(hour, stretch)
    for place, timed in enumerate(stretch.steps):
        begins = "" if stretch.repeated else clock(hour, timed.after)
        step = timed.planned.step
        kept = _("kept even when it is late") if step.protected else ""
        after = " · ".join(part for part in (begins, _length(stretch, place), kept) if part)
        yield Heading(step.title, after, level=2 if stretch.repeated else 1)
        yield from _step(step)


def _length(stretch: Stretch, place: int) -> str:
    minutes = stretch.minutes_of(place)
    return minutes_said(int(minutes)) if minutes.isdecimal() else _("{minutes} minutes").format(minutes=minutes)


def _turns(hour: Hour, stretch: Stretch) -> Grid:
    """List the turns, with room to tick one off or to write a name where none is known."""
    rows = (
        Row(((Said(turn_named(hour, turn, number), Role.TITLE),), (Said(clock(hour, turn[0].after), Role.NUMBER),)))
        for number, turn in enumerate(stretch.turns, 1)
    )
    header = (_("Turn"), _("Begins"))
    return Grid((0.8, 0.2), tuple(rows), header, _("The turns"), numbers=frozenset({1}), together=True)


def _step(step: Step) -> Iterator[Part]:
    voices = (speaking_words(step), listens_words(step))
    yield Lead(" · ".join(words for words in voices if words), Tone.VOICES)
    if step.say:
        yield Spoken(step.say)
    if step.watch_for or step.interventions:
        yield _beside(step)
    if to_do := tuple(_to_do(step)):
        yield Lead(_("Before you move on"), Tone.LABEL)
        yield Bullets(to_do)


def _beside(step: Step) -> Grid:
    """Set what to watch for beside what to step in with."""
    pairs = zip_longest(
        step.watch_for, (_("“{words}”").format(words=each) for each in step.interventions), fillvalue=""
    )
    rows = tuple(Row(((Said(watch),), (Said(words),))) for watch, words in pairs)
    return Grid((0.5, 0.5), rows, (_("Watch for"), _("To step in")), step.title, together=True, dense=True)


def _to_do(step: Step) -> Iterator[str]:
    if step.asks_wording is not Wording.NONE:
        yield _("Ask whether the focus question still fits, and write down how it is put now.")
    if step.commits:
        yield _("Write down who does what by when.")
