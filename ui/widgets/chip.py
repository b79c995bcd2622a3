"""Small rounded labels in a tone: states, kinds, roles."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import TONES
from ui.widgets.buttons import pressed_by_enter
from ui.widgets.paint import box, focus_ring, follow_theme, keyboard_is_on, painter_on

SIDE = 9
ICON_SIZE = 14
LEAST = 40


class Chip(QPushButton):
    """A chip in a tone. It is a label, unless ``checkable`` or ``clickable``; ``dashed`` invites adding one."""

    def __init__(
        self,
        text: str,
        tone: str = "neutral",
        *,
        icon: str = "",
        checkable: bool = False,
        clickable: bool = False,
        dashed: bool = False,
    ) -> None:
        super().__init__()
        assert tone in TONES
        self._tone = tone
        self._icon_name = icon
        self._dashed = dashed
        self._words = ""
        self._live = checkable or clickable
        self.setCheckable(checkable)
        self.setFont(fonts.font(11, QFont.Weight.Medium))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not self._live:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setText(text)
        follow_theme(self)

    def setText(self, text: str) -> None:
        """Show ``text`` as typed."""
        if text == self._words:
            return
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def words(self) -> str:
        """Give the text as it was set."""
        return self._words

    def tone(self) -> str:
        """Give the tone."""
        return self._tone

    def set_tone(self, tone: str) -> None:
        """Change the tone."""
        assert tone in TONES
        if tone != self._tone:
            self._tone = tone
            self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon, or none."""
        if name != self._icon_name:
            self._icon_name = name
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._words) + 2 * SIDE + self._icon_room(), metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), LEAST + self._icon_room()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        area = QRectF(self.rect())
        fill, line, ink = self._colours()
        box(painter, area, area.height() / 2, fill=fill, line=line, dashed=self._dashed)
        self._paint_inside(painter, ink)
        if keyboard_is_on(self):
            focus_ring(painter, area, area.height() / 2)

    def _icon_room(self) -> int:
        return ICON_SIZE + 6 if self._icon_name else 0

    def _colours(self) -> tuple[str, str, str]:
        tokens = theme().tokens
        if self._dashed:
            return "", tokens.planned, "ink_2"
        tone = "neutral" if self.isCheckable() and not self.isChecked() else self._tone
        if self.isCheckable() and self.isChecked() and tone == "neutral":
            tone = "accent"
        line = tokens.foreground(tone) if self.isChecked() else ""
        fill = tokens.background(tone)
        if self._live and self.underMouse():
            fill = QColor(fill).darker(104).name()
        return fill, line, "ink_2" if tone == "neutral" else tone

    def _paint_inside(self, painter: QPainter, ink: str) -> None:
        metrics = QFontMetrics(self.font())
        room = self.width() - 2 * SIDE - self._icon_room()
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0) + 1)
        left = (self.width() - metrics.horizontalAdvance(shown) - self._icon_room()) / 2
        if self._icon_name:
            image = theme().pixmap(self._icon_name, ink, ICON_SIZE, self.devicePixelRatioF())
            painter.drawPixmap(round(left), (self.height() - ICON_SIZE) // 2, image)
            left += self._icon_room()
        painter.setFont(self.font())
        painter.setPen(theme().colour(ink))
        area = QRectF(left, 0, metrics.horizontalAdvance(shown) + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
