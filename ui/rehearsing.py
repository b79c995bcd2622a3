"""A rehearsal in a window of its own: a temporary folder, a clock that runs ahead, and the program as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from consultancy.changes import Bus
from consultancy.clock import Clock
from consultancy.rehearsal_clock import RehearsalClock
from consultancy.rehearsal_cues import set_up
from consultancy.services.settings import Settings
from consultancy.text import _
from consultancy.workspace import open_workspace
from ui.asking import Place
from ui.dialogs import QtAsking
from ui.rehearsal.presenter import RehearsalPresenter
from ui.rehearsal.view import RehearsalStrip

if TYPE_CHECKING:
    from ui.app import Program

SHARED = ("theme", "page", "room_figure", "bells", "bell_when", "bell_volume", "bell_muted", "keys")


class Rehearsing(QObject):
    """One rehearsal. Nothing of it is left when its window is closed; ``ended`` says so."""

    ended = Signal()

    def __init__(
        self, make: Callable[[Path, Clock], Program], real: Clock, settings: Settings, protocol: str, seed: int = 0
    ) -> None:
        super().__init__()
        self._gone = False
        self._folder = TemporaryDirectory(prefix="peer-consultancy-", ignore_cleanup_errors=True)
        clock = RehearsalClock(real)
        folder = Path(self._folder.name) / "data"
        workspace = open_workspace(folder, clock, Bus())
        for key in SHARED:
            workspace.settings.set(key, settings.get(key))
        workspace.settings.set("documents_folder", self._folder.name)
        rehearsal = set_up(workspace, clock, protocol, seed)
        self.program = make(folder, clock)
        self.program.furnish(workspace)
        self.window = self.program.window
        self._strip = RehearsalStrip(
            RehearsalPresenter(
                clock, workspace.running, rehearsal, QtAsking(self.window), lambda: self.window.here is Place.COCKPIT
            )
        )
        self._show(rehearsal.consultancy)

    def end(self) -> None:
        """Close the window and let everything go."""
        self.window.close()
        self._let_go()

    def _show(self, consultancy: str) -> None:
        self.window.setWindowTitle(_("Rehearsal"))
        self.window.setMenuWidget(self._strip)
        self._strip.ended.connect(self.end, Qt.ConnectionType.QueuedConnection)
        self.window.closing.connect(self._let_go, Qt.ConnectionType.QueuedConnection)
        self.window.show()
        self.window.go(Place.COCKPIT, consultancy)
        self._strip.begin()

    def _let_go(self) -> None:
        if self._gone:
            return
        self._gone = True
        self._strip.stop()
        self.program.close()
        self._folder.cleanup()
        self.ended.emit()
