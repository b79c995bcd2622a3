"""The list of notes: as tall as its notes, drawn only where it is looked at, so that thousands cost no more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QScrollArea, QWidget

from consultancy.text import _
from ui.review.note_edit import NoteEdit
from ui.review.note_lines import LINE, Index, NoteLines
from ui.review.note_menu import kind_menu, note_menu
from ui.review.note_painting import NotePainter
from ui.review.notes import NotesDesk
from ui.review.state import NoteRow, NotesCard
from ui.widgets.paint import follow_theme

Meant = dict[Qt.Key, Callable[[NoteRow], object]]


class NoteList(QListView):
    """Enter or a click mends a note, S stars it, P parks it, Delete deletes it; the rest is in its menu.

    ``typed`` tells that a note is being mended.
    """

    typed = Signal()

    def __init__(self, desk: NotesDesk) -> None:
        super().__init__()
        self._desk = desk
        self._card: NotesCard | None = None
        self._edit: NoteEdit | None = None
        self._edited = ""
        self.lines = NoteLines()
        self.painter = NotePainter(self)
        self._keys = self._what_keys_mean()
        self._look()
        self.setModel(self.lines)
        self.setItemDelegate(self.painter)
        follow_theme(self.viewport())

    def show_card(self, card: NotesCard) -> None:
        """Show the notes; what did not change is left alone."""
        self._card = card
        kept, place = self.current(), self.currentIndex().row()
        if self.lines.show_groups(card.groups) and kept is not None:
            same = self.lines.index_of(kept.id)
            self.setCurrentIndex(same if same.isValid() else self.lines.near(place))
        self._show_edit()
        self.executeDelayedItemsLayout()

    def current(self) -> NoteRow | None:
        """Give the note that has the keyboard."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, NoteRow) else None

    def menu_of(self, row: NoteRow) -> QMenu:
        """Make the menu of what can be done with a note."""
        assert self._card is not None
        return note_menu(self, self._desk, row, self._card)

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        height = max(self.contentsSize().height(), 0)
        if height != self.maximumHeight():
            self.setFixedHeight(height)
        self._place_edit()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a note into view: the page scrolls, the list itself never does."""
        page = _page_around(self)
        inside = page.widget() if page is not None else None
        if page is not None and inside is not None and index.isValid() and self.hasFocus():
            area = self.visualRect(index)
            middle = self.viewport().mapTo(inside, area.center())
            page.ensureVisible(middle.x(), middle.y(), 0, area.height() // 2 + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        meant = self._keys.get(Qt.Key(event.key())) if row and not event.modifiers() else None
        if row is not None and meant is not None:
            meant(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = index.data(LINE)
        if isinstance(row, NoteRow):
            at = event.globalPos() if by_mouse else self._below(self.visualRect(index).bottomLeft())
            self.menu_of(row).popup(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = index.data(LINE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, NoteRow):
            self._clicked(row, index, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def _look(self) -> None:
        self.setAccessibleName(_("Notes"))
        self.setAccessibleDescription(
            _("Enter changes the words, S the star, P parks the note, Delete deletes it; the menu key shows the rest.")
        )
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _what_keys_mean(self) -> Meant:
        desk = self._desk
        editing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)
        return {
            **{key: lambda row: desk.edit(row.id) for key in editing},
            **{key: lambda row: desk.delete(row.id) for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)},
            Qt.Key.Key_S: lambda row: desk.star(row.id, not row.starred),
            Qt.Key.Key_P: lambda row: desk.move(row.id, ""),
        }

    def _clicked(self, row: NoteRow, index: QModelIndex, at: QPoint) -> None:
        spot = self.painter.places(row, self.visualRect(index))
        if spot.star.contains(at):
            self._desk.star(row.id, not row.starred)
        elif spot.kind.contains(at):
            kind_menu(self, self._desk, row).popup(self._below(spot.kind.bottomLeft()))
        elif spot.more.contains(at):
            self.menu_of(row).popup(self._below(spot.more.bottomLeft()))
        else:
            self._desk.edit(row.id)

    def _below(self, at: QPoint) -> QPoint:
        return self.viewport().mapToGlobal(at + QPoint(0, 4))

    def _show_edit(self) -> None:
        row = self.lines.edited().data(LINE)
        if self._edit is not None and (not isinstance(row, NoteRow) or row.id != self._edited):
            self._end_edit()
        if self._edit is None and isinstance(row, NoteRow):
            self._begin_edit(row)

    def _begin_edit(self, row: NoteRow) -> None:
        made = NoteEdit(self.viewport(), row.draft or "")
        self._edit, self._edited = made, row.id
        self.painter.edit_height = made.height()
        self.setCurrentIndex(self.lines.index_of(row.id))
        made.textChanged.connect(self._type)
        made.entered.connect(self._desk.save_edit)
        made.cancelled.connect(self._desk.cancel_edit)
        made.left.connect(self._desk.save_edit)
        made.grown.connect(self._fit_edit)
        made.show()
        made.setFocus()

    def _end_edit(self) -> None:
        assert self._edit is not None
        edit, self._edit, self._edited = self._edit, None, ""
        had_keyboard = edit.hasFocus()
        edit.blockSignals(True)
        edit.hide()
        edit.deleteLater()
        if had_keyboard:
            self.setFocus()

    def _type(self) -> None:
        if self._edit is not None:
            self._desk.type(self._edit.toPlainText())
            self.typed.emit()

    def _fit_edit(self) -> None:
        """Make room for the words, now that the edit knows how tall they are."""
        if self._edit is not None and self._edit.height() != self.painter.edit_height:
            self.painter.edit_height = self._edit.height()
            self.scheduleDelayedItemsLayout()

    def _place_edit(self) -> None:
        index = self.lines.edited()
        row = index.data(LINE)
        if self._edit is not None and isinstance(row, NoteRow):
            area = self.painter.places(row, self.visualRect(index)).text
            self._edit.setGeometry(area.left() - 8, area.top(), area.width() + 8, self._edit.height())


def _page_around(widget: QWidget) -> QScrollArea | None:
    page = widget.parentWidget()
    while page is not None and not isinstance(page, QScrollArea):
        page = page.parentWidget()
    return page
