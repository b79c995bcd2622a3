"""One's own pace, from the facts of earlier consultancies on this laptop."""

import pytest

from consultancy.model.time import ZERO, Span
from consultancy.services.acting import Actors, Scene


@pytest.fixture
def held(workspace, clock):
    """Give a function that holds a consultancy in which every step takes so much of its planned time."""

    def held(share, *, sample=False):
        made = workspace.preparation.create("An hour", sample=sample)
        actors = Actors(clock, workspace.running, workspace.notes)
        actors.open(made.id)
        actors.play(made.id, [Scene(ZERO, Span(round(step.minutes * 60_000 * share))) for step in made.plan.steps])
        workspace.running.put_down(made.id)
        return made.id

    return held


def test_earlier_hours_suggest_minutes_and_one_click_takes_them(workspace, held):
    for _time in range(5):
        held(1.5)
    made = workspace.preparation.create("The next")
    paces = workspace.preparation.pace(made)
    assert len(paces) == len(made.plan.steps)
    frames = next(pace for pace in paces if "frames" in pace.sentence)
    assert "took 12 min in all your last 5 times; planned 8." in frames.sentence
    workspace.preparation.take_pace(made.id, frames)
    assert workspace.preparation.get(made.id).plan.step(frames.steps[0]).minutes == 12


def test_samples_and_rehearsals_teach_nothing(workspace, held):
    for _time in range(5):
        held(1.5, sample=True)
    assert workspace.preparation.pace(workspace.preparation.create("The next")) == ()


def test_another_protocol_teaches_nothing(workspace, held):
    for _time in range(5):
        held(1.5)
    made = workspace.preparation.create("The next")
    workspace.preparation.choose_protocol(made.id, "tuning")
    assert workspace.preparation.pace(workspace.preparation.get(made.id)) == ()


def test_four_earlier_hours_are_too_few(workspace, held):
    for _time in range(4):
        held(1.5)
    assert workspace.preparation.pace(workspace.preparation.create("The next")) == ()


def test_hours_that_were_put_away_teach_nothing(workspace, held):
    for _time in range(5):
        workspace.preparation.remove(held(1.5))
    assert workspace.preparation.pace(workspace.preparation.create("The next")) == ()
