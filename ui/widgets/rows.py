"""Rows of lists, and what stands where a list is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets.paint import box, focus_ring, follow_theme, keyboard_is_on, painter_on
from ui.widgets.text import label

FIRST, LAST = "first", "last"
SIDE = 24


class ListRow(QWidget):
    """A row with a horizontal layout ``line`` that can be chosen by mouse or keyboard. ``name`` is read out."""

    chosen = Signal()

    def __init__(self, name: str, *, selectable: bool = True, ruled: bool = True) -> None:
        super().__init__()
        self._selected = False
        self._ruled = ruled
        self._selectable = selectable
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(14, 9, 14, 9)
        self.line.setSpacing(10)
        self.setAccessibleName(name)
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        follow_theme(self)

    def set_selected(self, selected: bool) -> None:
        """Mark the row as the one shown beside the list."""
        if selected != self._selected:
            self._selected = selected
            self.update()

    def is_selected(self) -> bool:
        """Say whether the row is marked."""
        return self._selected

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._selectable and inside and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._selectable and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        elif self._selectable and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        area = QRectF(self.rect())
        ground = self._ground()
        if ground and self._ruled:
            painter.fillRect(area.adjusted(1, 0, -1, 0), theme().colour(ground))
        elif ground:
            box(painter, area, RADIUS_CONTROL, fill=getattr(tokens, ground))
        if self._ruled:
            painter.fillRect(QRectF(0, area.height() - 1, area.width(), 1), theme().colour("line"))
        if keyboard_is_on(self):
            focus_ring(painter, area.adjusted(1, 1, -1, -1), RADIUS_CONTROL)

    def _ground(self) -> str:
        if self._selected:
            return "accent_bg"
        return "canvas" if self._selectable and self.underMouse() else ""


class EmptyState(QWidget):
    """What to do when there is nothing yet: a picture, a sentence, a hint and the way on."""

    def __init__(self, icon: str, title: str, sentence: str, buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._icon_name = icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 28, SIDE, 28)
        column.setSpacing(8)
        column.addWidget(self._picture)
        for text in (label(title, "section", wrap=True), label(sentence, "secondary", wrap=True)):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.setSpacing(8)
        self._ways.addStretch()
        for button in buttons:
            self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        self._ways.addStretch()
        column.addSpacing(8)
        column.addLayout(self._ways)
        theme().changed.connect(self._draw)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below each other where they would not fit beside each other in full."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._ways.setDirection(beside)
        if self._ways.sizeHint().width() > self.contentsRect().width() - 2 * SIDE:
            self._ways.setDirection(below)

    def _draw(self) -> None:
        self._picture.setPixmap(theme().pixmap(self._icon_name, "accent", 32, self.devicePixelRatioF()))
