"""Text that is never markup."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme import fonts

SPACING = {"overline": 0.8, "title": -0.2}
COMFORTABLE = 640  # the width a paragraph asks for before it breaks lines
NARROWEST = 80
ROLES: dict[str, tuple[int, QFont.Weight]] = {
    "title": (24, QFont.Weight.Bold),
    "section": (16, QFont.Weight.Bold),
    "strong": (13, QFont.Weight.DemiBold),
    "body": (13, QFont.Weight.Normal),
    "lead": (15, QFont.Weight.Normal),
    "secondary": (13, QFont.Weight.Normal),
    "caption": (11, QFont.Weight.Normal),
    "overline": (11, QFont.Weight.Medium),
}


def line_height(font: QFont) -> int:
    """Give the height of a line of running text: half as high again as the letters, on whole pixels."""
    return round(font.pixelSize() * 1.46)


class Paragraph:
    """Running text broken into lines at a width, with the design's distance between lines."""

    def __init__(self, text: str, font: QFont, width: int, alignment: Qt.AlignmentFlag) -> None:
        self._width = max(width, 1)
        self._alignment = alignment
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption(Qt.AlignmentFlag(int(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._height = self._break(line_height(font))

    def height(self) -> int:
        """Give the height of all lines."""
        return self._height

    def size(self) -> QSize:
        """Give the room the text takes."""
        lines = range(self._layout.lineCount())
        widest = max((self._layout.lineAt(i).naturalTextWidth() for i in lines), default=0.0)
        return QSize(math.ceil(widest) + 1, self._height)

    def draw(self, painter: QPainter, colour: QColor, room: int) -> None:
        """Draw the lines, in the middle of ``room`` unless aligned to its top."""
        top = 0.0 if self._alignment & Qt.AlignmentFlag.AlignTop else max(room - self._height, 0) / 2
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(0, round(top)))

    def _break(self, step: int) -> int:
        self._layout.beginLayout()
        top = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        self._layout.endLayout()
        return max(top, step)


class PlainLabel(QLabel):
    """Shows text as it was typed. With ``elide`` it shortens when room is short; with ``wrap`` it breaks lines."""

    def __init__(
        self, text: str = "", *, wrap: bool = False, elide: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._whole = ""
        self._elides = elide
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(_as_tall_as_its_lines())
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``; nothing is painted when it is what is shown already."""
        if text == self._whole:
            return
        self._whole = text
        self._fit()

    def whole_text(self) -> str:
        """Give the text as it was set, also when it is shown shortened."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elides:
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._elides and event.type() == QEvent.Type.FontChange:
            self._fit()

    def heightForWidth(self, width: int) -> int:
        return self._paragraph(width).height() if self.wordWrap() else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap():
            super().paintEvent(event)
            return
        self._paragraph(self.width()).draw(QPainter(self), self.palette().windowText().color(), self.height())

    def sizeHint(self) -> QSize:
        if self.wordWrap():
            return self._paragraph(COMFORTABLE).size()
        if not self._elides:
            return super().sizeHint()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        if self.wordWrap():
            return QSize(min(self.sizeHint().width(), NARROWEST), line_height(self.font()))
        if not self._elides:
            return super().minimumSizeHint()
        return QSize(QFontMetrics(self.font()).horizontalAdvance("mm…"), QFontMetrics(self.font()).height())

    def _paragraph(self, width: int) -> Paragraph:
        return Paragraph(self._whole, self.font(), width, self.alignment())

    def _fit(self) -> None:
        if not self._elides:
            super().setText(self._whole)
            self.updateGeometry()
            return
        one_line = " ".join(self._whole.split())
        shown = QFontMetrics(self.font()).elidedText(one_line, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        super().setText(shown)
        self.setAccessibleName(self._whole)
        plain_tooltip(self, self._whole if shown != one_line else "")


def _as_tall_as_its_lines() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def label(
    text: str = "",
    role: str = "body",
    *,
    tone: str = "",
    wrap: bool = False,
    elide: bool = False,
    tabular: bool = False,
) -> PlainLabel:
    """Make a label in one of the roles ``title section strong lead body secondary caption overline``."""
    made = PlainLabel(wrap=wrap, elide=elide)
    size, weight = ROLES[role]
    made.setFont(fonts.font(size, weight, tabular=tabular, spacing=SPACING.get(role, 0)))
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setText(text.upper() if role == "overline" else text)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the colour a label is written in."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that is shown as typed."""
    widget.setToolTip(text)


def rule() -> QFrame:
    """Make a hairline between things."""
    made = QFrame()
    made.setProperty("rule", "true")
    made.setFixedHeight(1)
    return made


class PlainTextGuard(QObject):
    """Keeps every label and tooltip of the program from reading markup; installed on the application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Polish and isinstance(watched, QLabel):
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False
