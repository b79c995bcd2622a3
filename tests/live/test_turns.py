"""Turns: in a round inside one step, and in steps that are repeated together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultancy.errors import NotNow
from consultancy.live.commands import (
    AddTurn,
    Adjust,
    AnswerGap,
    BeginTurns,
    LaterTurn,
    Next,
    NextTurn,
    Open,
    PassTurn,
    Pause,
    RemoveTurn,
    Resume,
    TurnOrder,
    Undo,
)
from consultancy.live.engine import replay
from consultancy.live.shown import Phase, StepState
from consultancy.live.turning import takes_turns
from consultancy.model.protocol import Repeat, Voice
from consultancy.model.time import ZERO
from tests.live.stage import Stage, adds_up, minutes, plan_of, seconds

THREE = ("Ana", "Bo", "Cy")


class TestRound:
    def began(self, order=TurnOrder.LISTED, **more):
        stage = Stage(6, 5).started()
        stage.do(BeginTurns(THREE, order, **more))
        return stage

    def turn(self, stage):
        turn = stage.view().turn
        return turn.name, turn.next_name, turn.number, turn.of

    def test_as_listed_the_first_has_the_word_at_once(self):
        stage = self.began()
        assert self.turn(stage) == ("Ana", "Bo", 1, 3)
        assert stage.view().turn.waiting == ("Bo", "Cy")

    def test_a_turn_s_clock_is_its_share_of_what_is_left_of_the_step(self):
        stage = self.began()
        assert stage.view().turn.left == minutes(2)
        stage.after(minutes(3))
        assert stage.view().turn.left == -minutes(1)
        stage.do(NextTurn())
        assert stage.view().turn.left == seconds(90)

    def test_a_pause_stops_the_clock_of_the_turn_too(self):
        stage = self.began()
        stage.after(minutes(1))
        stage.do(Pause())
        stage.after(minutes(4))
        stage.do(Resume())
        assert stage.view().turn.left == minutes(1)

    def test_a_gap_that_was_a_pause_does_not_count_for_the_turn(self):
        stage = self.began()
        stage.after(minutes(1))
        stage.asleep(minutes(3))
        stage.do(AnswerGap(False))
        assert stage.view().turn.left == minutes(1)

    def test_minutes_given_to_the_step_are_shared_by_the_turns_left(self):
        stage = self.began()
        stage.do(Adjust(minutes(3)))
        assert stage.view().turn.left == minutes(3)

    def test_in_a_step_that_is_over_a_turn_has_no_time_of_its_own(self):
        stage = self.began()
        stage.after(minutes(7))
        stage.do(NextTurn())
        assert stage.view().turn.left == ZERO

    def test_next_goes_through_everybody_and_then_says_so(self):
        stage = self.began()
        stage.do(NextTurn(), NextTurn(), NextTurn())
        assert self.turn(stage) == ("", "", 3, 3)
        with pytest.raises(NotNow, match="had their turn"):
            stage.do(NextTurn())

    def test_until_the_time_the_first_comes_again_after_the_last(self):
        stage = self.began(again=True)
        stage.do(NextTurn(), NextTurn())
        assert self.turn(stage) == ("Cy", "Ana", 3, 3)
        stage.do(NextTurn())
        assert self.turn(stage) == ("Ana", "Bo", 1, 3)

    def test_chosen_as_it_goes_nobody_has_the_word_first(self):
        stage = self.began(TurnOrder.CHOSEN)
        assert self.turn(stage) == ("", "Ana", 0, 3)
        stage.do(NextTurn("Cy"))
        assert self.turn(stage) == ("Cy", "Ana", 1, 3)
        with pytest.raises(NotNow, match="not waiting"):
            stage.do(NextTurn("Zoë"))

    def test_a_lot_is_drawn_the_same_from_the_same_seed_and_the_seed_is_on_record(self):
        orders = {self.began(TurnOrder.LOT, seed=7).run.facts[-1].names for _ in range(3)}
        assert len(orders) == 1
        assert self.began(TurnOrder.LOT, seed=7).run.facts[-1].seed == 7
        drawn = {self.began(TurnOrder.LOT, seed=seed).run.facts[-1].names for seed in range(20)}
        assert len(drawn) == 6

    def test_a_turn_passed_leaves_more_for_the_others(self):
        stage = self.began()
        stage.do(PassTurn())
        assert self.turn(stage) == ("Bo", "Cy", 1, 2)
        assert stage.view().turn.left == minutes(3)

    def test_a_turn_taken_later_comes_last(self):
        stage = self.began()
        stage.do(LaterTurn())
        assert stage.view().turn.waiting == ("Cy", "Ana")
        stage.do(NextTurn(), NextTurn())
        with pytest.raises(NotNow, match="Nobody else"):
            stage.do(LaterTurn())

    def test_somebody_who_comes_late_and_somebody_who_leaves_replan_what_is_left(self):
        stage = self.began()
        stage.do(AddTurn(" Di\n"))
        assert (stage.view().turn.waiting, stage.view().turn.left) == (("Bo", "Cy", "Di"), seconds(90))
        stage.do(RemoveTurn("Bo"))
        assert (stage.view().turn.waiting, stage.view().turn.left) == (("Cy", "Di"), minutes(2))
        stage.do(RemoveTurn("Ana"))
        assert self.turn(stage) == ("Cy", "Di", 1, 2)

    @pytest.mark.parametrize("command", [AddTurn("Ana"), AddTurn("  "), RemoveTurn("Zoë"), BeginTurns(THREE)])
    def test_what_makes_no_sense_is_refused_in_a_sentence(self, command):
        with pytest.raises(NotNow, match=r"\.$"):
            self.began().do(command)

    def test_each_is_taken_back_by_one_key(self):
        stage = self.began()
        for command in (NextTurn(), PassTurn(), LaterTurn(), AddTurn("Di"), RemoveTurn("Cy"), NextTurn("Cy")):
            before = stage.view().turn
            stage.do(command)
            assert stage.view().undo_label
            stage.do(Undo())
            assert stage.view().turn == before
        stage.do(Undo())
        assert stage.view().turn is None

    def test_when_all_have_had_theirs_nobody_can_pass(self):
        stage = self.began()
        stage.do(NextTurn(), NextTurn(), NextTurn())
        assert stage.view().undo_label == "Turns are over"
        with pytest.raises(NotNow, match="nobody’s turn"):
            stage.do(PassTurn())
        stage.do(AddTurn("Di"), NextTurn())
        assert self.turn(stage) == ("Di", "", 4, 4)

    def test_a_name_added_where_no_turns_are_taken_begins_them(self):
        stage = Stage(6).started()
        stage.do(AddTurn("Ana"))
        assert self.turn(stage) == ("Ana", "", 1, 1)

    @pytest.mark.parametrize("names", [(), ("Ana", "Ana"), ("",)])
    def test_turns_need_names_that_tell_people_apart(self, names):
        with pytest.raises(NotNow, match="name of their own"):
            Stage(6).started().do(BeginTurns(names))

    @pytest.mark.parametrize("command", [NextTurn(), PassTurn(), LaterTurn(), RemoveTurn("Ana")])
    def test_without_turns_there_is_nothing_to_turn(self, command):
        with pytest.raises(NotNow, match="No turns are taken"):
            Stage(6).started().do(command)


def block_of(*names):
    """Plan a welcome, then share and talk for each name, then a close."""
    welcome, share, talk, close = plan_of(3, 2, 4, 5).steps
    turns = [
        replace(each, id=f"{each.id}.{turn}", turn=turn, turn_name=name, step=replace(each.step, block="turn"))
        for turn, name in enumerate(names, start=1)
        for each in (share, talk)
    ]
    return replace(plan_of(1), steps=(welcome, *turns, close))


class TestBlock:
    def stage(self, *names):
        stage = Stage(1)
        stage.run = replay(block_of(*names), ())
        stage.do(Open(), Next(), Next(), Next())
        return stage

    def test_whose_turn_the_next_one_and_the_clock_of_the_turn(self):
        turn = self.stage(*THREE).view().turn
        assert (turn.name, turn.next_name, turn.number, turn.of) == ("Ana", "Bo", 1, 3)
        assert (turn.left, turn.waiting, turn.rounds) == (minutes(6), ("Bo", "Cy"), False)

    def test_troika_in_parallel_threes_has_rounds_on_one_clock(self):
        turn = self.stage("", "", "").view().turn
        assert (turn.rounds, turn.number, turn.of, turn.name) == (True, 1, 3, "")

    def test_next_turn_arms_the_first_step_of_the_next_turn(self):
        stage = self.stage(*THREE)
        view = stage.do(NextTurn())
        assert (view.step.id, view.phase, view.turn.number) == ("b.2", Phase.ARMED, 2)

    def test_after_the_last_turn_comes_what_follows_the_block(self):
        stage = self.stage("Ana")
        assert stage.do(PassTurn()).step.id == "d"
        assert stage.view().turn is None

    def test_after_the_last_turn_of_all_it_is_finished(self):
        stage = Stage(1)
        stage.run = replay(replace(block_of("Ana"), steps=block_of("Ana").steps[1:3]), ())
        stage.do(Open(), Next())
        assert stage.do(NextTurn()).phase is Phase.FINISHED

    def test_a_turn_taken_later_comes_last_with_the_time_it_has_left(self):
        stage = self.stage(*THREE)
        stage.after(minutes(1))
        view = stage.do(LaterTurn())
        assert [step.id for step in view.order] == ["a", "b.2", "c.2", "b.3", "c.3", "b.1", "c.1", "d"]
        assert (view.turn.name, view.turn.waiting) == ("Bo", ("Cy", "Ana"))
        assert stage.line("b.1").left == minutes(1)
        assert adds_up(view.ledger)
        stage.do(Undo())
        assert (stage.view().turn.name, stage.view().phase) == ("Ana", Phase.RUNNING)

    def test_somebody_chosen_comes_next(self):
        stage = self.stage(*THREE)
        view = stage.do(NextTurn("Cy"))
        assert (view.turn.name, view.turn.waiting) == ("Cy", ("Bo",))
        with pytest.raises(NotNow, match="not waiting"):
            stage.do(NextTurn("Zoë"))

    def test_the_last_one_cannot_be_put_off(self):
        with pytest.raises(NotNow, match="Nobody else"):
            self.stage("Ana").do(LaterTurn())

    def test_a_turn_added_is_granted_its_minutes_and_the_end_moves(self):
        stage = self.stage("Ana", "Bo")
        before = stage.view()
        view = stage.do(AddTurn("Cy"))
        assert view.turn.waiting == ("Bo", "Cy")
        assert (view.ledger.planned, view.ledger.granted) == (before.ledger.planned, minutes(6))
        assert view.ends == before.ends + minutes(6)
        assert adds_up(view.ledger)
        assert stage.do(Undo()).ledger == before.ledger

    def test_a_turn_taken_out_is_left_out_and_the_others_keep_theirs(self):
        stage = self.stage(*THREE)
        before = stage.view()
        view = stage.do(RemoveTurn("Bo"))
        assert view.turn.waiting == ("Cy",)
        assert [line.state for line in view.ledger.lines if line.step.turn == 2] == [StepState.SKIPPED] * 2
        assert view.behind == before.behind - minutes(6)
        assert stage.do(RemoveTurn("Ana")).turn.name == "Cy"

    def test_turns_begin_in_their_own_step_only(self):
        stage = self.stage("Ana", "Bo")
        stage.do(BeginTurns(("X", "Y")))
        assert stage.view().turn.name == "X"


@pytest.mark.parametrize(
    ("more", "takes"),
    [
        ({}, False),
        ({"speaks": (Voice.ONE_AT_A_TIME,)}, True),
        ({"speaks": (Voice.PAIRS,)}, True),
        ({"repeat": Repeat.UNTIL_TIME}, True),
    ],
)
def test_which_steps_usually_take_turns(more, takes):
    (step,) = plan_of(5).steps
    assert takes_turns(replace(step, step=replace(step.step, **more))) is takes
    assert not takes_turns(replace(step, step=replace(step.step, **more), turn=1))
