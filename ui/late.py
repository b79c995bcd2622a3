"""What the first picture need not wait for: signals, later starts, text that Qt shows by itself, and waste."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.single import SingleInstance
from ui.widgets import PlainTextGuard
from ui.window import Window

if TYPE_CHECKING:
    from ui.leaving import SignalEar


class Late:
    """What the first picture need not wait for."""

    def __init__(self, single: SingleInstance, window: Window) -> None:
        self._single = single
        self._window = window
        self._ear: SignalEar | None = None

    def start(self) -> None:
        """Hear signals and later starts, guard text that Qt itself shows, and collect waste from now on."""
        if self._ear is None:
            from ui.leaving import SignalEar

            self._ear = SignalEar(self._window.close)
            guard_text()
            self._single.listen()
            # What was made until now stays: it need not be looked through again and again.
            gc.freeze()
            gc.enable()

    def stop(self) -> None:
        """Hear nothing more."""
        if self._ear is not None:
            self._ear.stop()
        self._single.close()


def guard_text() -> None:
    """Keep labels and tooltips that Qt makes by itself from reading markup; our own read none as they are."""
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(PlainTextGuard(application))
