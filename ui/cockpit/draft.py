"""One place where something is typed, kept as a draft while it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from consultancy.model.time import Instant
from ui.widgets.save_timer import SaveTimer


class Draft(QObject):
    """Hands what ``read`` gives to ``put`` when it is due and has changed. ``put`` returns at once."""

    def __init__(
        self, now: Callable[[], Instant], read: Callable[[], str], put: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._put = put
        self._kept = ""
        self.timer = SaveTimer(now, self._keep, self)

    def begin_with(self, kept: str) -> None:
        """Take note of what is kept already."""
        self._kept = kept

    def touch(self) -> bool:
        """Take note that something may have been typed; says whether something was."""
        typed = self._read() != self._kept
        if typed:
            self.timer.touch()
        return typed

    def flush(self) -> None:
        """Hand it over at once."""
        self.timer.flush()

    def _keep(self) -> None:
        text = self._read()
        if text != self._kept:
            self._kept = text
            self._put(text)
