"""The windows beside the main one, each made when it is first asked for: the room display and the mini clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultancy.workspace import Workspace
from ui.asking import Asking, Place
from ui.window import Window

if TYPE_CHECKING:
    from ui.mini_clock.view import MiniClock
    from ui.room_display.presenter import RoomPresenter
    from ui.room_display.view import RoomDisplay


class Beside:
    """Opens them and puts them away."""

    def __init__(self, workspace: Workspace, asking: Asking, window: Window) -> None:
        self._workspace = workspace
        self._asking = asking
        self._window = window
        self._room: RoomDisplay | None = None
        self.mini: MiniClock | None = None

    def room_display(self) -> RoomDisplay:
        """Give the room display."""
        if self._room is None:
            from ui.room_display.view import RoomDisplay

            own = self._workspace
            self._room = RoomDisplay(self._room_of, own.settings, self._asking, lambda: self._window)
        return self._room

    def show_room(self, consultancy: str) -> None:
        """Open the room display of a consultancy, or put it away."""
        self.room_display().toggle(consultancy)

    def blank_room(self) -> None:
        """Blank the room display, or show it again; where it is not open, nothing."""
        if self._room is not None:
            self._room.toggle_blank()

    def show_mini(self, consultancy: str) -> None:
        """Open the mini clock of a consultancy, or put it away."""
        if self.mini is not None and self.mini.isVisible():
            self._put_mini_away()
            return
        self._put_mini_away()
        from ui.mini_clock.presenter import MiniPresenter
        from ui.mini_clock.view import MiniClock

        running = self._workspace.running
        self.mini = MiniClock(MiniPresenter(self._workspace.bus, lambda: running.look(consultancy)))
        self.mini.back.connect(lambda: self._come_back(consultancy))
        self.mini.begin()

    def close(self) -> None:
        """Put both away."""
        if self._room is not None:
            self._room.close()
        self._put_mini_away()

    def _room_of(self, consultancy: str) -> RoomPresenter:
        from ui.room_display.presenter import RoomPresenter

        return RoomPresenter(self._workspace.bus, lambda: self._workspace.running.room(consultancy))

    def _come_back(self, consultancy: str) -> None:
        self._window.come_forward()
        if self._window.here is not Place.COCKPIT:
            self._window.go(Place.COCKPIT, consultancy)

    def _put_mini_away(self) -> None:
        if self.mini is not None:
            self.mini.close()
            self.mini.deleteLater()
            self.mini = None
