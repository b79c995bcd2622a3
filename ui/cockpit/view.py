"""The cockpit on the screen: one consultancy at a time, and the keys that drive it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.cockpit.desk_view import Desk
from ui.cockpit.kinds import MOST
from ui.cockpit.presenters import Presenters
from ui.shortcuts import Actions
from ui.widgets.binding import bound

TYPING = (QLineEdit, QPlainTextEdit)
MOST_GROUPS = 9
Key = Callable[[Desk, Presenters], object]

KEYS: dict[str, Key] = {
    "next": lambda _desk, do: do.clock.primary(),
    "back": lambda _desk, do: do.clock.back(),
    "more": lambda _desk, do: do.clock.adjust(1),
    "less": lambda _desk, do: do.clock.adjust(-1),
    "pause": lambda _desk, do: do.clock.pause_or_resume(),
    "undo": lambda _desk, do: do.clock.undo(),
    "instead": lambda desk, _do: desk.controls.open_instead(),
    "began": lambda desk, _do: desk.controls.open_began(),
    "slips": lambda desk, _do: desk.step.watch.toggle(),
    "gap_counts": lambda desk, _do: desk.answer_gap(counts=True),
    "gap_pauses": lambda desk, _do: desk.answer_gap(counts=False),
    "next_turn": lambda _desk, do: do.moves.next_turn(),
    "pass_turn": lambda _desk, do: do.moves.pass_turn(),
    "later_turn": lambda _desk, do: do.moves.later_turn(),
    "add_turn": lambda desk, _do: desk.turns.ask_name(),
    "mute": lambda _desk, do: do.ringing.toggle_mute(),
    "notes": lambda desk, _do: desk.show_notes(),
    "question": lambda desk, _do: desk.show_question(),
    "commitments": lambda desk, _do: desk.show_commitments(),
    "audience": lambda _desk, do: do.notes.cycle_audience(),
    "undo_note": lambda _desk, do: do.notes.undo(),
}
NUMBERED: dict[str, Key] = {
    **{f"Ctrl+{n}": lambda desk, _do, n=n: desk.choose_kind(n) for n in range(1, MOST + 1)},
    **{f"Alt+{n}": lambda _desk, do, n=n: do.moves.speak_by_number(n) for n in range(MOST_GROUPS + 1)},
}


class Windows(Protocol):
    """The windows beside the cockpit."""

    def show_room(self, consultancy: str) -> None:
        """Open the room display of a consultancy, or put it away."""
        ...

    def blank_room(self) -> None:
        """Blank the room display, or show it again."""
        ...

    def show_mini(self, consultancy: str) -> None:
        """Open the mini clock of a consultancy, or put it away."""
        ...


class CockpitView(QWidget):
    """Holds the cockpit of the consultancy that was entered."""

    def __init__(self, build: Callable[[str], Presenters], actions: Actions, windows: Windows) -> None:
        super().__init__()
        self._build = build
        self._actions = actions
        self._windows = windows
        self._consultancy = ""
        self._presenters: Presenters | None = None
        self.desk: Desk | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._runs: dict[str, Callable[[], None]] = {
            **{name: bound(self._press, key) for name, key in KEYS.items()},
            "catch_up": self._catch_up,
            "room": self._show_room,
            "blank": windows.blank_room,
            "mini": self._show_mini,
        }
        actions.bind(self, self._runs)
        for sequence, key in NUMBERED.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(bound(self._press, key))

    def entered(self, consultancy: str = "") -> None:
        """Begin showing a consultancy."""
        self.left()
        self._consultancy = consultancy
        self._presenters = self._build(consultancy)
        self.desk = Desk(self._presenters, self._actions.key)
        self.desk.header.room_display.connect(self._show_room)
        self.desk.header.mini_clock.connect(self._show_mini)
        self._column.addWidget(self.desk)
        self.desk.begin()

    def left(self) -> None:
        """Keep what is typed, and stop showing; the clock goes on."""
        if self.desk is not None:
            self.desk.end()
            self.desk.hide()
            self.desk.deleteLater()
            self.desk = None

    def flush(self) -> None:
        """Put everything that is typed on disk, now."""
        if self.desk is not None:
            self.desk.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Heed letters and the keys of a remote where no text is being typed."""
        typing = isinstance(QApplication.focusWidget(), TYPING)
        meant = None if typing else self._runs.get(self._actions.meant_by(event))
        if meant is not None:
            meant()
        else:
            super().keyPressEvent(event)

    def _catch_up(self) -> None:
        """Offer the ways to catch up; where they are on offer already, or there are none, any command."""
        if self.desk is not None and not self.desk.open_catch_up():
            self.desk.catch_up.close_sheet()
            self._actions.run("commands")

    def _show_room(self) -> None:
        self._windows.show_room(self._consultancy)

    def _show_mini(self) -> None:
        self._windows.show_mini(self._consultancy)

    def _press(self, key: Key) -> None:
        if self.desk is not None and self._presenters is not None:
            key(self.desk, self._presenters)
