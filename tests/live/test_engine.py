"""The clock, one plain example at every boundary."""

import pytest

from consultancy.errors import NotNow
from consultancy.live.commands import (
    Adjust,
    AnswerGap,
    Back,
    BeganAgo,
    Finish,
    GoTo,
    Next,
    Open,
    Pause,
    Reopen,
    Reorder,
    Restore,
    Resume,
    Skip,
    Start,
    Undo,
)
from consultancy.live.engine import apply, replay
from consultancy.live.facts import BeganEarlier, GapAnswered, Moved, Started
from consultancy.live.folding import fold
from consultancy.live.shown import Phase, StepState
from consultancy.model.time import ZERO, Span
from tests.live.stage import Stage, adds_up, minutes, plan_of, seconds


def states(stage):
    return [line.state for line in stage.view().ledger.lines]


class TestBeginning:
    def test_opening_arms_the_first_step_and_counts_nothing(self):
        stage = Stage(5, 8)
        view = stage.do(Open())
        assert (view.phase, view.step.id, view.number, view.of) == (Phase.ARMED, "a", 1, 2)
        view = stage.after(minutes(3))
        assert (view.ledger.wall, view.ledger.waited, view.left) == (ZERO, ZERO, minutes(5))
        assert (view.planned_end, view.behind, view.waiting_for) == (None, ZERO, minutes(3))

    def test_start_begins_the_armed_step(self):
        stage = Stage(5)
        view = stage.do(Open(), Start())
        assert (view.phase, view.left, view.started_utc) == (Phase.RUNNING, minutes(5), stage.now.utc)

    def test_next_begins_an_armed_step_too(self):
        assert Stage(5).started().run.phase is Phase.RUNNING

    def test_the_first_start_may_lie_before_the_room_opened(self):
        stage = Stage(5)
        view = stage.do(Open(), Start(ago=minutes(2)))
        assert (view.used, view.ledger.wall) == (minutes(2), minutes(2))
        assert stage.run.began == -minutes(2)

    def test_a_start_never_lies_in_the_future(self):
        stage = Stage(5)
        stage.do(Open(), Start(ago=-minutes(2)))
        assert stage.run.began == ZERO

    @pytest.mark.parametrize(
        "command",
        [
            Start(),
            Pause(),
            Resume(),
            Next(),
            Back(),
            GoTo("a"),
            Adjust(minutes(1)),
            Skip("b"),
            Restore("b"),
            Reorder(("b",)),
            AnswerGap(True),
            Finish(),
            Reopen(),
            Undo(),
        ],
        ids=lambda command: type(command).__name__,
    )
    def test_before_the_room_is_open_only_opening_it_makes_sense(self, command):
        with pytest.raises(NotNow, match=r"\.$"):
            Stage(5, 8).do(command)

    def test_a_plan_without_steps_cannot_be_opened(self):
        with pytest.raises(NotNow, match="no steps yet"):
            Stage().do(Open())

    def test_a_room_is_opened_once(self):
        with pytest.raises(NotNow, match="open already"):
            Stage(5).do(Open(), Open())


class TestRunning:
    def test_time_left_then_time_over(self):
        stage = Stage(5).started()
        assert stage.after(minutes(5) - Span(1)).left == Span(1)
        stage.clock.advance(Span(1))
        view = stage.look()
        assert (view.left, view.over) == (ZERO, ZERO)
        stage.clock.advance(Span(1))
        view = stage.look()
        assert (view.left, view.over, view.ledger.over) == (Span(-1), Span(1), Span(1))

    def test_one_jump_of_forty_minutes_is_exact(self):
        view = Stage(60).started().late(minutes(40))
        assert view.left == minutes(20)

    def test_a_pause_stops_the_step_and_not_the_hour(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(2))
        stage.do(Pause())
        view = stage.after(minutes(1))
        assert (view.phase, view.left, view.paused_for) == (Phase.PAUSED, minutes(3), minutes(1))
        assert (view.behind, view.ledger.paused, view.ledger.wall) == (minutes(1), minutes(1), minutes(3))
        stage.do(Resume())
        view = stage.after(minutes(1))
        assert (view.left, view.ledger.granted, len(stage.line("a").intervals)) == (minutes(2), ZERO, 2)

    def test_next_arms_and_then_starts(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        view = stage.do(Next())
        assert (view.phase, view.step.id, view.started_utc) == (Phase.ARMED, "b", None)
        assert (stage.line("a").unused, stage.line("a").state) == (minutes(1), StepState.DONE)
        stage.after(minutes(2))
        view = stage.do(Next())
        assert (view.phase, view.ledger.waited, stage.line("b").waited) == (Phase.RUNNING, minutes(2), minutes(2))
        assert view.behind == minutes(1)

    def test_next_ends_a_pause_with_the_step(self):
        stage = Stage(5, 8).started()
        stage.do(Pause())
        stage.after(minutes(2))
        stage.do(Next())
        assert (stage.line("a").paused, stage.run.step) == (minutes(2), "b")

    def test_back_keeps_the_time_used_and_both_intervals(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(2))
        stage.do(Next())
        assert stage.line("a").unused == minutes(3)
        view = stage.do(Back())
        assert (view.step.id, view.phase, view.used, view.left) == ("a", Phase.ARMED, minutes(2), minutes(3))
        assert (stage.line("a").unused, stage.line("a").left) == (ZERO, minutes(3))
        stage.do(Start())
        stage.after(minutes(1))
        assert [one.end is None for one in stage.line("a").intervals] == [False, True]
        assert stage.line("a").ran == minutes(3)

    def test_there_is_nothing_before_the_first_step(self):
        with pytest.raises(NotNow, match="first step"):
            Stage(5).started().do(Back())

    def test_going_to_a_step_passes_those_between_over(self):
        stage = Stage(5, 8, 3).started()
        view = stage.do(GoTo("c"))
        assert states(stage) == [StepState.DONE, StepState.SKIPPED, StepState.IN_HAND]
        assert (stage.line("b").unused, view.number) == (minutes(8), 3)

    def test_going_to_the_step_in_hand_or_to_no_step_is_refused(self):
        stage = Stage(5).started()
        with pytest.raises(NotNow, match="in hand already"):
            stage.do(GoTo("a"))
        with pytest.raises(NotNow, match="no such step"):
            stage.do(GoTo("z"))

    def test_starting_twice_pausing_twice_and_resuming_what_runs_are_refused(self):
        stage = Stage(5).started()
        with pytest.raises(NotNow, match="begun already"):
            stage.do(Start())
        with pytest.raises(NotNow, match="Nothing is paused"):
            stage.do(Resume())
        stage.do(Pause())
        with pytest.raises(NotNow, match="Nothing is running"):
            stage.do(Pause())

    def test_next_in_the_last_step_finishes(self):
        stage = Stage(5).started()
        stage.after(minutes(4))
        view = stage.do(Next())
        assert (view.phase, view.step, view.ledger.unused, view.ledger.left) == (Phase.FINISHED, None, minutes(1), ZERO)
        assert stage.after(minutes(60)).ledger.wall == minutes(4)

    def test_waiting_in_a_step_that_never_begins_is_kept(self):
        stage = Stage(5, 8, 3).started()
        stage.do(Next())
        stage.after(minutes(2))
        stage.do(GoTo("c"))
        assert stage.line("b").waited == minutes(2)


class TestMinutes:
    def test_a_minute_more_and_a_minute_less(self):
        stage = Stage(5, 8).started()
        view = stage.do(Adjust(minutes(2)), Adjust(-minutes(1)))
        assert (view.allotted, view.left, view.behind) == (minutes(6), minutes(6), minutes(1))
        assert (view.ledger.granted, view.ledger.trimmed) == (minutes(2), minutes(1))

    def test_a_step_to_come_can_be_given_minutes(self):
        stage = Stage(5, 8).started()
        stage.do(Adjust(minutes(3), "b"))
        assert stage.line("b").allotted == minutes(11)

    def test_the_floor_holds_exactly(self):
        stage = Stage(5, at_least=3).started()
        stage.do(Adjust(-minutes(2)))
        with pytest.raises(NotNow, match="“Step a” needs at least 3 minutes"):
            stage.do(Adjust(Span(-1)))

    def test_used_time_is_not_trimmed_away(self):
        stage = Stage(5).started()
        stage.after(minutes(3))
        assert stage.do(Adjust(-minutes(2))).left == ZERO
        with pytest.raises(NotNow, match="already used 3:00"):
            stage.do(Adjust(Span(-1)))

    def test_no_time_at_all_is_no_change(self):
        with pytest.raises(NotNow, match="longer nor shorter"):
            Stage(5).started().do(Adjust(ZERO))

    def test_a_step_that_is_done_keeps_its_minutes(self):
        stage = Stage(5, 8).started()
        stage.do(Next())
        with pytest.raises(NotNow, match="Only the step in hand"):
            stage.do(Adjust(minutes(1), "a"))


class TestBeganAgo:
    def test_an_armed_step_begins_then_and_waiting_shrinks(self):
        stage = Stage(5, 8).started()
        stage.do(Next())
        stage.after(minutes(4))
        view = stage.do(BeganAgo(minutes(3)))
        assert (view.used, view.ledger.waited) == (minutes(3), minutes(1))

    def test_an_armed_step_that_began_before_the_key_takes_the_end_of_the_step_before(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next())
        stage.after(minutes(1))
        view = stage.do(BeganAgo(minutes(3)))
        assert (view.used, view.ledger.waited, stage.line("a").ran) == (minutes(3), ZERO, minutes(2))
        assert adds_up(view.ledger)

    def test_in_a_room_not_open_yet_it_opens_the_room_and_starts(self):
        stage = Stage(5)
        view = stage.do(BeganAgo(minutes(3)))
        assert (view.phase, view.used, view.ledger.wall) == (Phase.RUNNING, minutes(3), minutes(3))

    def test_a_running_first_step_may_have_begun_at_any_time(self):
        stage = Stage(5).started()
        stage.after(minutes(1))
        view = stage.do(BeganAgo(minutes(30)))
        assert (view.used, view.ledger.wall, view.over) == (minutes(30), minutes(30), minutes(25))
        assert len(stage.line("a").intervals) == 1

    def test_a_running_step_takes_its_waiting_first_and_then_from_the_step_before(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next())
        stage.after(minutes(1))
        stage.do(Start())
        stage.after(minutes(1))
        view = stage.do(BeganAgo(minutes(4)))
        assert (view.used, view.ledger.waited, stage.line("a").ran) == (minutes(4), ZERO, minutes(2))
        assert view.ledger.wall == minutes(6)

    def test_when_its_waiting_is_enough_the_step_before_keeps_its_time(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next())
        stage.after(minutes(3))
        stage.do(Start())
        view = stage.do(BeganAgo(minutes(2)))
        assert (view.used, view.ledger.waited, stage.line("a").ran) == (minutes(2), minutes(1), minutes(4))

    def test_not_past_the_start_of_the_step_before(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next(), Start())
        view = stage.do(BeganAgo(minutes(60)))
        assert (view.used, stage.line("a").ran, view.ledger.wall) == (minutes(4), ZERO, minutes(4))
        with pytest.raises(NotNow, match="the moment the one before it ended"):
            stage.do(BeganAgo(minutes(60)))

    def test_a_pause_before_it_is_not_taken(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(1))
        stage.do(Pause())
        stage.after(minutes(3))
        stage.do(Next(), Start())
        with pytest.raises(NotNow, match="the moment the one before it ended"):
            stage.do(BeganAgo(minutes(1)))

    def test_waiting_after_a_pause_is_taken_and_the_pause_is_not(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(1))
        stage.do(Pause())
        stage.after(minutes(1))
        stage.do(Next())
        stage.after(minutes(2))
        stage.do(Start())
        view = stage.do(BeganAgo(minutes(9)))
        assert (view.used, view.ledger.waited, stage.line("a").ran) == (minutes(2), ZERO, minutes(1))

    def test_a_step_that_runs_longer_already_is_left_alone(self):
        stage = Stage(5).started()
        stage.after(minutes(2))
        with pytest.raises(NotNow, match="began before that"):
            stage.do(BeganAgo(minutes(2)))

    def test_while_paused_the_start_moves_and_the_pause_stays(self):
        stage = Stage(5).started()
        stage.after(minutes(1))
        stage.do(Pause())
        stage.after(minutes(1))
        view = stage.do(BeganAgo(minutes(4)))
        assert (view.used, view.paused_for, view.ledger.wall) == (minutes(3), minutes(1), minutes(4))


class TestStepsToCome:
    def test_a_dropped_step_is_passed_by_and_its_minutes_are_unused(self):
        stage = Stage(5, 8, 3).started()
        view = stage.do(Skip("b"))
        assert (view.next.id, view.behind, stage.line("b").unused) == ("c", -minutes(8), minutes(8))
        assert stage.do(Next()).step.id == "c"
        assert stage.view().previous.id == "a"

    def test_a_dropped_step_comes_back(self):
        stage = Stage(5, 8, 3).started()
        assert stage.do(Skip("b"), Restore("b")).next.id == "b"

    def test_a_step_passed_over_comes_next_when_it_is_taken_back_in(self):
        stage = Stage(5, 8, 3, 4).started()
        view = stage.do(GoTo("c"), Restore("b"))
        assert (view.next.id, [step.id for step in view.order]) == ("b", ["a", "c", "b", "d"])

    def test_a_dropped_step_can_be_gone_to(self):
        stage = Stage(5, 8).started()
        assert stage.do(Skip("b"), GoTo("b")).step.id == "b"
        assert not stage.run.account.skipped

    @pytest.mark.parametrize("command", [Skip("a"), Reorder(("a", "b"))])
    def test_the_step_in_hand_is_neither_dropped_nor_moved(self, command):
        with pytest.raises(NotNow, match="Only steps still to come"):
            Stage(5, 8).started().do(command)

    def test_nothing_is_dropped_or_taken_back_twice(self):
        stage = Stage(5, 8).started()
        with pytest.raises(NotNow, match="not left out"):
            stage.do(Restore("b"))
        with pytest.raises(NotNow, match="left out already"):
            stage.do(Skip("b"), Skip("b"))

    def test_the_named_steps_change_places_among_themselves(self):
        stage = Stage(5, 8, 3, 4).started()
        view = stage.do(Skip("c"), Reorder(("d", "b")))
        assert [step.id for step in view.order] == ["a", "d", "c", "b"]

    def test_a_step_has_one_place(self):
        with pytest.raises(NotNow, match="only one place"):
            Stage(5, 8).started().do(Reorder(("b", "b")))

    def test_with_everything_dropped_next_finishes(self):
        assert Stage(5, 8).started().do(Skip("b"), Next()).phase is Phase.FINISHED


class TestFinishing:
    def test_reopening_goes_back_to_the_last_step_paused_since_the_finish(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(2))
        stage.do(Finish())
        stage.after(minutes(10))
        view = stage.do(Reopen())
        assert (view.phase, view.step.id, view.left, view.paused_for) == (Phase.PAUSED, "a", minutes(3), minutes(10))
        stage.do(Resume())
        view = stage.after(minutes(1))
        assert (view.used, view.ledger.paused, view.ledger.wall) == (minutes(3), minutes(10), minutes(13))

    def test_reopening_a_step_that_never_began_arms_it(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(2))
        stage.do(Next(), Finish())
        stage.after(minutes(3))
        view = stage.do(Reopen())
        assert (view.phase, view.step.id, view.ledger.paused) == (Phase.ARMED, "b", minutes(3))

    def test_reopening_what_never_began_counts_nothing(self):
        stage = Stage(5)
        stage.do(Open(), Finish())
        stage.after(minutes(3))
        view = stage.do(Reopen(), Start())
        assert (view.phase, view.ledger.wall, view.ledger.paused) == (Phase.RUNNING, ZERO, ZERO)

    def test_a_closed_consultancy_says_how_to_go_on(self):
        with pytest.raises(NotNow, match="Reopen it"):
            Stage(5).started().do(Finish(), Next())

    def test_only_what_is_closed_is_reopened(self):
        with pytest.raises(NotNow, match="closed can be reopened"):
            Stage(5).started().do(Reopen())


class TestUndo:
    def test_the_time_since_is_credited(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(2))
        stage.do(Pause())
        stage.after(minutes(1))
        view = stage.do(Undo())
        assert (view.phase, view.used, view.ledger.paused) == (Phase.RUNNING, minutes(3), ZERO)

    def test_several_levels(self):
        stage = Stage(5, 8).started()
        stage.do(Adjust(minutes(1)), Next(), Start())
        assert [stage.do(Undo()).step.id for _ in range(4)] == ["b", "a", "a", "a"]
        assert stage.view().phase is Phase.ARMED
        with pytest.raises(NotNow, match="nothing to take back"):
            stage.do(Undo())

    def test_what_is_taken_back_stays_in_the_record(self):
        stage = Stage(5).started()
        stage.do(Pause(), Undo())
        assert [type(fact).__name__ for fact in stage.run.facts] == ["Opened", "Started", "Paused", "Undone"]

    def test_a_finish_can_be_taken_back(self):
        stage = Stage(5).started()
        stage.after(minutes(1))
        stage.do(Finish())
        stage.after(minutes(1))
        assert stage.do(Undo()).used == minutes(2)

    def test_a_start_put_back_can_be_taken_back(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next(), Start(), BeganAgo(minutes(2)))
        before = stage.line("a").ran
        stage.do(Undo())
        assert (before, stage.line("a").ran) == (minutes(2), minutes(4))

    def test_an_error_on_the_way_leaves_everything_as_it_was(self):
        stage = Stage(5).started()
        before = stage.run
        with pytest.raises(RuntimeError):
            stage_fails(stage)
        assert stage.run is before
        assert stage.do(Pause()).phase is Phase.PAUSED


def stage_fails(stage):
    def no_id():
        raise RuntimeError

    stage.new_id, kept = no_id, stage.new_id
    try:
        stage.do(Undo())
    finally:
        stage.new_id = kept


class TestMovingOnByItself:
    def test_at_zero_the_next_step_begins_at_that_moment(self):
        stage = Stage(1, 8, auto="a").started()
        assert stage.after(minutes(1) - Span(1)).step.id == "a"
        stage.clock.advance(seconds(1))
        view = stage.look()
        assert (view.step.id, view.phase, view.used) == ("b", Phase.RUNNING, seconds(1) - Span(1))
        assert stage.line("a").ran == minutes(1)

    def test_exactly_at_zero_counts_as_zero(self):
        stage = Stage(1, 8, auto="a").started()
        assert stage.after(minutes(1)).step.id == "b"

    def test_a_look_an_hour_late_changes_one_step_and_stamps_it_when_it_was_due(self):
        stage = Stage(1, 1, 1, auto="abc").started()
        view = stage.late(minutes(60))
        assert (view.step.id, view.used) == ("b", minutes(59))
        assert stage.look().step.id == stage.after(minutes(5)).step.id == "b"
        [moved] = [fact for fact in stage.run.facts if isinstance(fact, Moved)]
        assert (moved.at, stage.now.utc - moved.utc) == (minutes(1), minutes(64))

    def test_trimmed_to_nothing_left_it_waits_for_somebody_to_move_on(self):
        stage = Stage(5, 8, auto="a").started()
        stage.after(minutes(3))
        assert stage.do(Adjust(-minutes(2))).left == ZERO
        assert stage.after(minutes(1)).step.id == "a"

    def test_the_last_step_never_finishes_by_itself(self):
        view = Stage(1, auto="a").started().after(minutes(2))
        assert (view.phase, view.over) == (Phase.RUNNING, minutes(1))

    def test_taking_the_change_back_lets_the_step_run_over_and_does_not_repeat_it(self):
        stage = Stage(1, 8, auto="a").started()
        stage.after(minutes(2))
        view = stage.do(Undo())
        assert (view.step.id, view.over) == ("a", minutes(1))
        assert stage.after(minutes(1)).step.id == "a"

    def test_a_minute_given_afterwards_is_another_end(self):
        stage = Stage(1, 8, auto="a").started()
        stage.after(minutes(2))
        stage.do(Undo(), Adjust(minutes(2)))
        assert stage.after(minutes(1)).step.id == "b"

    def test_a_paused_step_does_not_move(self):
        stage = Stage(1, 8, auto="a").started()
        stage.do(Pause())
        assert stage.after(minutes(5)).step.id == "a"


class TestGaps:
    def test_a_short_nap_is_not_asked_about(self):
        assert Stage(60).started().asleep(seconds(5)).question is None

    def test_a_sleep_counts_until_somebody_says_not(self):
        stage = Stage(10).started()
        stage.after(minutes(1))
        view = stage.asleep(seconds(400))
        assert (view.question.length, view.question.cause) == (seconds(400), "slept")
        assert (view.left, view.question.left_if_counted) == (seconds(140), seconds(140))
        assert view.question.left_if_paused == minutes(9)

    def test_counted(self):
        stage = Stage(10).started()
        stage.asleep(seconds(400))
        view = stage.do(AnswerGap(counts=True))
        assert (view.question, view.left, view.ledger.paused) == (None, seconds(200), ZERO)

    def test_treated_as_a_pause(self):
        stage = Stage(10).started()
        stage.after(minutes(1))
        stage.asleep(seconds(400))
        stage.after(minutes(1))
        view = stage.do(AnswerGap(counts=False))
        assert (view.question, view.left, view.ledger.paused) == (None, minutes(8), seconds(400))
        assert view.behind == seconds(400)
        assert len(stage.line("a").intervals) == 2

    def test_the_answer_reaches_a_step_left_meanwhile(self):
        stage = Stage(10, 8).started()
        stage.asleep(seconds(400))
        stage.do(Next(), AnswerGap(counts=False))
        assert (stage.line("a").ran, stage.line("a").paused) == (ZERO, seconds(400))
        assert stage.line("a").intervals == ()

    def test_a_standstill_is_asked_about_as_such(self):
        stage = Stage(60).started()
        assert stage.late(seconds(30)).question is None
        view = stage.late(seconds(30) + Span(1))
        assert (view.question.cause, view.question.length) == ("stopped", seconds(30) + Span(1))

    @pytest.mark.parametrize("command", [Pause(), Next()])
    def test_nothing_is_asked_when_nothing_ran(self, command):
        stage = Stage(10, 8).started()
        stage.do(command)
        assert stage.asleep(minutes(60)).question is None

    def test_two_gaps_are_asked_about_one_after_the_other(self):
        stage = Stage(60).started()
        stage.asleep(minutes(1))
        view = stage.asleep(minutes(2))
        assert view.question.length == minutes(1)
        assert stage.do(AnswerGap(counts=False)).question.length == minutes(2)

    def test_the_answer_can_be_taken_back_and_the_question_is_there_again(self):
        stage = Stage(60).started()
        asked = stage.asleep(minutes(1)).question
        view = stage.do(AnswerGap(counts=False), Undo())
        assert view.question == asked

    def test_a_gap_in_a_start_taken_back_is_not_asked_about(self):
        stage = Stage(60).started()
        stage.asleep(minutes(1))
        assert stage.do(Undo()).question is None

    def test_there_must_be_a_question(self):
        with pytest.raises(NotNow, match="nothing to answer"):
            Stage(5).started().do(AnswerGap(counts=True))

    def test_a_step_that_moved_on_during_what_was_a_pause_never_did(self):
        stage = Stage(1, 8, auto="a").started()
        stage.after(seconds(40))
        view = stage.asleep(minutes(10))
        assert (view.step.id, view.question.left_if_paused) == ("b", seconds(20))
        view = stage.do(AnswerGap(counts=False))
        assert (view.step.id, view.left, view.phase) == ("a", seconds(20), Phase.RUNNING)
        assert stage.do(Undo()).step.id == "b"

    def test_a_gap_cuts_the_start_of_a_step_away_and_the_start_can_still_be_put_back(self):
        stage = Stage(10, 8).started()
        stage.after(minutes(1))
        stage.do(Next(), Start())
        stage.asleep(minutes(5))
        view = stage.do(AnswerGap(counts=False))
        assert view.used == ZERO
        view = stage.do(BeganAgo(seconds(330)))
        assert (view.used, stage.line("a").ran, view.ledger.paused) == (seconds(30), seconds(30), minutes(5))
        assert adds_up(view.ledger)


class TestPurity:
    def test_facts_alone_change_a_run(self):
        stage = Stage(5, 8).started()
        before = stage.run
        apply(before, stage.run.facts[-1])
        assert stage.run == before == replay(plan_of(5, 8), before.facts)

    def test_a_fact_that_finds_nothing_to_act_on_changes_nothing(self):
        stage = Stage(5)
        stage.do(Open())
        stamp = {"id": "x", "at": ZERO, "utc": stage.now.utc}
        assert fold(stage.run, BeganEarlier(**stamp, by=minutes(1))) == stage.run
        assert fold(stage.run, GapAnswered(**stamp, gap="none", counts=False)) == stage.run

    def test_a_start_is_a_fact_with_the_moment_it_happened(self):
        stage = Stage(5)
        stage.do(Open())
        stage.after(minutes(3))
        stage.do(BeganAgo(minutes(2)))
        fact = stage.run.facts[-1]
        assert isinstance(fact, Started)
        assert (fact.at, fact.utc) == (minutes(1), stage.now.utc + -minutes(2))
