"""A small window in front of everything else, for when the facilitator is in slides. A click goes back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from consultancy.live.shown import Urgency
from consultancy.text import _
from ui.mini_clock.presenter import MiniPresenter, MiniState
from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.paint import box, follow_theme, painter_on

SIZE = QSize(276, 84)
FROM_THE_CORNER = 24
FIGURE_WIDE = 104
INKS = {Urgency.CALM: "ink", Urgency.CLOSING: "closing", Urgency.OVER: "over"}


class MiniClock(QWidget):
    """The clock. ``back`` is emitted by a click or Enter; dragging moves it, Esc and F6 put it away."""

    back = Signal()

    def __init__(self, presenter: MiniPresenter) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.setWindowTitle(_("Mini clock"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(SIZE)
        self._presenter = presenter
        self._state: MiniState | None = None
        self._pressed: QPoint | None = None
        self.timer = QTimer(self)
        self.timer.timeout.connect(presenter.refresh)
        follow_theme(self)

    def begin(self) -> None:
        """Show the clock in the upper right corner of the screen."""
        room = self.screen().availableGeometry()
        self.move(room.right() - SIZE.width() - FROM_THE_CORNER, room.top() + FROM_THE_CORNER)
        self.show()
        self._presenter.show(self.render_mini)

    def render_mini(self, state: MiniState) -> None:
        """Show a state; painted only when something changed."""
        if state != self._state:
            self._state = state
            parts = (state.figure, state.words, state.title, state.next)
            self.setAccessibleName(", ".join(part for part in parts if part))
            self.update()
        if not state.tick_ms:
            self.timer.stop()
        elif not self.timer.isActive() or self.timer.interval() != state.tick_ms:
            self.timer.start(state.tick_ms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F6):
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            self.windowHandle().startSystemMove()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None:
            self.back.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.timer.stop()
        self._presenter.hide()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        state, tokens = self._state, theme().tokens
        if state is None:
            return
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), RADIUS_CARD, fill=tokens.surface, line=tokens.field_line)
        ink = "ink_3" if state.quiet else INKS[state.urgency]
        left = 16
        if state.figure:
            self._write(painter, state.figure, QRectF(left, 0, FIGURE_WIDE, self.height()), 34, ink, bold=True)
            left += FIGURE_WIDE
        room = self.width() - left - 14
        self._write(painter, state.title, QRectF(left, 11, room, 20), 13, "ink", bold=True)
        words = "ink_3" if state.quiet or state.urgency is Urgency.CALM else ink
        self._write(painter, state.words, QRectF(left, 31 if state.title else 32, room, 20), 12, words)
        self._write(painter, state.next, QRectF(left, 52, room, 20), 11, "ink_3")

    @staticmethod
    def _write(painter: QPainter, text: str, area: QRectF, size: int, ink: str, *, bold: bool = False) -> None:
        """Write one line, smaller where it would not fit, and shortened at last."""
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        font = fonts.font(size, weight, tabular=True)
        wide = QFontMetrics(font).horizontalAdvance(text)
        if wide > area.width():
            font = fonts.font(max(int(size * area.width() / wide), min(size, 11)), weight, tabular=True)
        painter.setFont(font)
        painter.setPen(theme().colour(ink))
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
