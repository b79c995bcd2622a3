"""Asks a save policy, now and then while something waits, whether it is time to save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.saving import Now, SavePolicy


class SaveTimer(QObject):
    """Calls ``save`` when the policy says so. No timer runs while nothing waits.

    ``save`` hands over whatever is unsaved at that moment, and does nothing when there is nothing.
    """

    def __init__(
        self,
        now: Now,
        save: Callable[[], None],
        parent: QObject | None = None,
        policy: SavePolicy | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._save = save
        self._policy = policy or SavePolicy()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def touch(self) -> None:
        """Take note that something was typed."""
        self._policy.changed(self._now())
        self._wait()

    def look(self) -> None:
        """Save if that is due, else go on waiting."""
        if self._policy.due(self._now()):
            self.flush()
        else:
            self._wait()

    def flush(self) -> None:
        """Save at once: on leaving a field, a screen, the program."""
        self._timer.stop()
        self._policy.settled()
        self._save()

    def _wait(self) -> None:
        left = self._policy.due_in(self._now())
        if left is not None:
            self._timer.start(max(1, left.ms))
