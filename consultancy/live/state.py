"""The state of a running consultancy: what its facts add up to. Immutable; time passes only in the questions asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from consultancy.live.facts import Fact, GapFound
from consultancy.live.shown import Phase, StepState
from consultancy.model.protocol import Plan, PlanStep
from consultancy.model.time import MINUTE, ZERO, Span, total


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which a step ran; ``end`` None: it is running."""

    start: Span
    end: Span | None = None

    def length(self, now: Span) -> Span:
        """Give how long it has lasted."""
        return (now if self.end is None else self.end) - self.start


@dataclass(frozen=True, slots=True)
class Speech:
    """A time in which somebody of a group spoke; ``end`` None: they still do."""

    group: str
    start: Span
    end: Span | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """Turns taken inside one step: whose turn it is since when (an empty name: nobody's), who waits, who is done."""

    waiting: tuple[str, ...]
    name: str = ""
    since: Span = ZERO
    done: tuple[str, ...] = ()
    again: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Name everybody who has, had or will have a turn."""
        return (*self.done, *([self.name] if self.name else []), *self.waiting)

    @property
    def next(self) -> str:
        """Name who comes next, or nobody."""
        if self.waiting or not self.again:
            return next(iter(self.waiting), "")
        return next(iter((*self.done, self.name)), "")


@dataclass(frozen=True, slots=True)
class Account:
    """What is on record for one step; ``paused`` and ``waited`` are those that have ended."""

    step: PlanStep
    granted: Span = ZERO
    trimmed: Span = ZERO
    paused: Span = ZERO
    waited: Span = ZERO
    skipped: bool = False
    stretches: tuple[Stretch, ...] = ()
    round: Round | None = None

    @property
    def planned(self) -> Span:
        """Give the time the step was planned with."""
        return Span(self.step.minutes * MINUTE)

    @property
    def allotted(self) -> Span:
        """Give the time the step now has: planned, more granted, less trimmed."""
        return self.planned + self.granted - self.trimmed

    def used(self, now: Span) -> Span:
        """Give how long the step has run."""
        return total([stretch.length(now) for stretch in self.stretches])

    def used_until(self, at: Span) -> Span:
        """Give how long the step had run at a moment that is past."""
        before = [stretch for stretch in self.stretches if stretch.start < at]
        return total([(at if one.end is None else one.end.at_most(at)) - one.start for one in before])

    def left(self, now: Span) -> Span:
        """Give the time the step has not used; below zero when it ran over."""
        return self.allotted - self.used(now)


@dataclass(frozen=True, slots=True)
class Run:
    """A consultancy on its own timeline.

    ``since`` is when the present waiting or pause began; ``armed`` when the step in hand was armed, ``entered`` when
    it then began (None: it has not). ``began`` is the first start of all, ``ended`` the finish. ``gaps`` are the gaps
    nobody has spoken about yet; ``accepted`` is the lateness that was agreed to, ``speeches`` who spoke when.
    """

    plan: Plan
    order: tuple[str, ...]
    accounts: Mapping[str, Account]
    facts: tuple[Fact, ...] = ()
    phase: Phase = Phase.NOT_OPEN
    step: str = ""
    since: Span = ZERO
    armed: Span = ZERO
    entered: Span | None = None
    began: Span | None = None
    ended: Span | None = None
    gaps: tuple[GapFound, ...] = ()
    accepted: Span = ZERO
    speeches: tuple[Speech, ...] = ()

    @property
    def account(self) -> Account:
        """Give the account of the step in hand."""
        return self.accounts[self.step]

    @property
    def live(self) -> bool:
        """Say whether the room is open and not yet closed."""
        return self.phase in (Phase.ARMED, Phase.RUNNING, Phase.PAUSED)

    @property
    def place(self) -> int:
        """Give the place of the step in hand in the order; -1 before the room opens."""
        return self.order.index(self.step) if self.step else -1

    def state(self, step: str) -> StepState:
        """Say where a step stands. Steps behind the one in hand are done, or were passed over."""
        account, ahead = self.accounts[step], self.order.index(step) - self.place
        if self.live and ahead == 0:
            return StepState.IN_HAND
        if ahead > 0 and self.phase is not Phase.FINISHED:
            return StepState.SKIPPED if account.skipped else StepState.TO_COME
        return StepState.DONE if account.stretches else StepState.SKIPPED

    @property
    def next(self) -> str:
        """Give the nearest step to come that is not dropped, or nothing."""
        return self._first_kept(self.order[self.place + 1 :])

    @property
    def previous(self) -> str:
        """Give the nearest step before the one in hand that is not dropped, or nothing."""
        return self._first_kept(self.order[: max(self.place, 0)][::-1])

    def with_account(self, account: Account) -> Run:
        """Give the run with another account for one of its steps."""
        return replace(self, accounts={**self.accounts, account.step.id: account})

    def _first_kept(self, steps: tuple[str, ...]) -> str:
        return next((step for step in steps if not self.accounts[step].skipped), "")


def run_of(plan: Plan) -> Run:
    """Give the run of a plan whose room is not open yet."""
    return Run(
        plan=plan,
        order=tuple(step.id for step in plan.steps),
        accounts={step.id: Account(step) for step in plan.steps},
    )
