"""Prepare a consultancy: dilemma, people, focus question, protocol and minutes. Everything is saved as it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consultancy.model.consultancy import Consultancy, WordingMoment
from consultancy.model.people import Participant, Person, Role
from consultancy.model.time import Utc


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

    def create(self, title: str = "") -> Consultancy:
        """Make a new consultancy, planned with the Consultancy protocol."""
        raise NotImplementedError

    def get(self, consultancy: str) -> Consultancy:
        """Read one consultancy. Raises NotFoundHere."""
        raise NotImplementedError

    def set_dilemma(self, consultancy: str, field: str, text: str) -> None:
        """Keep one field of the dilemma; ``field`` is one of DILEMMA_FIELDS."""
        raise NotImplementedError

    def set_focus(self, consultancy: str, moment: WordingMoment, text: str) -> None:
        """Keep one wording of the focus question."""
        raise NotImplementedError

    def add_person(
        self, consultancy: str, name: str, organisation: str = "", role: Role = Role.CONSULTANT
    ) -> Participant:
        """Add somebody. An empty name raises Refused."""
        raise NotImplementedError

    def change_person(self, consultancy: str, participant: Participant) -> None:
        """Keep a changed name, organisation, role or position."""
        raise NotImplementedError

    def remove_person(self, consultancy: str, participant: str) -> None:
        """Take somebody out; their notes stay."""
        raise NotImplementedError

    def suggest_people(self, typed: str, limit: int = 8) -> list[Person]:
        """Offer people of this workspace whose name or organisation begins like what was typed."""
        raise NotImplementedError

    def choose_protocol(self, consultancy: str, key: str, minutes: int | None = None) -> Fitted:
        """Plan with a protocol, at its default length or fitted to ``minutes``; floors hold."""
        raise NotImplementedError

    def fit_until(self, consultancy: str, end: Utc) -> Fitted:
        """Fit the plan so that it ends at ``end``, from its start (or from now); the agreed end is kept."""
        raise NotImplementedError

    def set_step_minutes(self, consultancy: str, step: str, minutes: int) -> None:
        """Plan one step longer or shorter; below its floor raises Refused with a sentence that names the floor."""
        raise NotImplementedError

    def set_start(self, consultancy: str, starts: Utc | None) -> None:
        """Keep the time the consultancy is to begin."""
        raise NotImplementedError

    def set_room(self, consultancy: str, room: str) -> None:
        """Keep the name of the room."""
        raise NotImplementedError

    def advice(self, consultancy: Consultancy) -> tuple[str, ...]:
        """Give plain advice on the focus question, one sentence each; never a block."""
        raise NotImplementedError

    def readiness(self, consultancy: Consultancy) -> tuple[Ready, ...]:
        """Say what is ready and what is not."""
        raise NotImplementedError

    def take_worksheet(self, consultancy: str, path: Path) -> WorksheetTaken:
        """Read a filled worksheet into the dilemma in one transaction. Raises CannotRead; then nothing changed."""
        raise NotImplementedError

    def remove(self, consultancy: str) -> None:
        """Put a consultancy away (it can be brought back)."""
        raise NotImplementedError

    def bring_back(self, consultancy: str) -> None:
        """Bring back a consultancy that was put away."""
        raise NotImplementedError
