"""Facts into state: each fact folded on by one small function. Nothing here refuses; that was done when it was decided.

Folding a fact must make sense whatever stands before it, for undo folds the same facts again with some left out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from consultancy.live.airtime import count, cut_speeches, hush, speaking
from consultancy.live.backdating import begin_earlier
from consultancy.live.blocks import add_turn
from consultancy.live.facts import (
    Adjusted,
    BeganEarlier,
    BlockReordered,
    BlockTurnAdded,
    Fact,
    Finished,
    GapAnswered,
    GapFound,
    Moved,
    Opened,
    Paused,
    Reopened,
    Reordered,
    Replanned,
    Restored,
    Resumed,
    Skipped,
    Speaking,
    Started,
    TurnAdded,
    TurnPassed,
    TurnPutOff,
    TurnRemoved,
    TurnsBegan,
    TurnTaken,
)
from consultancy.live.rounds import turn_round
from consultancy.live.shown import Phase
from consultancy.live.state import Account, Run, Stretch
from consultancy.model.time import ZERO, Span


def fold(run: Run, fact: Fact) -> Run:
    """Give the run after a fact that stands. Whoever was speaking is counted no further than the step runs."""
    after = _folded(run, fact)
    if speaking(after) and (after.step != run.step or after.phase is not Phase.RUNNING):
        return hush(after, fact.at)
    return after


def _folded(run: Run, fact: Fact) -> Run:  # noqa: PLR0911, PLR0912 - one a kind of fact
    match fact:
        case Opened():
            return replace(run, phase=Phase.ARMED, step=run.order[0], since=fact.at, armed=fact.at)
        case Started():
            return _start(run, fact.at)
        case Paused():
            return replace(_stop(run, fact.at), phase=Phase.PAUSED, since=fact.at)
        case Resumed():
            return _begin(_paused(run, fact.at), fact.at)
        case Adjusted():
            return _adjust(run, fact.step, fact.by)
        case Moved():
            return _move(run, fact.to, fact.at, started=fact.started)
        case BeganEarlier():
            return begin_earlier(run, fact.by)
        case Skipped():
            return run.with_account(replace(run.accounts[fact.step], skipped=True))
        case Restored():
            return _restore(run, fact.step)
        case Reordered():
            return replace(run, order=reordered(run.order, fact.order))
        case Replanned():
            return _replan(run, fact)
        case TurnsBegan() | TurnTaken() | TurnPassed() | TurnPutOff() | TurnAdded() | TurnRemoved():
            return turn_round(run, fact)
        case BlockReordered():
            return _move(replace(run, order=reordered(run.order, fact.order)), fact.to, fact.at)
        case BlockTurnAdded():
            return add_turn(run, fact)
        case Speaking():
            return count(run, fact)
        case GapFound() | GapAnswered():
            return _gap(run, fact)
        case Finished():
            return replace(_leave(run, fact.at), phase=Phase.FINISHED, ended=fact.at)
        case Reopened():
            return _reopen(run, fact.at)
        case _:
            return run


def _start(run: Run, at: Span) -> Run:
    """Begin the armed step; from before it was armed, at the expense of the step before it."""
    if run.began is None or at >= run.armed:
        return _begin(_waited(run, at), at)
    return begin_earlier(_begin(_waited(run, run.since), run.armed), run.armed - at)


def _begin(run: Run, at: Span) -> Run:
    account = replace(run.account, stretches=(*run.account.stretches, Stretch(at)))
    entered = at if run.entered is None else run.entered
    began = at if run.began is None else run.began
    return replace(run.with_account(account), phase=Phase.RUNNING, entered=entered, began=began)


def _stop(run: Run, at: Span) -> Run:
    """End the stretch that is running, if one is."""
    ended = tuple(Stretch(one.start, at) if one.end is None else one for one in run.account.stretches)
    return run.with_account(replace(run.account, stretches=ended))


def _waited(run: Run, at: Span) -> Run:
    """Add the waiting that ends now; before the first start of all nothing is counted."""
    waited = ZERO if run.began is None else at - run.since
    return run.with_account(replace(run.account, waited=run.account.waited + waited))


def _paused(run: Run, at: Span) -> Run:
    return run.with_account(replace(run.account, paused=run.account.paused + (at - run.since)))


def _leave(run: Run, at: Span) -> Run:
    """Close whatever the step in hand was doing."""
    close = {Phase.ARMED: _waited, Phase.RUNNING: _stop, Phase.PAUSED: _paused}
    return close[run.phase](run, at)


def _adjust(run: Run, step: str, by: Span) -> Run:
    account = run.accounts[step]
    if by > ZERO:
        return run.with_account(replace(account, granted=account.granted + by))
    return run.with_account(replace(account, trimmed=account.trimmed - by))


def _replan(run: Run, fact: Replanned) -> Run:
    adjusted = reduce(lambda before, one: _adjust(before, *one), fact.adjustments, run)
    dropped = {step: replace(adjusted.accounts[step], skipped=True) for step in fact.drops}
    return replace(adjusted, accounts={**adjusted.accounts, **dropped}, accepted=fact.accepted)


def _move(run: Run, to: str, at: Span, *, started: bool = False) -> Run:
    left = _leave(run, at)
    taken = left.with_account(replace(left.accounts[to], skipped=False))
    moved = replace(taken, step=to, phase=Phase.ARMED, since=at, armed=at, entered=None)
    return _begin(moved, at) if started else moved


def _restore(run: Run, step: str) -> Run:
    """Take a dropped step back in; one that was passed already comes next."""
    taken = run.with_account(replace(run.accounts[step], skipped=False))
    if run.order.index(step) > run.place:
        return taken
    others = [other for other in run.order if other != step]
    after = others.index(run.step) + 1
    return replace(taken, order=(*others[:after], step, *others[after:]))


def reordered(order: tuple[str, ...], named: tuple[str, ...]) -> tuple[str, ...]:
    """Put the named steps, in the order they are named, into the places they held together."""
    waiting = iter(named)
    return tuple(next(waiting) if step in named else step for step in order)


def _gap(run: Run, fact: GapFound | GapAnswered) -> Run:
    """Keep a gap until it is spoken of; one that was a pause is cut out of whatever ran in it."""
    if isinstance(fact, GapFound):
        return replace(run, gaps=(*run.gaps, fact))
    answered = replace(run, gaps=tuple(gap for gap in run.gaps if gap.id != fact.gap))
    pauses = [gap for gap in run.gaps if gap.id == fact.gap and not fact.counts]
    return reduce(cut_out, pauses, answered)


def cut_out(run: Run, gap: GapFound) -> Run:
    """Turn whatever ran during a gap into a pause."""
    start, end = gap.at - gap.length, gap.at
    accounts = {step: _cut(account, start, end) for step, account in run.accounts.items()}
    return replace(run, accounts=accounts, speeches=cut_speeches(run.speeches, start, end))


def _cut(account: Account, start: Span, end: Span) -> Account:
    kept: list[Stretch] = []
    paused = account.paused
    for one in account.stretches:
        first = max(one.start, start)
        last = end if one.end is None else min(one.end, end)
        if first >= last:
            kept.append(one)
            continue
        paused += last - first
        kept += [Stretch(one.start, first)] if one.start < first else []
        kept += [Stretch(last, one.end)] if one.end is None or last < one.end else []
    return replace(account, stretches=tuple(kept), paused=paused)


def _reopen(run: Run, at: Span) -> Run:
    """Go back to the last step, paused since the finish; a step that never began is armed again."""
    reopened = replace(run, phase=Phase.PAUSED, since=at if run.ended is None else run.ended, ended=None)
    if run.entered is not None:
        return reopened
    counted = reopened if run.began is None else _paused(reopened, at)
    return replace(counted, phase=Phase.ARMED, since=at, armed=at)
