"""The words of a note while they are mended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from consultancy.text import _
from ui.widgets import GrowingText


class NoteEdit(GrowingText):
    """Enter keeps the words, Esc leaves them as they were; no key goes on to the list behind.

    ``grown`` tells that it takes more room, or less.
    """

    cancelled = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget, words: str) -> None:
        super().__init__(least=1, most=10, name=_("Note"), enter_submits=True)
        self.setParent(parent)
        self.set_text(words)
        self.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grown.emit()
