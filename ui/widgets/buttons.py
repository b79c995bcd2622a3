"""Buttons that say what happens, and show their key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import ICON, RADIUS_CONTROL
from ui.widgets.paint import box, focus_ring, follow_theme, keyboard_is_on, painter_on
from ui.widgets.text import label, plain_tooltip

KINDS = ("primary", "plain", "quiet", "mild", "danger")
GAP = 8


def key_width(text: str) -> int:
    """Give the width of the little box that shows a key."""
    return QFontMetrics(fonts.font(11, QFont.Weight.Medium)).horizontalAdvance(text) + 13


def draw_key(painter: QPainter, area: QRectF, text: str, ink: str, line: str, fill: str = "") -> None:
    """Draw a key in its little box, a shade thicker at its foot."""
    box(painter, area, 4, fill=fill, line=line)
    painter.setPen(QColor(line))
    painter.drawLine(area.bottomLeft() + QPointF(3, -1.5), area.bottomRight() + QPointF(-3, -1.5))
    painter.setPen(QColor(ink))
    painter.setFont(fonts.font(11, QFont.Weight.Medium))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button that has the keyboard when Enter was struck, alone and not held down; say whether it was."""
    alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and alone
    if enter:
        button.click()
    return enter


class KeyHint(QWidget):
    """The little box that shows a key; for an action without one there is no box."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(key_width(text) if text else 0, 18)
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        tokens = theme().tokens
        draw_key(painter_on(self), QRectF(self.rect()), self._text, tokens.ink_3, tokens.field_line, tokens.surface)


class Button(QPushButton):
    """A button of kind ``primary``, ``plain``, ``quiet``, ``mild`` or ``danger``, with an icon and its key.

    ``mild`` is quiet in the colour of advice: a way out that stands beside it.
    """

    def __init__(
        self, text: str, *, kind: str = "plain", icon: str = "", key: str = "", small: bool = False, menu: bool = False
    ) -> None:
        super().__init__()
        self._kind = kind
        self._icon_name = icon
        self._key = key
        self._small = small
        self._opens_menu = menu
        self._words = ""
        self.setFont(fonts.font(12 if small else 13, QFont.Weight.Medium))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        follow_theme(self)

    def setText(self, text: str) -> None:
        """Show ``text`` as typed: an ampersand is an ampersand."""
        if text == self._words:
            return
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def words(self) -> str:
        """Give the text as it was set."""
        return self._words

    def set_kind(self, kind: str) -> None:
        """Change how loud the button is."""
        if kind != self._kind:
            self._kind = kind
            self.update()

    def set_icon(self, name: str) -> None:
        """Show another line icon, or none."""
        if name != self._icon_name:
            self._icon_name = name
            self.updateGeometry()
            self.update()

    def key(self) -> str:
        """Give the key that is shown."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        if key != self._key:
            self._key = key
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._words) + 2 * self._side() + self._extras()
        return QSize(width, max(26 if self._small else 32, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:
        most = QFontMetrics(self.font()).horizontalAdvance("m" * 6)
        hint = self.sizeHint()
        return QSize(min(hint.width(), most + 2 * self._side() + self._extras()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        area = QRectF(self.rect())
        fill, line, _ink = self._colours()
        box(painter, area, RADIUS_CONTROL, fill=fill, line=line)
        self._paint_inside(painter)
        if keyboard_is_on(self):
            focus_ring(painter, area, RADIUS_CONTROL)

    def _side(self) -> int:
        return 9 if self._small else 13

    def _extras(self) -> int:
        icon = ICON + GAP if self._icon_name else 0
        key = key_width(self._key) + GAP if self._key else 0
        return icon + key + (14 if self._opens_menu else 0)

    def _colours(self) -> tuple[str, str, str]:
        tokens = theme().tokens
        lifted = self.isDown() or (self.underMouse() and self.isEnabled())
        if self._kind == "primary":
            fill = QColor(tokens.primary).darker(112).name() if lifted else tokens.primary
            return fill, "", "on_primary"
        if self._kind in ("quiet", "mild"):
            return (tokens.neutral_bg if lifted else ""), "", "ink_2" if self._kind == "quiet" else "closing"
        ink = "over" if self._kind == "danger" else "ink"
        return (tokens.neutral_bg if lifted else tokens.surface), tokens.field_line, ink

    def _paint_inside(self, painter: QPainter) -> None:
        _fill, _line, ink = self._colours()
        metrics = QFontMetrics(self.font())
        room = self.width() - 2 * self._side() - self._extras()
        shown = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, max(room, 0) + 1)
        content = metrics.horizontalAdvance(shown) + self._extras()
        left = (self.width() - content) / 2
        if self._icon_name:
            image = theme().pixmap(self._icon_name, ink, ICON, self.devicePixelRatioF())
            painter.drawPixmap(round(left), (self.height() - ICON) // 2, image)
            left += ICON + GAP
        painter.setFont(self.font())
        painter.setPen(theme().colour(ink))
        words = QRectF(left, 0, metrics.horizontalAdvance(shown) + 2, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._paint_after(painter, words.right() - 2)

    def _paint_after(self, painter: QPainter, left: float) -> None:
        tokens = theme().tokens
        middle = self.height() / 2
        if self._key:
            area = QRectF(round(left) + GAP, round(middle - 9), key_width(self._key), 18)
            primary = self._kind == "primary"
            ink, line = (tokens.on_primary, tokens.accent_line) if primary else (tokens.ink_3, tokens.field_line)
            draw_key(painter, area, self._key, ink, line)
        if self._opens_menu:
            image = theme().pixmap("chevron-down", "ink_2", 12, self.devicePixelRatioF())
            painter.drawPixmap(round(left) + 4, round(middle - 6), image)


class IconButton(QPushButton):
    """A button that is only an icon; its name is read out and shown as a tooltip."""

    def __init__(self, icon: str, name: str, *, token: str = "ink_2", framed: bool = False, size: int = 28) -> None:
        super().__init__()
        self._icon_name = icon
        self._token = token
        self._framed = framed
        self._filled = False
        self.setFixedSize(size, size)
        self.set_name(name)
        follow_theme(self)

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setAccessibleName(name)
        plain_tooltip(self, name)

    def set_icon(self, icon: str, token: str = "", *, filled: bool = False) -> None:
        """Show another icon, outlined or filled."""
        self._icon_name = icon
        self._token = token or self._token
        self._filled = filled
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        tokens = theme().tokens
        area = QRectF(self.rect())
        lifted = self.isEnabled() and (self.isDown() or self.underMouse())
        fill = tokens.neutral_bg if lifted else (tokens.surface if self._framed else "")
        box(painter, area, RADIUS_CONTROL, fill=fill, line=tokens.field_line if self._framed else "")
        size = min(ICON, self.width() - 4)
        image = theme().pixmap(self._icon_name, self._token, size, self.devicePixelRatioF(), filled=self._filled)
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, image)
        if keyboard_is_on(self):
            focus_ring(painter, area, RADIUS_CONTROL)


class MinutesStepper(QWidget):
    """Minutes with a minus and a plus. ``changed`` gives the new number; arrows and plus/minus keys work too."""

    changed = Signal(int)

    def __init__(self, name: str, minutes: int = 0, *, least: int = 0, most: int = 600) -> None:
        super().__init__()
        self._name = name
        self._least = least
        self._most = most
        self._minutes = minutes
        self._less = IconButton("minus", name + " −1", token="ink_3", size=22)
        self._more = IconButton("plus", name + " +1", token="ink_3", size=22)
        self._figure = label("", "strong", tabular=True)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._figure.setMinimumWidth(24)
        self._lay_out()
        self.set_minutes(minutes)

    def minutes(self) -> int:
        """Give the minutes shown."""
        return self._minutes

    def set_minutes(self, minutes: int) -> None:
        """Show ``minutes`` without telling anyone."""
        self._minutes = minutes
        self._figure.setText(str(minutes))
        self.setAccessibleName(f"{self._name} {minutes}")
        self._less.setEnabled(minutes > self._least)
        self._more.setEnabled(minutes < self._most)

    def set_bounds(self, least: int, most: int) -> None:
        """Change the floor and the ceiling."""
        self._least, self._most = least, most
        self.set_minutes(self._minutes)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self._less, self._figure, self._more):
            row.addWidget(part)
        self._less.clicked.connect(lambda: self._step(-1))
        self._more.clicked.connect(lambda: self._step(1))

    def _step(self, by: int) -> None:
        minutes = min(max(self._minutes + by, self._least), self._most)
        if minutes != self._minutes:
            self.set_minutes(minutes)
            self.changed.emit(minutes)
