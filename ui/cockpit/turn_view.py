"""Whose turn it is, with a small clock of its own beside the large one of the step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from consultancy.live.commands import TurnOrder
from consultancy.text import _
from ui.cockpit.moves import Moves
from ui.cockpit.state import TurnCard
from ui.widgets.binding import bound
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import Line
from ui.widgets.flow import FlowLayout
from ui.widgets.text import label, set_tone


class TurnPanel(Card):
    """Shows the turn in hand and the next, and takes what is decided about them."""

    def __init__(self, moves: Moves, key: Callable[[str], str]) -> None:
        super().__init__(margins=(16, 10, 12, 10))
        self._moves = moves
        self._card: TurnCard | None = None
        self._over = label(_("Turns"), "overline")
        self._mine = label("", "section", elide=True)
        self._then = label("", "secondary", elide=True)
        self._clock = label("", "section", tabular=True)
        self._listed = Button(_("Start the round"), small=True, key=key("next_turn"))
        self._lot = Button(_("Draw the order by lot"), kind="quiet", small=True)
        self._chosen = Button(_("Choose as it goes"), kind="quiet", small=True)
        self._next = Button(_("Next turn"), small=True, key=key("next_turn"))
        self._pass = Button(_("Pass"), kind="quiet", small=True)
        self._later = Button(_("Later"), kind="quiet", small=True, key=key("later_turn"))
        self._others = Button(_("Others"), kind="quiet", small=True, menu=True)
        self._add = Button(_("Add a person"), kind="quiet", small=True, key=key("add_turn"))
        self._name = Line(_("Name of the person who joins"), _("Who joins?"))
        self._before, self._during = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def render_turn(self, card: TurnCard | None) -> None:
        """Show whose turn it is; in a step without turns, nothing."""
        self._card = card
        self.setVisible(card is not None)
        if card is None:
            return
        self._before.setVisible(card.begins)
        self._during.setVisible(not card.begins)
        if not card.begins:
            self._render_turn(card)

    def ask_name(self) -> None:
        """Ask for the name of somebody who joins, in a step with turns among people."""
        if self.isVisible() and (self._card is None or self._card.people):
            self._name.show()
            self._name.setFocus()

    def others_menu(self) -> QMenu:
        """Build the menu of those who wait: let one of them speak now, or take the turn of one who left out."""
        menu = QMenu(self)
        waiting = self._card.waiting if self._card else ()
        for name in waiting:
            menu.addAction(_("Now: {name}").format(name=_typed(name))).triggered.connect(
                bound(self._moves.next_turn, name)
            )
        menu.addSeparator()
        for name in waiting:
            words = _("{name} has left").format(name=_typed(name))
            menu.addAction(words).triggered.connect(bound(self._moves.remove_turn, name))
        return menu

    def _render_turn(self, card: TurnCard) -> None:
        self._over.setText((_("Turn {count}").format(count=card.count) if card.count else _("Turns")).upper())
        self._mine.setText(card.mine)
        self._then.setText(card.then)
        self._clock.setText(card.clock)
        set_tone(self._clock, "over" if card.over else "")
        self._others.setVisible(bool(card.waiting))
        for button in (self._pass, self._later, self._add):
            button.setVisible(card.people)

    def _open_others(self) -> None:
        menu = self.others_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._others.mapToGlobal(self._others.rect().bottomLeft()))

    def _take_name(self) -> None:
        if self._moves.add_turn(self._name.text()):
            self._put_name_away()

    def _put_name_away(self) -> None:
        self._name.clear()
        self._name.hide()

    def _connect(self) -> None:
        orders = ((self._listed, TurnOrder.LISTED), (self._lot, TurnOrder.LOT), (self._chosen, TurnOrder.CHOSEN))
        for button, order in orders:
            button.clicked.connect(bound(self._moves.begin_turns, order))
        self._next.clicked.connect(bound(self._moves.next_turn))
        self._pass.clicked.connect(bound(self._moves.pass_turn))
        self._later.clicked.connect(bound(self._moves.later_turn))
        self._others.clicked.connect(bound(self._open_others))
        self._add.clicked.connect(bound(self.ask_name))
        self._name.returnPressed.connect(self._take_name)
        self._name.left.connect(self._put_name_away)

    def _lay_out(self) -> None:
        self.body.setSpacing(4)
        begin = FlowLayout(self._before, gap=6)
        for button in (self._listed, self._lot, self._chosen):
            begin.addWidget(button)
        column = QVBoxLayout(self._during)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self._mine, 0)
        line.addWidget(self._then, 1)
        line.addWidget(self._clock)
        ways = FlowLayout(gap=6)
        for button in (self._next, self._pass, self._later, self._others, self._add):
            ways.addWidget(button)
        column.addLayout(line)
        column.addLayout(ways)
        for part in (self._over, self._before, self._during, self._name):
            self.body.addWidget(part)
        self._name.hide()
        self.hide()


def _typed(name: str) -> str:
    """Give a name as a menu shows it: an ampersand is an ampersand, and a tab no key."""
    return name.replace("&", "&&").replace("\t", " ")
