"""Line icons drawn in the colour of the text, crisp at every scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from consultancy.resources import resource
from ui.theme.tokens import STROKE, Tokens


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _tinted(name: str, colour: str, *, filled: bool) -> QSvgRenderer:
    text = _drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    if filled:
        text = text.replace('fill="none"', f'fill="{colour}"')
    return QSvgRenderer(QByteArray(text.encode()))


def pixmap(name: str, colour: str, size: int, ratio: float, *, filled: bool = False) -> QPixmap:
    """Draw an icon ``size`` logical pixels wide for a screen of ``ratio``."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _tinted(name, colour, filled=filled).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def draw_mark(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """Draw the program's own mark: a ring three quarters round, and a dot in the presenter's colour."""
    thick = box.width() / 8.5
    ring = box.adjusted(thick, thick, -thick, -thick)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawArc(ring, 75 * 16, -300 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.presenter))
    painter.drawEllipse(QPointF(ring.center()), thick * 1.35, thick * 1.35)


def mark(tokens: Tokens, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw the mark on nothing, ``size`` logical pixels wide."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw_mark(painter, QRectF(0, 0, size, size), tokens)
    painter.end()
    return drawn


def program_icon(tokens: Tokens) -> QIcon:
    """Give the icon of the window and the task bar."""
    icon = QIcon()
    for size in (16, 32, 64, 128):
        icon.addPixmap(mark(tokens, size))
    return icon
