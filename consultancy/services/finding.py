"""Find again: all consultancies, newest first, filtered as one types; and what needs attention today."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.model.consultancy import Commitment, ConsultancyRow
from consultancy.services.running import Interrupted


@dataclass(frozen=True, slots=True)
class Found:
    """A row that matched, with the line it matched in when that was a note (else empty)."""

    row: ConsultancyRow
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of rows and how many there are in all."""

    found: tuple[Found, ...]
    total: int


@dataclass(frozen=True, slots=True)
class UpNext:
    """A planned consultancy, with what is ready (True) or not (False), each in words."""

    row: ConsultancyRow
    chips: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What Today shows."""

    interrupted: tuple[Interrupted, ...]
    next_up: tuple[UpNext, ...]
    recent: tuple[ConsultancyRow, ...]
    due: tuple[tuple[Commitment, str], ...]
    total: int


class Finder:
    """Use cases of Today and of the list of consultancies."""

    def overview(self) -> Overview:
        """Gather what Today shows; nothing in it grows with the whole history."""
        raise NotImplementedError

    def find(self, typed: str = "", *, limit: int = 50, offset: int = 0) -> FoundPage:
        """Filter over titles, people, organisations, themes and note text. Any input is safe."""
        raise NotImplementedError
