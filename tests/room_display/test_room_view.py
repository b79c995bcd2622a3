from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from consultancy.clock import FakeClock
from consultancy.live.commands import Finish, Next, Open
from consultancy.model.consultancy import WordingMoment
from consultancy.model.time import Span
from consultancy.workspace import Workspace, open_workspace
from tests.ui_kit import HOSTILE, RecordingAsking
from ui.room_display.presenter import RoomPresenter
from ui.room_display.view import RoomDisplay, RoomWindow

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Room:
    clock: FakeClock
    workspace: Workspace
    asking: RecordingAsking
    display: RoomDisplay
    id: str

    @property
    def window(self) -> RoomWindow:
        assert self.display.window is not None
        return self.display.window

    def pixels(self) -> bytes:
        image = self.window.grab().toImage()  # kept until its bytes have been copied
        return bytes(image.constBits())


@pytest.fixture
def room(qtbot: QtBot, app_theme: object, tmp_path: Path) -> Iterator[Room]:
    clock = FakeClock()
    workspace = open_workspace(tmp_path, clock)
    made = workspace.preparation.create("Advisories")
    own, asking = QWidget(), RecordingAsking()
    qtbot.addWidget(own)
    display = RoomDisplay(
        lambda id_: RoomPresenter(workspace.bus, lambda: workspace.running.room(id_)),
        workspace.settings,
        asking,
        lambda: own,
    )
    yield Room(clock, workspace, asking, display, made.id)
    display.close()
    workspace.close()


def test_it_opens_only_when_asked(room: Room) -> None:
    assert room.display.window is None
    room.display.toggle(room.id)
    assert room.window.isVisible()
    room.display.toggle(room.id)
    assert room.display.window is None


def test_with_one_screen_it_is_an_ordinary_window_that_escape_closes(room: Room, qtbot: QtBot) -> None:
    room.display.open(room.id)
    assert not room.window.isFullScreen()
    qtbot.keyClick(room.window, Qt.Key.Key_F11)
    assert not room.window.isFullScreen()
    window = room.window
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not window.timer.isActive()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Period])
def test_one_key_blanks_it(room: Room, qtbot: QtBot, key: Qt.Key) -> None:
    room.display.open(room.id)
    before = room.pixels()
    qtbot.keyClick(room.window, key)
    assert {room.window.grab().toImage().pixelColor(x, y).name() for x in (5, 300) for y in (5, 200)} == {"#000000"}
    qtbot.keyClick(room.window, key)
    assert room.pixels() == before


def test_it_is_blanked_from_elsewhere_only_while_it_is_open(room: Room) -> None:
    room.display.toggle_blank()
    room.display.open(room.id)
    before = room.pixels()
    room.display.toggle_blank()
    assert room.pixels() != before


def test_it_looks_four_times_a_second_only_while_the_clock_runs(room: Room) -> None:
    room.display.open(room.id)
    assert room.window.timer.interval() == 1000
    room.workspace.running.do(room.id, Open())
    room.workspace.running.do(room.id, Next())
    assert room.window.timer.interval() == 250
    room.workspace.running.do(room.id, Finish())
    assert room.window.timer.interval() == 1000


def test_how_late_the_hour_is_changes_nothing_in_the_room(room: Room) -> None:
    room.display.open(room.id)
    room.workspace.running.do(room.id, Open())
    room.workspace.running.do(room.id, Next())
    room.clock.advance(Span.of(minutes=2, seconds=59))
    room.clock.advance(Span.of(seconds=10))
    state = RoomPresenter(room.workspace.bus, lambda: room.workspace.running.room(room.id)).work_out()
    assert state.figure == "0:00"
    assert "+" not in " ".join(str(value) for value in (state.figure, state.words, state.heading))


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_is_drawn_inside_the_window(room: Room, text: str) -> None:
    room.workspace.preparation.set_focus(room.id, WordingMoment.PREPARED, text * 3)
    room.display.open(room.id)
    for size in ((1456, 819), (480, 270), (700, 900)):
        room.window.resize(*size)
        image = room.window.grab().toImage()
        ground = image.pixelColor(2, 2).name()
        assert {image.pixelColor(x, image.height() - 2).name() for x in range(2, image.width() - 2, 7)} == {ground}


def test_an_unplugged_screen_hides_the_display_and_says_so(room: Room) -> None:
    room.display.open(room.id)
    screen = QGuiApplication.primaryScreen()
    room.display._screen_gone(screen)
    assert room.display.window is None
    room.display._screen_came(screen)
    assert room.asking.told == [
        "The room’s screen was unplugged, so the room display was put away.",
        "The room’s screen is back. F5 shows the room display there again.",
    ]
    assert room.display.window is None


def test_on_two_screens_it_fills_the_one_that_is_not_the_facilitators(tmp_path: Path) -> None:
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "dpi": 96, "logicalDpi": 96, "dpr": 1},
        {"name": "beamer", "x": 1366, "y": 0, "width": 1920, "height": 1080, "dpi": 96, "logicalDpi": 96, "dpr": 1},
    ]
    config = tmp_path / "screens.json"
    config.write_text(
        json.dumps({"synchronousWindowSystemEvents": True, "windowFrameMargins": False, "screens": screens})
    )
    child = subprocess.run(
        [sys.executable, "-m", "tests.room_display.two_screens", str(tmp_path / "data")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    assert child.stdout.splitlines() == [
        "2 laptop beamer True",
        "beamer",
        "None ['The room’s screen was unplugged, so the room display was put away.']",
        "beamer True",
    ]
