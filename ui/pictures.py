"""Draw every screen of the real program, from the sample workspace on a clock that stands still."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from consultancy.clock import FakeClock
from consultancy.errors import CannotWrite
from consultancy.live.commands import Next, Open, Pause, Resume, Start, StartSpeaking
from consultancy.model.time import Span, Utc
from consultancy.services.pictured import SampleIds, SampleMoment
from consultancy.text import _
from consultancy.workspace import Workspace, open_workspace
from ui.app import Program, make_application
from ui.asking import Place
from ui.cockpit.desk_view import Desk
from ui.cockpit.view import CockpitView
from ui.mini_clock.view import MiniClock
from ui.theme.theme import theme

A_TUESDAY = Utc(1_794_900_000_000)  # 17 November 2026
SHOWN_FOLDER = Path("~/.local/share/peer-consultancy")  # the real one is temporary, and different every time
ROOM_SIZE = QSize(1920, 1080)
THREE = ("Ana Ruiz", "Ben Cole", "Chi Okafor")


@dataclass(frozen=True, slots=True)
class Stage:
    """What one day of pictures is drawn from."""

    program: Program
    workspace: Workspace
    clock: FakeClock


def draw(
    out: Path, look: str, size: tuple[int, int], scale: float, tell: Callable[[str], None] = lambda _name: None
) -> list[Path]:
    """Draw every screen into ``out``, ``size`` in points, ``scale`` pixels for each. Raises CannotWrite."""
    _prepare_scale(scale)
    make_application()
    QApplication.setCursorFlashTime(0)
    theme().choose(look)
    drawn: list[Path] = []
    for play in (_empty, _day, _other_moments, _beside, _in_threes):
        with tempfile.TemporaryDirectory() as folder:
            for name, widget in _acted(play, Path(folder), QSize(*size), look):
                tell(name)
                drawn.append(_save(widget, out / f"{name}.png"))
    return drawn


def _prepare_scale(scale: float) -> None:
    """Set the scale for a new application; one that is there already keeps its own."""
    if QCoreApplication.instance() is None:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio() if QCoreApplication.instance() else scale
    assert ratio == scale, "the scale is decided when the application starts"


Play = Callable[[Stage], Iterator[tuple[str, QWidget]]]


def _acted(play: Play, folder: Path, size: QSize, look: str) -> Iterator[tuple[str, QWidget]]:
    clock = FakeClock(A_TUESDAY)
    workspace = open_workspace(folder / "data", clock)
    workspace.settings.set("theme", look)
    program = Program(folder / "data", clock)
    workspace.folder = SHOWN_FOLDER
    program.furnish(workspace)
    program.window.resize(size)
    program.window.show()
    try:
        yield from play(Stage(program, workspace, clock))
    finally:
        program.window.close()
        program.close()
        program.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _empty(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    yield "today-empty", _at(stage, Place.TODAY)


def _day(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    ids: SampleIds = stage.workspace.sample.fill(SampleMoment.MORNING)
    yield "today", _at(stage, Place.TODAY)
    yield "prepare", _at(stage, Place.PREPARE, ids.running)
    yield "consultancies", _at(stage, Place.CONSULTANCIES)
    yield "library", _at(stage, Place.LIBRARY)
    yield "settings", _at(stage, Place.SETTINGS)
    stage.workspace.sample.fill(SampleMoment.RUNNING)
    yield "run", _at(stage, Place.COCKPIT, ids.running)
    yield "room", _room(stage, ids.running)
    stage.workspace.sample.fill(SampleMoment.FINISHED)
    yield "review", _at(stage, Place.REVIEW, ids.running)


def _other_moments(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """Draw the cockpit paused, over time, and with the next step armed."""
    running = stage.workspace.sample.fill(SampleMoment.RUNNING).running
    do = stage.workspace.running.do
    do(running, Pause())
    yield "run-paused", _at(stage, Place.COCKPIT, running)
    do(running, Resume())
    _let_pass(stage, running, seconds=131)
    yield "run-over", _at(stage, Place.COCKPIT, running)
    yield "room-over", _room(stage, running)
    do(running, Next())
    yield "run-armed", _at(stage, Place.COCKPIT, running)


def _beside(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """Draw what the cockpit opens: the ways to catch up, and the mini clock."""
    running = stage.workspace.sample.fill(SampleMoment.RUNNING).running
    cockpit = _at(stage, Place.COCKPIT, running)
    desk = _desk(stage)
    desk.open_catch_up()
    yield "run-catch-up", cockpit
    desk.header.mini_clock.emit()
    yield "mini", next(one for one in QApplication.topLevelWidgets() if isinstance(one, MiniClock))


def _in_threes(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """Draw a consultancy in turns, with nothing written yet."""
    own = stage.workspace
    made = own.preparation.create(_("Three questions before noon")).id
    for name in THREE:
        own.preparation.add_person(made, name)
    own.preparation.choose_protocol(made, "troika", 30)
    for command in (Open(), Start(), Next(), Start(), StartSpeaking(_("Consultants"))):
        own.running.do(made, command)
    _let_pass(stage, made, seconds=40)
    yield "run-turns", _at(stage, Place.COCKPIT, made)


def _let_pass(stage: Stage, consultancy: str, seconds: int) -> None:
    """Let time pass with somebody looking on: unseen time would be asked about."""
    for _second in range(seconds):
        stage.clock.advance(Span.of(seconds=1))
        stage.workspace.running.look(consultancy)


def _at(stage: Stage, place: Place, consultancy: str = "") -> QWidget:
    stage.program.window.go(place, consultancy)
    return stage.program.window


def _desk(stage: Stage) -> Desk:
    [cockpit] = [one for one in stage.program.window.screens() if isinstance(one, CockpitView)]
    assert cockpit.desk is not None
    return cockpit.desk


def _room(stage: Stage, consultancy: str) -> QWidget:
    display = stage.program.room_display()
    display.open(consultancy)
    assert display.window is not None
    display.window.resize(ROOM_SIZE)
    return display.window


def _save(widget: QWidget, path: Path) -> Path:
    for _pass in range(3):  # layouts settle in passes: what is shown late moves what was shown before
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    picture: QPixmap = widget.grab()
    if not picture.save(str(path)):
        raise CannotWrite(_("The picture {path} could not be written.").format(path=path))
    return path
