"""A pretend group: its lines come in their time, its trouble once, the same for the same seed."""

import pytest

from consultancy.clock import FakeClock
from consultancy.model.time import MINUTE, ZERO, Span
from consultancy.rehearsal import STORY
from consultancy.rehearsal_clock import RehearsalClock
from consultancy.rehearsal_cues import IN_A_STEP, LATE, Cue, Prompter, cues, set_up
from consultancy.rehearsal_troubles import Trouble
from consultancy.services.script import story
from consultancy.workspace import open_workspace


@pytest.fixture
def clock():
    return RehearsalClock(FakeClock())


@pytest.fixture
def workspace(tmp_path, clock):
    made = open_workspace(tmp_path / "data", clock)
    yield made
    made.close()


def steps_of(workspace, key="consultancy"):
    made = workspace.preparation.create("A rehearsal", sample=True)
    workspace.preparation.choose_protocol(made.id, key)
    return workspace.preparation.get(made.id).plan.steps


def test_the_same_seed_brings_the_same_hour(workspace):
    steps = steps_of(workspace)
    assert cues(steps, story(STORY), 7) == cues(steps, story(STORY), 7)
    assert cues(steps, story(STORY), 7) != cues(steps, story(STORY), 8)


def test_every_trouble_comes_once_within_the_time_of_its_step(workspace):
    steps = {step.id: step for step in steps_of(workspace)}
    found = [cue for cue in cues(tuple(steps.values()), story(STORY), 3) if cue.trouble]
    assert sorted(cue.trouble for cue in found) == sorted(IN_A_STEP)
    assert all(ZERO < cue.at < Span(steps[cue.step].minutes * MINUTE) for cue in found)
    assert len({cue.step for cue in found}) == len(found)


def test_a_group_of_one_step_still_has_its_trouble(workspace):
    step = steps_of(workspace)[0]
    assert {cue.trouble for cue in cues((step,), story(STORY), 0)} >= set(IN_A_STEP)


def test_a_cue_is_given_once_when_its_time_has_come():
    prompter = Prompter([Cue("a", Span(10), "first"), Cue("a", Span(20), "second"), Cue("b", Span(0), "elsewhere")])
    assert prompter.heard("a", Span(9)) is None
    assert prompter.heard("a", Span(10)).words == "first"
    assert prompter.heard("a", Span(10)) is None
    assert prompter.heard("b", Span(0)).words == "elsewhere"


def test_of_several_the_latest_line_is_heard_and_trouble_before_any_line():
    trouble = Cue("a", Span(5), "tears", Trouble.TEARS)
    later = Cue("a", Span(6), "no light", Trouble.POWER_CUT)
    prompter = Prompter([Cue("a", Span(1), "one"), trouble, later, Cue("a", Span(9), "two")])
    assert prompter.heard("a", Span(10)) == trouble
    assert prompter.heard("a", Span(10)) == later
    assert prompter.heard("a", Span(10)) is None
    lines = Prompter([Cue("a", Span(1), "one"), Cue("a", Span(9), "two")])
    assert lines.heard("a", Span(10)).words == "two"


@pytest.mark.parametrize("key", ["consultancy", "troika", "tuning"])
def test_a_rehearsal_begins_late_with_the_agreed_end_kept(workspace, clock, key):
    before = clock.read().utc
    rehearsal = set_up(workspace, clock, key)
    made = workspace.preparation.get(rehearsal.consultancy)
    assert made.sample
    assert made.plan.protocol_key == key
    assert made.end_by is not None
    assert clock.read().utc - before == LATE
    assert "4 minutes late" in rehearsal.first_words
