"""Run in a child process with two screens: open the room display, and print where it came up."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from consultancy.clock import FakeClock
from consultancy.workspace import open_workspace
from tests.ui_kit import RecordingAsking
from ui.room_display.presenter import RoomPresenter
from ui.room_display.view import RoomDisplay
from ui.theme.theme import theme


def main(folder: Path) -> None:
    """Open the display beside a window on the first screen, then unplug its screen."""
    application = QApplication([])
    theme().start("paper")
    workspace = open_workspace(folder, FakeClock())
    made = workspace.preparation.create("Advisories")
    own, asking = QWidget(), RecordingAsking()
    own.setGeometry(10, 10, 800, 600)
    own.show()
    display = RoomDisplay(
        lambda id_: RoomPresenter(workspace.bus, lambda: workspace.running.room(id_)),
        workspace.settings,
        asking,
        lambda: own,
    )
    display.open(made.id)
    application.processEvents()
    room = display.window
    assert room is not None
    say(len(QGuiApplication.screens()), own.screen().name(), room.screen().name(), room.isFullScreen())
    say(workspace.settings.get("room_screen").partition("|")[0])
    application.screenRemoved.emit(room.screen())
    say(display.window, asking.told)
    display.open(made.id)
    assert display.window is not None
    say(display.window.screen().name(), display.window.isFullScreen())
    display.close()
    workspace.close()


def say(*words: object) -> None:
    """Print for the test that reads."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
