"""The one giant figure of the cockpit: time left, in a ring that shortens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import fonts
from ui.theme.theme import theme
from ui.widgets.paint import follow_theme, painter_on

FIGURE = 62
FULL = 5760  # a whole turn in Qt's sixteenths of a degree
STEPS = 720  # arcs closer than half a degree look the same
DESIGNED = 250


@dataclass(frozen=True, slots=True)
class Dial:
    """What a ring shows. ``fraction`` is what is left, 0 to 1; ``tone`` is accent, closing or over."""

    fraction: float = 1.0
    text: str = ""
    words: str = ""
    tone: str = "accent"
    dimmed: bool = False

    def looks(self) -> tuple[int, str, str, str, bool]:
        """Give what can be told apart by eye, so that nothing is painted twice."""
        return (round(self.fraction * STEPS), self.text, self.words, self.tone, self.dimmed)


class TimerRing(QWidget):
    """A ring (or, with ``disc``, a filled disc) with a figure in tabular numerals. Grows with its room."""

    def __init__(self, *, disc: bool = False, least: int = 150) -> None:
        super().__init__()
        self._dial = Dial()
        self._disc = disc
        self.setMinimumSize(least, least)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_theme(self)

    def show_dial(self, dial: Dial) -> None:
        """Show a dial; painted only when something visible changed."""
        if dial.looks() == self._dial.looks():
            return
        self._dial = dial
        self.setAccessibleName(f"{dial.text}, {dial.words}" if dial.words else dial.text)
        self.update()

    def set_disc(self, disc: bool) -> None:
        """Show a disc instead of a ring, or a ring again."""
        if disc != self._disc:
            self._disc = disc
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(DESIGNED, DESIGNED)

    def heightForWidth(self, width: int) -> int:
        return width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        side = min(self.width(), self.height())
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        if self._disc:
            self._paint_disc(painter, area)
        else:
            self._paint_ring(painter, area)
            self._paint_figure(painter, area)

    def _colour(self) -> QColor:
        colour = QColor(theme().tokens.strong(self._dial.tone))
        if self._dial.dimmed:
            colour.setAlphaF(0.45)
        return colour

    def _arc(self) -> int:
        if self._dial.tone == "over":
            return FULL
        return round(min(max(self._dial.fraction, 0.0), 1.0) * FULL)

    def _paint_ring(self, painter: QPainter, area: QRectF) -> None:
        thick = area.width() * 13 / DESIGNED
        ring = area.adjusted(thick, thick, -thick, -thick)
        painter.setBrush(QColor(theme().tokens.surface))
        painter.setPen(QPen(QColor(theme().tokens.track), thick))
        painter.drawEllipse(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        arc = self._arc()
        if arc:
            painter.setPen(QPen(self._colour(), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, FULL // 4, -arc)

    def _paint_disc(self, painter: QPainter, area: QRectF) -> None:
        edge = area.width() * 13 / DESIGNED
        disc = area.adjusted(edge, edge, -edge, -edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().tokens.track))
        painter.drawEllipse(disc)
        painter.setBrush(self._colour())
        painter.drawPie(disc, FULL // 4, -self._arc())

    def _paint_figure(self, painter: QPainter, area: QRectF) -> None:
        dial = self._dial
        scale = area.width() / DESIGNED
        room = area.width() * 0.72
        figure = _fitted(dial.text, round(FIGURE * scale), QFont.Weight.DemiBold, room)
        words = _fitted(dial.words, max(round(13 * scale), 11), QFont.Weight.DemiBold, room)
        ink = QColor(theme().tokens.ink)
        if dial.dimmed:
            ink.setAlphaF(0.55)
        middle = area.center()
        tall, low = QFontMetricsF(figure), QFontMetricsF(words)
        lift = low.height() * 0.4 if dial.words else 0.0
        baseline = middle.y() - lift + tall.capHeight() / 2
        _centred(painter, figure, ink, dial.text, QPointF(middle.x(), baseline))
        tone = QColor(theme().tokens.foreground(dial.tone))
        _centred(painter, words, tone, dial.words, QPointF(middle.x(), baseline + low.height() * 1.35))


def _fitted(text: str, size: int, weight: QFont.Weight, room: float) -> QFont:
    """Give a font in which ``text`` fits into ``room``: hours over time need more figures than minutes left."""
    made = fonts.font(size, weight, tabular=True)
    wide = QFontMetricsF(made).horizontalAdvance(text)
    return made if wide <= room else fonts.font(max(int(size * room / wide), 9), weight, tabular=True)


def _centred(painter: QPainter, font: QFont, colour: QColor, text: str, foot: QPointF) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(foot.x() - QFontMetricsF(font).horizontalAdvance(text) / 2, foot.y()), text)
