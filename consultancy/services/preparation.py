"""Prepare a consultancy: dilemma, people, focus question, protocol and minutes. Everything is saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from consultancy.changes import Topic
from consultancy.errors import Refused
from consultancy.files import read_capped
from consultancy.model.consultancy import DILEMMA_FIELDS, Consultancy, Status, WordingMoment
from consultancy.model.people import Participant, Person, Role
from consultancy.model.protocol import Plan, Protocol
from consultancy.model.time import MINUTE, Utc
from consultancy.planning.advice import advise
from consultancy.planning.fitting import plan_for, refit, set_minutes
from consultancy.planning.readiness import readiness
from consultancy.services.ports import ConsultancyStore
from consultancy.services.writing import Desk, found
from consultancy.text import _, clean, clean_line

FIRST_PROTOCOL, FIRST_MINUTES = "consultancy", 45
QUESTION_CAP = 2_000
WORKSHEET_CAP = 20_000_000

Protocols = Callable[[str], Protocol]


@dataclass(frozen=True, slots=True)
class Fitted:
    """How fitting went: the minutes planned, and one sentence when the wish could not be met (else empty)."""

    minutes: int
    shortfall: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """One line of "Ready?": done, or what is still open. Never a block."""

    done: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class WorksheetTaken:
    """What was read from a filled worksheet: the fields taken, and those not found, by title."""

    taken: tuple[str, ...]
    missing: tuple[str, ...]


class Preparation:
    """Use cases of the Prepare screen."""

    def __init__(self, desk: Desk, consultancies: ConsultancyStore, protocols: Protocols) -> None:
        self._desk = desk
        self._consultancies = consultancies
        self._protocols = protocols

    def create(self, title: str = "", *, sample: bool = False) -> Consultancy:
        """Make a new consultancy, planned with the Consultancy protocol."""
        plan, __ = plan_for(self._protocols(FIRST_PROTOCOL), 0, FIRST_MINUTES)
        new = Consultancy(self._desk.new_id(), self._desk.clock.read().utc, plan=plan, sample=sample)
        new = replace(new, dilemma=replace(new.dilemma, title=clean_line(title)))
        self._keep(new, Topic.CONSULTANCIES)
        return new

    def get(self, consultancy: str) -> Consultancy:
        """Read one consultancy. Raises NotFoundHere."""
        return found(self._consultancies, consultancy)

    def set_dilemma(self, consultancy: str, field: str, text: str) -> None:
        """Keep one field of the dilemma; ``field`` is one of DILEMMA_FIELDS."""
        old = self.get(consultancy)
        kept = clean_line(text) if field == "title" else clean(text)
        self._change(old, replace(old, dilemma=replace(old.dilemma, **{field: kept})), Topic.CONSULTANCIES)

    def set_focus(self, consultancy: str, moment: WordingMoment, text: str) -> None:
        """Keep one wording of the focus question."""
        old = self.get(consultancy)
        focus = replace(old.focus, **{moment.value: clean_line(text, QUESTION_CAP)})
        self._change(old, replace(old, focus=focus), Topic.CONSULTANCIES)

    def add_person(
        self, consultancy: str, name: str, organisation: str = "", role: Role = Role.CONSULTANT
    ) -> Participant:
        """Add somebody. An empty name raises Refused."""
        old = self.get(consultancy)
        person = _cleaned(Participant(self._desk.new_id(), name, organisation, role, _next_place(old)))
        self._change_people(old, (*old.people, person), person)
        return person

    def change_person(self, consultancy: str, participant: Participant) -> None:
        """Keep a changed name, organisation, role or position."""
        old = self.get(consultancy)
        changed = _cleaned(participant)
        people = (changed if person.id == changed.id else person for person in old.people)
        self._change_people(old, tuple(sorted(people, key=lambda person: person.position)), changed)

    def remove_person(self, consultancy: str, participant: str) -> None:
        """Take somebody out; their notes stay."""
        old = self.get(consultancy)
        self._change_people(old, tuple(person for person in old.people if person.id != participant))

    def suggest_people(self, typed: str, limit: int = 8) -> list[Person]:
        """Offer people of this workspace whose name or organisation begins like what was typed."""
        return self._consultancies.people_like(clean_line(typed), limit)

    def choose_protocol(self, consultancy: str, key: str, minutes: int | None = None) -> Fitted:
        """Plan with a protocol, at its default length or fitted to ``minutes``; floors hold."""
        old = self._still_planned(consultancy)
        plan, shortfall = plan_for(self._protocols(key), _turn_names(old.people), minutes)
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

    def set_step_minutes(self, consultancy: str, step: str, minutes: int) -> None:
        """Plan one step longer or shorter; below its floor raises Refused with a sentence that names the floor."""
        old = self._still_planned(consultancy)
        if old.plan is not None:
            self._change(old, replace(old, plan=set_minutes(old.plan, step, minutes)), Topic.PLAN)

    def set_start(self, consultancy: str, starts: Utc | None) -> None:
        """Keep the time the consultancy is to begin."""
        old = self.get(consultancy)
        self._change(old, replace(old, starts=starts), Topic.PLAN)

    def set_room(self, consultancy: str, room: str) -> None:
        """Keep the name of the room."""
        old = self.get(consultancy)
        self._change(old, replace(old, room=clean_line(room)), Topic.CONSULTANCIES)

    def advice(self, consultancy: Consultancy) -> tuple[str, ...]:
        """Give plain advice on the focus question, one sentence each; never a block."""
        return tuple(each.sentence for each in advise(consultancy.focus.current, consultancy.people))

    def readiness(self, consultancy: Consultancy) -> tuple[Ready, ...]:
        """Say what is ready and what is not."""
        return tuple(Ready(done, sentence) for done, sentence in readiness(consultancy))

    def take_worksheet(self, consultancy: str, path: Path) -> WorksheetTaken:
        """Read a filled worksheet into the dilemma in one transaction. Raises CannotRead; then nothing changed."""
        from consultancy.documents.worksheet_fields import field_title
        from consultancy.documents.worksheet_reading import read_worksheet

        reading = read_worksheet(read_capped(path, WORKSHEET_CAP))
        old = self.get(consultancy)
        self._take(old, {key: clean(text).strip() for key, text in reading.fields.items()})
        return WorksheetTaken(
            taken=tuple(field_title(key) for key in reading.fields),
            missing=tuple(field_title(key) for key in reading.missing),
        )

    def remove(self, consultancy: str) -> None:
        """Put a consultancy away (it can be brought back)."""
        with self._desk.changing(Topic.CONSULTANCIES, consultancy=consultancy):
            self._consultancies.remove(consultancy, self._desk.clock.read().utc)

    def bring_back(self, consultancy: str) -> None:
        """Bring back a consultancy that was put away."""
        with self._desk.changing(Topic.CONSULTANCIES, consultancy=consultancy):
            self._consultancies.bring_back(consultancy)

    def _take(self, old: Consultancy, answers: dict[str, str]) -> None:
        """Keep what was answered; what was left empty stays as it was."""
        told = {key: answers[key] for key in DILEMMA_FIELDS if answers.get(key)}
        if "title" in told:
            told["title"] = clean_line(told["title"])
        question = clean_line(answers.get("focus", ""), QUESTION_CAP) or old.focus.prepared
        people = self._with_presenter(old, clean_line(answers.get("presenter", "")), answers.get("organisation", ""))
        new = replace(
            old,
            dilemma=replace(old.dilemma, **told),
            focus=replace(old.focus, prepared=question),
            people=people,
        )
        with self._desk.changing(Topic.CONSULTANCIES, Topic.PEOPLE, Topic.PLAN, consultancy=old.id):
            self._consultancies.save(replace(new, plan=self._with_turns(new)))
            if new.presenter is not None and new.presenter != old.presenter:
                self._consultancies.remember(new.presenter)

    def _with_presenter(self, old: Consultancy, name: str, organisation: str) -> tuple[Participant, ...]:
        """Name the presenter as the worksheet does: the one already there is renamed, not doubled."""
        there = old.presenter
        if not name and (there is None or not organisation):
            return old.people
        if there is None:
            new = Participant(self._desk.new_id(), name, clean_line(organisation), Role.PRESENTER, _next_place(old))
            return (*old.people, new)
        renamed = replace(there, name=name or there.name, organisation=clean_line(organisation) or there.organisation)
        return tuple(renamed if person is there else person for person in old.people)

    def _still_planned(self, consultancy: str) -> Consultancy:
        """Read a consultancy whose plan may still be exchanged: the clock's record names its steps once it runs."""
        stored = self.get(consultancy)
        if stored.status is not Status.PLANNED:
            raise Refused(
                _("The room is open, so the plan stays; its steps can still get minutes or be skipped.")
            )
        return stored

    def _change_people(self, old: Consultancy, people: tuple[Participant, ...], who: Participant | None = None) -> None:
        new = replace(old, people=people)
        plan = self._with_turns(new)
        topics = (Topic.PEOPLE,) if plan == old.plan else (Topic.PEOPLE, Topic.PLAN)
        with self._desk.changing(*topics, consultancy=old.id):
            self._consultancies.save(replace(new, plan=plan))
            if who is not None:
                self._consultancies.remember(who)

    def _with_turns(self, consultancy: Consultancy) -> Plan | None:
        """Plan a turn for each person again, when the plan has turns and the room is not open yet."""
        plan = consultancy.plan
        if plan is None or consultancy.status is not Status.PLANNED or not any(step.turn for step in plan.steps):
            return plan
        protocol = self._protocols(plan.protocol_key)
        again, __ = plan_for(protocol, _turn_names(consultancy.people), plan.minutes, plan.variant)
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


def _next_place(consultancy: Consultancy) -> int:
    return 1 + max((person.position for person in consultancy.people), default=-1)


def _cleaned(participant: Participant) -> Participant:
    name = clean_line(participant.name)
    if not name:
        raise Refused(_("Type a name first."))
    return replace(participant, name=name, organisation=clean_line(participant.organisation))


def _turn_names(people: tuple[Participant, ...]) -> list[str]:
    """Name those who take turns: everybody who brings or consults."""
    return [person.name for person in people if person.role in (Role.PRESENTER, Role.CONSULTANT)]


def _turns(plan: Plan) -> list[tuple[str, str]]:
    return [(step.id, step.turn_name) for step in plan.steps]
