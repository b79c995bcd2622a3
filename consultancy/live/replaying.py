"""Facts into a run: one at a time as they happen, or all of them again after undo or a restart."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from consultancy.live.facts import ClockChanged, Fact, GapAnswered, GapFound, Moved, Opened, Speaking, Undone
from consultancy.live.folding import fold
from consultancy.live.state import Run, run_of
from consultancy.model.protocol import Plan

NEVER_UNDONE = (Opened, GapFound, ClockChanged, Speaking, Undone)


def apply(run: Run, fact: Fact) -> Run:
    """Give the run after one more fact."""
    facts = (*run.facts, fact)
    if isinstance(fact, Undone | GapAnswered):
        return replay(run.plan, facts)
    return replace(fold(run, fact), facts=facts)


def apply_all(run: Run, facts: tuple[Fact, ...]) -> Run:
    """Give the run after several more facts."""
    return reduce(apply, facts, run)


def replay(plan: Plan, facts: tuple[Fact, ...]) -> Run:
    """Give the run that facts add up to."""
    return replace(reduce(fold, standing(facts), run_of(plan)), facts=facts)


def standing(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Give the facts that count: none taken back, and no step that moved on by itself in what turned out a pause."""
    undone = {fact.fact for fact in facts if isinstance(fact, Undone)}
    kept = tuple(fact for fact in facts if fact.id not in undone)
    pauses = _pauses(kept)
    return tuple(fact for fact in kept if not _moved_by_itself_during(fact, pauses))


def last_undoable(run: Run) -> Fact | None:
    """Give the fact that undo would take back, if there is one."""
    return next((fact for fact in reversed(standing(run.facts)) if not isinstance(fact, NEVER_UNDONE)), None)


def _pauses(facts: tuple[Fact, ...]) -> list[GapFound]:
    not_counted = {fact.gap for fact in facts if isinstance(fact, GapAnswered) and not fact.counts}
    return [fact for fact in facts if isinstance(fact, GapFound) and fact.id in not_counted]


def _moved_by_itself_during(fact: Fact, gaps: list[GapFound]) -> bool:
    by_itself = isinstance(fact, Moved) and fact.started
    return by_itself and any(gap.at - gap.length < fact.at <= gap.at for gap in gaps)
