"""The protocol and its minutes on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from consultancy.text import _, n_
from ui.prepare.plan import PlanDesk
from ui.prepare.state import ProtocolCard, StepLine
from ui.widgets import Button, Card, Chip, ChipFlow, Line, MinutesStepper, label, rule
from ui.widgets.binding import bound, emptied


class AskLine(Line):
    """A line that appears to ask for one thing and goes when it has it, or on Esc."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Callable[[str], None] | None = None
        self._back: QWidget | None = None
        self.hide()

    def ask(self, words: str, example: str, answer: Callable[[str], None], back: QWidget) -> None:
        """Ask; the answer goes to ``answer``, the keyboard then back to ``back``."""
        self._answer, self._back = answer, back
        self.setAccessibleName(words)
        self.setPlaceholderText(example)
        self.clear()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._done(self.text())
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self._done(None)
        else:
            super().keyPressEvent(event)

    def _done(self, text: str | None) -> None:
        if self._back is not None:
            self._back.setFocus()
        self.hide()
        if text is not None and self._answer is not None:
            self._answer(text)


class StepRow(QWidget):
    """One step with its minutes."""

    def __init__(self, line: StepLine, desk: PlanDesk, *, locked: bool) -> None:
        super().__init__()
        self._line = line
        self._desk = desk
        self._number = label(str(line.number), "caption", tabular=True)
        self._number.setFixedWidth(16)
        self._title = label(line.title, elide=True)
        self._who = label(line.who, "caption")
        self._stepper = MinutesStepper(line.title, line.minutes)
        self._stepper.setEnabled(not locked)
        self._stepper.changed.connect(self._set)
        self._hint = label(line.hint, "caption", tone="closing", wrap=True)
        self._lay_out()
        self.show_line(line)

    def show_line(self, line: StepLine) -> None:
        """Show the step's minutes and what was said about them."""
        self._line = line
        self._stepper.set_minutes(line.minutes)
        self._hint.setText(line.hint)
        self._hint.setVisible(bool(line.hint))

    def shape(self) -> tuple[str, str, str]:
        """Give what cannot change without another row."""
        return (self._line.id, self._line.title, self._line.who)

    def _set(self, minutes: int) -> None:
        self._desk.set_minutes(self._line.id, minutes)
        self._stepper.set_minutes(self._line.minutes)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._number)
        row.addWidget(self._title, 0)
        row.addWidget(self._who, 1)
        row.addWidget(self._stepper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 3, 0, 3)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self._hint)


class ProtocolView(Card):
    """Which protocol, how long, which steps, from when till when."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: ProtocolCard | None = None
        self._name = label("", "section", elide=True)
        self._change = Button(_("Change protocol"), small=True, menu=True)
        self._use_when = label("", "caption", wrap=True)
        self._lengths = ChipFlow()
        self._ask = AskLine()
        self._hint = label("", "caption", tone="closing", wrap=True)
        self._locked = label("", "caption", wrap=True)
        self._steps = QVBoxLayout()
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
        before, self._shown = self._shown, card
        self._name.setText(card.name)
        self._use_when.setText(card.use_when)
        self._say(self._hint, card.hint)
        self._say(self._locked, card.locked)
        self._change.setVisible(not card.locked)
        self._lengths.setVisible(not card.locked)
        if before is None or _lengths_of(before) != _lengths_of(card):
            self._show_lengths(card)
        self._show_steps(card)
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
        self.body.addLayout(foot)

    def _say(self, where: QWidget, sentence: str) -> None:
        where.setText(sentence)  # type: ignore[attr-defined]
        where.setVisible(bool(sentence))

    def _show_lengths(self, card: ProtocolCard) -> None:
        chips: list[QWidget] = []
        for minutes in card.lengths:
            words = n_("{n} min", "{n} min", minutes).format(n=minutes)
            chips.append(
                self._length(words, minutes == card.minutes and not card.until, bound(self._desk.fit, minutes))
            )
        chips.append(self._length(_("other…"), False, self._ask_minutes))
        until = _("until {time}").format(time=card.until) if card.until else _("until…")
        chips.append(self._length(until, bool(card.until), self._ask_until))
        self._lengths.show_widgets(chips)

    def _length(self, words: str, chosen: bool, slot: Callable[..., None]) -> Chip:
        made = Chip(words, "accent", checkable=True)
        made.setChecked(chosen)
        made.clicked.connect(lambda: made.setChecked(chosen))
        made.clicked.connect(slot)
        return made

    def _ask_minutes(self) -> None:
        self._ask.ask(_("Minutes"), _("Minutes, such as 40"), self._desk.fit_typed, self._change)

    def _ask_until(self) -> None:
        self._ask.ask(_("End time"), _("A time, such as 11:15"), self._desk.until, self._change)

    def _ask_start(self) -> None:
        self._ask.ask(_("Start time"), _("10:00, or tomorrow 10:00"), self._desk.start_at, self._span)

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


def _lengths_of(card: ProtocolCard) -> tuple[object, ...]:
    return (card.lengths, card.minutes, card.until)
