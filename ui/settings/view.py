"""Settings on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.settings.presenter import Question, SettingsPresenter, SettingsState
from ui.widgets.binding import bound
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow import ChipFlow
from ui.widgets.scroll import Scroll
from ui.widgets.text import PlainLabel, label

MARGINS = (28, 22, 28, 22)
WIDTH = 640


class SettingsView(QWidget):
    """Shows the settings; a click keeps one. ``open_folder`` shows where the data are."""

    def __init__(self, presenter: SettingsPresenter, open_folder: Callable[[], object]) -> None:
        super().__init__()
        self._presenter = presenter
        self._open_folder = open_folder
        self._chips: dict[tuple[str, str], Chip] = {}
        self._folder = PlainLabel(wrap=True)
        self._page = Scroll(margins=MARGINS, gap=12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._page.body.addWidget(label(_("Settings"), "title"))
        self._built = False

    def entered(self, _consultancy: str = "") -> None:
        """Begin showing."""
        self._presenter.show(self._show)

    def left(self) -> None:
        """Stop showing."""
        self._presenter.hide()

    def _show(self, state: SettingsState) -> None:
        if not self._built:
            self._build(state)
        for question in state.questions:
            for choice in question.choices:
                self._chips[question.key, choice.value].setChecked(choice.chosen)
        self._folder.setText(state.folder)

    def _build(self, state: SettingsState) -> None:
        self._built = True
        for question in state.questions:
            self._add(self._card(question))
        self._add(self._where())
        self._page.body.addStretch(1)

    def _add(self, card: Card) -> None:
        card.setMaximumWidth(WIDTH)
        self._page.body.addWidget(card)

    def _card(self, question: Question) -> Card:
        card = Card()
        card.body.addWidget(label(question.title, "section"))
        card.body.addWidget(label(question.detail, "secondary", wrap=True))
        group = QButtonGroup(card)
        for choice in question.choices:
            chip = Chip(choice.words, "accent", checkable=True)
            chip.setAccessibleName(f"{question.title}: {choice.words}")
            chip.clicked.connect(bound(self._presenter.choose, question.key, choice.value))
            group.addButton(chip)
            self._chips[question.key, choice.value] = chip
        card.body.addWidget(ChipFlow(group.buttons()))
        return card

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
