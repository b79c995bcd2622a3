"""The note half of the cockpit: kinds, the field, whether it is saved, and the notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QMenu, QVBoxLayout, QWidget

from consultancy.model.note import Audience, NoteKind
from consultancy.model.time import Instant
from consultancy.text import _
from ui.cockpit.draft import Draft
from ui.cockpit.drafts import DraftKeeper
from ui.cockpit.note_field import NoteField
from ui.cockpit.note_list import LINE, NoteLines
from ui.cockpit.note_painting import NoteDelegate
from ui.cockpit.notes_presenter import EDIT_PLACE, NOTE_PLACE, NoteRow, NotesPresenter, NotesState
from ui.kinds import audience_words, kind_words
from ui.widgets.binding import bound
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.flow import ChipFlow
from ui.widgets.text import label, plain_tooltip, rule

REMOTE = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class NoteList(QListView):
    """The notes. Keys on a note: Enter edits, Del deletes, S stars, P parks; the menu key opens the rest."""

    def __init__(self, presenter: NotesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state: NotesState | None = None
        self.lines = NoteLines()
        self.setModel(self.lines)
        self.delegate = NoteDelegate(self._star, self._save, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Notes"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def render_notes(self, state: NotesState) -> None:
        """Show the notes; those that are there already are left alone."""
        self._state = state
        self.lines.show_groups(state.groups)

    def edit_again(self, draft: str) -> None:
        """Open the note that was being edited, with its words so far."""
        note, _line, text = draft.partition("\n")
        index = self.lines.index_of(note)
        if index.isValid():
            self.edit(index)
            self.delegate.put(text)

    def current(self) -> NoteRow | None:
        """Give the note that has the keyboard."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, NoteRow) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        keys = {
            Qt.Key.Key_Return: lambda: self.edit(self.currentIndex()),
            Qt.Key.Key_Enter: lambda: self.edit(self.currentIndex()),
            Qt.Key.Key_Delete: lambda: row and self._presenter.delete(row.id),
            Qt.Key.Key_S: lambda: row and self._star(row),
            Qt.Key.Key_P: lambda: row and self._park(row),
        }
        meant = keys.get(Qt.Key(event.key())) if row and not event.modifiers() else None
        if meant is not None:
            meant()
        elif (event.text().isprintable() and event.text()) or event.key() in REMOTE:
            event.ignore()  # they drive the clock: a list would look for a note that begins with them
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        at = self.visualRect(index).bottomLeft()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index, at = self.indexAt(event.pos()), event.pos()
        row = index.data(LINE)
        if isinstance(row, NoteRow):
            self._open_menu(row, index, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def menu_for(self, row: NoteRow, index: QModelIndex) -> QMenu:
        """Build the menu of what can be done with a note."""
        menu = QMenu(self)
        menu.addAction(_("Edit") + "\tEnter").triggered.connect(bound(self.edit, index))
        star = _("Take the star away") if row.starred else _("Star")
        menu.addAction(star + "\tS").triggered.connect(bound(self._star, row))
        self._add_kinds(menu.addMenu(_("Kind")), row)
        self._add_speakers(menu.addMenu(_("Speaker")), row)
        self._add_audiences(menu.addMenu(_("Who may see it")), row)
        self._add_places(menu.addMenu(_("Move to")), row)
        if not row.parked:
            menu.addAction(_("Park") + "\tP").triggered.connect(bound(self._park, row))
        menu.addSeparator()
        menu.addAction(_("Delete") + "\tDel").triggered.connect(bound(self._presenter.delete, row.id))
        return menu

    def _open_menu(self, row: NoteRow, index: QModelIndex, at: QPoint) -> None:
        menu = self.menu_for(row, index)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def _star(self, row: NoteRow) -> None:
        self._presenter.change(lambda notes: notes.set_starred(row.id, not row.starred))

    def _park(self, row: NoteRow) -> None:
        self._presenter.change(lambda notes: notes.move(row.id, ""))

    def _save(self, row: NoteRow, text: str) -> None:
        if not self._presenter.change(lambda notes: notes.edit(row.id, text)):
            QTimer.singleShot(0, self, bound(self.edit_again, f"{row.id}\n{text}"))  # the editor closes first

    def _add_kinds(self, menu: QMenu, row: NoteRow) -> None:
        for kind in NoteKind:
            self._add(
                menu, kind_words(kind), lambda notes, kind=kind: notes.set_kind(row.id, kind), on=kind is row.kind
            )

    def _add_speakers(self, menu: QMenu, row: NoteRow) -> None:
        people = self._state.people if self._state else ()
        for one in people:
            self._add(menu, one.name, lambda notes, name=one.name: notes.set_speaker(row.id, name))
        self._add(menu, _("Nobody in particular"), lambda notes: notes.set_speaker(row.id, ""), on=not row.speaker)

    def _add_audiences(self, menu: QMenu, row: NoteRow) -> None:
        for audience in Audience:
            words = audience_words(audience)
            self._add(menu, words, lambda notes, audience=audience: notes.set_audience(row.id, audience))

    def _add_places(self, menu: QMenu, row: NoteRow) -> None:
        for step, title in self._state.places if self._state else ():
            self._add(menu, title, lambda notes, step=step: notes.move(row.id, step))

    def _add(self, menu: QMenu, words: str, how: Callable[..., object], *, on: bool = False) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(on)
        action.setChecked(on)
        action.triggered.connect(bound(self._presenter.change, how))


class NotesView(QWidget):
    """Writes and shows notes. What is typed is kept as a draft on another thread."""

    draft_told = Signal(str)

    def __init__(self, presenter: NotesPresenter, now: Callable[[], Instant], key: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = presenter
        self._shown: NotesState | None = None
        self._kinds = ChipFlow(gap=6)
        self.field = NoteField(self)
        self._hint = label(_("@ speaker   # theme   Ctrl 1–7 kind"), "caption", elide=True)
        self._audience = Button("", kind="quiet", icon="eye", small=True)
        self._state = label("", "caption", tone="accent")
        self._trouble = label("", "caption", tone="over", wrap=True)
        self._retry = Button(_("Try again"), small=True)
        self.list = NoteList(presenter)
        self._empty = label(_("Notes gather here by step. Enter saves one; @ names who spoke."), "caption", wrap=True)
        self.drafts = DraftKeeper(presenter.keep_draft, self.draft_told.emit)
        self.draft = Draft(now, self._typed_so_far, partial(self.drafts.put, NOTE_PLACE), self)
        self.edit_draft = Draft(now, self.list.delegate.draft, partial(self.drafts.put, EDIT_PLACE), self)
        self._lay_out(key("audience"))
        self._connect()

    def begin(self) -> None:
        """Show the notes and put back what was being typed."""
        self._presenter.show(self.render_notes)
        kept = self._presenter.draft(NOTE_PLACE)
        self.draft.begin_with(kept)
        speaker, text = _split_draft(kept, self._shown)
        self.field.put(text, speaker)
        edited = self._presenter.draft(EDIT_PLACE)
        self.edit_draft.begin_with(edited)
        self.list.edit_again(edited)

    def end(self) -> None:
        """Keep what is typed, and stop."""
        self.flush()
        self.drafts.close()
        self._presenter.hide()

    def flush(self) -> None:
        """Hand what is typed over to be kept, at once."""
        self.draft.flush()
        self.edit_draft.flush()

    def settle(self) -> None:
        """Wait until what was handed over is on disk."""
        self.drafts.flush()

    def render_notes(self, state: NotesState) -> None:
        """Show a state."""
        self._show_kinds(state)
        self._audience.setText(state.audience)
        self._audience.setAccessibleName(_("Who may see the note: {who}").format(who=state.audience))
        self.field.set_people(state.people)
        self.list.render_notes(state)
        self._empty.setVisible(not state.groups)
        self._shown = state

    def save(self) -> None:
        """Save the note; the field is emptied only when it is safe on disk."""
        if not self.field.typed().strip():
            return
        self._say(_("Saving…"))
        kept = self._presenter.save(self.field.typed(), self.field.speaker())
        if not kept.saved:
            self._say("", kept.trouble)
            return
        self.field.clear()
        self.flush()
        self._say(_("Saved"))
        self._show_newest()

    def _show_newest(self) -> None:
        rows = [row for group in (self._shown.groups if self._shown else ()) for row in group.rows]
        if rows:
            newest = max(rows, key=lambda row: row.id)
            self.list.scrollTo(self.list.lines.index_of(newest.id))

    def _show_kinds(self, state: NotesState) -> None:
        if self._shown is None or [k.kind for k in self._shown.kinds] != [k.kind for k in state.kinds]:
            chips = [Chip(choice.words, choice.tone, checkable=True) for choice in state.kinds]
            for number, chip in enumerate(chips, start=1):
                chip.clicked.connect(bound(self._choose, number))
            self._kinds.show_widgets(chips)
        for chip, choice in zip(self._kinds.widgets(), state.kinds, strict=True):
            if isinstance(chip, Chip):
                chip.setChecked(choice.chosen)

    def _choose(self, number: int) -> None:
        self._presenter.choose_kind(number)
        self.field.setFocus()

    def _typed(self) -> None:
        if self.draft.touch():
            self._say("")

    def _typed_so_far(self) -> str:
        return _joined(self.field.speaker(), self.field.typed())

    def _say(self, words: str, trouble: str = "") -> None:
        self._state.setText(words)
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._retry.setVisible(bool(trouble))

    def _connect(self) -> None:
        self.field.entered.connect(self.save)
        self.field.changed.connect(self._typed)
        self.list.delegate.typed.connect(bound(self.edit_draft.touch))
        self.field.left.connect(self.flush)
        self.field.text_edit.paste_cut.connect(lambda: self._say(_("The paste was cut: it was too long.")))
        self._retry.clicked.connect(self.save)
        self._audience.clicked.connect(self._presenter.cycle_audience)
        self.draft_told.connect(lambda trouble: self._say("", trouble))

    def _lay_out(self, audience_key: str) -> None:
        plain_tooltip(self._audience, audience_key)
        for part in (self._trouble, self._retry):
            part.hide()
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._hint, 1)
        below.addWidget(self._audience)
        below.addWidget(self._state)
        empty = QHBoxLayout()
        empty.setContentsMargins(15, 12, 15, 0)
        empty.addWidget(self._empty)
        top = QVBoxLayout()
        top.setContentsMargins(14, 12, 14, 8)
        top.setSpacing(6)
        top.addWidget(self._kinds)
        top.addWidget(self.field)
        top.addLayout(below)
        top.addWidget(self._trouble)
        top.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(rule())
        column.addLayout(empty)
        column.addWidget(self.list, 1)


def _joined(speaker: str, text: str) -> str:
    return f"@{speaker}\n{text}" if speaker else text


def _split_draft(draft: str, state: NotesState | None) -> tuple[str, str]:
    first, _line, rest = draft.partition("\n")
    present = {one.name for one in state.people} if state else set()
    if first.startswith("@") and first[1:] in present:
        return first[1:], rest
    return "", draft
