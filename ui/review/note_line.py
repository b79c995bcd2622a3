"""One note in the list: read, starred, mended in place, moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from consultancy.model.note import Audience, NoteKind
from consultancy.text import _
from ui.kinds import audience_words, kind_words
from ui.review.notes import NotesDesk
from ui.review.state import NoteRow
from ui.widgets import Chip, GrowingText, IconButton, ListRow, label
from ui.widgets.binding import bound

CHIP_WIDTH = 86
Steps = tuple[tuple[str, str], ...]


class NoteEdit(GrowingText):
    """The words of a note while they are mended: Enter keeps them, Esc leaves them as they were."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(least=1, most=10, name=_("Note"), enter_submits=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class NoteLine(ListRow):
    """A note. Enter or a click mends it, S stars it, Delete deletes it; the rest is in its menu."""

    typed = Signal()

    def __init__(self, row: NoteRow, desk: NotesDesk) -> None:
        super().__init__(row.text)
        self._row = row
        self._desk = desk
        self._steps: Steps = ()
        self._star = IconButton("star", "", token="ink_3", size=24)
        self._kind = Chip("", clickable=True)
        self._kind.setFixedWidth(CHIP_WIDTH)
        self._text = label("", wrap=True)
        self._edit: NoteEdit | None = None
        self._audience = label("", "caption")
        self._who_when = label("", "caption", tabular=True)
        self._more = IconButton("ellipsis", _("What can be done with this note"), size=24)
        self._lay_out()
        self._connect()
        self.setAccessibleDescription(_("Enter changes the words, S the star; Delete deletes the note."))

    def show_row(self, row: NoteRow, steps: Steps) -> None:
        """Show a note, or the same one changed."""
        self._row, self._steps = row, steps
        self.setAccessibleName(row.text)
        self._text.setText(row.text)
        self._kind.setText(row.kind_words)
        self._kind.set_tone(row.tone)
        self._kind.setAccessibleDescription(_("Kind of note"))
        self._star.set_icon("star", "closing" if row.starred else "ink_3", filled=row.starred)
        self._star.set_name(_("Take the star away") if row.starred else _("Star the note"))
        self._who_when.setText(row.who_when)
        self._audience.setText("" if row.audience is Audience.PRESENTER else audience_words(row.audience))
        self._audience.setVisible(row.audience is not Audience.PRESENTER)
        self._show_edit(row.draft)

    def menu(self) -> QMenu:
        """Make the menu of what can be done with the note."""
        made = self._new_menu()
        note = self._row.id
        made.addAction(_("Change the words"), bound(self._desk.edit, note))
        star = _("Take the star away") if self._row.starred else _("Star the note")
        made.addAction(star, bound(self._desk.star, note, not self._row.starred))
        self._fill_kinds(made.addMenu(_("Kind")))
        who = made.addMenu(_("Who may see it"))
        for audience in Audience:
            action = who.addAction(audience_words(audience), bound(self._desk.set_audience, note, audience))
            action.setCheckable(True)
            action.setChecked(audience is self._row.audience)
        where = made.addMenu(_("Move to"))
        for step, title in self._steps:
            action = where.addAction(title.replace("&", "&&"), bound(self._desk.move, note, step))
            action.setEnabled(step != self._row.step)
        made.addSeparator()
        made.addAction(_("Delete the note"), bound(self._desk.delete, note))
        return made

    def kind_menu(self) -> QMenu:
        """Make the menu of kinds."""
        made = self._new_menu()
        self._fill_kinds(made)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._desk.delete(self._row.id)
        elif event.key() == Qt.Key.Key_S and not event.modifiers():
            self._desk.star(self._row.id, not self._row.starred)
        elif event.key() == Qt.Key.Key_F2:
            self._desk.edit(self._row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def _lay_out(self) -> None:
        self.line.setContentsMargins(14, 4, 10, 4)
        self.line.addWidget(self._star)
        self.line.addWidget(self._kind)
        self.line.addWidget(self._text, 1)
        self.line.addWidget(self._audience)
        self.line.addWidget(self._who_when)
        self.line.addWidget(self._more)

    def _connect(self) -> None:
        self.chosen.connect(lambda: self._desk.edit(self._row.id))
        self._star.clicked.connect(lambda: self._desk.star(self._row.id, not self._row.starred))
        self._kind.clicked.connect(lambda: self._open(self.kind_menu(), self._kind))
        self._more.clicked.connect(lambda: self._open(self.menu(), self._more))

    def _show_edit(self, draft: str | None) -> None:
        self._text.setVisible(draft is None)
        if draft is None:
            self._end_edit()
            return
        if self._edit is None:
            self._edit = self._new_edit(draft)

    def _new_edit(self, draft: str) -> NoteEdit:
        made = NoteEdit()
        made.set_text(draft)
        made.end()
        self.line.insertWidget(2, made, 1)
        made.textChanged.connect(lambda: self._type(made.toPlainText()))
        made.entered.connect(self._save)
        made.cancelled.connect(self._cancel)
        made.left.connect(self._desk.save_edit)
        made.show()
        made.setFocus()
        return made

    def _end_edit(self) -> None:
        if self._edit is not None:
            edit, self._edit = self._edit, None
            had_keyboard = edit.hasFocus()
            edit.hide()
            edit.deleteLater()
            if had_keyboard:
                self.setFocus()

    def _type(self, text: str) -> None:
        self._desk.type(text)
        self.typed.emit()

    def _save(self) -> None:
        self._desk.save_edit()

    def _cancel(self) -> None:
        self._desk.cancel_edit()

    def _fill_kinds(self, menu: QMenu) -> None:
        for kind in NoteKind:
            action = menu.addAction(kind_words(kind), bound(self._desk.set_kind, self._row.id, kind))
            action.setCheckable(True)
            action.setChecked(kind is self._row.kind)

    def _new_menu(self) -> QMenu:
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made

    def _open(self, menu: QMenu, under: Chip | IconButton) -> None:
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 4)))
