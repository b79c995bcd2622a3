"""The people in the room, as quickly typed: "Dana Whitfield, Maple Valley SD", one or many at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from consultancy.model.people import Participant, Role
from consultancy.services.preparation import Preparation
from consultancy.text import _, n_
from ui.asking import Asking
from ui.prepare.state import PeopleCard, PersonChip
from ui.prepare.subject import Subject
from ui.telling import telling

ORDER = (Role.FACILITATOR, Role.RECORDER, Role.CONSULTANT)
PARTING = re.compile(r"\s*[,;\t·]\s*")
BULLETS = "•*–- \t"


def role_words(role: Role) -> str:
    """Name a role."""
    return {
        Role.PRESENTER: _("presenter"),
        Role.CONSULTANT: _("consultant"),
        Role.FACILITATOR: _("facilitator"),
        Role.RECORDER: _("recorder"),
    }[role]


def chip(person: Participant, *, by_name: bool = False) -> PersonChip:
    """Show somebody by name and organisation (or ``by_name`` alone), and by role unless it goes without saying."""
    plain = person.role in (Role.CONSULTANT, Role.PRESENTER)
    parts = (person.name, "" if by_name else person.organisation, "" if plain else role_words(person.role))
    return PersonChip(person.id, " · ".join(part for part in parts if part), person.role)


def read_person(line: str) -> tuple[str, str]:
    """Read "Name, organisation" from one line; both empty when there is nobody in it."""
    name, *rest = PARTING.split(line.strip().lstrip(BULLETS), maxsplit=1)
    return name.strip(), rest[0].strip() if rest else ""


class PeopleDesk:
    """Intents about people."""

    def __init__(self, subject: Subject, preparation: Preparation, asking: Asking) -> None:
        self._subject = subject
        self._preparation = preparation
        self._asking = asking
        self._editing = ""

    def begin(self) -> None:
        """Turn to another consultancy."""
        self._editing = ""

    def enter(self, typed: str, role: Role = Role.CONSULTANT) -> bool:
        """Take a typed line, or several pasted ones: change the person being edited, or add people.

        False when it could not be kept; the words then belong where they were typed.
        """
        lines = [read_person(line) for line in typed.splitlines()]
        people = [(name, organisation) for name, organisation in lines if name]
        kept = False
        with telling(self._asking):
            if self._editing and role is not Role.PRESENTER and people:
                self._change(self._editing, *people.pop(0))
                self._editing = ""
            for name, organisation in people:
                self._add(name, organisation, role)
            kept = True
        self._subject.redraw()
        return kept

    def edit(self, person: str) -> None:
        """Bring a person's name and organisation back into the field."""
        self._editing = person
        self._subject.redraw()

    def cancel_edit(self) -> None:
        """Leave the person as they were."""
        self._editing = ""
        self._subject.redraw()

    def set_role(self, person: str, role: Role) -> None:
        """Give somebody another role."""
        found = self._find(person)
        if found is not None:
            with telling(self._asking):
                self._preparation.change_person(self._subject.id, replace(found, role=role))

    def remove(self, person: str) -> None:
        """Take somebody out; it can be undone."""
        found = self._find(person)
        if found is None:
            return
        self._editing = ""
        with telling(self._asking):
            self._preparation.remove_person(self._subject.id, person)
            sentence = _("{name} was taken off the list.").format(name=found.name)
            self._asking.tell(sentence, undo=self._bringing_back(self._subject.id, found))

    def suggest(self, typed: str) -> tuple[str, ...]:
        """Offer people who begin like what was typed, as they would be typed."""
        if not typed.strip():
            return ()
        people = self._preparation.suggest_people(read_person(typed)[0])
        offers = tuple(", ".join(part for part in (one.name, one.organisation) if part) for one in people)
        named = PARTING.search(typed) is not None
        return tuple(offer for offer in offers if not named or offer.casefold().startswith(typed.casefold()))

    def work_out(self) -> PeopleCard:
        """Give the card as it is now."""
        people = [person for role in ORDER for person in self._subject.now().with_role(role)]
        return PeopleCard(_caption(people), tuple(chip(person) for person in people), self._edited_text())

    def _edited_text(self) -> str:
        person = self._find(self._editing)
        return ", ".join(part for part in (person.name, person.organisation) if part) if person else ""

    def _find(self, person: str) -> Participant | None:
        return next((one for one in self._subject.now().people if one.id == person), None)

    def _add(self, name: str, organisation: str, role: Role) -> None:
        same = [one for one in self._subject.now().people if one.name.casefold() == name.casefold()]
        if any(one.organisation.casefold() == organisation.casefold() for one in same):
            self._asking.tell(_("{name} is already on the list.").format(name=name))
            return
        self._preparation.add_person(self._subject.id, name, organisation, role)
        self._subject.stale()

    def _change(self, person: str, name: str, organisation: str) -> None:
        found = self._find(person)
        if found is not None:
            changed = replace(found, name=name, organisation=organisation)
            self._preparation.change_person(self._subject.id, changed)

    def _bringing_back(self, consultancy: str, person: Participant) -> Callable[[], None]:
        def bring_back() -> None:
            with telling(self._asking):
                again = self._preparation.add_person(consultancy, person.name, person.organisation, person.role)
                self._preparation.change_person(consultancy, replace(again, position=person.position))

        return bring_back


def _caption(people: list[Participant]) -> str:
    if not people:
        return ""
    count = n_("{n} person", "{n} people", len(people)).format(n=len(people))
    homes = len({one.organisation.casefold() for one in people if one.organisation})
    if not homes:
        return count
    return _("{people}, {organisations}").format(
        people=count, organisations=n_("{n} organisation", "{n} organisations", homes).format(n=homes)
    )
