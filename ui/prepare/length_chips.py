"""The lengths a protocol can take, as chips that keep their place while another is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from consultancy.text import _, n_
from ui.prepare.state import ProtocolCard
from ui.widgets import Chip, ChipFlow
from ui.widgets.binding import bound


class LengthChips(ChipFlow):
    """``fit`` takes a length; ``other`` and ``until`` ask for one, and are told which chip asked."""

    def __init__(
        self, fit: Callable[[int], None], other: Callable[[QWidget], None], until: Callable[[QWidget], None]
    ) -> None:
        super().__init__()
        self._fit = fit
        self._chips: dict[int, Chip] = {}
        self._other = self._made(_("other…"))
        self._until = self._made(_("until…"))
        self._other.clicked.connect(bound(other, self._other))
        self._until.clicked.connect(bound(until, self._until))

    def show_lengths(self, card: ProtocolCard) -> None:
        """Show the lengths on offer and which of them is taken."""
        self._chips = {minutes: self._chip(minutes) for minutes in card.lengths}
        for minutes, chip in self._chips.items():
            self._mark(chip, minutes == card.minutes and not card.until)
        self._until.setText(_("until {time}").format(time=card.until) if card.until else _("until…"))
        self._mark(self._until, bool(card.until))
        self.show_widgets([*self._chips.values(), self._other, self._until])

    def _chip(self, minutes: int) -> Chip:
        if minutes in self._chips:
            return self._chips[minutes]
        made = self._made(n_("{n} min", "{n} min", minutes).format(n=minutes))
        made.clicked.connect(bound(self._fit, minutes))
        return made

    def _made(self, words: str) -> Chip:
        """Make a chip that is lit by what is planned, never by the click alone."""
        made = Chip(words, "accent", checkable=True)
        made.clicked.connect(lambda: made.setChecked(bool(made.property("taken"))))
        return made

    def _mark(self, chip: Chip, taken: bool) -> None:
        chip.setProperty("taken", taken)
        chip.setChecked(taken)
