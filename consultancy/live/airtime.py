"""Air time: how long each group has spoken. Told to the facilitator alone, and never written into a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from consultancy.live.facts import Speaking
from consultancy.live.shown import AirShare, Phase
from consultancy.live.state import Run, Speech
from consultancy.model.time import ZERO, Span, total


def speaking(run: Run) -> str:
    """Name the group whose time is counted now, or none."""
    last = run.speeches[-1] if run.speeches else None
    return last.group if last is not None and last.end is None else ""


def count(run: Run, fact: Speaking) -> Run:
    """Count from now on for the group of the fact, if the clock runs and it has one."""
    quiet = hush(run, fact.at)
    if not fact.group or run.phase is not Phase.RUNNING:
        return quiet
    return replace(quiet, speeches=(*quiet.speeches, Speech(fact.group, fact.at)))


def hush(run: Run, at: Span) -> Run:
    """Count for nobody from ``at`` on."""
    if not speaking(run):
        return run
    *before, last = run.speeches
    return replace(run, speeches=(*before, replace(last, end=at.at_least(last.start))))


def cut_speeches(speeches: tuple[Speech, ...], start: Span, end: Span) -> tuple[Speech, ...]:
    """Take a stretch that turned out a pause out of what was counted."""
    return tuple(part for one in speeches for part in _cut(one, start, end))


def _cut(one: Speech, start: Span, end: Span) -> list[Speech]:
    first = max(one.start, start)
    last = end if one.end is None else min(one.end, end)
    if first >= last:
        return [one]
    before = [replace(one, end=first)] if one.start < first else []
    return before + ([replace(one, start=last)] if one.end is None or last < one.end else [])


def shares(run: Run, now: Span, groups: Sequence[str] = ()) -> tuple[AirShare, ...]:
    """Give the share of each group, those who have not spoken included; nothing before anything was counted."""
    if not run.speeches:
        return ()
    named = dict.fromkeys((*groups, *(speech.group for speech in run.speeches)))
    spoken = {group: _spoken(run, group, now) for group in named}
    whole = total(tuple(spoken.values()))
    return tuple(
        AirShare(group, time, time.ms / whole.ms if whole else 0.0, speaking(run) == group)
        for group, time in spoken.items()
    )


def _spoken(run: Run, group: str, now: Span) -> Span:
    mine = [speech for speech in run.speeches if speech.group == group]
    return total([((now if one.end is None else one.end) - one.start).at_least(ZERO) for one in mine])
