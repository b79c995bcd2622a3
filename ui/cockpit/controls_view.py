"""The keys of the clock as buttons: pause, a minute more or less, back, undo, and what happens next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from consultancy.text import _, n_
from ui.cockpit.moves import Moves, meant_instead
from ui.cockpit.presenter import CockpitPresenter
from ui.cockpit.state import Controls, Nudge, Primary
from ui.theme import fonts
from ui.widgets.binding import bound
from ui.widgets.buttons import Button
from ui.widgets.text import label, set_tone

MOST_AGO = 9
NUDGE_SIZES = {1: 13, 2: 12}
ICONS = {Primary.START: "play", Primary.NEXT: "arrow-right", Primary.FINISH: "check", Primary.REVIEW: "arrow-right"}


class ControlsRow(QWidget):
    """The buttons under the clock. They fold to two lines where one is too short."""

    def __init__(self, presenter: CockpitPresenter, moves: Moves, key: Callable[[str], str]) -> None:
        super().__init__()
        self._presenter = presenter
        self._moves = moves
        self._shown: Controls | None = None
        self._pause = Button("", icon="pause", key=key("pause"))
        self._less = Button(_("−1 min"))
        self._more = Button(_("+1 min"))
        self._back = Button(_("Back"), kind="quiet", icon="arrow-left")
        self._primary = Button("", kind="primary", icon="play", key=key("next"))
        self._primary.setMinimumHeight(38)
        self._began = Button(_("It began … ago"), kind="quiet", icon="history", key=key("began"), small=True)
        self._finish = Button(_("Finish now"), kind="quiet", icon="circle-stop", small=True)
        self._undo = Button("", kind="quiet", icon="undo-2", key=key("undo"), small=True)
        self._instead = Button(_("I meant…"), kind="quiet", small=True, key=key("instead"))
        self._nudge = label("", "secondary", wrap=True)
        self._nudge.hide()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right = QHBoxLayout()
        self._below = QHBoxLayout()
        self._lay_out()
        self._connect()

    def render_controls(self, controls: Controls) -> None:
        """Show what can be done now."""
        self._shown = controls
        self._pause.setText(controls.pause)
        self._pause.setVisible(bool(controls.pause))
        self._pause.set_icon("play" if controls.paused else "rotate-ccw" if self._ended(controls) else "pause")
        for button in (self._less, self._more):
            button.setVisible(controls.can_adjust)
        self._back.setVisible(bool(controls.back))
        self._began.setVisible(controls.began)
        self._finish.setVisible(controls.can_adjust and controls.primary is not Primary.FINISH)
        self._undo.setText(controls.undo)
        for button in (self._undo, self._instead):
            button.setVisible(bool(controls.undo))
        self._primary.setText(controls.primary_label)
        self._primary.set_icon(ICONS[controls.primary])
        self._fold()

    def render_nudge(self, nudge: Nudge) -> None:
        """Say softly that nothing runs; the longer it lasts, the quieter."""
        self._nudge.setText(nudge.words)
        self._nudge.setVisible(bool(nudge.words))
        self._nudge.setFont(fonts.font(NUDGE_SIZES.get(nudge.level, 11), tabular=True))
        set_tone(self._nudge, "closing" if nudge.level == 1 else "")

    def open_began(self) -> None:
        """Open "It began … ago": a digit chooses the minutes. It may be said at any moment but after the end."""
        if self._shown is not None and not self._ended(self._shown):
            self._open(self.began_menu(), self._began if self._began.isVisible() else self._primary)

    def open_instead(self) -> None:
        """Open what could have been meant instead of the last action; a digit chooses."""
        if self._instead.isVisible():
            self._open(self.instead_menu(), self._instead)

    def began_menu(self) -> QMenu:
        """Build the menu of minutes; the digit is the key."""
        menu = QMenu(self)
        for minutes in range(1, MOST_AGO + 1):
            words = n_("&{n} minute ago", "&{n} minutes ago", minutes).format(n=minutes)
            menu.addAction(words).triggered.connect(bound(self._presenter.began_ago, minutes))
        return menu

    def instead_menu(self) -> QMenu:
        """Build the menu of what could have been meant; it is done at the instant of what is taken back."""
        menu = QMenu(self)
        for number, meant in enumerate(meant_instead(), start=1):
            menu.addAction(f"&{number}  {meant.words}").triggered.connect(bound(self._moves.replace, meant))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    @staticmethod
    def _open(menu: QMenu, below: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    @staticmethod
    def _ended(controls: Controls) -> bool:
        return controls.primary is Primary.REVIEW

    def _fold(self) -> None:
        """Give up places one by one as it gets narrow: first Back goes below, then the primary button."""
        row = [self._pause, self._less, self._more, self._primary]
        with_back = _width([*row, self._back])
        place = self._right if with_back <= self.width() else self._below
        if place.indexOf(self._back) < 0:
            place.insertWidget(1 if place is self._right else 0, self._back)
        across = QBoxLayout.Direction.LeftToRight if _width(row) <= self.width() else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != across:
            self._line.setDirection(across)

    def _lay_out(self) -> None:
        left, right, below = QHBoxLayout(), self._right, self._below
        for row in (left, right, below):
            row.setSpacing(8)
        for button in (self._pause, self._less, self._more):
            left.addWidget(button)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self._back)
        right.addWidget(self._primary)
        for button in (self._began, self._finish):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(self._instead)
        below.addWidget(self._undo)
        self._line.setSpacing(8)
        self._line.addLayout(left)
        self._line.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nudge)
        column.addLayout(self._line)
        column.addLayout(below)

    def _connect(self) -> None:
        intents = (
            (self._pause, bound(self._presenter.pause_or_resume)),
            (self._less, bound(self._presenter.adjust, -1)),
            (self._more, bound(self._presenter.adjust, 1)),
            (self._back, bound(self._presenter.back)),
            (self._primary, bound(self._presenter.primary)),
            (self._undo, bound(self._presenter.undo)),
            (self._finish, bound(self._presenter.finish)),
            (self._began, bound(self.open_began)),
            (self._instead, bound(self.open_instead)),
        )
        for button, intent in intents:
            button.clicked.connect(intent)


def _width(buttons: list[Button]) -> int:
    return sum(button.sizeHint().width() + 8 for button in buttons if not button.isHidden())
