"""The notes on the screen: filtered, grouped, each mended where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consultancy.text import _
from ui.review.note_list import NoteList
from ui.review.notes import NotesDesk
from ui.review.state import FilterChip, NotesCard
from ui.widgets import Button, Card, Chip, ChipFlow, label
from ui.widgets.binding import bound


class NotesView(Card):
    """The notes under their chips. ``typed`` tells that an edit is going on."""

    typed = Signal()

    def __init__(self, desk: NotesDesk) -> None:
        super().__init__(margins=(0, 12, 0, 4))
        self._desk = desk
        self._shown: NotesCard | None = None
        self._by = Button("", small=True)
        self._filters = ChipFlow()
        self.list = NoteList(desk)
        self._empty = label("", "secondary", wrap=True)
        self._by.clicked.connect(lambda: desk.group_by_kind(not self._is_by_kind()))
        self.list.typed.connect(self.typed)
        self._lay_out()

    def render(self, card: NotesCard) -> None:  # type: ignore[override]
        """Show the notes."""
        if card == self._shown:
            return
        before, self._shown = self._shown, card
        self._by.setText(_("Grouped by kind") if card.by_kind else _("Grouped by step"))
        if before is None or before.filters != card.filters:
            self._show_filters(card.filters)
        self.list.show_card(card)
        self.list.setVisible(not card.empty)
        self._empty.setText(card.empty)
        self._empty.setVisible(bool(card.empty))

    def _is_by_kind(self) -> bool:
        return self._shown is not None and self._shown.by_kind

    def _lay_out(self) -> None:
        head, filters, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(label(_("Notes"), "strong"))
        head.addStretch(1)
        head.addWidget(self._by)
        filters.addWidget(self._filters)
        foot.addWidget(self._empty)
        for row in (head, filters, foot):
            row.setContentsMargins(16, 0, 16, 0)
        self.body.setSpacing(6)
        self.body.addLayout(head)
        self.body.addLayout(filters)
        self.body.addWidget(self.list)
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
