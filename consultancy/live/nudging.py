"""The soft nudge: nothing has run for a while in an open room. Words alone, quieter each time, never a sound."""

from __future__ import annotations

from consultancy.live.facts import Opened
from consultancy.live.shown import Phase
from consultancy.live.state import Run
from consultancy.model.time import MINUTE, ZERO, Span
from consultancy.text import n_

AFTER = (Span(2 * MINUTE), Span(5 * MINUTE), Span(10 * MINUTE))


def idle_for(run: Run, now: Span) -> Span:
    """Give how long nothing has run in an open room: since the last step stood still, or since it was opened."""
    if run.phase not in (Phase.ARMED, Phase.PAUSED):
        return ZERO
    ends = [one.end for account in run.accounts.values() for one in account.stretches if one.end is not None]
    opened = [fact.at for fact in run.facts[:1] if isinstance(fact, Opened)]
    return (now - max([*ends, *opened], default=run.since)).at_least(ZERO)


def nudge_level(idle: Span) -> int:
    """Give how many nudges are due by now: the more, the quieter."""
    return sum(idle >= after for after in AFTER)


def nudge_words(idle: Span, phase: Phase) -> str:
    """Say the nudge that is due, shorter each time; nothing before the first."""
    level = nudge_level(idle)
    minutes = idle.ms // MINUTE
    if not level:
        return ""
    if level == len(AFTER):
        return n_("{n} min", "{n} min", minutes).format(n=minutes)
    if phase is Phase.PAUSED:
        return n_("Paused for {n} minute.", "Paused for {n} minutes.", minutes).format(n=minutes)
    if level > 1:
        return n_("Nothing runs for {n} minute.", "Nothing runs for {n} minutes.", minutes).format(n=minutes)
    words = n_(
        "Nothing has run for {n} minute. If the step has begun, say when.",
        "Nothing has run for {n} minutes. If the step has begun, say when.",
        minutes,
    )
    return words.format(n=minutes)
