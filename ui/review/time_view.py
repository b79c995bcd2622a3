"""How the time went, in bars."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from consultancy.text import _
from ui.review.state import TimeCard, TimeLine
from ui.widgets import BarRow, Card, label
from ui.widgets.binding import emptied

TITLE_WIDTH, WORDS_WIDTH = 168, 84


class TimeView(Card):
    """The ledger by step, with a tick where each was planned to end."""

    def __init__(self) -> None:
        super().__init__(margins=(16, 12, 16, 12))
        self._shown: TimeCard | None = None
        self._caption = label("", "caption", tabular=True)
        self._between = label("", "caption", wrap=True)
        self._bars: list[BarRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(_("How the time went"), "strong"), 1)
        head.addWidget(self._caption)
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._between)

    def render(self, card: TimeCard) -> None:  # type: ignore[override]
        """Show the account."""
        if card == self._shown:
            return
        self._shown = card
        self._caption.setText(card.caption)
        self._between.setText(card.between)
        self._between.setVisible(bool(card.between))
        self._make_bars(len(card.lines))
        for bar, line in zip(self._bars, card.lines, strict=True):
            _show(bar, line)

    def _make_bars(self, count: int) -> None:
        if len(self._bars) == count:
            return
        emptied(self._lines)
        self._bars = [BarRow(TITLE_WIDTH, WORDS_WIDTH) for _number in range(count)]
        for bar in self._bars:
            self._lines.addWidget(bar)


def _show(bar: BarRow, line: TimeLine) -> None:
    bar.show_row(line.title, line.words, line.reach, line.tick, "closing" if line.over else "bar")
