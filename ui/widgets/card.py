"""A white sheet on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.paint import box, follow_theme, mixed, painter_on

BAR = 4


class Card(QWidget):
    """A card with a vertical layout ``body``. ``tone`` grounds it in a tone; ``bar`` draws a tone at its left edge."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (18, 16, 18, 16), tone: str = "", bar: str = "") -> None:
        super().__init__()
        self._tone = tone
        self._bar = bar
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(8)
        follow_theme(self)

    def set_tone(self, tone: str) -> None:
        """Ground the card in another tone, or in none."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        area = QRectF(self.rect())
        if self._bar:
            painter.setClipRect(QRectF(0, 0, BAR, area.height()))
            box(painter, area, RADIUS_CARD, fill=tokens.foreground(self._bar))
            painter.setClipRect(area.adjusted(BAR, 0, 0, 0))
        box(painter, area, RADIUS_CARD, fill=self._ground(), line=self._edge())

    def _ground(self) -> str:
        tokens = theme().tokens
        if self._tone == "closing":
            return tokens.closing_wash
        return tokens.background(self._tone) if self._tone else tokens.surface

    def _edge(self) -> str:
        tokens = theme().tokens
        if not self._tone or self._tone == "neutral":
            return tokens.line
        return mixed(tokens.strong(self._tone), tokens.background(self._tone), 0.5 if self._tone == "closing" else 0.15)
