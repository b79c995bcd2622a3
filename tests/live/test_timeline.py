"""The tie between the machine's clocks and the timeline: sleep, standstill, a clock that was set, a restart."""

from dataclasses import replace

import pytest

from consultancy.clock import FakeClock
from consultancy.live.commands import Finish, Pause
from consultancy.live.facts import ClockChanged, GapFound
from consultancy.live.timeline import Timeline
from consultancy.model.time import ZERO, Moment, Span, Utc
from tests.live.stage import Stage, minutes, seconds


def utc(text):
    from datetime import datetime

    return Utc(round(datetime.fromisoformat(text).timestamp() * 1000))


class ForgetfulClock(FakeClock):
    """A machine whose steady clock stands still in sleep, and that cannot say how long it slept."""

    def read(self):
        return replace(super().read(), knows_sleep=False)

    def sleep(self, span):
        self.set_wall(span)


def forgetful(*lengths):
    stage = Stage(*lengths)
    stage.clock = ForgetfulClock()
    stage.timeline = Timeline.begin(stage.clock.read())
    return stage.started()


@pytest.mark.parametrize("by", [minutes(60), -minutes(60), seconds(3), -seconds(3)])
def test_a_wall_clock_that_was_set_changes_only_times_of_day(by):
    stage = Stage(30).started()
    stage.after(minutes(1))
    before = stage.view()
    stage.clock.set_wall(by)
    view = stage.look()
    assert (view.left, view.behind, view.question, view.ledger.wall) == (minutes(29), ZERO, None, minutes(1))
    assert (view.ends, view.planned_end, view.started_utc) == (
        before.ends + by,
        before.planned_end + by,
        before.started_utc + by,
    )
    changes = [fact.by for fact in stage.run.facts if isinstance(fact, ClockChanged)]
    assert changes == [by]
    stage.after(minutes(5))
    assert len([fact for fact in stage.run.facts if isinstance(fact, ClockChanged)]) == 1


def test_a_drift_of_two_seconds_is_let_be():
    stage = Stage(30).started()
    stage.clock.set_wall(seconds(2))
    stage.look()
    assert not any(isinstance(fact, ClockChanged) for fact in stage.run.facts)


def test_a_clock_set_after_the_end_is_not_recorded():
    stage = Stage(30).started()
    stage.do(Finish())
    ends = stage.view().ends
    stage.clock.set_wall(minutes(60))
    assert stage.look().ends == ends
    assert not any(isinstance(fact, ClockChanged) for fact in stage.run.facts)


def test_a_sleep_with_a_standstill_after_it_is_one_gap():
    stage = Stage(60).started()
    stage.clock.sleep(minutes(5))
    stage.clock.advance(minutes(1))
    assert stage.look().question.length == minutes(6)


@pytest.mark.parametrize(
    ("awake", "length"), [(seconds(30), minutes(5)), (seconds(30) + Span(1), seconds(330) + Span(1))]
)
def test_half_a_minute_awake_after_a_sleep_is_not_part_of_it(awake, length):
    stage = Stage(60).started()
    stage.clock.sleep(minutes(5))
    stage.clock.advance(awake)
    assert stage.look().question.length == length


def test_a_clock_that_stands_still_in_sleep_has_the_time_awake_in_its_gap():
    stage = forgetful(60)
    stage.clock.sleep(minutes(10))
    stage.clock.advance(seconds(1))
    view = stage.look()
    assert (view.left, view.question.length) == (minutes(50) - seconds(1), minutes(10) + seconds(1))


@pytest.mark.parametrize(("off", "gap"), [(seconds(5), ZERO), (seconds(5) + Span(1), seconds(5) + Span(1))])
def test_five_seconds_away_are_not_asked_about(off, gap):
    clock = FakeClock()
    known = Moment(ZERO, clock.read().utc)
    clock.advance(off)
    assert Timeline.take_up(clock.read(), known).look(clock.read())[1].gap == gap


def test_a_clock_that_stands_still_in_sleep_is_put_right_by_the_wall_clock():
    stage = forgetful(60)
    stage.after(minutes(1))
    view = stage.asleep(minutes(10))
    assert (view.left, view.question.length, view.question.cause) == (minutes(49), minutes(10), "slept")
    assert view.question.left_if_paused == minutes(59)
    assert stage.after(minutes(1)).left == minutes(48)


@pytest.mark.parametrize("by", [minutes(1), -minutes(60)])
def test_on_such_a_clock_a_small_step_or_one_back_is_a_clock_that_was_set(by):
    stage = forgetful(60)
    stage.clock.set_wall(by)
    view = stage.look()
    assert (view.left, view.question) == (minutes(60), None)


def test_on_such_a_clock_time_passes_in_a_pause_too():
    stage = forgetful(60)
    stage.do(Pause())
    assert stage.asleep(minutes(10)).paused_for == minutes(10)


def test_after_a_restart_the_wall_clock_says_how_much_has_passed():
    clock = FakeClock()
    known = Moment(minutes(7), clock.read().utc)
    clock.advance(minutes(3))
    timeline = Timeline.take_up(clock.read(), known)
    assert timeline.moment(clock.read()).at == minutes(10)
    timeline, noticed = timeline.look(clock.read())
    assert (noticed.gap, noticed.cause) == (minutes(3), "off")
    assert timeline.look(clock.read())[1].gap == ZERO
    assert Timeline.take_up(clock.read(), known).settled().look(clock.read())[1].gap == ZERO


def test_a_clock_set_back_while_the_program_was_off_is_no_gap_at_all():
    clock = FakeClock()
    known = Moment(minutes(7), clock.read().utc + minutes(60))
    timeline = Timeline.take_up(clock.read(), known)
    assert (timeline.at, timeline.look(clock.read())[1].gap) == (minutes(7), ZERO)


@pytest.mark.parametrize(
    "start",
    [
        "2026-03-29T00:50:00+00:00",
        "2026-10-25T00:50:00+00:00",
        "2026-12-31T23:50:00+00:00",
        "2026-11-01T05:50:00+00:00",
    ],
)
def test_midnight_and_daylight_saving_mean_nothing_to_the_clock(start):
    stage = Stage(30)
    stage.clock = FakeClock(utc(start))
    stage.timeline = Timeline.begin(stage.clock.read())
    stage.started()
    view = stage.after(minutes(20))
    assert (view.left, view.ends - stage.now.utc, view.behind) == (minutes(10), minutes(10), ZERO)


def test_eight_hours_are_never_a_second_out():
    stage = Stage(480).started()
    true = ZERO
    for turn in range(480):
        stage.after(minutes(1))
        true += minutes(1)
        if turn % 60 == 30:
            stage.asleep(seconds(90))
            true += seconds(90)
        if turn % 100 == 50:
            stage.clock.set_wall(Span(-3_600_000 if turn % 200 == 50 else 7_200_000))
        assert stage.look().used == true
    assert len([fact for fact in stage.run.facts if isinstance(fact, GapFound)]) == 8
    assert len([fact for fact in stage.run.facts if isinstance(fact, ClockChanged)]) == 5
