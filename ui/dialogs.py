"""Questions and file dialogs of the real program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.asking import Place
from ui.window import Window


class QtAsking:
    """Asks with the system's own dialogs and tells at the foot of the window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def save_as(self, title: str, suggested: Path, kinds: str) -> Path | None:
        """Ask where to save; None when they think better of it. The system asks before a file is replaced."""
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        return _with_suffix(Path(chosen), suggested.suffix) if chosen else None

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        """Ask which file to read; None when they think better of it."""
        chosen, _kind = QFileDialog.getOpenFileName(self._window, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def tell(self, sentence: str, *, undo: Callable[[], None] | None = None) -> None:
        """Say something quietly; with "Undo" when it can be undone."""
        self._window.tell(sentence, undo)

    def trouble(self, sentence: str) -> None:
        """Say what went wrong, in a line that stays."""
        self._window.trouble(sentence)

    def go(self, place: Place, consultancy: str = "") -> None:
        """Go to another screen."""
        self._window.go(place, consultancy)


def _with_suffix(chosen: Path, suffix: str) -> Path:
    """Some systems leave the ending off when it was not typed; a name that was typed with an ending stays."""
    return chosen if chosen.suffix or chosen.exists() else chosen.with_suffix(suffix)
