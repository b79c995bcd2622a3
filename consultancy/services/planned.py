"""The plan of a consultancy: which protocol, how many minutes for each step, when, and whose turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import reduce

from consultancy.changes import Topic
from consultancy.errors import NotFoundHere, Refused
from consultancy.model.consultancy import Consultancy, Status
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import Plan, Protocol
from consultancy.model.time import MINUTE, Utc
from consultancy.planning.fitting import plan_for, refit, set_minutes
from consultancy.planning.pace import MOST_RUNS, Pace, paces
from consultancy.services.pacing import History, no_history, took
from consultancy.services.ports import ConsultancyStore
from consultancy.services.writing import Desk, found
from consultancy.text import _

Protocols = Callable[[str], Protocol]


@dataclass(frozen=True, slots=True)
class Fitted:
    """How fitting went: the minutes planned, and one sentence when the wish could not be met (else empty)."""

    minutes: int
    shortfall: str = ""


class Planned:
    """Use cases of the plan, and the way the other parts of Prepare keep a consultancy."""

    def __init__(
        self, desk: Desk, consultancies: ConsultancyStore, protocols: Protocols, history: History = no_history
    ) -> None:
        self._desk = desk
        self._consultancies = consultancies
        self._protocols = protocols
        self._history = history

    def get(self, consultancy: str) -> Consultancy:
        """Read one consultancy. Raises NotFoundHere."""
        return found(self._consultancies, consultancy)

    def choose_protocol(self, consultancy: str, key: str, minutes: int | None = None) -> Fitted:
        """Plan with a protocol, at its default length or fitted to ``minutes``; floors hold."""
        old = self._still_planned(consultancy)
        plan, shortfall = plan_for(self._protocols(key), turn_names(old.people), minutes)
        return self._keep_plan(old, plan, shortfall, None)

    def fit_until(self, consultancy: str, end: Utc) -> Fitted:
        """Fit the plan so that it ends at ``end``, from its start (or from now); the agreed end is kept."""
        old = self._still_planned(consultancy)
        now = self._desk.clock.read().utc
        minutes = (end - max(old.starts or now, now)).ms // MINUTE
        if minutes < 1 or old.plan is None:
            raise Refused(_("That time comes before the consultancy begins; choose a later one."))
        plan, shortfall = refit(old.plan, minutes)
        return self._keep_plan(old, plan, shortfall, end)

    def set_hard_end(self, consultancy: str, hard_end: bool) -> None:
        """Say whether the agreed end is fixed, so that no plan goes past it unsaid."""
        old = self.get(consultancy)
        self._change(old, replace(old, hard_end=hard_end), Topic.PLAN)

    def set_step_minutes(self, consultancy: str, step: str, minutes: int) -> None:
        """Plan one step longer or shorter; below its floor raises Refused with a sentence that names the floor."""
        old = self._still_planned(consultancy)
        if old.plan is not None:
            self._change(old, replace(old, plan=set_minutes(old.plan, step, minutes)), Topic.PLAN)

    def pace(self, consultancy: Consultancy) -> tuple[Pace, ...]:
        """Say which steps usually took another time than is planned, as far as this laptop remembers enough."""
        if consultancy.plan is None or not consultancy.plan.protocol_key:
            return ()
        past = self._history(consultancy.plan.protocol_key, MOST_RUNS)
        return paces(consultancy.plan, [took(plan, facts) for plan, facts in past])

    def take_pace(self, consultancy: str, pace: Pace) -> None:
        """Plan the steps of a pace with the minutes it suggests. Raises Refused."""
        old = self._still_planned(consultancy)
        if old.plan is not None:
            plan = reduce(lambda plan, step: set_minutes(plan, step, pace.minutes), pace.steps, old.plan)
            self._change(old, replace(old, plan=plan), Topic.PLAN)

    def set_start(self, consultancy: str, starts: Utc | None) -> None:
        """Keep the time the consultancy is to begin."""
        old = self.get(consultancy)
        self._change(old, replace(old, starts=starts), Topic.PLAN)

    def _still_planned(self, consultancy: str) -> Consultancy:
        """Read a consultancy whose plan may still be exchanged: the clock's record names its steps once it runs."""
        stored = self.get(consultancy)
        if stored.status is not Status.PLANNED:
            raise Refused(_("The room is open, so the plan stays; its steps can still get minutes or be skipped."))
        return stored

    def _with_turns(self, consultancy: Consultancy) -> Plan | None:
        """Plan a turn for each person again, when the plan has turns and the room is not open yet."""
        plan = consultancy.plan
        if plan is None or consultancy.status is not Status.PLANNED or not any(step.turn for step in plan.steps):
            return plan
        try:
            protocol = self._protocols(plan.protocol_key)
            again, __ = plan_for(protocol, turn_names(consultancy.people), plan.minutes, plan.variant)
        except NotFoundHere:
            return plan  # the protocol was taken away since; the plan keeps its own wording
        return plan if _turns(again) == _turns(plan) else again

    def _keep_plan(self, old: Consultancy, plan: Plan, shortfall: str, end_by: Utc | None) -> Fitted:
        self._change(old, replace(old, plan=plan, end_by=end_by), Topic.PLAN)
        return Fitted(plan.minutes, shortfall)

    def _change(self, old: Consultancy, new: Consultancy, topic: Topic) -> None:
        if new != old:
            self._keep(new, topic)

    def _keep(self, consultancy: Consultancy, topic: Topic) -> None:
        with self._desk.changing(topic, consultancy=consultancy.id):
            self._consultancies.save(consultancy)


def turn_names(people: tuple[Participant, ...]) -> list[str]:
    """Name those who take turns: everybody who brings or consults."""
    return [person.name for person in people if person.role in (Role.PRESENTER, Role.CONSULTANT)]


def _turns(plan: Plan) -> list[tuple[str, str]]:
    return [(step.id, step.turn_name) for step in plan.steps]
