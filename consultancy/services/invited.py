"""The people of a consultancy, typed quickly and offered again the next time."""

from __future__ import annotations

from dataclasses import replace

from consultancy.changes import Topic
from consultancy.errors import Refused
from consultancy.model.consultancy import Consultancy
from consultancy.model.people import Participant, Person, Role
from consultancy.services.planned import Planned
from consultancy.text import _, clean_line


class Invited(Planned):
    """Use cases of the people; where people take turns, the plan follows them until the room is open."""

    def add_person(
        self, consultancy: str, name: str, organisation: str = "", role: Role = Role.CONSULTANT
    ) -> Participant:
        """Add somebody. An empty name raises Refused."""
        old = self.get(consultancy)
        person = _cleaned(Participant(self._desk.new_id(), name, organisation, role, next_place(old)))
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

    def _change_people(self, old: Consultancy, people: tuple[Participant, ...], who: Participant | None = None) -> None:
        new = replace(old, people=people)
        plan = self._with_turns(new)
        topics = (Topic.PEOPLE,) if plan == old.plan else (Topic.PEOPLE, Topic.PLAN)
        with self._desk.changing(*topics, consultancy=old.id):
            self._consultancies.save(replace(new, plan=plan))
            if who is not None:
                self._consultancies.remember(who)


def next_place(consultancy: Consultancy) -> int:
    return 1 + max((person.position for person in consultancy.people), default=-1)


def _cleaned(participant: Participant) -> Participant:
    name = clean_line(participant.name)
    if not name:
        raise Refused(_("Type a name first."))
    return replace(participant, name=name, organisation=clean_line(participant.organisation))
