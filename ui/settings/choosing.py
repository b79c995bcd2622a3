"""A question with its values as chips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.settings.state import Question
from ui.widgets.binding import bound
from ui.widgets.chip import Chip
from ui.widgets.flow import ChipFlow
from ui.widgets.text import label


class Choosing(QWidget):
    """Shows a question; a click on a value keeps it."""

    def __init__(self, question: Question, choose: Callable[[str, str], None], role: str = "section") -> None:
        super().__init__()
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(question.title, role))
        if question.detail:
            column.addWidget(label(question.detail, "secondary", wrap=True))
        for choice in question.choices:
            chip = Chip(choice.words, "accent", checkable=True)
            chip.setAccessibleName(f"{question.title}: {choice.words}")
            chip.clicked.connect(bound(choose, question.key, choice.value))
            self._group.addButton(chip)
            self._chips[choice.value] = chip
        column.addWidget(ChipFlow(self._group.buttons()))

    def show_question(self, question: Question) -> None:
        """Show which value is chosen."""
        for choice in question.choices:
            self._chips[choice.value].setChecked(choice.chosen)
