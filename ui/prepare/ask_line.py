"""A line that asks for one thing, where it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets import Line


class AskLine(Line):
    """Appears to ask; goes when it has its answer, on Esc, or when it is left empty."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Callable[[str], bool] | None = None
        self._back: QWidget | None = None
        self.left.connect(self._put_away_if_empty)
        self.hide()

    def ask(self, words: str, example: str, answer: Callable[[str], bool], back: QWidget, given: str = "") -> None:
        """Ask; ``answer`` says whether it could be read, and the keyboard then goes back to ``back``."""
        self._answer, self._back = answer, back
        self.setAccessibleName(words)
        self.setPlaceholderText(example)
        self.setText(given)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give(self.text())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)

    def _give(self, text: str) -> None:
        if self._answer is not None and self._answer(text):
            self._put_away()
        else:
            self.selectAll()

    def _put_away(self) -> None:
        if self._back is not None:
            self._back.setFocus()
        self.hide()

    def _put_away_if_empty(self) -> None:
        if not self.text():
            self.hide()
