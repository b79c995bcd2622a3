"""A start that lay earlier than was recorded: first the waiting before it shrinks, then the step before it."""

from __future__ import annotations

from dataclasses import replace

from consultancy.live.state import Account, Run, Stretch
from consultancy.model.time import ZERO, Span


def is_first(run: Run) -> bool:
    """Say whether the start of the step in hand was the first start of all; that one may lie as early as one likes."""
    others_ran = any(account.stretches for step, account in run.accounts.items() if step != run.step)
    return run.entered is not None and run.entered == run.began and not others_ran


def room_before(run: Run) -> Span:
    """Give how much earlier a step that was not the first can have begun."""
    before = _step_before(run)
    return _waiting(run) + (before.stretches[-1].length(run.armed) if before else ZERO)


def begin_earlier(run: Run, by: Span) -> Run:
    """Let the step in hand have begun ``by`` earlier, as far as there is room for it."""
    entered = run.entered
    if entered is None:
        return run
    if is_first(run):
        return replace(_stretch_back(run, entered, by), began=entered - by)
    shift = by.at_most(room_before(run))
    waiting = _waiting(run).at_most(shift)
    run = _shorten_step_before(run, shift - waiting)
    own = replace(run.account, waited=run.account.waited - waiting)
    return _stretch_back(run.with_account(own), entered, shift)


def _waiting(run: Run) -> Span:
    """Give how long the step in hand was armed before it began."""
    return ZERO if run.entered is None else run.entered - run.armed


def _step_before(run: Run) -> Account | None:
    """Give the step that ran until the step in hand was armed, if one did."""
    for step, account in run.accounts.items():
        if step != run.step and account.stretches and account.stretches[-1].end == run.armed:
            return account
    return None


def _shorten_step_before(run: Run, by: Span) -> Run:
    """Let the step before end, and the step in hand be armed, earlier."""
    before = _step_before(run)
    if before is None:
        return run
    *others, last = before.stretches
    armed = run.armed - by
    shorter = replace(before, stretches=(*others, Stretch(last.start, armed)))
    return replace(run.with_account(shorter), armed=armed)


def _stretch_back(run: Run, entered: Span, by: Span) -> Run:
    """Let the stretch that began at ``entered`` begin earlier; where a gap has cut it away, one is put before it."""
    stretches = run.account.stretches
    earlier = tuple(replace(one, start=one.start - by) if one.start == entered else one for one in stretches)
    if earlier == stretches:
        earlier = tuple(sorted((*stretches, Stretch(entered - by, entered)), key=lambda one: one.start))
    return replace(run.with_account(replace(run.account, stretches=earlier)), entered=entered - by)
