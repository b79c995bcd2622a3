"""One planned step with its minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.prepare.plan import PlanDesk
from ui.prepare.state import StepLine
from ui.widgets import MinutesStepper, label


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
