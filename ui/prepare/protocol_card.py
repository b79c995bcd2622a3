"""The protocol and its minutes on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from consultancy.text import _
from ui.prepare.ask_line import AskLine
from ui.prepare.length_chips import LengthChips
from ui.prepare.pace_lines import PaceLines
from ui.prepare.plan import PlanDesk
from ui.prepare.state import ProtocolCard
from ui.prepare.step_row import StepRow
from ui.widgets import Button, Card, label, rule
from ui.widgets.binding import bound, emptied


class ProtocolView(Card):
    """Which protocol, how long, which steps, from when till when."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: ProtocolCard | None = None
        self._name = label("", "section", elide=True)
        self._change = Button(_("Change protocol"), small=True, menu=True)
        self._use_when = label("", "caption", wrap=True)
        self._lengths = LengthChips(desk.fit, self._ask_minutes, self._ask_until)
        self._ask = AskLine()
        self._ask_when = AskLine()
        self._hint = label("", "caption", tone="closing", wrap=True)
        self._start_hint = label("", "caption", tone="closing", wrap=True)
        self._locked = label("", "caption", wrap=True)
        self._steps = QVBoxLayout()
        self._pace = PaceLines(desk.pace)
        self._rows: list[StepRow] = []
        self._was_locked = ""
        self._span = Button("", small=True, icon="clock")
        self._total = label("", "caption", tabular=True)
        self._change.clicked.connect(self._open_menu)
        self._span.clicked.connect(self._ask_start)
        self._lay_out()

    def render(self, card: ProtocolCard) -> None:  # type: ignore[override]
        """Show the protocol."""
        if card == self._shown:
            return
        self._shown = card
        self._name.setText(card.name)
        self._use_when.setText(card.use_when)
        _say(self._hint, card.hint)
        _say(self._start_hint, card.start_hint)
        _say(self._locked, card.locked)
        self._change.setVisible(not card.locked)
        self._lengths.setVisible(not card.locked)
        self._lengths.show_lengths(card)
        self._show_steps(card)
        self._pace.show_lines(card.paces)
        self._span.setText(card.span or _("Set a start time"))
        self._total.setText(card.total)

    def menu(self) -> QMenu:
        """Make the menu of protocols."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.setToolTipsVisible(True)
        for choice in self._shown.choices if self._shown else ():
            action = made.addAction(choice.name.replace("&", "&&"), bound(self._desk.choose, choice.key))
            action.setToolTip(choice.detail)
            action.setCheckable(True)
            action.setChecked(choice.chosen)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._change)
        foot = QHBoxLayout()
        foot.addWidget(self._span)
        foot.addStretch(1)
        foot.addWidget(self._total)
        self._steps.setSpacing(0)
        self.body.addLayout(head)
        for part in (self._use_when, self._lengths, self._ask, self._hint, self._locked):
            self.body.addWidget(part)
        self.body.addLayout(self._steps)
        self.body.addWidget(self._pace)
        self.body.addLayout(foot)
        for part in (self._ask_when, self._start_hint):
            self.body.addWidget(part)

    def _ask_minutes(self, chip: QWidget) -> None:
        self._ask.ask(_("Minutes"), _("Minutes, such as 40"), self._desk.fit_typed, chip)

    def _ask_until(self, chip: QWidget) -> None:
        given = self._shown.until if self._shown else ""
        self._ask.ask(_("End time"), _("A time, such as 11:15"), self._desk.until, chip, given)

    def _ask_start(self) -> None:
        given = self._shown.start if self._shown else ""
        example = _("10:00, or tomorrow 10:00")
        self._ask_when.ask(_("Start time"), example, self._desk.start_at, self._span, given)

    def _show_steps(self, card: ProtocolCard) -> None:
        shapes = [(line.id, line.title, line.who) for line in card.steps]
        if [row.shape() for row in self._rows] != shapes or self._was_locked != card.locked:
            emptied(self._steps)
            self._rows = [StepRow(line, self._desk, locked=bool(card.locked)) for line in card.steps]
            for row in self._rows:
                self._steps.addWidget(row)
                self._steps.addWidget(rule())
        self._was_locked = card.locked
        for row, line in zip(self._rows, card.steps, strict=True):
            row.show_line(line)

    def _open_menu(self) -> None:
        self.menu().popup(self._change.mapToGlobal(self._change.rect().bottomLeft()))


def _say(where: QLabel, sentence: str) -> None:
    where.setText(sentence)
    where.setVisible(bool(sentence))
