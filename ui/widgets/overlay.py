"""A sheet over the window that Esc puts away; the keyboard goes back to where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.paint import painter_on

TOP = 64
DIM = 22
FITTING = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Overlay(QWidget):
    """Dims the window and shows ``card`` in its upper half, centred on ``over`` where there is one to be seen.

    ``closed`` is emitted when it is put away.
    """

    closed = Signal()

    def __init__(self, host: QWidget, *, width: int = 640, over: QWidget | None = None) -> None:
        super().__init__(host)
        self._host = host
        self._over = over or host
        self._width = width
        self._before: QWidget | None = None
        self.card = Card(margins=(18, 16, 18, 16))
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(16, TOP, 16, 16)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 0)
        row.addStretch(1)
        self._outer.addLayout(row)
        self._outer.addStretch(1)
        self.hide()
        for watched in {host, self._over}:
            watched.installEventFilter(self)

    def open(self, focus: QWidget) -> None:
        """Show the sheet and give the keyboard to ``focus``."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._lift()
        self._fit()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Put the sheet away."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Keep the keyboard on the sheet."""
        inside = [one for one in self.findChildren(QWidget) if _takes_tab(one)]
        if not inside:
            return True
        now = QApplication.focusWidget()
        at = inside.index(now) if now in inside else -1
        inside[(at + (1 if forwards else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self._host, self._over) and event.type() in FITTING and not self.isHidden():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(QRectF(self.rect()), QColor(0, 0, 0, DIM))

    def _fit(self) -> None:
        self.setGeometry(self._host.rect())
        under = self._under()
        self._outer.setContentsMargins(16 + under.left(), TOP, 16 + self.width() - 1 - under.right(), 16)
        self.card.setFixedWidth(min(self._width, under.width() - 32))
        self.card.setMaximumHeight(max(self._host.height() - TOP - 16, 120))

    def _under(self) -> QRect:
        if self._over is self._host or not self._over.isVisible():
            return self.rect()
        return QRect(self._over.mapTo(self._host, QPoint()), self._over.size())

    def _lift(self) -> None:
        if self.card.graphicsEffect() is None:
            shadow = QGraphicsDropShadowEffect(self.card)
            shadow.setBlurRadius(36)
            shadow.setOffset(0, 10)
            shadow.setColor(QColor(0, 0, 0, 70))
            self.card.setGraphicsEffect(shadow)


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
