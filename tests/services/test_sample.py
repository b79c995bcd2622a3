import pytest

from consultancy.clock import FakeClock
from consultancy.live.commands import Next, Open
from consultancy.live.shown import Phase
from consultancy.model.consultancy import Status
from consultancy.model.time import Span
from consultancy.services.pictured import SampleMoment
from consultancy.words import clock_time


def test_the_sample_is_three_minutes_long_marked_and_ready_to_run(workspace):
    made = workspace.preparation.get(workspace.sample.try_it())
    assert made.sample
    assert [step.minutes for step in made.plan.steps] == [1, 1, 1]
    assert all(step.step.say and step.step.room_says for step in made.plan.steps)
    assert made.presenter.name in made.plan.steps[0].step.say or made.plan.steps[0].step.title
    assert workspace.running.do(made.id, Open()).phase is Phase.ARMED


def test_the_sample_is_made_once_until_it_is_over(workspace):
    first = workspace.sample.try_it()
    assert workspace.sample.try_it() == first
    workspace.running.do(first, Open())
    for _key in range(6):
        workspace.running.do(first, Next())
    assert workspace.preparation.get(first).status is Status.CLOSED
    assert workspace.sample.try_it() != first


def test_a_wish_to_choose_another_protocol_for_the_sample_is_granted(workspace):
    made = workspace.sample.try_it()
    assert workspace.preparation.choose_protocol(made, "consultancy", 20).minutes == 20


def test_the_morning_has_two_planned_one_interrupted_and_three_held(workspace):
    ids = workspace.sample.fill(SampleMoment.MORNING)
    overview = workspace.finder.overview()
    assert [clock_time(item.row.starts) for item in overview.next_up] == ["10:00", "13:30"]
    assert [item.row.id for item in overview.next_up] == [ids.running, ids.planned]
    assert [(row.notes, row.exported) for row in overview.recent] == [(39, False), (47, True), (52, True)]
    (left,) = overview.interrupted
    assert (left.consultancy, left.number, left.of, left.notes) == (ids.interrupted, 4, 7, 14)
    assert len(overview.due) == 3
    assert clock_time(workspace.clock.read().utc) == "9:36"


def test_the_picture_of_the_cockpit_is_in_step_three_with_a_minute_left(workspace):
    ids = workspace.sample.fill()
    view = workspace.running.look(ids.running)
    assert (view.phase, view.number, view.of) == (Phase.RUNNING, 3, 7)
    assert view.left == Span.of(seconds=64)
    notes = [note for note in workspace.notes.of(ids.running) if note.step == view.step.id]
    assert [note.speaker for note in notes] == ["Luis Ortega", "Dana Whitfield", "Priya Shah"]
    assert workspace.preparation.get(ids.finished).status is Status.CLOSED


def test_the_picture_of_the_review_adds_up(workspace):
    ids = workspace.sample.fill(SampleMoment.FINISHED)
    ledger = workspace.running.look(ids.running).ledger
    assert [round(line.ran.minutes) for line in ledger.lines] == [3, 10, 6, 8, 12, 4, 3]
    assert round(ledger.wall.minutes) == 47
    notes = workspace.notes.of(ids.running)
    assert (len(notes), sum(note.starred for note in notes)) == (47, 9)
    assert len(workspace.commitments.of(ids.running)) == 2


def test_the_day_goes_on_from_where_it_was(workspace):
    morning = workspace.sample.fill(SampleMoment.MORNING)
    assert workspace.sample.fill(SampleMoment.RUNNING) == morning
    assert workspace.sample.fill(SampleMoment.FINISHED) == morning
    assert workspace.finder.overview().total == 6


def test_everything_in_the_sample_is_marked_as_such(workspace):
    workspace.sample.fill(SampleMoment.MORNING)
    assert all(found.row.sample for found in workspace.finder.find().found)


def test_only_a_clock_that_can_be_moved_lets_the_sample_take_place(tmp_path):
    from consultancy.workspace import open_workspace

    class Still:
        def read(self):
            return FakeClock().read()

    workspace = open_workspace(tmp_path / "still", Still())
    with pytest.raises(TypeError):
        workspace.sample.fill()
    workspace.close()
