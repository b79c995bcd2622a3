"""One's own pace on the screen: a sentence, and one click that takes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.prepare.pace import PaceDesk
from ui.prepare.state import PaceLine
from ui.widgets import Button, label
from ui.widgets.binding import bound, emptied


class PaceLines(QWidget):
    """Shows the lines; not there when there are none."""

    def __init__(self, desk: PaceDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[PaceLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(4)
        self.hide()

    def show_lines(self, lines: tuple[PaceLine, ...]) -> None:
        """Show other lines."""
        if lines == self._shown:
            return
        self._shown = lines
        emptied(self._column)
        if lines:
            self._column.addWidget(label(_("Your own pace, from hours kept on this laptop"), "caption"))
        for place, line in enumerate(lines):
            self._column.addLayout(self._line(place, line))
        self.setVisible(bool(lines))

    def _line(self, place: int, line: PaceLine) -> QHBoxLayout:
        take = Button(line.take, small=True)
        take.setAccessibleName(f"{line.take}: {line.sentence}")
        take.clicked.connect(bound(self._desk.take, place))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(line.sentence, "secondary", wrap=True), 1)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return row
