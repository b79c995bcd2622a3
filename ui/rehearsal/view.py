"""The strip above the screens of a rehearsal: nobody takes it for real work."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from consultancy.text import _
from ui.rehearsal.presenter import RehearsalPresenter
from ui.theme.theme import theme
from ui.widgets import Button, Chip, label, set_tone
from ui.widgets.binding import bound
from ui.widgets.paint import follow_theme, painter_on

LOOK_MS = 500


class RehearsalStrip(QWidget):
    """Shows that this is a rehearsal, how fast it goes, and what comes up. ``ended`` when it is to end."""

    ended = Signal()

    def __init__(self, presenter: RehearsalPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._title = label("", "strong", tone="facilitator")
        self._words = label("", wrap=True)
        self._chips: dict[int, Chip] = {}
        self._group = QButtonGroup(self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        follow_theme(self)
        self._lay_out()

    def begin(self) -> None:
        """Begin looking what comes up."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look what comes up, and show it."""
        state = self._presenter.look()
        if state.trouble and state.words != self._words.whole_text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, state.words))
        self._title.setText(state.title)
        self._words.setText(state.words)
        set_tone(self._words, "closing" if state.trouble else "")
        for speed in state.speeds:
            self._chips[speed.times].setChecked(speed.chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), theme().colour("facilitator_bg"))

    def _lay_out(self) -> None:
        end = Button(_("End the rehearsal"), small=True, icon="x")
        end.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._words, 1)
        for speed in self._presenter.look().speeds:
            chip = Chip(speed.words, "accent", checkable=True)
            chip.setAccessibleName(_("Speed {words}").format(words=speed.words))
            chip.clicked.connect(bound(self._go, speed.times))
            self._group.addButton(chip)
            self._chips[speed.times] = chip
            row.addWidget(chip)
        row.addWidget(end)

    def _go(self, speed: int) -> None:
        self._presenter.go(speed)
        self.look()
