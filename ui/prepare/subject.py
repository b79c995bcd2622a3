"""The consultancy being prepared, read once and kept until something changes it."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.model.consultancy import Consultancy
from consultancy.services.preparation import Preparation


class Subject:
    """The consultancy the parts of the screen share. ``redraw`` shows the screen anew."""

    def __init__(self, preparation: Preparation, redraw: Callable[[], None]) -> None:
        self._preparation = preparation
        self._read: Consultancy | None = None
        self.redraw = redraw
        self.id = ""

    def take(self, consultancy: str) -> None:
        """Turn to another consultancy."""
        self.id = consultancy
        self._read = None

    def stale(self) -> None:
        """Read it again when it is next looked at."""
        self._read = None

    def now(self) -> Consultancy:
        """Give the consultancy as it is stored. Raises NotFoundHere."""
        if self._read is None:
            self._read = self._preparation.get(self.id)
        return self._read
