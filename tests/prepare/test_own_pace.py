"""One's own pace in Prepare: said when there is enough to say, taken with one click, gone once the room is open."""

import pytest

from consultancy.live.commands import Open
from consultancy.model.time import ZERO, Span
from consultancy.services.acting import Actors, Scene
from ui.prepare.pace_lines import PaceLines
from ui.prepare.state import PaceLine
from ui.widgets import Button


@pytest.fixture
def remembered(own):
    """Hold five hours in which every step took half as long again as planned."""
    for _time in range(5):
        made = own.preparation.create("An hour")
        actors = Actors(own.clock, own.running, own.notes)
        actors.open(made.id)
        actors.play(made.id, [Scene(ZERO, Span(step.minutes * 90_000)) for step in made.plan.steps])


def planned(own, prepare):
    return [step.minutes for step in own.preparation.get(prepare.id).plan.steps]


def test_a_laptop_that_remembers_nothing_says_nothing(prepare):
    assert prepare.state.protocol.paces == ()


def test_one_click_takes_a_line_and_the_next_comes_up(remembered, prepare, own):
    before, first = planned(own, prepare), prepare.state.protocol.paces[0]
    assert "all your last 5 times" in first.sentence
    prepare.presenter.plan.pace.take(0)
    changed = [(old, new) for old, new in zip(before, planned(own, prepare), strict=True) if old != new]
    assert len(changed) == 1
    assert first.take == f"Take {changed[0][1]} min"
    assert first not in prepare.state.protocol.paces
    assert len(prepare.state.protocol.paces) == 3


def test_a_line_that_is_gone_takes_nothing(prepare, own, asking):
    before = planned(own, prepare)
    prepare.presenter.plan.pace.take(0)
    assert planned(own, prepare) == before
    assert asking.troubles == []


def test_history_is_read_once_for_a_plan(prepare, own, monkeypatch):
    asked = []
    monkeypatch.setattr(own.preparation, "pace", lambda consultancy: asked.append(consultancy) or ())
    own.preparation.set_room(prepare.id, "Room 2")
    own.preparation.set_room(prepare.id, "Room 3")
    assert asked == []


def test_once_the_room_is_open_the_pace_is_not_spoken_of(remembered, prepare, own):
    own.running.do(prepare.id, Open())
    assert prepare.state.protocol.paces == ()


def test_a_click_on_the_screen_takes_the_line(qtbot, app_theme):
    class Desk:
        took = None

        def take(self, line):
            self.took = line

    desk = Desk()
    lines = PaceLines(desk)
    qtbot.addWidget(lines)
    lines.show_lines((PaceLine("First.", "Take 8 min"), PaceLine("Second.", "Take 9 min")))
    second = next(one for one in lines.findChildren(Button) if one.words() == "Take 9 min")
    assert second.accessibleName() == "Take 9 min: Second."
    second.click()
    assert desk.took == 1
    lines.show_lines(())
    assert lines.isHidden()
