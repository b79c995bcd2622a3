"""Somebody in the room, as a chip: Enter opens what can be done, Delete takes them off the list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from consultancy.model.people import Role
from consultancy.text import _
from ui.prepare.state import PersonChip
from ui.widgets import Chip, plain_tooltip
from ui.widgets.binding import bound

TONES = {Role.PRESENTER: "presenter", Role.FACILITATOR: "facilitator", Role.RECORDER: "accent"}
ICONS = {Role.FACILITATOR: "flag", Role.RECORDER: "pencil"}


def roles() -> tuple[tuple[Role, str], ...]:
    """Give the roles as the menu names them."""
    return (
        (Role.PRESENTER, _("Presenter")),
        (Role.FACILITATOR, _("Facilitator")),
        (Role.RECORDER, _("Recorder")),
        (Role.CONSULTANT, _("Consultant")),
    )


class PersonButton(Chip):
    """A chip for one person."""

    role_chosen = Signal(str, Role)
    edit_asked = Signal(str)
    removed = Signal(str)

    def __init__(self, person: PersonChip) -> None:
        super().__init__(person.words, TONES.get(person.role, "neutral"), clickable=True)
        self._person = person
        self.clicked.connect(self._open_menu)
        self.show_person(person)

    def show_person(self, person: PersonChip) -> None:
        """Show somebody, or the same one changed."""
        self._person = person
        self.setText(person.words)
        self.set_tone(TONES.get(person.role, "neutral"))
        self.set_icon(ICONS.get(person.role, ""))
        plain_tooltip(self, person.words)
        self.setAccessibleDescription(_("Enter changes role or name. Delete takes them off the list."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self._person.id)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(self._person.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu()

    def menu(self) -> QMenu:
        """Make the menu of what can be done."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person = self._person
        for role, words in roles():
            action = made.addAction(words, bound(self.role_chosen.emit, person.id, role))
            action.setCheckable(True)
            action.setChecked(role is person.role)
        made.addSeparator()
        made.addAction(_("Change name or organisation"), lambda: self.edit_asked.emit(person.id))
        made.addAction(_("Take off the list"), lambda: self.removed.emit(person.id))
        return made

    def _open_menu(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
