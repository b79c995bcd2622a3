"""Notes: one captured line each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.model.time import Span, Utc


class NoteKind(StrEnum):
    """What sort of line a note is."""

    NOTE = "note"
    QUESTION = "question"
    PROBING = "probing"
    HEARD = "heard"
    ASSUMPTION = "assumption"
    INSIGHT = "insight"
    WARM = "warm"
    COOL = "cool"
    SUGGESTION = "suggestion"
    CONCERN = "concern"
    ACTION = "action"
    QUOTE = "quote"
    TAKEAWAY = "takeaway"
    PLUS = "plus"
    DELTA = "delta"


class Audience(StrEnum):
    """Who may see a line. ``ROOM`` lines live only until hand-over."""

    ROOM = "room"
    PRESENTER = "presenter"
    NETWORK = "network"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Note:
    """One captured line. ``step`` is a plan step id, or empty in the parking place.

    ``at`` is the place on the consultancy's timeline, ``utc`` the clock time it was first written.
    """

    id: str
    consultancy: str
    text: str
    kind: NoteKind
    step: str
    utc: Utc
    at: Span
    speaker: str = ""
    themes: tuple[str, ...] = ()
    starred: bool = False
    audience: Audience = Audience.PRESENTER
    revision: int = 1
    deleted: bool = False

    @property
    def parked(self) -> bool:
        """Say whether the note waits in the parking place."""
        return not self.step
