"""How the time went, in bars and words. No Qt here."""

from __future__ import annotations

from consultancy.live.shown import LedgerLine, Phase, RunView, StepState
from consultancy.model.time import MINUTE, Span
from consultancy.text import _, n_
from consultancy.words import minutes_words
from ui.review.state import TimeCard, TimeLine


def time_card(view: RunView) -> TimeCard:
    """Give the account of the hour."""
    lines = view.ledger.lines
    longest = max((max(line.ran.ms, line.planned.ms) for line in lines), default=0) or 1
    return TimeCard(_caption(view), tuple(_line(line, longest) for line in lines), _between(view))


def step_name(line: LedgerLine) -> str:
    """Name a step, with whose turn it was."""
    title = line.step.step.title
    if not line.step.turn_name:
        return title
    return _("{step}: {person}").format(step=title, person=line.step.turn_name)


def _caption(view: RunView) -> str:
    planned = round(view.ledger.planned.ms / MINUTE)
    if view.phase is Phase.NOT_OPEN:
        return n_("planned {n} min", "planned {n} min", planned).format(n=planned)
    return _("{took}, planned {planned}").format(took=minutes_words(view.ledger.wall), planned=planned)


def _line(line: LedgerLine, longest: int) -> TimeLine:
    return TimeLine(
        title=step_name(line),
        words=_words(line),
        reach=line.ran.ms / longest,
        tick=line.planned.ms / longest,
        over=round(line.ran.ms / MINUTE) > round(line.planned.ms / MINUTE),
    )


def _words(line: LedgerLine) -> str:
    if line.state is StepState.SKIPPED:
        return _("left out")
    planned = round(line.planned.ms / MINUTE)
    if line.state is StepState.TO_COME and not line.ran:
        return n_("planned {n} min", "planned {n} min", planned).format(n=planned)
    ran = round(line.ran.ms / MINUTE)
    return n_("{ran} of {n} min", "{ran} of {n} min", planned).format(ran=ran, n=planned)


def _between(view: RunView) -> str:
    """Say what was neither planned nor spoken in: pauses and waiting."""
    ledger = view.ledger
    said = []
    if _shows(ledger.paused):
        said.append(_("{time} paused").format(time=minutes_words(ledger.paused)))
    if _shows(ledger.waited):
        said.append(_("{time} waiting between steps").format(time=minutes_words(ledger.waited)))
    if not said:
        return ""
    return _("In the total: {parts}.").format(parts=", ".join(said))


def _shows(span: Span) -> bool:
    return round(span.ms / MINUTE) > 0
