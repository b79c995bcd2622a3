"""Pages that fill the window: the first picture while the data open, and why they cannot be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consultancy.errors import AlreadyOpen, DamagedWorkspace, NewerWorkspace, Refused
from consultancy.text import _
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CARD
from ui.widgets import Button, Card, EmptyState, Scroll
from ui.widgets.paint import box, follow_theme, painter_on

WIDTH = 560


class OpeningPage(QWidget):
    """The shape of Today, shown at once. ``painted`` is emitted when it has been on the screen."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = False
        self.setAccessibleName(_("Opening"))
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        box(painter, QRectF(28, 30, 340, 26), 5, fill=tokens.track)
        for row in range(2):
            area = QRectF(28, 92 + row * 118, max(self.width() - 56, 100), 104)
            box(painter, area, RADIUS_CARD, fill=tokens.surface, line=tokens.line)
        if not self._told:
            self._told = True
            self.painted.emit()


@dataclass(frozen=True, slots=True)
class WaysOut:
    """What can be done when the data cannot be opened."""

    again: Callable[[], object]
    use_backup: Callable[[str], object]
    show_folder: Callable[[], object]
    leave: Callable[[], object]


def stopped_page(refused: Refused, ways: WaysOut) -> QWidget:
    """Say calmly why the data cannot be opened, and what can be done about it."""
    card = Card()
    card.body.addWidget(EmptyState(_icon(refused), _title(refused), str(refused), _buttons(refused, ways)))
    card.setMaximumWidth(WIDTH)
    page = Scroll(margins=(24, 24, 24, 24))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 8)
    row.addStretch(1)
    page.body.addStretch(1)
    page.body.addLayout(row)
    page.body.addStretch(2)
    return page


def _icon(refused: Refused) -> str:
    return "archive" if isinstance(refused, DamagedWorkspace) else "info"


def _title(refused: Refused) -> str:
    if isinstance(refused, DamagedWorkspace):
        return _("Your consultancies could not be read")
    if isinstance(refused, NewerWorkspace):
        return _("A newer version was here")
    if isinstance(refused, AlreadyOpen):
        return _("Already open")
    return _("Your consultancies cannot be opened just now")


def _buttons(refused: Refused, ways: WaysOut) -> Sequence[QWidget]:
    first: list[QWidget] = []
    if isinstance(refused, DamagedWorkspace) and refused.backup:
        first.append(_button(_("Open the newest good copy"), lambda: ways.use_backup(refused.backup), kind="primary"))
    elif not isinstance(refused, NewerWorkspace):
        first.append(_button(_("Try again"), ways.again, kind="primary"))
    return [*first, _button(_("Show the folder"), ways.show_folder), _button(_("Quit"), ways.leave)]


def _button(words: str, run: Callable[[], object], kind: str = "plain") -> Button:
    button = Button(words, kind=kind)
    button.clicked.connect(run)
    return button
