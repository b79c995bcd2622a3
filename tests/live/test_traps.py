"""The traps others fell into, one test each, where the clock is concerned."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from consultancy.clock import FakeClock
from consultancy.errors import NotNow
from consultancy.live import engine, replaying
from consultancy.live.bells import Bells, Edge
from consultancy.live.commands import Adjust, AnswerGap, GoTo, Next, Pause, Resume, Undo
from consultancy.live.facts import ClockChanged, Moved
from consultancy.live.looking import left_text, view
from consultancy.live.shown import Phase
from consultancy.live.timeline import OFF, Timeline
from consultancy.model.time import ZERO, Utc
from consultancy.words import clock_time
from tests.live.stage import Stage, adds_up, minutes, seconds


def test_trap_tick_counters_drift():
    """One jump of forty minutes: what is left is exact."""
    stage = Stage(60).started()
    assert stage.late(minutes(40)).left == minutes(20)


@pytest.mark.parametrize(("counts", "left"), [(True, 18), (False, 20)])
def test_trap_a_steady_clock_that_stops_in_sleep(counts, left):
    """Asked about once, and each answer gives the time that was spelled out."""
    stage = Stage(30).started()
    stage.after(minutes(10))
    asked = stage.asleep(minutes(2)).question
    assert (asked.left_if_counted, asked.left_if_paused) == (minutes(18), minutes(20))
    view = stage.do(AnswerGap(counts))
    assert (view.left, view.question) == (minutes(left), None)


@pytest.mark.parametrize(
    ("zone", "begins", "ends"),
    [
        ("America/New_York", datetime(2026, 11, 1, 5, 50, tzinfo=UTC), "1:20"),
        ("America/New_York", datetime(2026, 3, 8, 6, 50, tzinfo=UTC), "3:20"),
        ("Europe/Berlin", datetime(2026, 10, 25, 0, 50, tzinfo=UTC), "2:20"),
        ("UTC", datetime(2026, 6, 1, 23, 50, tzinfo=UTC), "0:20"),
    ],
)
def test_trap_milliseconds_from_midnight(zone, begins, ends):
    """Midnight and both changes of daylight saving change what a clock shows, and nothing else."""
    stage = Stage(20, 10)
    stage.clock = FakeClock(Utc(round(begins.timestamp() * 1000)))
    stage.timeline = Timeline.begin(stage.clock.read())
    stage.started()
    look = stage.after(minutes(15))
    assert (look.left, look.behind, look.ledger.wall) == (minutes(5), ZERO, minutes(15))
    assert clock_time(look.ends, ZoneInfo(zone)) == ends


def test_trap_pause_time_mixed_with_granted_time():
    stage = Stage(10, 5).started()
    stage.after(minutes(2))
    stage.do(Pause())
    stage.after(minutes(3))
    stage.do(Resume(), Adjust(minutes(1)))
    ledger = stage.view().ledger
    assert (ledger.granted, ledger.paused) == (minutes(1), minutes(3))
    assert adds_up(ledger)


def test_trap_pausing_a_hard_anchored_step_moves_its_end():
    """The fixed end stays, lateness grows, and it is said."""
    stage = Stage(10).started()
    end = stage.now.utc + minutes(10)
    stage.do(Pause())
    stage.after(minutes(3))
    look = view(stage.run, stage.now, end, hard_end=True)
    assert (look.planned_end, look.behind) == (end, minutes(3))
    assert look.hard_end_words


def test_trap_bell_on_remaining_equal_to_zero():
    """The loop blocked for three seconds over zero: one bell, late; none more after minutes given across zero."""
    stage = Stage(5).started()
    bells, __ = Bells().listen(stage.run, stage.now.at)
    stage.after(minutes(4) + seconds(59))
    bells, __ = bells.listen(stage.run, stage.now.at)
    stage.late(seconds(3))
    bells, rung = bells.listen(stage.run, stage.now.at)
    assert [one.edge for one in rung] == [Edge.ZERO]
    for command in (Adjust(minutes(1)), Undo()):
        stage.do(command)
        bells, rung = bells.listen(stage.run, stage.now.at)
        assert not rung


def test_trap_running_a_step_again_erases_its_history():
    stage = Stage(5, 5).started()
    stage.after(minutes(5))
    stage.do(Next(), Next())
    stage.after(minutes(1))
    stage.do(GoTo("a"), Next())
    stage.after(minutes(2))
    assert [one.end and one.end - one.start for one in stage.line("a").intervals] == [minutes(5), None]
    assert (stage.line("a").ran, stage.line("a").over) == (minutes(7), minutes(2))


def test_trap_guard_flag_left_set_when_undo_fails(monkeypatch):
    """An undo that breaks leaves everything as it was, and every key works."""
    stage = Stage(5, 5).started()
    stage.do(Pause())
    before = stage.run

    def breaks(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(replaying, "replay", breaks)
        with pytest.raises(ZeroDivisionError):
            stage.do(Undo())
    assert stage.run == before
    assert stage.do(Resume()).phase is Phase.RUNNING
    assert stage.do(Undo()).phase is Phase.PAUSED


def test_trap_two_step_changes_for_one_late_tick():
    stage = Stage(1, 1, 1, auto="abc").started()
    stage.late(minutes(10))
    assert len([fact for fact in stage.run.facts if isinstance(fact, Moved)]) == 1


def test_trap_the_wall_clock_set_moves_the_time_left():
    stage = Stage(30).started()
    stage.after(minutes(5))
    stage.clock.set_wall(minutes(90))
    look = stage.look()
    assert (look.left, look.behind, look.question) == (minutes(25), ZERO, None)


def test_trap_the_wall_clock_set_makes_an_hour_late():
    stage = Stage(30).started()
    end_by = stage.now.utc + minutes(30)
    stage.after(minutes(5))
    stage.clock.set_wall(minutes(90))
    stage.look()
    look = view(stage.run, stage.now, end_by, hard_end=True)
    assert (look.behind, look.hard_end_words) == (ZERO, "")
    assert look.planned_end == look.hard_end == end_by + minutes(90)


def test_trap_a_reboot_in_the_middle():
    """The steady clock starts anew; the wall clock says how long it was, and it is asked about."""
    stage = Stage(30).started()
    stage.after(minutes(5))
    known = stage.now
    stage.clock.advance(minutes(4))
    stage.reboot()
    stage.restart(known)
    asked = stage.look().question
    assert (asked.cause, asked.length) == (OFF, minutes(4))
    assert (asked.left_if_counted, asked.left_if_paused) == (minutes(21), minutes(25))


def test_trap_a_clock_that_was_wrong_after_a_reboot():
    """Set back below the last moment known: no time is invented, and it is on record."""
    stage = Stage(30).started()
    stage.after(minutes(5))
    known = stage.now
    stage.clock.set_wall(-minutes(60))
    stage.restart(known)
    assert stage.look().left == minutes(25)
    assert [fact.by for fact in stage.run.facts if isinstance(fact, ClockChanged)] == [-minutes(60)]
    facts = stage.run.facts
    assert stage.look().left == minutes(25)
    assert stage.run.facts == facts


def test_trap_less_than_nothing_is_shown():
    """Never a sign the wrong way round, never a time of 72 hours."""
    stage = Stage(1).started()
    assert left_text(stage.late(seconds(100)).left) == "+0:40"


def test_trap_a_refused_key_changes_something():
    stage = Stage(5).started()
    before = stage.run
    with pytest.raises(NotNow):
        stage.do(Resume())
    assert stage.run == before
    assert engine.pending_gap(stage.run) is None
