"""The composition root: opens the workspace and the window, and builds what both are driven by."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from consultancy.changes import Bus, Changes, Topic
from consultancy.clock import Clock, SystemClock
from consultancy.errors import Refused
from consultancy.text import _
from consultancy.workspace import Workspace, default_folder, open_workspace, opens_at_once
from ui.asking import Place
from ui.beside import Beside
from ui.crash import CrashWatch
from ui.dialogs import QtAsking
from ui.keys import KeyTable
from ui.late import Late
from ui.screenless import fatal_in_words, refuse_without_screen
from ui.screens import SCREENS, House, show_folder
from ui.shortcuts import Actions
from ui.single import SingleInstance
from ui.stopped import OpeningPage, WaysOut, stopped_page
from ui.theme.theme import theme
from ui.ticking import Ticker
from ui.window import WHOLE_WINDOW, Window

if TYPE_CHECKING:
    from ui.palette import CommandPalette, KeysSheet
    from ui.rehearsing import Rehearsing
    from ui.room_display.view import RoomDisplay

LATEST_OPENING_MS = 400
PAINTED_MS = 100
FIRST_PROTOCOL = "consultancy"


def run(data_dir: Path | None) -> int:
    """Open the window on a data folder (the usual one when none is named) and give the exit code. Raises Refused."""
    folder = (data_dir or default_folder()).expanduser()
    refuse_without_screen()
    with fatal_in_words():
        application = make_application()
    single = SingleInstance(folder)
    if not single.is_first():
        return 0
    program = Program(folder, SystemClock())
    single.called.connect(program.window.come_forward)
    watch = CrashWatch(folder, _report)
    watch.told.connect(program.window.trouble)
    watch.start()
    late = Late(single, program.window)
    program.opened.connect(lambda: QTimer.singleShot(PAINTED_MS, program, late.start))
    program.start()
    code = application.exec()
    program.close()
    watch.stop()
    late.stop()
    return code


def make_application() -> QApplication:
    """Give the one application, in Fusion, with Inter."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("peer-consultancy")
    application.setApplicationDisplayName(_("Peer Consultancy"))
    application.setDesktopFileName("peer-consultancy")
    theme().start("system")
    return application


def _report(bug: Exception, folder: Path) -> str:
    from consultancy.commands.crash import report

    return report(bug, folder)


class Program(QObject):
    """The window and, once it has been painted, the workspace and the screens in it.

    ``opened`` is emitted when the workspace was opened, or it was said why it cannot be.
    """

    opened = Signal()

    def __init__(self, folder: Path, clock: Clock, *, rehearses: bool = True) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._rehearses = rehearses
        self._rehearsing: Rehearsing | None = None
        self._workspace: Workspace | None = None
        self.window = Window()
        self.window.closing.connect(self._wind_up)
        self._asking = QtAsking(self.window)
        self._actions = Actions()
        self._palette: CommandPalette | None = None
        self._keys: KeysSheet | None = None
        self._beside: Beside | None = None
        self._ticker: Ticker | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._open)

    def start(self) -> None:
        """Show Today; where opening the data takes a while, the window is painted first."""
        QApplication.instance().commitDataRequest.connect(lambda _manager: self._flush())  # type: ignore[union-attr]
        if opens_at_once(self._folder, self._clock):
            self._open()
        else:
            self._open_when_painted()
        self.window.show()

    def close(self) -> None:
        """Keep what is typed and the size of the window, then let the data go."""
        if self._workspace is not None:
            workspace, self._workspace = self._workspace, None
            workspace.close()

    def _open_when_painted(self) -> None:
        page = OpeningPage()
        page.painted.connect(lambda: self._soon.start(0) if self._soon.isActive() else None)
        self._soon.start(LATEST_OPENING_MS)
        self.window.fill_with(page, rail=True)

    def _open(self) -> None:
        try:
            workspace = open_workspace(self._folder, self._clock, Bus())
        except Refused as refused:
            self.window.fill_with(stopped_page(refused, self._ways_out()))
        else:
            self.furnish(workspace)
            self.window.go(Place.TODAY)
        self.opened.emit()

    def furnish(self, workspace: Workspace) -> None:
        """Build the ways to every screen of an open workspace."""
        self._workspace = workspace
        self._beside = Beside(workspace, self._asking, self.window)
        self._ticker = Ticker(workspace.tick)
        workspace.bus.listen(self._ticker.heed)
        rehearse = self.rehearse if self._rehearses else None
        house = House(workspace, self._asking, self._actions, self._beside, rehearse)
        for place, make in SCREENS.items():
            self.window.offer(place, partial(make, house))
        workspace.bus.listen(self._settings_changed)
        self._use_settings(workspace)
        self.window.take_size(workspace.settings.get("window"))
        self._bind_keys()

    def room_display(self) -> RoomDisplay:
        """Give the room display, made when first asked for."""
        assert self._beside is not None
        return self._beside.room_display()

    def rehearse(self, protocol: str = FIRST_PROTOCOL) -> None:
        """Rehearse a protocol with a pretend group, in a window and a folder of its own; one rehearsal at a time."""
        if self._rehearsing is not None:
            self._rehearsing.window.come_forward()
            return
        assert self._workspace is not None
        from ui.rehearsing import Rehearsing

        make = partial(Program, rehearses=False)
        try:
            self._rehearsing = Rehearsing(make, self._clock, self._workspace.settings, protocol)
        except Refused as refused:
            self.window.trouble(str(refused))
            return
        self._rehearsing.ended.connect(self._rehearsed)

    def _rehearsed(self) -> None:
        self._rehearsing = None

    def _bind_keys(self) -> None:
        go = self.window.go
        general = {
            "new": lambda: go(Place.PREPARE),
            "today": lambda: go(Place.TODAY),
            "find": lambda: go(Place.CONSULTANCIES),
            "library": lambda: go(Place.LIBRARY),
            "settings": lambda: go(Place.SETTINGS),
            **({"rehearse": self.rehearse} if self._rehearses else {}),
        }
        self._actions.bind(self.window, general)
        palette = self._open_palette
        self._actions.bind(self.window, {"palette": palette, "commands": palette, "keys": self._open_keys})
        self.window.moved.connect(lambda place, _id: self._moved(place, general))

    def _moved(self, place: Place, general: Iterable[str]) -> None:
        """Let the keys of a place work, and look at running clocks where the cockpit doesn't."""
        self._actions.allow(general, allowed=place not in WHOLE_WINDOW)
        self._actions.allow(["palette"], allowed=place is not Place.COCKPIT)
        assert self._ticker is not None
        if place is Place.COCKPIT:
            self._ticker.rest()
        else:
            self._ticker.watch()

    def _open_palette(self) -> None:
        from ui.palette import Choice, CommandPalette

        self._palette = self._palette or CommandPalette(self.window)
        self._palette.ask([Choice(offer.title, offer.run, key=offer.key) for offer in self._actions.offers()])

    def _open_keys(self) -> None:
        from ui.palette import KeysSheet

        self._keys = self._keys or KeysSheet(self.window)
        self._keys.show_keys(self._actions.listed())

    def _settings_changed(self, changes: Changes) -> None:
        if self._workspace is not None and changes.touches(Topic.SETTINGS):
            self._use_settings(self._workspace)

    def _use_settings(self, workspace: Workspace) -> None:
        theme().choose(workspace.settings.get("theme"))
        self._actions.use(KeyTable.read(workspace.settings.get("keys")))

    def _wind_up(self) -> None:
        if self._beside is not None:
            self._beside.close()
        if self._ticker is not None:
            self._ticker.rest()
        if self._rehearsing is not None:
            self._rehearsing.end()
        self._flush()

    def _flush(self) -> None:
        for screen in self.window.screens():
            flush = getattr(screen, "flush", None)
            if flush is not None:
                flush()
        if self._workspace is not None:
            size = self.window.size()
            _quietly(lambda: self._keep_size(f"{size.width()}x{size.height()}"))

    def _keep_size(self, size: str) -> None:
        assert self._workspace is not None
        self._workspace.settings.set("window", size)

    def _ways_out(self) -> WaysOut:
        return WaysOut(self._open, self._use_backup, self._show_folder, self.window.close)

    def _use_backup(self, backup: str) -> None:
        from consultancy.workspace import put_back

        try:
            put_back(self._folder, Path(backup))
        except Refused as refused:
            self.window.trouble(str(refused))
            return
        self._open()

    def _show_folder(self) -> None:
        show_folder(self._folder)


def _quietly(keep: Callable[[], None]) -> None:
    """Try to keep what nobody would miss: a full disk must not stop the window from closing."""
    with contextlib.suppress(Refused):
        keep()
