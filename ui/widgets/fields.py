"""Fields: a word above, the text itself, advice below."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QKeyCombination, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import fonts
from ui.theme.theme import theme
from ui.widgets.text import label, set_tone

PASTE_CAP = 200 * 1024


def clean_paste(text: str) -> str:
    """Drop what no keyboard types: control characters, lone surrogates, odd line ends."""
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (c for c in even if c in "\t\n" or unicodedata.category(c) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept)).replace("\ufffe", "").replace("\uffff", "")


def pasted_text(source: QMimeData) -> str:
    """Give what the clipboard holds as plain text, also when it holds only a web page."""
    if source.hasText():
        return source.text()
    if source.hasHtml():
        return QTextDocumentFragment.fromHtml(source.html()).toPlainText()
    return ""


def capped(text: str) -> str:
    """Cut a paste to what a field takes, on a whole character."""
    return text.encode("utf-8", "ignore")[:PASTE_CAP].decode("utf-8", "ignore")


class GrowingText(QPlainTextEdit):
    """Plain text that grows with what is typed, between ``least`` and ``most`` lines.

    ``paste_cut`` tells when a paste was longer than the field takes; ``entered`` when Enter is pressed, if
    ``enter_submits`` (Shift+Enter then starts a new line); ``left`` when the keyboard goes elsewhere.
    """

    paste_cut = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, *, least: int = 1, most: int = 12, name: str = "", enter_submits: bool = False) -> None:
        super().__init__()
        self._least = least
        self._most = most
        self._enter_submits = enter_submits
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFont(fonts.font(13))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show ``text`` unless it is there already, so that a cursor in it stays."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        whole = pasted_text(source)
        kept = clean_paste(capped(whole))
        self.textCursor().insertText(kept)
        self.ensureCursorVisible()
        if len(whole.encode("utf-8", "ignore")) > PASTE_CAP:
            self.paste_cut.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._enter_submits and enter and held == Qt.KeyboardModifier.NoModifier:
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(self._least))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height(1))

    def end(self) -> None:
        """Put the cursor after the last character."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + 2 * round(self.document().documentMargin()) + 12

    def _fit(self) -> None:
        lines = max(round(self.document().size().height()), 1)
        height = self._height(min(max(lines, self._least), self._most))
        if height != self.maximumHeight():
            self.setFixedHeight(height)


class Line(QLineEdit):
    """One line of plain text; ``left`` tells when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self, name: str = "", placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.font(13))

    def set_text(self, text: str) -> None:
        """Show ``text`` unless it is there already, so that a cursor in it stays."""
        if text != self.text():
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+E to the program: under X11 a line of text would take it for End."""
        ours = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.keyCombination() == ours:
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Field(QWidget):
    """A word above, a line or a growing text, and a line of hint or advice below.

    ``changed`` gives the text as it is typed, ``left`` tells when the keyboard goes elsewhere. A field that ``wraps``
    takes one line of text and grows so that all of it is seen.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        *,
        lines: int = 1,
        most: int = 12,
        wraps: bool = False,
        placeholder: str = "",
        hint: str = "",
    ) -> None:
        super().__init__()
        grows = wraps or lines > 1
        self.edit: GrowingText | Line = (
            GrowingText(least=lines, most=most, name=name, enter_submits=wraps) if grows else Line(name)
        )
        self.edit.setPlaceholderText(placeholder)
        self._hint = hint
        self._below = label(hint, "caption", wrap=True)
        self._flag = QLabel()
        self._foot = QHBoxLayout()
        self._lay_out(name)
        self.edit.textChanged.connect(lambda *_: self.changed.emit(self.text()))
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)
        self.advise("")
        theme().changed.connect(self._draw_flag)

    def text(self) -> str:
        """Give what is typed."""
        return self.edit.text() if isinstance(self.edit, Line) else self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling anyone."""
        blocked = self.edit.blockSignals(True)
        self.edit.set_text(text)
        self.edit.blockSignals(blocked)

    def advise(self, advice: str) -> None:
        """Show advice below in amber; an empty text brings the hint back."""
        self._below.setText(advice or self._hint)
        set_tone(self._below, "closing" if advice else "")
        self._below.setVisible(bool(advice or self._hint))
        self._flag.setVisible(bool(advice))
        self.edit.setAccessibleDescription(advice or self._hint)
        if bool(self.edit.property("advised")) != bool(advice):
            self.edit.setProperty("advised", bool(advice))
            self.edit.style().unpolish(self.edit)
            self.edit.style().polish(self.edit)

    def add_below(self, widget: QWidget) -> None:
        """Put something beside the advice: a way out of it."""
        self._below.setMinimumHeight(widget.sizeHint().height())
        self._foot.insertWidget(self._foot.count() - 1, widget)

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        above = label(name, "caption")
        above.setBuddy(self.edit)
        column.addWidget(above)
        column.addWidget(self.edit)
        self._foot.setSpacing(8)
        self._foot.addWidget(self._flag)
        self._foot.addWidget(self._below)
        self._foot.addStretch(1)
        column.addLayout(self._foot)
        self._draw_flag()

    def _draw_flag(self) -> None:
        self._flag.setPixmap(theme().pixmap("flag", "closing", 14, self.devicePixelRatioF()))
