"""The consultancy under review with its notes, read once and kept until something changes them."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.model.consultancy import Consultancy
from consultancy.model.note import Note
from consultancy.services.notes import Notes
from consultancy.services.preparation import Preparation


class Subject:
    """What the parts of the screen share. ``redraw`` shows the screen anew."""

    def __init__(self, preparation: Preparation, notes: Notes, redraw: Callable[[], None]) -> None:
        self._preparation = preparation
        self._notes_service = notes
        self._consultancy: Consultancy | None = None
        self._notes: tuple[Note, ...] | None = None
        self.redraw = redraw
        self.id = ""

    def take(self, consultancy: str) -> None:
        """Turn to another consultancy."""
        self.id = consultancy
        self.stale()

    def stale(self) -> None:
        """Read again when next looked at."""
        self._consultancy = None
        self._notes = None

    def now(self) -> Consultancy:
        """Give the consultancy as it is stored. Raises NotFoundHere."""
        if self._consultancy is None:
            self._consultancy = self._preparation.get(self.id)
        return self._consultancy

    def notes(self) -> tuple[Note, ...]:
        """Give its notes, oldest first."""
        if self._notes is None:
            self._notes = self._notes_service.of(self.id)
        return self._notes
