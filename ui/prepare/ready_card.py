"""What is ready and what is still open; never a block."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from consultancy.text import _
from ui.prepare.state import ReadyLine
from ui.widgets import Card, label
from ui.widgets.binding import emptied


class ReadyView(Card):
    """The question "Ready?" answered in a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ReadyLine, ...] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addWidget(label(_("Ready?"), "section"))
        self.body.addLayout(self._lines)

    def render(self, lines: tuple[ReadyLine, ...]) -> None:  # type: ignore[override]
        """Show the lines."""
        if lines == self._shown:
            return
        self._shown = lines
        emptied(self._lines)
        for line in lines:
            self._lines.addLayout(_row(line))


def _row(line: ReadyLine) -> QHBoxLayout:
    mark = label("✓" if line.done else "!", "strong", tone="accent" if line.done else "closing")
    mark.setFixedWidth(14)
    mark.setAccessibleName(_("ready") if line.done else _("still open"))
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(line.sentence, wrap=True), 1)
    return row
