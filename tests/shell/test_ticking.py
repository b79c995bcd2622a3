"""A clock that runs while another screen is shown is looked at; nothing ticks when none runs."""

import pytest

from consultancy.changes import Changes, Topic
from consultancy.clock import FakeClock
from consultancy.live.commands import Finish, Open, Start
from consultancy.model.time import Span
from consultancy.workspace import open_workspace
from ui.app import Program
from ui.asking import Place
from ui.ticking import Ticker


@pytest.fixture
def ticks():
    return [True, True, False]


@pytest.fixture
def ticker(qapp, ticks):
    made = Ticker(lambda: ticks.pop(0))
    yield made
    made.rest()


def test_it_ticks_as_long_as_something_runs(ticker):
    ticker.watch()
    assert ticker.timer.isActive()
    ticker.timer.timeout.emit()
    assert ticker.timer.isActive()
    ticker.timer.timeout.emit()
    assert not ticker.timer.isActive()


def test_a_clock_started_elsewhere_wakes_it(ticker, ticks):
    ticks[:] = [False]
    ticker.watch()
    assert not ticker.timer.isActive()
    ticker.heed(Changes.of(Topic.NOTES))
    assert not ticker.timer.isActive()
    ticker.heed(Changes.of(Topic.CLOCK))
    assert ticker.timer.isActive()


def test_at_rest_it_sleeps_through_everything(ticker):
    ticker.rest()
    ticker.heed(Changes.of(Topic.CLOCK))
    assert not ticker.timer.isActive()


def test_going_elsewhere_is_not_taken_for_a_sleep(qtbot, app_theme, tmp_path):
    clock = FakeClock()
    program = Program(tmp_path / "data", clock)
    qtbot.addWidget(program.window)
    workspace = open_workspace(tmp_path / "data", clock)
    program.furnish(workspace)
    program.window.show()
    made = workspace.preparation.create("Attendance").id
    program.window.go(Place.COCKPIT, made)
    workspace.running.do(made, Open())
    workspace.running.do(made, Start())
    assert not program._ticker.timer.isActive()
    program.window.go(Place.TODAY)
    for _second in range(120):
        clock.advance(Span.of(seconds=1))
        program._ticker.timer.timeout.emit()
    assert workspace.running.look(made).question is None
    workspace.running.do(made, Finish())
    program._ticker.timer.timeout.emit()
    assert not program._ticker.timer.isActive()
    program.window.close()
    program.close()
