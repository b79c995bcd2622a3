"""The cockpit on the screen: one consultancy at a time, and the keys that drive it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.cockpit.desk_view import Desk
from ui.cockpit.kinds import MOST
from ui.cockpit.presenters import Presenters
from ui.shortcuts import Actions
from ui.widgets.binding import bound

WATCH_MS = 10_000
TYPING = (QLineEdit, QPlainTextEdit)
Key = Callable[[Desk, Presenters], object]

CLOCK_KEYS: dict[str, Key] = {
    "next": lambda _desk, do: do.clock.primary(),
    "back": lambda _desk, do: do.clock.back(),
    "more": lambda _desk, do: do.clock.adjust(1),
    "less": lambda _desk, do: do.clock.adjust(-1),
    "pause": lambda _desk, do: do.clock.pause_or_resume(),
    "undo": lambda _desk, do: do.clock.undo(),
}
OWN_KEYS: dict[str, Key] = {
    "Alt+B": lambda desk, _do: desk.controls.open_began(),
    "Alt+I": lambda desk, _do: desk.step.watch.toggle(),
    "Alt+N": lambda desk, _do: desk.show_notes(),
    "Alt+Q": lambda desk, _do: desk.show_question(),
    "Alt+M": lambda desk, _do: desk.show_commitments(),
    "Alt+C": lambda desk, _do: desk.answer_gap(counts=True),
    "Alt+P": lambda desk, _do: desk.answer_gap(counts=False),
    "Ctrl+Shift+A": lambda _desk, do: do.notes.cycle_audience(),
    "Ctrl+Shift+Z": lambda _desk, do: do.notes.undo(),
    **{f"Ctrl+{n}": lambda desk, _do, n=n: desk.choose_kind(n) for n in range(1, MOST + 1)},
}
OUTSIDE_TEXT = {
    Qt.Key.Key_Space: "pause",
    Qt.Key.Key_N: "next",
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_PageUp: "back",
}


class CockpitView(QWidget):
    """Holds the cockpit of the consultancy that was entered. ``show_room`` opens the room display for it."""

    def __init__(
        self, build: Callable[[str], Presenters], actions: Actions, show_room: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._build = build
        self._show_room = show_room
        self._consultancy = ""
        self._presenters: Presenters | None = None
        self.desk: Desk | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look)
        QApplication.instance().lastWindowClosed.connect(self._watch.stop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        runs = {name: bound(self._press, key) for name, key in CLOCK_KEYS.items()}
        actions.bind(self, {**runs, "room": self._open_room})
        for sequence, key in OWN_KEYS.items():
            QShortcut(QKeySequence(sequence), self).activated.connect(bound(self._press, key))

    def entered(self, consultancy: str = "") -> None:
        """Begin showing a consultancy."""
        self.left()
        self._watch.stop()
        self._consultancy = consultancy
        self._presenters = self._build(consultancy)
        self.desk = Desk(self._presenters)
        self.desk.header.room_display.connect(self._open_room)
        self._column.addWidget(self.desk)
        self.desk.begin()

    def left(self) -> None:
        """Keep what is typed, and stop showing; a clock that runs is looked at now and then all the same."""
        if self.desk is not None:
            self.desk.end()
            self.desk.hide()
            self.desk.deleteLater()
            self.desk = None
            self._watch.start()
            self._look()

    def flush(self) -> None:
        """Put everything that is typed on disk, now."""
        if self.desk is not None:
            self.desk.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = OUTSIDE_TEXT.get(Qt.Key(event.key()))
        typing = isinstance(QApplication.focusWidget(), TYPING)
        if name and not typing and not event.modifiers():
            self._press(CLOCK_KEYS[name])
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        if self._presenters is None or not self._presenters.clock.still_running():
            self._watch.stop()

    def _open_room(self) -> None:
        self._show_room(self._consultancy)

    def _press(self, key: Key) -> None:
        if self.desk is not None and self._presenters is not None:
            key(self.desk, self._presenters)
