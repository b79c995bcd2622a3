"""The step in hand: who speaks, the clock, what to say to the group, what to watch for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from consultancy.live.shown import Phase, Urgency
from consultancy.text import _
from ui.cockpit.focus_view import FocusView
from ui.cockpit.state import Face, FocusCard, Part, StepCard
from ui.cockpit.turn_view import TurnPanel
from ui.theme import fonts
from ui.widgets.binding import emptied
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow import ChipFlow
from ui.widgets.ring import Dial, TimerRing
from ui.widgets.scroll import Scroll
from ui.widgets.text import label

TONES = {Urgency.CALM: "accent", Urgency.CLOSING: "closing", Urgency.OVER: "over"}
CHIP_TONES = {
    Part.PRESENTER: "presenter",
    Part.CONSULTANTS: "accent",
    Part.FACILITATOR: "facilitator",
    Part.QUIET: "neutral",
}
RING = 252
SMALL_RING = 150
NARROW, SHORT = 560, 520


class Page(Scroll):
    """A page as tall as what is on it, and no taller: what follows it stands right below; it scrolls when it must."""

    def __init__(self) -> None:
        super().__init__(margins=(0, 0, 0, 0), gap=10)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(policy.Policy.Preferred)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self.widget().layout()
        return max(inside.heightForWidth(width), inside.minimumSize().height()) if inside else 0

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class WatchCard(Card):
    """What to watch for, and under "If it slips" short things to say, one tap away."""

    def __init__(self, key: Callable[[str], str]) -> None:
        super().__init__(margins=(16, 10, 16, 10))
        self.body.setSpacing(4)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._phrases = QWidget()
        self._said = QVBoxLayout(self._phrases)
        self._said.setContentsMargins(0, 0, 0, 0)
        self._said.setSpacing(2)
        self._open = Button(_("If it slips"), kind="quiet", small=True, key=key("slips"))
        self._open.setCheckable(True)
        self._open.toggled.connect(self._phrases.setVisible)
        self._phrases.hide()
        top = QHBoxLayout()
        self._over = label(_("Watch for"), "overline")
        top.addWidget(self._over, 1)
        top.addWidget(self._open)
        self.body.addLayout(top)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._phrases)

    def show_lines(self, watch_for: tuple[str, ...], interventions: tuple[str, ...]) -> None:
        """Show another step's lines, the things to say put away."""
        emptied(self._lines)
        emptied(self._said)
        for line in watch_for:
            self._lines.addWidget(label(f"•  {line}", "secondary", wrap=True))
        for phrase in interventions:
            self._said.addWidget(label(_("“{words}”").format(words=phrase), "body", tone="facilitator", wrap=True))
        self._over.setVisible(bool(watch_for))
        self._open.setChecked(False)
        self._open.setVisible(bool(interventions))
        self.setVisible(bool(watch_for or interventions))

    def toggle(self) -> None:
        """Open the things to say, or put them away."""
        if self._open.isVisible():
            self._open.toggle()


class StepView(QWidget):
    """The middle of the cockpit. ``asked`` takes what some steps ask for, right under what to say."""

    def __init__(self, focus: FocusView, turns: TurnPanel, key: Callable[[str], str]) -> None:
        super().__init__()
        self._card: StepCard | None = None
        self._number = label("", "overline")
        self._chips = ChipFlow(gap=6)
        self._meta = label("", "caption", tabular=True)
        self._title = label("", "title", wrap=True)
        self.ring = TimerRing()
        self._say = label("", "body", wrap=True)
        self._say.setFont(fonts.font(15, QFont.Weight.Normal))
        self._say_card = Card(margins=(18, 10, 16, 12), bar="facilitator")
        self.watch = WatchCard(key)
        self._focus = focus
        self.turns = turns
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.asked = QVBoxLayout()
        self._cards = QVBoxLayout()
        self._page = Page()
        self._lay_out()

    def render_step(self, card: StepCard | None) -> None:
        """Show another step, or none when all is over."""
        self._show_card(card or StepCard("", "", _("All done"), "", (), "", (), (), commits=False))

    def render_focus(self, card: FocusCard) -> None:
        """Show the focus question; in a step that asks for it anew it comes before what to watch for."""
        self._focus.render_focus(card)
        place = self.asked if card.asks is not None else self._cards
        if place.indexOf(self._focus) < 0:
            place.insertWidget(place.count() - (place is self._cards), self._focus)

    def render_face(self, face: Face) -> None:
        """Show the clock."""
        dimmed = face.phase is Phase.PAUSED
        self.ring.show_dial(Dial(face.fraction, face.figure, face.words, TONES[face.urgency], dimmed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW or self.window().height() < SHORT
        down = self.width() < NARROW
        across = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        if self._sides.direction() != across:
            self._sides.setDirection(across)
        side = SMALL_RING if narrow else RING
        self.ring.setFixedSize(side, side)

    def _show_card(self, card: StepCard) -> None:
        self._number.setText(card.number.upper())
        self._meta.setText(card.meta)
        if self._card is not None and _but_meta(card) == _but_meta(self._card):
            return
        self._card = card
        self._chips.show_widgets(
            [Chip(chip.text, CHIP_TONES[chip.part], icon="mic" if chip.speaks else "") for chip in card.chips]
        )
        self._title.setText(card.title)
        self._say.setText(_("“{words}”").format(words=card.say))
        self._say_card.setVisible(bool(card.say))
        self.watch.show_lines(card.watch_for, card.interventions)

    def _lay_out(self) -> None:
        self._say_card.body.setSpacing(4)
        self._say_card.body.addWidget(label(_("Say to the group"), "overline", tone="facilitator"))
        self._say_card.body.addWidget(self._say)
        self._cards.setSpacing(10)
        self.asked.setSpacing(10)
        self._cards.addWidget(self.turns)
        self._cards.addWidget(self._say_card)
        self._cards.addLayout(self.asked)
        self._cards.addWidget(self.watch)
        self._cards.addWidget(self._focus)
        self._cards.addStretch(1)
        self._sides.setSpacing(22)
        self._sides.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._sides.addLayout(self._cards, 1)
        self._page.body.addLayout(self._top())
        self._page.body.addWidget(self._title)
        self._page.body.addLayout(self._sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._number)
        top.addWidget(self._chips, 1)
        top.addWidget(self._meta)
        return top


def _but_meta(card: StepCard) -> tuple[object, ...]:
    return (card.id, card.title, card.chips, card.say, card.watch_for, card.interventions)
