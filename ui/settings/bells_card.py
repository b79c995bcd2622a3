"""Bells on the Settings screen."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from consultancy.text import _
from ui.settings.choosing import Choosing
from ui.settings.presenter import SettingsPresenter
from ui.settings.state import BellsCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card


class BellsView(Card):
    """Whether, when and how loud."""

    def __init__(self, state: BellsCard, presenter: SettingsPresenter) -> None:
        super().__init__()
        roles = ("section", "strong", "strong")
        self._parts = [
            Choosing(question, presenter.choose, role) for question, role in zip(state.questions, roles, strict=True)
        ]
        self._try = Button(_("Try it"), icon="play", small=True)
        self._try.clicked.connect(presenter.try_bell)
        for part in self._parts:
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._try)
        row.addStretch(1)
        self.body.addLayout(row)
        self.show_bells(state)

    def show_bells(self, state: BellsCard) -> None:
        """Show what is chosen; what a bell that is off has no use for is not there."""
        _wish, when, volume = self._parts
        when.setVisible(state.on)
        volume.setVisible(state.can_be_heard)
        self._try.setVisible(state.can_be_heard)
        for part, question in zip(self._parts, state.questions, strict=True):
            part.show_question(question)
