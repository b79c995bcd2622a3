"""The focus question, and the invitation to put it anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from consultancy.model.time import Instant
from consultancy.text import _
from ui.cockpit.state import FocusCard
from ui.cockpit.wording import WordingKeeper
from ui.theme import fonts
from ui.widgets.binding import emptied
from ui.widgets.buttons import KeyHint
from ui.widgets.card import Card
from ui.widgets.fields import GrowingText
from ui.widgets.save_timer import SaveTimer
from ui.widgets.text import label, set_tone


class FocusView(Card):
    """Shows the focus question; in a step that asks for it, a field for the new wording, kept as typed."""

    def __init__(self, keeper: WordingKeeper, now: Callable[[], Instant], key: Callable[[str], str]) -> None:
        super().__init__(margins=(16, 10, 16, 12), tone="presenter")
        self._keeper = keeper
        self._card = FocusCard("")
        self._question = label("", "strong", wrap=True)
        self._question.setFont(fonts.font(14, QFont.Weight.DemiBold))
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(1)
        self._invitation = label("", "secondary", wrap=True, tone="presenter")
        self._field = GrowingText(least=2, most=5, name=_("The question, put anew"))
        self._state = label("", "caption")
        self._key = KeyHint(key("question"))
        self._saving = SaveTimer(now, self._save, self)
        self._lay_out()
        self._field.textChanged.connect(self._typed)
        self._field.left.connect(self.flush)

    def render_focus(self, card: FocusCard) -> None:
        """Show the question; what is being typed is left alone."""
        asked_anew = card.asks is not self._card.asks
        if asked_anew:
            self.flush()
        self._card = card
        self._question.setText(card.question or _("No focus question yet"))
        emptied(self._earlier)
        for when, words in card.earlier:
            self._earlier.addWidget(label(f"{when}: {words}", "caption", wrap=True))
        self._invitation.setText(card.invitation)
        for part in (self._invitation, self._field, self._state, self._key):
            part.setVisible(card.asks is not None)
        if card.asks is not None:
            self._show_written(card.written, anew=asked_anew)

    def flush(self) -> None:
        """Keep what is typed at once."""
        self._saving.flush()

    def take_keyboard(self) -> None:
        """Put the keyboard into the field, if the step asks for the question."""
        if self._card.asks is not None:
            self._field.setFocus()

    def _show_written(self, written: str, *, anew: bool) -> None:
        if anew or not (self._field.hasFocus() or self._keeper.waits()):
            blocked = self._field.blockSignals(True)
            self._field.set_text(written)
            self._field.blockSignals(blocked)
            self._say("")

    def _typed(self) -> None:
        if self._card.asks is not None:
            self._keeper.typed(self._card.asks, self._field.toPlainText())
            self._say(_("Saving…"))
            self._saving.touch()

    def _save(self) -> None:
        if self._keeper.waits():
            trouble = self._keeper.save()
            self._say(trouble or _("Saved"), "over" if trouble else "accent")

    def _say(self, words: str, tone: str = "") -> None:
        self._state.setText(words)
        set_tone(self._state, tone)

    def _lay_out(self) -> None:
        self.body.setSpacing(3)
        over = QHBoxLayout()
        over.addWidget(label(_("Focus question"), "overline", tone="presenter"), 1)
        over.addWidget(self._key)
        self.body.addLayout(over)
        self.body.addWidget(self._question)
        self.body.addLayout(self._earlier)
        self.body.addWidget(self._invitation)
        self.body.addWidget(self._field)
        self.body.addWidget(self._state)
