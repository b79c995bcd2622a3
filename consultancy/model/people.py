"""People in a consultancy and the parts they play."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A part somebody plays in the room."""

    PRESENTER = "presenter"
    CONSULTANT = "consultant"
    FACILITATOR = "facilitator"
    RECORDER = "recorder"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known to this workspace, offered again while a name is typed."""

    id: str
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in one consultancy. ``position`` keeps the order they were added in."""

    id: str
    name: str
    organisation: str = ""
    role: Role = Role.CONSULTANT
    position: int = 0

    @property
    def short_name(self) -> str:
        """Give the first name and an initial: ``Luis O.``"""
        words = self.name.split()
        return self.name if len(words) < 2 else f"{words[0]} {words[-1][0]}."

    @property
    def initials(self) -> str:
        """Give initials with full stops: ``L. O.``"""
        return " ".join(f"{word[0]}." for word in self.name.split())
