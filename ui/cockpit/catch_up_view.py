"""Catching up as a choice: a sheet over the clock with what may be done, one digit each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.planning.catchup import CatchUp, Offer
from consultancy.text import _
from ui.cockpit.moves import Moves
from ui.keys import shown_key
from ui.widgets.binding import bound, emptied
from ui.widgets.buttons import Button, KeyHint
from ui.widgets.overlay import Overlay
from ui.widgets.rows import ListRow
from ui.widgets.text import label

MOST_DIGITS = 9
DIGIT = 24


@dataclass(frozen=True, slots=True)
class Way:
    """One line of the sheet: what, what it costs, why, what comes of it; ``take`` does it."""

    title: str
    take: Callable[[], object]
    cost: str = ""
    reason: str = ""
    outcome: str = ""


class CatchUpPanel(Overlay):
    """Offers the ways to catch up. A digit takes one, Esc goes back or puts the sheet away. ``taken``: one was taken.

    Where a protected step would give time, it asks before it does.
    """

    taken = Signal()

    def __init__(self, host: QWidget, over: QWidget, moves: Moves, key: Callable[[str], str]) -> None:
        super().__init__(host, over=over)
        self._moves = moves
        self._found: CatchUp | None = None
        self._ways: list[Way] = []
        self._rows: list[ListRow] = []
        self._at = 0
        self._deep = False
        self._headline = label("", "section", wrap=True)
        self._list = QVBoxLayout()
        self._from_one = Button(_("Take it all from…"), kind="quiet", small=True, key="F")
        self._protected = Button(_("Let protected steps give too"), kind="quiet", small=True, key="P")
        self._foot = label("", "caption", wrap=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out(key("undo"))
        self._from_one.clicked.connect(bound(self._offer_steps))
        self._protected.clicked.connect(bound(self._offer_all))

    def offer(self) -> bool:
        """Open with the ways there are now; says False when there is nothing to catch up with yet."""
        self._found = self._moves.ways()
        if self._found is None:
            return False
        self._offer_ways(self._found)
        self.open(self)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._rows:
            self._mark((self._at + (1 if key == Qt.Key.Key_Down else -1)) % len(self._rows))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._at)
        elif key == Qt.Key.Key_Escape and self._deep and self._found is not None:
            self._offer_ways(self._found)
        elif event.text().isdecimal():
            self._take(int(event.text()) - 1)
        elif key in (Qt.Key.Key_F, Qt.Key.Key_P):
            self._press(self._from_one if key == Qt.Key.Key_F else self._protected)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _press(button: Button) -> None:
        if button.isVisible():
            button.click()

    def _offer_ways(self, found: CatchUp) -> None:
        self._found, self._deep = found, False
        self._say(found.headline, found.footer)
        self._show([self._way(offer) for offer in found.offers])
        self._from_one.setVisible(bool(found.from_one))
        self._protected.setVisible(any(offer.needs_yes for offer in found.from_one))

    def _offer_all(self) -> None:
        """Let protected steps give as well: this press is the yes they need."""
        found = self._moves.ways(protected_too=True)
        if found is not None:
            self._offer_ways(found)
            self.setFocus()

    def _offer_steps(self) -> None:
        assert self._found is not None
        self._go_deep(_("From which step?"), [self._way(offer) for offer in self._found.from_one[:MOST_DIGITS]])

    def _ask(self, offer: Offer) -> None:
        sentence = _("This step is protected. {plan}, {cost}?").format(plan=offer.title, cost=offer.cost)
        assert self._found is not None
        back = bound(self._offer_ways, self._found)
        self._go_deep(
            sentence,
            [
                Way(_("Yes, this once"), bound(self._apply, offer), outcome=offer.outcome),
                Way(_("No, leave it its time"), back),
            ],
        )

    def _go_deep(self, headline: str, ways: list[Way]) -> None:
        self._deep = True
        self._say(headline, "")
        self._show(ways)
        self._from_one.hide()
        self._protected.hide()
        self.setFocus()

    def _way(self, offer: Offer) -> Way:
        take = bound(self._ask if offer.needs_yes else self._apply, offer)
        return Way(offer.title, take, offer.cost, offer.reason, offer.outcome)

    def _apply(self, offer: Offer) -> None:
        self.close_sheet()
        if self._moves.take(offer):
            self.taken.emit()

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._ways):
            self._ways[at].take()

    def _mark(self, at: int) -> None:
        self._at = at
        for place, row in enumerate(self._rows):
            row.set_selected(place == at)
        if self._rows:
            self.setAccessibleDescription(self._rows[at].accessibleName())

    def _say(self, headline: str, foot: str) -> None:
        self._headline.setText(headline)
        self.setAccessibleName(headline)
        self._foot.setText(foot)

    def _show(self, ways: list[Way]) -> None:
        emptied(self._list)
        self._ways = ways
        self._rows = [self._row(place, way) for place, way in enumerate(ways, start=1)]
        for row in self._rows:
            self._list.addWidget(row)
        self._mark(0)

    def _row(self, number: int, way: Way) -> ListRow:
        row = ListRow(", ".join(filter(None, (str(number), way.title, way.cost, way.reason, way.outcome))), ruled=False)
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.line.setContentsMargins(10, 8, 10, 8)
        digit = KeyHint(str(number))
        digit.setFixedSize(DIGIT, DIGIT)
        row.line.addWidget(digit)
        words, first = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(1)
        first.setSpacing(6)
        title = label(way.title, "strong", elide=True)
        first.addWidget(title, 1 if not way.cost else 0)
        if way.cost:
            first.addWidget(label(way.cost, "secondary", elide=True), 1)
        words.addLayout(first)
        if way.reason:
            words.addWidget(label(way.reason, "caption", wrap=True))
        row.line.addLayout(words, 1)
        row.line.addWidget(label(way.outcome, "strong", tabular=True))
        row.chosen.connect(bound(way.take))
        return row

    def _lay_out(self, undo: str) -> None:
        top, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(_("Catch up"), "overline"))
        words.addWidget(self._headline)
        top.addLayout(words, 1)
        top.addWidget(KeyHint(shown_key("Esc")), 0, Qt.AlignmentFlag.AlignTop)
        self._list.setSpacing(2)
        more = QHBoxLayout()
        more.addWidget(self._from_one)
        more.addWidget(self._protected)
        more.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._foot, 1)
        if undo:
            told = _("{key} takes it back").format(key=undo)
            foot.addWidget(label(told, "caption"), 0, Qt.AlignmentFlag.AlignTop)
        for part in (top, self._list, more, foot):
            self.card.body.addLayout(part)
