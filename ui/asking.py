"""The one door to questions and file dialogs, so that tests answer them and no screen opens one by itself."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Place(StrEnum):
    """Somewhere the window can go."""

    TODAY = "today"
    PREPARE = "prepare"
    COCKPIT = "cockpit"
    REVIEW = "review"
    CONSULTANCIES = "consultancies"
    LIBRARY = "library"
    SETTINGS = "settings"


class Asking(Protocol):
    """Asks and tells the person. Implemented with Qt in ``ui.dialogs``, by a recorder in the tests."""

    def save_as(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to save; None when they think better of it. ``kinds`` is a Qt filter: ``Word (*.docx)``."""
        ...

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask which file to read; None when they think better of it."""
        ...

    def tell(self, sentence: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say something that needs no answer, quietly, at the foot of the window; with "Undo" when it can be undone."""
        ...

    def trouble(self, sentence: str) -> None:
        """Say what went wrong and what is safe, in a line that stays until it is put away."""
        ...

    def go(self, place: Place, consultancy: str = "") -> None:
        """Go to another screen. No screen knows another."""
        ...
