from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from consultancy.live.commands import Finish, Next, Open, Pause, Start
from consultancy.live.shown import Urgency
from consultancy.model.time import Span
from tests.cockpit.cockpit_kit import Stage, set_stage
from tests.ui_kit import HOSTILE
from ui.mini_clock.presenter import MiniPresenter, MiniState
from ui.mini_clock.view import MiniClock


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = set_stage(tmp_path)
    yield made
    made.workspace.close()


def presenter(stage: Stage) -> MiniPresenter:
    return MiniPresenter(stage.workspace.bus, lambda: stage.workspace.running.look(stage.id))


def shown(stage: Stage) -> MiniState:
    return presenter(stage).work_out()


@pytest.fixture
def clock(stage: Stage, qtbot: QtBot, app_theme: object) -> Iterator[MiniClock]:
    made = MiniClock(presenter(stage))
    qtbot.addWidget(made)
    made.begin()
    yield made
    made.close()


def test_it_shows_the_time_the_step_and_what_comes_next(stage: Stage) -> None:
    stage.workspace.running.do(stage.id, Open())
    stage.workspace.running.do(stage.id, Start())
    stage.pass_time(1)
    state = shown(stage)
    assert (state.figure, state.title, state.next) == (
        "2:00",
        "Welcome and norms",
        "Next: Presenter frames the dilemma",
    )
    assert (state.words, state.urgency, state.tick_ms) == ("about 2 minutes left", Urgency.CALM, 250)


def test_it_agrees_with_the_cockpit_at_every_second(stage: Stage) -> None:
    cockpit = stage.presenters().clock
    stage.workspace.running.do(stage.id, Open())
    stage.workspace.running.do(stage.id, Start())
    for _second in range(200):
        stage.clock.advance(Span.of(seconds=1))
        assert shown(stage).figure == cockpit.work_out().face.figure


def test_it_asks_for_the_time_only_when_it_goes_on(stage: Stage) -> None:
    do = stage.workspace.running.do
    assert shown(stage).tick_ms == 0
    do(stage.id, Open())
    do(stage.id, Start())
    do(stage.id, Pause())
    assert (shown(stage).tick_ms, shown(stage).words) == (1000, "paused for 0:00")
    do(stage.id, Next())
    assert (shown(stage).tick_ms, shown(stage).words) == (0, "ready when you are")
    do(stage.id, Finish())
    assert shown(stage).words == "The consultancy has ended"


def test_it_stays_in_front_and_keeps_no_timer_when_put_away(stage: Stage, clock: MiniClock) -> None:
    assert clock.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert not clock.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    stage.workspace.running.do(stage.id, Open())
    stage.workspace.running.do(stage.id, Start())
    assert clock.timer.isActive()
    clock.close()
    assert not clock.timer.isActive()


def test_a_click_goes_back_and_escape_puts_it_away(clock: MiniClock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(clock.back):
        qtbot.mouseClick(clock, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(clock.back):
        qtbot.keyClick(clock, Qt.Key.Key_Return)
    qtbot.keyClick(clock, Qt.Key.Key_Escape)
    assert not clock.isVisible()


def test_a_second_that_changes_nothing_paints_nothing(
    stage: Stage, clock: MiniClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.workspace.running.do(stage.id, Open())
    stage.workspace.running.do(stage.id, Start())
    painted: list[str] = []
    monkeypatch.setattr(clock, "update", lambda: painted.append("paint"))
    stage.clock.advance(Span(1))
    for _look in range(4):
        clock.timer.timeout.emit()
    assert len(painted) <= 1


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_drawn_as_typed(clock: MiniClock, title: str) -> None:
    clock.render_mini(MiniState("0:05", "a moment left", title, title, Urgency.OVER, quiet=False, tick_ms=0))
    assert not clock.grab().isNull()
    assert title.split(maxsplit=1)[0] in clock.accessibleName()
