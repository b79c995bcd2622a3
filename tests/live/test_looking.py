"""What a look shows: the facilitator's, and the room's, which is made of it."""

from dataclasses import fields, replace

import pytest

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
)
from consultancy.live.looking import left_text, room_view, shown_seconds, started_and_ended, view
from consultancy.live.shown import Phase, StepState, Urgency
from consultancy.live.voices import answers_words, listens_words, speaking_words, speaks_words
from consultancy.model.protocol import Silence, Step, Voice
from consultancy.model.time import ZERO, Span
from tests.live.stage import Stage, minutes, seconds


class TestFigures:
    @pytest.mark.parametrize(
        ("ms", "text"),
        [
            (60_000, "1:00"),
            (59_999, "1:00"),
            (1, "0:01"),
            (0, "0:00"),
            (-999, "0:00"),
            (-1000, "+0:01"),
            (-40_500, "+0:40"),
        ],
    )
    def test_what_is_left_is_rounded_up_and_what_is_over_down(self, ms, text):
        assert left_text(Span(ms)) == text

    def test_each_second_is_shown_for_a_second(self):
        assert [shown_seconds(Span(ms)) for ms in (2000, 1001, 1000, 1, 0, -1, -999, -1000)] == [
            2,
            2,
            1,
            1,
            0,
            0,
            0,
            -1,
        ]


class TestUrgency:
    @pytest.mark.parametrize(
        ("length", "closes_at"), [(1, seconds(30)), (5, seconds(75)), (8, minutes(2)), (60, minutes(2))]
    )
    def test_the_last_quarter_is_closing_but_no_more_than_two_minutes(self, length, closes_at):
        stage = Stage(length).started()
        assert stage.after(minutes(length) - closes_at - Span(1)).urgency is Urgency.CALM
        stage.clock.advance(Span(1))
        assert stage.look().urgency is Urgency.CLOSING

    def test_zero_is_still_closing_and_below_is_over(self):
        stage = Stage(5).started()
        assert stage.after(minutes(5)).urgency is Urgency.CLOSING
        stage.clock.advance(Span(1))
        assert stage.look().urgency is Urgency.OVER

    def test_a_minute_and_four_seconds_of_five_minutes_are_closing(self):
        view = Stage(5).started().after(minutes(4) - seconds(4))
        assert (left_text(view.left), view.urgency) == ("1:04", Urgency.CLOSING)


class TestEnds:
    def test_lateness_comes_from_everything_that_makes_late(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(6))
        assert stage.view().behind == minutes(1)
        stage.do(Next())
        stage.after(minutes(1))
        stage.do(Next(), Adjust(minutes(1)), Pause())
        view = stage.after(minutes(1))
        assert view.behind == minutes(4)
        assert view.ends - view.planned_end == view.behind
        assert view.step_ends == view.ends == stage.now.utc + minutes(9)

    def test_an_agreed_end_is_what_one_is_late_for(self):
        stage = Stage(5).started()
        agreed = stage.now.utc + minutes(3)
        look = view(stage.run, stage.now, agreed)
        assert (look.planned_end, look.behind) == (agreed, minutes(2))

    def test_before_the_first_start_there_is_no_planned_end(self):
        stage = Stage(5, 8)
        assert stage.view().ends == stage.now.utc + minutes(13)
        assert (stage.view().next.id, stage.view().previous, stage.view().step) == ("a", None, None)
        look = view(stage.run, stage.now, stage.now.utc)
        assert (look.planned_end, look.behind) == (None, ZERO)

    def test_an_over_step_ends_now(self):
        stage = Stage(5, 8).started()
        view = stage.after(minutes(7))
        assert (view.step_ends, view.ends) == (stage.now.utc, stage.now.utc + minutes(8))

    def test_times_of_day_for_the_record(self):
        stage = Stage(5)
        assert started_and_ended(stage.run, stage.now) == (None, None)
        stage.started()
        began = stage.now.utc
        stage.after(minutes(2))
        stage.do(Finish())
        ended = stage.now.utc
        stage.after(minutes(2))
        assert started_and_ended(stage.run, stage.now) == (began, ended)
        assert (stage.view().ends, stage.view().step_ends) == (ended, None)


class TestUndoLabels:
    @pytest.mark.parametrize(
        ("commands", "label"),
        [
            ((), "Start “Step a”"),
            ((Pause(),), "Pause"),
            ((Pause(), Resume()), "Resume"),
            ((Adjust(minutes(1)),), "1 min more for “Step a”"),
            ((Adjust(-minutes(1), "b"),), "1 min less for “Step b”"),
            ((Next(),), "Go to “Step b”"),
            ((Next(), Back()), "Go to “Step a”"),
            ((GoTo("c"),), "Go to “Step c”"),
            ((BeganAgo(minutes(2)),), "Began 2 min earlier"),
            ((Skip("b"),), "Leave out “Step b”"),
            ((Skip("b"), Restore("b")), "Take “Step b” back in"),
            ((Reorder(("c", "b")),), "Change the order"),
            ((Finish(),), "Finish"),
            ((Finish(), Reopen()), "Reopen"),
        ],
    )
    def test_the_label_names_the_action(self, commands, label):
        assert Stage(5, 8, 3).started().do(*commands).undo_label == label

    @pytest.mark.parametrize(("counts", "label"), [(True, "Count the gap"), (False, "Treat the gap as a pause")])
    def test_an_answer_has_a_label_too(self, counts, label):
        stage = Stage(60).started()
        stage.asleep(minutes(5))
        assert stage.do(AnswerGap(counts)).undo_label == label

    def test_opening_the_room_is_not_taken_back(self):
        assert Stage(5).do(Open()).undo_label == ""


class TestTheRoom:
    def test_it_agrees_with_the_cockpit_at_every_second(self):
        stage = Stage(2, 1, auto="a").started()
        for _ in range(200):
            look, room = stage.after(seconds(1)), stage.room()
            assert room.left_text == left_text(look.left.at_least(ZERO))
            assert (room.phase, room.step_title, room.step_number) == (look.phase, look.step.step.title, look.number)
            assert (room.urgency is Urgency.CALM) == (look.urgency is Urgency.CALM)
            assert room.time_of_day

    def test_lateness_never_reaches_it(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(9))
        room = stage.room()
        assert (room.left_text, room.left_words, room.urgency) == ("0:00", "time to close", Urgency.CLOSING)
        assert (room.fraction_left, room.shares[0]) == (0.0, (5 / 13, StepState.IN_HAND, 1.0))

    def test_at_zero_it_says_so(self):
        stage = Stage(5).started()
        stage.after(minutes(5))
        assert (stage.room().left_text, stage.room().left_words) == ("0:00", "time to close")

    def test_a_step_left_early_shows_as_done(self):
        stage = Stage(5, 8, 7).started()
        stage.after(minutes(1))
        stage.do(Next())
        room = stage.room()
        assert [share[1:] for share in room.shares] == [
            (StepState.DONE, 1.0),
            (StepState.IN_HAND, 0.0),
            (StepState.TO_COME, 0.0),
        ]
        assert (room.left_words, room.next_title, room.next_minutes) == ("about to begin", "Step c", 7)
        assert sum(share[0] for share in room.shares) == pytest.approx(1)

    def test_words_for_every_phase(self):
        stage = Stage(5)
        assert (stage.room().left_words, stage.room().next_title) == ("about to begin", "Step a")
        stage.started()
        assert stage.room().left_words == "about 5 minutes left"
        stage.do(Pause())
        assert stage.room().left_words == "a short pause"
        stage.do(Finish())
        assert (stage.room().left_words, stage.room().step_title, stage.room().next_title) == (
            "the consultancy has ended",
            "",
            "",
        )

    def test_nothing_else_can_reach_it(self):
        allowed = {field.name for field in fields(Stage(5).room())}
        assert not allowed & {"behind", "ends", "planned_end", "ledger", "question", "undo_label", "over"}

    def test_an_empty_plan_has_a_look_too(self):
        stage = Stage()
        room = room_view(stage.run, stage.now, "", "")
        assert (room.shares, room.step_count, stage.view().phase) == ((), 0, Phase.NOT_OPEN)


STEP = Step("k", "T", 5)


class TestVoices:
    @pytest.mark.parametrize(
        ("speaks", "answers", "words"),
        [
            ((Voice.CONSULTANTS,), (Voice.PRESENTER,), "Consultants, presenter answers"),
            ((Voice.PRESENTER,), (), "Presenter"),
            ((Voice.PRESENTER, Voice.FACILITATOR, Voice.PAIRS), (), "Presenter, facilitator and pairs"),
            ((), (Voice.CONSULTANTS,), "Consultants answer"),
            ((), (), ""),
            ((Voice.EVERYONE,), (Voice.PRESENTER, Voice.FACILITATOR), "Everyone, presenter and facilitator answer"),
            ((Voice.ONE_AT_A_TIME,), (), "One person at a time"),
            ((Voice.NOBODY,), (), "Nobody"),
        ],
    )
    def test_who_speaks(self, speaks, answers, words):
        step = replace(STEP, speaks=speaks, answers=answers)
        assert speaking_words(step) == words
        assert words.startswith(speaks_words(step))
        assert words.casefold().endswith(answers_words(step).casefold())

    @pytest.mark.parametrize(
        ("silence", "words"),
        [
            (Silence.NONE, "Presenter listens"),
            (Silence.TAKES_NOTES, "Presenter listens and takes notes"),
            (Silence.BACK_TURNED, "Presenter listens with back turned (camera off online)"),
            (Silence.OUTSIDE_CIRCLE, "Presenter listens from outside the circle"),
            (Silence.LEAVES_ROOM, "Presenter leaves the room"),
            (Silence.FROM_THE_START, "Presenter is silent from the start"),
            (Silence.MAY_ASK_PRECISION, "Presenter listens and may ask for precision"),
        ],
    )
    def test_each_way_of_listening(self, silence, words):
        assert listens_words(replace(STEP, listens=(Voice.PRESENTER,), silence=silence)) == words

    def test_several_listen(self):
        step = replace(STEP, listens=(Voice.CONSULTANTS,), silence=Silence.TAKES_NOTES)
        assert listens_words(step) == "Consultants listen and take notes"
        assert listens_words(STEP) == ""
