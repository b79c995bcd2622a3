"""A page longer than the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

KEPT_CLEAR = 24  # above and below what has the keyboard


class Scroll(QScrollArea):
    """A column that scrolls up and down, never sideways.

    It brings what gets the keyboard into view and keeps it there while the column grows, until somebody scrolls away.
    """

    def __init__(self, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 12) -> None:
        super().__init__()
        self._followed: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setProperty("plain", "true")
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(gap)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        self.verticalScrollBar().sliderPressed.connect(self._let_go)
        program = QApplication.instance()
        assert isinstance(program, QApplication)
        program.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), 80)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        handled = super().eventFilter(watched, event)
        if watched is self._inside and event.type() == QEvent.Type.Resize:
            self._bring_into_view()
        return handled

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._let_go()
        super().wheelEvent(event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._followed = now if now is not None and self._inside.isAncestorOf(now) else None
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        if self._followed is not None:
            self.ensureWidgetVisible(self._followed, 0, KEPT_CLEAR)

    def _let_go(self) -> None:
        self._followed = None
