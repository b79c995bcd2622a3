"""Settings on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.settings.bells_card import BellsView
from ui.settings.choosing import Choosing
from ui.settings.keys_card import KeysView
from ui.settings.presenter import SettingsPresenter
from ui.settings.state import SettingsState
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.scroll import Scroll
from ui.widgets.text import PlainLabel, label

MARGINS = (28, 22, 28, 22)
WIDTH = 640


@dataclass(frozen=True, slots=True)
class _Parts:
    questions: tuple[Choosing, ...]
    bells: BellsView
    keys: KeysView


class SettingsView(QWidget):
    """Shows the settings; a click keeps one. ``open_folder`` shows where the data are."""

    def __init__(self, presenter: SettingsPresenter, open_folder: Callable[[], object]) -> None:
        super().__init__()
        self._presenter = presenter
        self._open_folder = open_folder
        self._parts: _Parts | None = None
        self._folder = PlainLabel(wrap=True)
        self._page = Scroll(margins=MARGINS, gap=12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._page.body.addWidget(label(_("Settings"), "title"))

    def entered(self, _consultancy: str = "") -> None:
        """Begin showing."""
        self._presenter.show(self._show)

    def left(self) -> None:
        """Stop showing."""
        self._presenter.hide()

    def _show(self, state: SettingsState) -> None:
        if self._parts is None:
            self._parts = self._build(state)
        for part, question in zip(self._parts.questions, state.questions, strict=True):
            part.show_question(question)
        self._parts.bells.show_bells(state.bells)
        self._parts.keys.show_keys(state.keys)
        self._folder.setText(state.folder)

    def _build(self, state: SettingsState) -> _Parts:
        parts = _Parts(
            tuple(Choosing(question, self._presenter.choose) for question in state.questions),
            BellsView(state.bells, self._presenter),
            KeysView(state.keys, self._presenter.keys),
        )
        for card in (*map(_holding, parts.questions), parts.bells, parts.keys, self._where()):
            card.setMaximumWidth(WIDTH)
            self._page.body.addWidget(card)
        self._page.body.addStretch(1)
        return parts

    def _where(self) -> Card:
        card = Card()
        card.body.addWidget(label(_("Where your consultancies are"), "section"))
        told = _("Everything stays on this laptop, in one folder. Nothing is sent anywhere.")
        card.body.addWidget(label(told, "secondary", wrap=True))
        card.body.addWidget(self._folder)
        button = Button(_("Open the folder"), icon="folder-open")
        button.clicked.connect(self._open_folder)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card


def _holding(part: QWidget) -> Card:
    card = Card()
    card.body.addWidget(part)
    return card
