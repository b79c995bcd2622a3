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
        words = self._stand_ins[found.group()]
        return capitalised(words) if begins else words

    @cached_property
    def _known(self) -> dict[str, Participant]:
        known: dict[str, Participant] = {}
        for person in self.people:
            for spelling in (person.id, person.name, person.short_name):
                known.setdefault(spelling.casefold(), person)
        return known

    @cached_property
    def _stand_ins(self) -> dict[str, str]:
        """Map each way of writing a name to what stands for it, first the whole names, then their parts."""
        pairs = [(spelling, self.of(person)) for person in self.people for spelling in _whole(person.name)]
        pairs += [(person.short_name, self.of(person)) for person in self.people]
        pairs += [(part, self.of(person)) for person in self.people for part in _parts(person.name)]
        if self.names is Names.NONE:
            pairs += [(person.organisation, _("an organisation")) for person in self.people]
        found: dict[str, str] = {}
        for spelling, words in pairs:
            found.setdefault(spelling, words)
        found.pop("", None)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._stand_ins, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(spelling) for spelling in longest_first)})(?!\w)")


def _whole(name: str) -> tuple[str, ...]:
    return (name, name.lower(), name.upper()) if " " in name else (name,)


def _parts(name: str) -> tuple[str, ...]:
    """Give the words of a name that are told from other words by their capital: ``Mark``, never ``mark`` or ``de``."""
    return tuple(part for part in name.split() if len(part) > 2 and part[0].isupper())
