"""The clock of a rehearsal runs ahead evenly, and nothing the laptop does is a gap in it."""

import pytest

from consultancy.clock import FakeClock
from consultancy.live.timeline import Timeline
from consultancy.model.time import ZERO, Span
from consultancy.rehearsal_clock import SPEEDS, RehearsalClock

TICK = Span(250)


def passed(clock, before):
    now = clock.read()
    return now.steady - before.steady, now.utc - before.utc


@pytest.mark.parametrize("speed", SPEEDS)
def test_it_runs_so_many_times_as_fast(speed):
    real = FakeClock()
    clock = RehearsalClock(real, speed)
    before = clock.read()
    for _tick in range(40):
        real.advance(TICK)
        clock.read()
    assert passed(clock, before) == (Span.of(seconds=10 * speed), Span.of(seconds=10 * speed))


def test_looking_twice_at_once_moves_nothing():
    clock = RehearsalClock(FakeClock(), 60)
    assert clock.read() == clock.read()


def test_another_speed_counts_from_now_on():
    real = FakeClock()
    clock = RehearsalClock(real, 10)
    before = clock.read()
    real.advance(Span.of(seconds=1))
    clock.go(1)
    real.advance(Span.of(seconds=1))
    assert passed(clock, before)[0] == Span.of(seconds=11)


@pytest.mark.parametrize("trouble", ["sleep", "advance"])
def test_a_closed_lid_or_a_busy_laptop_is_no_gap_in_it(trouble):
    real = FakeClock()
    clock = RehearsalClock(real, 60)
    timeline = Timeline.begin(clock.read())
    getattr(real, trouble)(Span.of(minutes=40))
    timeline, noticed = timeline.look(clock.read())
    assert (noticed.gap, noticed.clock_moved) == (ZERO, ZERO)


def test_a_wall_clock_that_is_set_does_not_reach_it():
    real = FakeClock()
    clock = RehearsalClock(real, 5)
    before = clock.read()
    real.set_wall(Span.of(minutes=60))
    assert passed(clock, before) == (ZERO, ZERO)
