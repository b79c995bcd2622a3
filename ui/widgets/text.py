"""Text that is never markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolTip, QWidget

from ui.theme import fonts

ROLES: dict[str, tuple[int, QFont.Weight]] = {
    "title": (24, QFont.Weight.Bold),
    "section": (16, QFont.Weight.DemiBold),
    "strong": (13, QFont.Weight.DemiBold),
    "body": (13, QFont.Weight.Normal),
    "secondary": (13, QFont.Weight.Normal),
    "caption": (11, QFont.Weight.Normal),
    "overline": (11, QFont.Weight.Medium),
}


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

    def sizeHint(self) -> QSize:
        if not self._elides:
            return super().sizeHint()
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        if not self._elides:
            return super().minimumSizeHint()
        return QSize(QFontMetrics(self.font()).horizontalAdvance("mm…"), QFontMetrics(self.font()).height())

    def _fit(self) -> None:
        if not self._elides:
            super().setText(self._whole)
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
    """Make a label in one of the roles ``title section strong body secondary caption overline``."""
    made = PlainLabel(wrap=wrap, elide=elide)
    size, weight = ROLES[role]
    made.setFont(fonts.font(size, weight, tabular=tabular))
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
        kind = event.type()
        if kind == QEvent.Type.Polish and isinstance(watched, QLabel):
            watched.setTextFormat(Qt.TextFormat.PlainText)
        elif kind == QEvent.Type.ToolTip and isinstance(watched, QWidget) and Qt.mightBeRichText(watched.toolTip()):
            QToolTip.showText(event.globalPos(), watched.toolTip(), watched)  # type: ignore[attr-defined]
            return True
        return False
