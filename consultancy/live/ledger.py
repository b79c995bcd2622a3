"""The ledger of a run at one moment: each step's account, and totals that add up to what the wall clock says."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.live.shown import Interval, Ledger, LedgerLine, Phase, StepState
from consultancy.live.state import Account, Run, Stretch
from consultancy.model.time import ZERO, Span, Utc, total

ToUtc = Callable[[Span], Utc]


def ledger(run: Run, now: Span, to_utc: ToUtc) -> Ledger:
    """Work the ledger out as of ``now``; ``to_utc`` tells a place on the timeline as a time of day."""
    lines = tuple(_line(run, run.accounts[step], now, to_utc) for step in run.order)
    return Ledger(
        lines=lines,
        planned=total([line.planned for line in lines]),
        granted=total([line.granted for line in lines]),
        trimmed=total([line.trimmed for line in lines]),
        unused=total([line.unused for line in lines]),
        left=total([line.left for line in lines]),
        over=total([line.over for line in lines]),
        paused=total([line.paused for line in lines]),
        waited=total([line.waited for line in lines]),
        wall=_wall(run, now),
    )


def _wall(run: Run, now: Span) -> Span:
    if run.began is None:
        return ZERO
    return (now if run.ended is None else run.ended) - run.began


def _line(run: Run, account: Account, now: Span, to_utc: ToUtc) -> LedgerLine:
    state = run.state(account.step.id)
    ran = account.used(now)
    left = account.allotted - ran
    remaining = left.at_least(ZERO)
    ahead = state in (StepState.IN_HAND, StepState.TO_COME)
    return LedgerLine(
        step=account.step,
        state=state,
        planned=account.planned,
        granted=account.granted,
        trimmed=account.trimmed,
        unused=ZERO if ahead else remaining,
        left=remaining if ahead else ZERO,
        over=(-left).at_least(ZERO),
        ran=ran,
        paused=account.paused + _lasting(run, account, Phase.PAUSED, now),
        waited=account.waited + _lasting(run, account, Phase.ARMED, now),
        intervals=tuple(_interval(stretch, to_utc) for stretch in account.stretches),
    )


def _lasting(run: Run, account: Account, phase: Phase, now: Span) -> Span:
    """Give the pause or waiting of the step in hand that has not ended; nothing counts before the first start."""
    lasts = run.phase is phase and run.step == account.step.id and run.began is not None
    return now - run.since if lasts else ZERO


def _interval(stretch: Stretch, to_utc: ToUtc) -> Interval:
    end = stretch.end
    return Interval(stretch.start, end, to_utc(stretch.start), None if end is None else to_utc(end))
