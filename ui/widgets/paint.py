"""What hand-painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.theme import theme


def follow_theme(widget: QWidget) -> None:
    """Paint the widget again when the theme changes."""
    theme().changed.connect(widget.update)


def painter_on(widget: QWidget) -> QPainter:
    """Give a smooth painter."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def mixed(colour: str, ground: str, share: float) -> str:
    """Give ``ground`` with a ``share`` of ``colour`` in it."""
    over, under = QColor(colour), QColor(ground)
    pairs = ((over.red(), under.red()), (over.green(), under.green()), (over.blue(), under.blue()))
    return QColor(*(round(one * share + other * (1 - share)) for one, other in pairs)).name()


def box(
    painter: QPainter, area: QRectF, radius: float, *, fill: str = "", line: str = "", dashed: bool = False
) -> None:
    """Draw a rounded box on whole pixels, with a hairline inside its edge."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(line), 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen if line else Qt.PenStyle.NoPen)
    inset = 0.5 if line else 0.0
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def keyboard_is_on(widget: QWidget) -> bool:
    """Say whether the widget has the focus and the focus was last moved by key: a click needs no ring."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def focus_ring(painter: QPainter, area: QRectF, radius: float) -> None:
    """Draw the ring that shows where the keyboard is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme().tokens.surface), 1))
    painter.drawRoundedRect(area.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)
    painter.setPen(QPen(QColor(theme().tokens.accent), 2))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), radius - 0.5, radius - 0.5)
