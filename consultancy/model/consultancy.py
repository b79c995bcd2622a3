"""A consultancy: one dilemma worked through one protocol by one group."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from consultancy.model.note import Audience
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import Plan
from consultancy.model.time import Utc


class Status(StrEnum):
    """Where a consultancy stands."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    RELEASED = "released"


class WordingMoment(StrEnum):
    """When a wording of the focus question was written."""

    PREPARED = "prepared"
    AFTER_PROBING = "after_probing"
    AT_CLOSE = "at_close"


@dataclass(frozen=True, slots=True)
class Dilemma:
    """What the presenter brings."""

    title: str = ""
    context: str = ""
    tried: str = ""
    evidence: str = ""
    in_our_control: str = ""
    help_wanted: str = ""


DILEMMA_FIELDS = ("title", "context", "tried", "evidence", "in_our_control", "help_wanted")


@dataclass(frozen=True, slots=True)
class FocusQuestion:
    """The one question the group works on, kept in every wording."""

    prepared: str = ""
    after_probing: str = ""
    at_close: str = ""

    @property
    def current(self) -> str:
        """Give the latest wording."""
        return self.at_close or self.after_probing or self.prepared


@dataclass(frozen=True, slots=True)
class Consultancy:
    """One consultancy as prepared and as it stands. ``end_by`` is an agreed end ("until 11:15"), if any.

    ``hard_end``: the agreed end is fixed ("the bus leaves at 11:15"), and nothing may go past it unsaid.
    """

    id: str
    created: Utc
    dilemma: Dilemma = field(default_factory=Dilemma)
    focus: FocusQuestion = field(default_factory=FocusQuestion)
    status: Status = Status.PLANNED
    plan: Plan | None = None
    people: tuple[Participant, ...] = ()
    starts: Utc | None = None
    end_by: Utc | None = None
    room: str = ""
    language: str = "en"
    sample: bool = False
    started: Utc | None = None
    ended: Utc | None = None
    handed_over: Utc | None = None
    hard_end: bool = False

    @property
    def title(self) -> str:
        """Give the title of the dilemma."""
        return self.dilemma.title

    def with_role(self, role: Role) -> tuple[Participant, ...]:
        """Give the people who play ``role``, in order."""
        return tuple(person for person in self.people if person.role is role)

    @property
    def presenter(self) -> Participant | None:
        """Give the first presenter, if one is named."""
        return next(iter(self.with_role(Role.PRESENTER)), None)

    @property
    def facilitator(self) -> Participant | None:
        """Give the facilitator, if one is named."""
        return next(iter(self.with_role(Role.FACILITATOR)), None)

    @property
    def consultants(self) -> tuple[Participant, ...]:
        """Give the consultants, in order."""
        return self.with_role(Role.CONSULTANT)


@dataclass(frozen=True, slots=True)
class Commitment:
    """Who does what by when, with what evidence."""

    id: str
    consultancy: str
    what: str
    who: str = ""
    by: date | None = None
    evidence: str = ""
    audience: Audience = Audience.PRESENTER
    position: int = 0
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ConsultancyRow:
    """One line of the list of consultancies: no plan, no long text, cheap to read by the thousand."""

    id: str
    title: str
    status: Status
    presenter: str
    organisation: str
    protocol: str
    minutes: int
    when: Utc
    notes: int
    exported: bool
    room: str = ""
    starts: Utc | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A consultancy that matched a search, with the note line it matched in, if it was a note."""

    row: ConsultancyRow
    excerpt: str = ""
