"""One's own pace: said only with enough history, outliers set aside."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.protocol import Plan, PlanStep, Step
from consultancy.model.time import Span
from consultancy.planning.pace import paces, without_outliers

CLARIFY = PlanStep("clarify", Step("clarify", "Clarifying questions", 5, at_least=2), 5)
PLAN = Plan("consultancy", "Consultancy", 1, "", "45", (CLARIFY,))


def past(*minutes):
    return [{"clarify": Span.of(minutes=each)} for each in minutes]


def test_a_step_that_usually_takes_longer_is_told_with_how_often():
    (pace,) = paces(PLAN, past(7, 8, 7.4, 30, 7.6, 7))
    assert pace.sentence == "“Clarifying questions” took 7–8 min in 5 of your last 6 times; planned 5."
    assert (pace.steps, pace.minutes) == (("clarify",), 7)


def test_nothing_is_said_with_fewer_than_five_runs():
    assert paces(PLAN, past(8, 8, 8, 8)) == ()
    assert len(paces(PLAN, past(8, 8, 8, 8, 8))) == 1


def test_nothing_is_said_of_a_step_that_takes_what_is_planned():
    assert paces(PLAN, past(4, 5, 6, 5, 5)) == ()


def test_runs_without_the_step_are_not_counted():
    assert paces(PLAN, [*past(8, 8, 8, 8), {"another": Span.of(minutes=8)}]) == ()


def test_only_the_newest_twelve_are_looked_at():
    (pace,) = paces(PLAN, past(*[8] * 12, *[30] * 12))
    assert "all your last 12 times" in pace.sentence


def test_the_suggestion_never_falls_below_the_floor():
    (pace,) = paces(PLAN, past(1, 1, 1, 1, 1))
    assert pace.minutes == 2


def test_a_step_with_turns_is_told_once_for_all_its_turns():
    turns = tuple(replace(CLARIFY, id=f"clarify.{turn}", turn=turn) for turn in (1, 2, 3))
    (pace,) = paces(replace(PLAN, steps=turns), past(8, 8, 8, 8, 8))
    assert pace.steps == ("clarify.1", "clarify.2", "clarify.3")


@given(st.lists(st.floats(0, 600), min_size=5, max_size=12))
def test_most_runs_are_never_set_aside(minutes):
    assert len(without_outliers(minutes)) >= len(minutes) / 2


@pytest.mark.parametrize("minutes", [[5, 5, 5, 5, 60], [60, 5, 6, 5, 6, 5]])
def test_the_day_nobody_stopped_the_clock_is_set_aside(minutes):
    assert 60 not in without_outliers(minutes)
