"""The people, as chips that can be added to, changed and taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consultancy.text import _
from ui.prepare.people import PeopleDesk
from ui.prepare.person_chip import PersonButton
from ui.prepare.person_line import PersonLine
from ui.prepare.state import PeopleCard, PersonChip
from ui.widgets import Card, Chip, ChipFlow, label


class PersonChips(ChipFlow):
    """Chips for people that keep their place, and the keyboard's, while the list changes."""

    def __init__(self, desk: PeopleDesk, gap: int = 6) -> None:
        super().__init__(gap=gap)
        self._desk = desk
        self._chips: dict[str, PersonButton] = {}

    def show_people(self, people: tuple[PersonChip, ...], last: QWidget | None = None) -> None:
        """Show these people, and ``last`` behind them."""
        order = list(self._chips)
        focused = next((i for i, key in enumerate(order) if self._chips[key].hasFocus()), None)
        self._chips = {person.id: self._chip(person) for person in people}
        behind = [last] if last else []
        self.show_widgets([*self._chips.values(), *behind])
        if focused is not None and order[focused] not in self._chips:
            for after in [*list(self._chips.values())[focused:], *behind][:1]:
                after.setFocus()

    def has_keyboard(self) -> bool:
        """Say whether one of the chips has the keyboard."""
        return any(chip.hasFocus() for chip in self._chips.values())

    def _chip(self, person: PersonChip) -> PersonButton:
        if person.id in self._chips:
            self._chips[person.id].show_person(person)
            return self._chips[person.id]
        made = PersonButton(person)
        made.role_chosen.connect(self._desk.set_role)
        made.edit_asked.connect(self._desk.edit)
        made.removed.connect(self._desk.remove)
        return made


class PeopleView(Card):
    """Consultants, facilitator and recorder."""

    def __init__(self, desk: PeopleDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: PeopleCard | None = None
        self._caption = label("", "caption")
        self._chips = PersonChips(desk)
        self._add = Chip(_("Add"), icon="plus", clickable=True, dashed=True)
        self._add.setAccessibleDescription(_("Type a name and an organisation, or paste a list."))
        self._line = PersonLine(_("Add a person"), _("Name, organisation"), desk.suggest, desk.enter)
        self._line.hide()
        self._lay_out()
        self._add.clicked.connect(self._open_line)
        self._line.left.connect(self._close_line)
        self._line.cancelled.connect(self._cancel)

    def render(self, card: PeopleCard) -> None:  # type: ignore[override]
        """Show the people."""
        if card == self._shown:
            return
        began_editing = card.editing and (self._shown is None or card.editing != self._shown.editing)
        self._shown = card
        self._caption.setText(card.caption)
        self._chips.show_people(card.chips, self._add)
        if began_editing:
            self._open_line()
            self._line.setText(card.editing)
            self._line.selectAll()

    def flush(self) -> None:
        """Take a name that is still in the line."""
        self._line.flush()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(_("Consultants"), "section"), 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._caption, 1, Qt.AlignmentFlag.AlignBaseline)
        self.body.addLayout(head)
        self.body.addWidget(self._chips)
        self.body.addWidget(self._line)

    def _open_line(self) -> None:
        self._line.show()
        self._line.setFocus()

    def _close_line(self) -> None:
        if not self._line.hasFocus() and not self._line.completing():
            self._line.hide()

    def _cancel(self) -> None:
        self._desk.cancel_edit()
        self._add.setFocus()
        self._line.hide()
