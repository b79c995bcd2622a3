"""A line for names: completes people already known, takes several pasted at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView

from ui.widgets import Line

ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class PersonLine(Line):
    """Takes "Name, organisation" on Enter, on leaving, or when lines are pasted; ``take`` says whether it was kept."""

    cancelled = Signal()

    def __init__(
        self, name: str, placeholder: str, suggest: Callable[[str], tuple[str, ...]], take: Callable[[str], bool]
    ) -> None:
        super().__init__(name, placeholder)
        self._suggest = suggest
        self._keep = take
        self._offers = QStringListModel(self)
        self._popup = QListView()
        self._completer = QCompleter(self._offers, self)
        self._completer.setPopup(self._popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._offer)
        self.textChanged.connect(self._several)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._highlighted() or self.text())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and not self.completing():
            self.clear()
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in ELSEWHERE:
            self._take(self.text())

    def flush(self) -> None:
        """Take what is in the line, as when it is left."""
        self._take(self.text())

    def completing(self) -> bool:
        """Say whether people are being offered."""
        return self._popup.isVisible()

    def _highlighted(self) -> str:
        chosen = self._popup.currentIndex()
        return str(chosen.data()) if self.completing() and chosen.isValid() else ""

    def _take(self, text: str) -> None:
        self._popup.hide()
        self.clear()
        if text.strip() and not self._keep(text):
            self.setText(text)

    def _offer(self, typed: str) -> None:
        self._offers.setStringList(list(self._suggest(typed)))
        if self._offers.rowCount():
            self._completer.complete()
            # Nothing is chosen until an arrow key chooses: Enter takes what was typed.
            self._popup.setCurrentIndex(QModelIndex())
        else:
            self._popup.hide()

    def _several(self, text: str) -> None:
        if "\n" in text or "\u2028" in text or "\u2029" in text:
            self._take(text)
