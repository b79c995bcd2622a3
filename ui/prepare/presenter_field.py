"""Who brings the dilemma: a line until somebody is named, then a chip in its place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.model.people import Role
from consultancy.text import _
from ui.prepare.people import PeopleDesk
from ui.prepare.people_card import PersonChips
from ui.prepare.person_line import PersonLine
from ui.prepare.state import PersonChip
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets import label
from ui.widgets.paint import box, follow_theme, painter_on


class Named(QWidget):
    """The presenter in a frame that looks like the field the name was typed in."""

    def __init__(self, chips: PersonChips) -> None:
        super().__init__()
        self._chips = chips
        self._home = label("", "secondary", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(chips)
        row.addWidget(self._home, 1)
        follow_theme(self)

    def show_people(self, people: tuple[PersonChip, ...], home: str) -> None:
        """Show who presents, and where the one presenter comes from."""
        self._chips.show_people(people)
        self._home.setText(home)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        box(painter_on(self), QRectF(self.rect()), RADIUS_CONTROL, fill=tokens.surface, line=tokens.field_line)


class PresenterField(QWidget):
    """``named`` tells that Enter named the presenter: the keyboard may go on."""

    named = Signal()

    def __init__(self, desk: PeopleDesk) -> None:
        super().__init__()
        self._chips = PersonChips(desk)
        self._frame = Named(self._chips)
        self.line = PersonLine(
            _("Presenter"), _("Name, organisation"), desk.suggest, lambda typed: desk.enter(typed, Role.PRESENTER)
        )
        above = label(_("Presenter"), "caption")
        above.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (above, self._frame, self.line):
            column.addWidget(part)
        column.addStretch(1)

    def flush(self) -> None:
        """Take a name that is still in the line."""
        self.line.flush()

    def show_people(self, people: tuple[PersonChip, ...], home: str) -> None:
        """Show who presents. The keyboard never falls out of the field."""
        was_typing, was_on_chip = self.line.hasFocus(), self._chips.has_keyboard()
        self._frame.setVisible(bool(people))
        self.line.setVisible(not people)
        self._frame.show_people(people, home)
        if was_typing and people:
            self.named.emit()
        elif was_on_chip and not people:
            self.line.setFocus()
