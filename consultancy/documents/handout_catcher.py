"""The note catcher: for each step what is worth writing down, and lines to write it on."""

from __future__ import annotations

from collections.abc import Iterator

from consultancy.documents.handout_frame import BLANK, frame
from consultancy.documents.handout_hours import Stretch, Timed, clock, minutes_said, stretches, turn_named
from consultancy.documents.handout_model import Grid, Hour, PaperKind, Part, Role, Row, Ruling, Said, Sheet
from consultancy.documents.record_sections import kind_in_words
from consultancy.documents.summary_model import FocusBox
from consultancy.model.note import NoteKind
from consultancy.model.protocol import Step, Wording
from consultancy.text import _

_LINE = 450  # of a row to write on, in twentieths of a point
_FEWEST, _MOST = 3, 8
_KINDS = 3  # more would be a form
_PROMISES = 3


def catcher(hour: Hour) -> Sheet:
    """Make the note catcher."""
    asked = any(planned.step.asks_wording is not Wording.NONE for planned in hour.plan.steps)
    parts: list[Part] = [FocusBox(_("The focus question"), hour.focus or BLANK)] if hour.focus or asked else []
    for stretch in stretches(hour):
        parts += _stretch(hour, stretch)
    return frame(hour, PaperKind.CATCHER, tuple(parts))


def _stretch(hour: Hour, stretch: Stretch) -> Iterator[Part]:
    for number, turn in enumerate(stretch.turns, 1):
        for timed in turn:
            named = turn_named(hour, turn, number) if stretch.repeated else ""
            yield _lines(hour, timed, named)
            if timed.planned.step.asks_wording is not Wording.NONE:
                yield _wording()
            if timed.planned.step.commits:
                yield _promises()


def _lines(hour: Hour, timed: Timed, turn: str) -> Grid:
    planned = timed.planned
    titles = (clock(hour, timed.after), planned.step.title, turn)
    title = " · ".join(words for words in titles if words)
    return Grid(
        widths=(0.8, 0.2),
        rows=tuple(_rows(planned.step, planned.minutes)),
        header=(title, minutes_said(planned.minutes)),
        caption=title,
        ruling=Ruling.WRITING,
        numbers=frozenset({1}),
        together=True,
    )


def _rows(step: Step, minutes: int) -> Iterator[Row]:
    """Give lines by how long the step is, with the kinds of notes it invites spread over them."""
    kinds = [kind for kind in step.kinds if kind is not NoteKind.NOTE][:_KINDS]
    count = min(_MOST, max(_FEWEST, minutes // 2))
    labels = {at * count // len(kinds): kind_in_words(kind) for at, kind in enumerate(kinds)}
    for line in range(count):
        yield Row(((Said(labels[line], Role.QUIET),) if line in labels else (), ()), _LINE)


def _wording() -> Grid:
    title = _("The focus question, as it is put now")
    return Grid((1.0,), _blank(2, 1), header=(title,), caption=title, ruling=Ruling.WRITING, together=True)


def _promises() -> Grid:
    header = (_("What"), _("Who"), _("By"))
    blank = _blank(_PROMISES, len(header))
    return Grid((0.6, 0.22, 0.18), blank, header, _("Next steps"), Ruling.WRITING, together=True)


def _blank(lines: int, columns: int) -> tuple[Row, ...]:
    return (Row(((),) * columns, _LINE),) * lines
