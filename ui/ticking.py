"""Running clocks are looked at once a second while the cockpit isn't there to do it; otherwise no timer runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from consultancy.changes import Changes, Topic

ONCE_A_SECOND = 1_000


class Ticker(QObject):
    """Ticks through ``tick``, for as long as it says that there is something to look at again."""

    def __init__(self, tick: Callable[[], bool]) -> None:
        super().__init__()
        self._tick = tick
        self._resting = True
        self.timer = QTimer(self)
        self.timer.setInterval(ONCE_A_SECOND)
        self.timer.timeout.connect(self._again)

    def watch(self) -> None:
        """Look from now on, if anything runs."""
        self._resting = False
        if self._tick():
            self.timer.start()

    def rest(self) -> None:
        """Leave it to somebody else."""
        self._resting = True
        self.timer.stop()

    def heed(self, changes: Changes) -> None:
        """Begin again when a clock was started elsewhere."""
        if changes.touches(Topic.CLOCK) and not self._resting and not self.timer.isActive():
            self.timer.start()

    def _again(self) -> None:
        if not self._tick():
            self.timer.stop()
