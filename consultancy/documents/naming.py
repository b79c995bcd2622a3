"""How people are named in a document: in full, by initials, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from consultancy.model.people import Participant, Role
from consultancy.text import _


class Names(StrEnum):
    """How people are named in a document."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


def role_in_words(role: Role) -> str:
    """Say what part somebody plays, for a table: ``Presenter``."""
    return {
        Role.PRESENTER: _("Presenter"),
        Role.CONSULTANT: _("Consultant"),
        Role.FACILITATOR: _("Facilitator"),
        Role.RECORDER: _("Recorder"),
    }[role]


def _part_played(role: Role) -> str:
    return {
        Role.PRESENTER: _("the presenter"),
        Role.CONSULTANT: _("a colleague"),
        Role.FACILITATOR: _("the facilitator"),
        Role.RECORDER: _("the recorder"),
    }[role]


def capitalised(text: str) -> str:
    """Begin with a capital letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def _looks_like_a_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


@dataclass(frozen=True)
class Naming:
    """The one place that decides how the people of a consultancy appear, in tables and inside sentences."""

    people: tuple[Participant, ...]
    names: Names

    def of(self, person: Participant) -> str:
        """Name somebody of the consultancy."""
        if self.names is Names.FULL:
            return person.name
        return person.initials if self.names is Names.INITIALS else _part_played(person.role)

    def organisation(self, person: Participant | None) -> str:
        """Name somebody's organisation; without names it stays out too."""
        return "" if person is None or self.names is Names.NONE else person.organisation

    def typed(self, name: str) -> str:
        """Name whoever was typed as speaker or owner. Somebody unknown has initials, or stays unnamed."""
        known = self._known.get(name.casefold().strip())
        if known is not None:
            return self.of(known)
        if self.names is Names.NONE:
            return ""
        if self.names is Names.INITIALS and _looks_like_a_name(name):
            return " ".join(f"{word[0]}." for word in name.split())
        return self.within(name)

    def within(self, text: str) -> str:
        """Replace the names of the people wherever they stand in ``text``, unless names are given in full."""
        if self.names is Names.FULL or not self._stand_ins:
            return text
        return self._pattern.sub(lambda found: self._instead(text, found), text)

    def _instead(self, text: str, found: re.Match[str]) -> str:
        before = text[: found.start()].rstrip(" “\"'‘(")
        begins = not before or before[-1] in ".!?:\n"
        words = self._stand_ins[found.group().casefold()]
        return capitalised(words) if begins else words

    @cached_property
    def _known(self) -> dict[str, Participant]:
        spellings = ((key, person) for person in self.people for key in (person.id, person.name, person.short_name))
        return {key.casefold(): person for key, person in reversed(tuple(spellings))}

    @cached_property
    def _stand_ins(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for person in self.people:
            parts = [part for part in person.name.split() if len(part) > 2]
            for spelling in (person.name, person.short_name, *parts):
                found.setdefault(spelling.casefold(), self.of(person))
        if self.names is Names.NONE:
            for person in self.people:
                found.setdefault(person.organisation.casefold(), _("an organisation"))
        found.pop("", None)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Match whole names in any case; single words only as they are written (``Mark``, not ``mark``)."""
        spellings = {spelling: None for person in self.people for spelling in self._spellings(person)}
        longest_first = sorted((spelling for spelling in spellings if spelling), key=len, reverse=True)
        choices = (re.escape(spelling) if " " not in spelling else f"(?i:{re.escape(spelling)})" for spelling in longest_first)
        return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})(?!\w)")

    def _spellings(self, person: Participant) -> tuple[str, ...]:
        parts = tuple(part for part in person.name.split() if len(part) > 2)
        organisation = (person.organisation,) if self.names is Names.NONE else ()
        return (person.name, person.short_name, *parts, *organisation)
