"""The notes on the screen: filtered, grouped, each mended where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.review.note_line import NoteLine
from ui.review.notes import NotesDesk
from ui.review.state import FilterChip, NoteRow, NotesCard
from ui.widgets import Button, Card, Chip, ChipFlow, label
from ui.widgets.binding import bound


class NotesView(Card):
    """The list of notes. ``typed`` tells that an edit is going on."""

    typed = Signal()

    def __init__(self, desk: NotesDesk) -> None:
        super().__init__(margins=(0, 12, 0, 8))
        self._desk = desk
        self._shown: NotesCard | None = None
        self._by = Button("", small=True)
        self._filters = ChipFlow()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._rows: dict[str, NoteLine] = {}
        self._headings: list[QWidget] = []
        self._order: tuple[object, ...] = ()
        self._empty = label("", "secondary", wrap=True)
        self._more = Button("", kind="quiet", small=True)
        self._by.clicked.connect(lambda: desk.group_by_kind(not self._is_by_kind()))
        self._more.clicked.connect(bound(desk.show_more))
        self._lay_out()

    def render(self, card: NotesCard) -> None:  # type: ignore[override]
        """Show the notes."""
        if card == self._shown:
            return
        before, self._shown = self._shown, card
        self._by.setText(_("Grouped by kind") if card.by_kind else _("Grouped by step"))
        if before is None or before.filters != card.filters:
            self._show_filters(card.filters)
        self._show_list(card)
        for widget, words in ((self._empty, card.empty), (self._more, card.more)):
            widget.setText(words)
            widget.setVisible(bool(words))

    def row(self, note: str) -> NoteLine | None:
        """Give the line of a note, if it is shown."""
        return self._rows.get(note)

    def _is_by_kind(self) -> bool:
        return self._shown is not None and self._shown.by_kind

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(label(_("Notes"), "strong"))
        head.addStretch(1)
        head.addWidget(self._by)
        filters = QHBoxLayout()
        filters.setContentsMargins(16, 0, 16, 0)
        filters.addWidget(self._filters)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addLayout(filters)
        self.body.addLayout(self._list)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 4)
        foot.addWidget(self._empty)
        foot.addWidget(self._more)
        self.body.addLayout(foot)

    def _show_filters(self, filters: tuple[FilterChip, ...]) -> None:
        focused = next((i for i, chip in enumerate(self._filters.widgets()) if chip.hasFocus()), None)
        chips: list[QWidget] = [self._filter(one) for one in filters]
        self._filters.show_widgets(chips)
        if focused is not None and focused < len(chips):
            chips[focused].setFocus()

    def _filter(self, one: FilterChip) -> Chip:
        made = Chip(one.words, "accent", checkable=True)
        made.setChecked(one.chosen)
        made.clicked.connect(lambda: made.setChecked(one.chosen))
        made.clicked.connect(bound(self._desk.show_only, one.key))
        return made

    def _show_list(self, card: NotesCard) -> None:
        order = tuple((group.heading, tuple(row.id for row in group.rows)) for group in card.groups)
        if order != self._order:
            self._order = order
            self._arrange(card)
        for group in card.groups:
            for row in group.rows:
                self._rows[row.id].show_row(row, card.steps)

    def _arrange(self, card: NotesCard) -> None:
        """Put headings and lines in order; lines that stay keep their widgets, and with them the keyboard."""
        while self._list.takeAt(0) is not None:
            pass
        old, self._rows = self._rows, {}
        for heading in self._headings:
            heading.deleteLater()
        self._headings = []
        for group in card.groups:
            self._list.addWidget(self._heading(group.heading))
            for row in group.rows:
                self._rows[row.id] = old.pop(row.id) if row.id in old else self._line(row)
                self._list.addWidget(self._rows[row.id])
        for gone in old.values():
            gone.hide()
            gone.deleteLater()

    def _line(self, row: NoteRow) -> NoteLine:
        made = NoteLine(row, self._desk)
        made.typed.connect(self.typed)
        return made

    def _heading(self, words: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(16, 8, 16, 4)
        row.addWidget(label(words, "overline", elide=True))
        self._headings.append(made)
        return made
