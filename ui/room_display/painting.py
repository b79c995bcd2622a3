"""How the room display is drawn: dark in both themes, everything in proportion to the window, type fitted to width."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from consultancy.live.shown import StepState, Urgency
from consultancy.text import _
from ui.room_display.presenter import RoomState
from ui.theme import fonts
from ui.theme.tokens import NIGHT

FULL = 5760  # a whole turn in Qt's sixteenths of a degree
WIDE, TALL = 1456.0, 819.0  # the proportions it was designed in
SIDE = 64
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SMALLEST = 9


def paint_room(painter: QPainter, area: QRectF, state: RoomState, *, disc: bool) -> None:
    """Draw the whole display into ``area``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, QColor("#000000" if state.blank else NIGHT.canvas))
    if not state.blank:
        _Room(painter, area, state).paint(disc=disc)


class _Room:
    """One drawing. Lengths are those of the design, scaled to the window."""

    def __init__(self, painter: QPainter, area: QRectF, state: RoomState) -> None:
        self._painter = painter
        self._state = state
        self._scale = min(area.width() / WIDE, area.height() / TALL)
        self._wide = area.width() / self._scale
        self._tall = area.height() / self._scale
        self._tone = NIGHT.accent if state.urgency is Urgency.CALM else NIGHT.closing
        painter.scale(self._scale, self._scale)

    def paint(self, *, disc: bool) -> None:
        """Draw from top to bottom."""
        self._head()
        foot = self._foot()
        self._middle(112, foot - 24, disc=disc)

    def _head(self) -> None:
        state, row = self._state, QRectF(SIDE, 44, self._wide - 2 * SIDE, 36)
        third = row.width() / 3
        self._line(state.heading, QRectF(row.left(), row.top(), third * 1.15, row.height()), 22, NIGHT.ink_3)
        self._line(state.step, row, 22, NIGHT.ink_3, align=Qt.AlignmentFlag.AlignCenter)
        self._line(state.time_of_day, row, 22, NIGHT.ink, bold=True, align=Qt.AlignmentFlag.AlignRight)

    def _foot(self) -> float:
        """Draw the bar, and the focus question above it; gives the top of what was drawn."""
        width = self._wide - 2 * SIDE
        bar = self._tall - 50
        self._shares(QRectF(SIDE, bar, width, 9))
        question = self._state.focus_question
        if not question:
            return bar
        font, height = _fitted_lines(question, width, 34, 2, QFont.Weight.DemiBold)
        top = bar - 24 - height
        self._wrapped(question, QRectF(SIDE, top, width, height), font, NIGHT.ink)
        self._line(
            _("Focus question").upper(), QRectF(SIDE, top - 30, width, 24), 16, NIGHT.presenter, bold=True, apart=1
        )
        self._painter.fillRect(QRectF(SIDE, top - 52, width, 1), QColor(NIGHT.line))
        return top - 52

    def _middle(self, top: float, bottom: float, *, disc: bool) -> None:
        side = min(bottom - top, 448.0, self._wide * 0.32)
        ring = QRectF(SIDE, (top + bottom - side) / 2, side, side)
        if disc:
            self._disc(ring.adjusted(24, 0, -24, -48))
            words = QRectF(ring.left(), ring.bottom() - 36, ring.width(), 36)
            self._line(self._state.words, words, 23, self._tone, bold=True, align=Qt.AlignmentFlag.AlignCenter)
        else:
            self._ring(ring)
            self._figure(ring)
        left = ring.right() + 76
        self._words(QRectF(left, top, self._wide - SIDE - left, bottom - top))

    def _ring(self, area: QRectF) -> None:
        thick = area.width() * 0.045
        ring = area.adjusted(thick, thick, -thick, -thick)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(NIGHT.track), thick))
        self._painter.drawEllipse(ring)
        arc = round(self._state.fraction * FULL)
        if arc:
            self._painter.setPen(QPen(self._dimmed(self._tone), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            self._painter.drawArc(ring, FULL // 4, -arc)

    def _disc(self, area: QRectF) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(NIGHT.track))
        self._painter.drawEllipse(area)
        self._painter.setBrush(self._dimmed(self._tone))
        self._painter.drawPie(area, FULL // 4, -round(self._state.fraction * FULL))

    def _figure(self, area: QRectF) -> None:
        room = area.width() * 0.64
        font = _fitted(self._state.figure, room, 134, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        baseline = area.center().y() + metrics.capHeight() / 2 - area.height() * 0.04
        if not self._state.figure:
            baseline = area.center().y() - 24
        self._painter.setFont(font)
        self._painter.setPen(self._dimmed(NIGHT.ink))
        left = area.center().x() - metrics.horizontalAdvance(self._state.figure) / 2
        self._painter.drawText(QPointF(left, baseline), self._state.figure)
        words = QRectF(area.left(), baseline + 18, area.width(), 32).adjusted(50, 0, -50, 0)
        self._line(self._state.words, words, 23, self._tone, bold=True, align=Qt.AlignmentFlag.AlignCenter)

    def _words(self, area: QRectF) -> None:
        state = self._state
        title, title_height = _fitted_lines(state.title, area.width(), 58, 2, QFont.Weight.Bold)
        line, line_height = _fitted_lines(state.line, area.width(), 27, 2, QFont.Weight.Normal)
        line_height = line_height if state.line else 0.0
        boxes = self._boxes(area.width())
        height = title_height + (22 + line_height if state.line else 0) + (30 + 84 if boxes else 0)
        top = area.top() + max((area.height() - height) / 2, 0)
        self._wrapped(state.title, QRectF(area.left(), top, area.width(), title_height), title, NIGHT.ink)
        top += title_height
        if state.line:
            self._wrapped(state.line, QRectF(area.left(), top + 22, area.width(), line_height), line, NIGHT.ink_2)
            top += 22 + line_height
        self._draw_boxes(boxes, QPointF(area.left(), top + 30))

    def _boxes(self, width: float) -> list[tuple[str, str, str, str, float]]:
        """Give what stands in boxes side by side: a word, a line, their colours, and how wide."""
        state = self._state
        told = (
            (_("Speaking"), state.speaking, NIGHT.accent, NIGHT.accent_bg),
            (_("Listening"), state.listening, NIGHT.presenter, NIGHT.presenter_bg),
            (state.next_when, state.next_title, NIGHT.ink_2, NIGHT.neutral_bg),
        )
        shown = [(word, line, ink, ground) for word, line, ink, ground in told if line]
        natural = [max(_wide(word, 23, bold=True), _wide(line, 23)) + 44 for word, line, _ink, _ground in shown]
        room = width - 14 * max(len(shown) - 1, 0)
        share = min(room / max(sum(natural), 1.0), 1.0)
        return [(*each, wide * share) for each, wide in zip(shown, natural, strict=True)]

    def _draw_boxes(self, boxes: list[tuple[str, str, str, str, float]], at: QPointF) -> None:
        left = at.x()
        for word, line, ink, ground, wide in boxes:
            box = QRectF(left, at.y(), wide, 84)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(ground))
            self._painter.drawRoundedRect(box, 10, 10)
            self._line(word, box.adjusted(21, 12, -19, -42), 23, ink, bold=True)
            self._line(line, box.adjusted(21, 42, -19, -12), 23, ink)
            left += wide + 14

    def _shares(self, area: QRectF) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(share for share, _state, _done in self._state.shares) or 1.0
        left = area.left()
        for share, state, done in self._state.shares:
            wide = (area.width() + 4) * share / whole
            piece = QRectF(left, area.top(), max(wide - 4, 1.0), area.height())
            self._piece(piece, NIGHT.track)
            if state is StepState.DONE:
                self._piece(piece, NIGHT.bar)
            elif state is StepState.IN_HAND and done > 0:
                self._piece(piece, self._tone)
            left += wide

    def _piece(self, area: QRectF, colour: str) -> None:
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(area, 4, 4)

    def _dimmed(self, colour: str) -> QColor:
        made = QColor(colour)
        if self._state.quiet:
            made.setAlphaF(0.55)
        return made

    def _line(
        self,
        text: str,
        area: QRectF,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        apart: int = 0,
    ) -> None:
        """Write one line, smaller where it would not fit, and shortened at last."""
        font = _fitted(text, area.width(), size, QFont.Weight.DemiBold if bold else QFont.Weight.Normal, size * 2 // 3)
        if apart:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, apart)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter), shown)

    def _wrapped(self, text: str, area: QRectF, font: QFont, colour: str) -> None:
        self._painter.save()
        self._painter.setClipRect(area.adjusted(-2, -4, 2, 4))
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(area, text, _wrapping())
        self._painter.restore()


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _wide(text: str, size: int, *, bold: bool = False) -> float:
    weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
    return QFontMetricsF(fonts.font(size, weight, tabular=True)).horizontalAdvance(text)


def _fitted(text: str, room: float, size: int, weight: QFont.Weight, least: int = SMALLEST) -> QFont:
    """Give the largest font, up to ``size``, in which the text fits the room on one line."""
    font = fonts.font(size, weight, tabular=True)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    return font if wide <= room else fonts.font(max(int(size * room / wide), least), weight, tabular=True)


def _fitted_lines(text: str, width: float, size: int, lines: int, weight: QFont.Weight) -> tuple[QFont, float]:
    """Give the largest font in which the text takes at most ``lines`` lines, and the height it then takes."""
    for smaller in range(size, SMALLEST, -2):
        font = fonts.font(smaller, weight, tabular=True)
        count, height = _measured(text, width, font)
        if count <= lines:
            return font, height
    font = fonts.font(SMALLEST, weight)
    return font, QFontMetricsF(font).lineSpacing() * lines


def _measured(text: str, width: float, font: QFont) -> tuple[int, float]:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(_wrapping())
    layout.beginLayout()
    count, height = 0, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        count, height = count + 1, height + line.height()
    layout.endLayout()
    return count, height
