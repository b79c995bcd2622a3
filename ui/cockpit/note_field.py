"""The note field: plain text, with the speaker in front when one is named."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from consultancy.text import _
from ui.cockpit.notes_presenter import Present
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets.chip import Chip
from ui.widgets.fields import GrowingText
from ui.widgets.paint import box, follow_theme, painter_on

AT_SIGN = QRegularExpression(r"(?:^|\s)@([^@\n]{0,40})$")
MOST_OFFERED = 6
WIDEST_SPEAKER = 130


class People(QFrame):
    """The people present whose name fits what was typed after the @ sign. Never takes the keyboard."""

    chosen = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(_("People present"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self.chosen.emit(item.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self.hide()

    def offer(self, names: list[str], below: QPoint, width: int) -> None:
        """Show ``names``; none: show nothing."""
        self.setVisible(bool(names))
        if not names:
            return
        self._list.clear()
        self._list.addItems(names)
        self._list.setCurrentRow(0)
        row = self._list.sizeHintForRow(0)
        self.setGeometry(below.x(), below.y(), width, row * len(names) + 2 * self._list.frameWidth() + 2)
        self.raise_()

    def settled_by(self, typed: str) -> bool:
        """Say whether ``typed`` can mean one person only: a whole first name, or the whole name."""
        names = self.names()
        return len(names) == 1 and typed.casefold() in {names[0].casefold(), names[0].split()[0].casefold()}

    def move_by(self, rows: int) -> None:
        """Mark another name."""
        self._list.setCurrentRow((self._list.currentRow() + rows) % self._list.count())

    def names(self) -> list[str]:
        """Give the names on offer."""
        return [self._list.item(row).text() for row in range(self._list.count())] if self.isVisible() else []

    def take(self) -> None:
        """Choose the marked name."""
        self.chosen.emit(self._list.currentItem().text())


class NoteText(GrowingText):
    """The text of a note. Keys go to the people on offer first; Backspace at the start asks for the speaker back."""

    at_start = Signal()

    def __init__(self, people: People) -> None:
        super().__init__(least=2, most=6, name=_("Note"), enter_submits=True)
        self._people = people
        self._lets_undo_through = False
        self.textChanged.connect(self._keep_undo)
        self.setPlaceholderText(_("Write what was said"))
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { border: none; background: transparent; padding: 0; }"
        )

    def let_next_undo_through(self) -> None:
        """Leave Ctrl+Z to the clock, once, for what was just decided about it; typing on takes it back for the text."""
        self._lets_undo_through = True

    def event(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and event.matches(QKeySequence.StandardKey.Undo) and self._lets_undo_through:
            self._keep_undo()
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._people.isVisible() and self._steer(event.key()):
            return
        start = self.textCursor().position() == 0 and not self.textCursor().hasSelection()
        if event.key() == Qt.Key.Key_Backspace and start:
            self.at_start.emit()
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab choose a name while names are on offer."""
        if forward and self._people.isVisible():
            self._people.take()
            return True
        return super().focusNextPrevChild(forward)

    def _settles(self, key: int) -> bool:
        return key == Qt.Key.Key_Space and self._people.settled_by(self.after_at() or "")

    def after_at(self) -> str | None:
        """Give what was typed after the @ sign the cursor stands behind, if it does."""
        cursor = self.textCursor()
        match = AT_SIGN.match(cursor.block().text()[: cursor.positionInBlock()])
        return match.captured(1) if match.hasMatch() else None

    def _keep_undo(self) -> None:
        self._lets_undo_through = False

    def _steer(self, key: int) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._people.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._settles(key):
            self._people.take()
        elif key == Qt.Key.Key_Escape:
            self._people.hide()
        else:
            return False
        return True


class NoteField(QWidget):
    """A note being written. ``entered`` asks to save it; ``left`` tells of the keyboard going elsewhere."""

    entered = Signal()
    changed = Signal()
    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._present: tuple[Present, ...] = ()
        self._speaker = ""
        self._people = People(host)
        self._token = Chip("", "accent", clickable=True)
        self._token.setMaximumWidth(WIDEST_SPEAKER)
        self._token.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._token.hide()
        self.text_edit = NoteText(self._people)
        self.setFocusProxy(self.text_edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 5, 8, 5)
        row.setSpacing(4)
        row.addWidget(self._token, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text_edit, 1)
        self._connect()
        follow_theme(self)

    def set_people(self, present: tuple[Present, ...]) -> None:
        """Say who is present."""
        self._present = present

    def typed(self) -> str:
        """Give the text."""
        return self.text_edit.toPlainText()

    def speaker(self) -> str:
        """Give who spoke; empty when nobody is named."""
        return self._speaker

    def set_speaker(self, name: str) -> None:
        """Name who spoke, or nobody."""
        if name == self._speaker:
            return
        self._speaker = name
        self._token.setText(next((one.short for one in self._present if one.name == name), name))
        self._token.setAccessibleName(_("Speaker: {name}. Press to remove.").format(name=name))
        self._token.setVisible(bool(name))
        self.text_edit.setAccessibleDescription(name)
        self.changed.emit()

    def clear(self) -> None:
        """Begin anew: no text, no speaker."""
        self.text_edit.clear()
        self.set_speaker("")

    def put(self, text: str, speaker: str) -> None:
        """Put back what was being typed."""
        self.text_edit.setPlainText(text)
        self.text_edit.end()
        self.set_speaker(speaker)

    def offered(self) -> list[str]:
        """Give the names on offer just now."""
        return self._people.names()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        focused = self.text_edit.hasFocus()
        area = QRectF(self.rect())
        if focused:
            box(painter, area, RADIUS_CONTROL + 1, fill=tokens.accent_bg)
        inner = area.adjusted(1.5, 1.5, -1.5, -1.5)
        box(painter, inner, RADIUS_CONTROL, fill=tokens.surface, line=tokens.accent if focused else tokens.field_line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _connect(self) -> None:
        self._token.clicked.connect(lambda: self.set_speaker(""))
        self._people.chosen.connect(self._name)
        self.text_edit.at_start.connect(lambda: self.set_speaker(""))
        self.text_edit.entered.connect(self.entered)
        self.text_edit.left.connect(self._gone)
        self.text_edit.textChanged.connect(self._changed)
        self.text_edit.cursorPositionChanged.connect(self._offer)

    def _gone(self) -> None:
        self._people.hide()
        self.update()
        self.left.emit()

    def _changed(self) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        typed = self.text_edit.after_at()
        names = [] if typed is None else [one.name for one in self._present if _fits(one.name, typed)][:MOST_OFFERED]
        host = self._people.parentWidget()
        self._people.offer(names, self.mapTo(host, QPoint(0, self.height() + 2)), self.width())

    def _name(self, name: str) -> None:
        typed = self.text_edit.after_at() or ""
        cursor = self.text_edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, _units(typed) + 1)
        cursor.removeSelectedText()
        self._people.hide()
        self.set_speaker(name)
        self.text_edit.setFocus()


def _units(text: str) -> int:
    """Count as Qt's cursor does: a character beyond the first 65,536 is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fits(name: str, typed: str) -> bool:
    wanted = typed.casefold()
    whole = name.casefold()
    return whole.startswith(wanted) or any(word.startswith(wanted) for word in whole.split())
