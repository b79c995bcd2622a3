"""Bells: each edge of a step once, late rather than never, and never a second time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultancy.live.bells import Bells, Edge, closing_time
from consultancy.live.commands import Adjust, AnswerGap, Back, BeganAgo, Next, Pause, Resume, Undo
from consultancy.live.engine import replay
from consultancy.model.protocol import Bell
from consultancy.model.time import ZERO
from tests.live.stage import Stage, minutes, seconds

WARNING, END = Edge.WARNING, Edge.ZERO


class Ears:
    """Somebody who listens after each look."""

    def __init__(self, *lengths, auto=""):
        self.stage = Stage(*lengths, auto=auto).started()
        self.bells, __ = Bells().listen(self.stage.run, self.stage.now.at)

    def hear(self):
        self.bells, crossed = self.bells.listen(self.stage.run, self.stage.now.at)
        return crossed

    def edges(self):
        return [(one.step, one.edge) for one in self.hear()]

    def late(self, span):
        self.stage.late(span)
        return self.edges()

    def do(self, *commands):
        self.stage.do(*commands)
        return self.edges()


def test_a_warning_and_the_end_each_once():
    ears = Ears(4, 5)
    heard = [edge for __ in range(300) for edge in ears.late(seconds(1))]
    assert heard == [("a", WARNING), ("a", END)]


def test_the_loop_blocked_over_zero_rings_once_and_late():
    ears = Ears(4)
    ears.late(minutes(3.5))
    ears.stage.late(seconds(33))
    (one,) = ears.hear()
    assert (one.edge, one.at) == (END, minutes(4))
    assert ears.late(seconds(3)) == []


def test_never_twice_after_time_given_and_taken_across_zero():
    ears = Ears(4)
    ears.late(minutes(4))
    assert ears.do(Adjust(minutes(1))) == []
    assert ears.do(Undo()) == []
    assert ears.do(Adjust(minutes(1))) == []
    assert ears.late(minutes(2)) == []


@pytest.mark.parametrize("commands", [(Pause(), Resume()), (Next(), Undo()), (Next(), Next(), Back(), Next())])
def test_pauses_undo_and_going_back_ring_nothing_again(commands):
    ears = Ears(4, 5)
    ears.late(minutes(4))
    ears.do(*commands)
    assert ("a", END) not in ears.late(minutes(1))


def test_of_two_edges_passed_in_one_late_look_only_the_end_is_told():
    ears = Ears(4)
    assert ears.late(minutes(5)) == [("a", END)]
    assert ears.late(minutes(1)) == []


def test_a_step_that_moves_on_by_itself_rings_at_its_end():
    ears = Ears(1, 5, auto="a")
    assert ears.late(minutes(2)) == [("a", END)]


def test_a_step_left_early_or_late_by_hand_does_not_ring_afterwards():
    ears = Ears(4, 5, 5)
    assert ears.do(Next()) == []
    assert ears.late(minutes(9)) == []
    ears.do(Next())
    ears.late(minutes(4.9))
    ears.stage.clock.advance(seconds(7))
    assert ears.do(Next()) == []


def test_a_start_put_back_over_the_warning_rings_it_once():
    ears = Ears(4)
    assert ears.do(BeganAgo(minutes(3.5))) == [("a", WARNING)]


def test_a_gap_that_was_a_pause_rings_nothing_again():
    ears = Ears(4)
    ears.stage.asleep(minutes(9))
    assert ears.edges() == [("a", END)]
    assert ears.do(AnswerGap(False)) == []
    assert ears.late(minutes(4)) == []


def test_after_a_restart_what_was_passed_stays_silent():
    ears = Ears(4)
    ears.stage.late(minutes(5))
    ears.bells = Bells()
    assert ears.edges() == []


def test_a_crossing_says_how_the_step_wants_its_bell():
    ears = Ears(1)
    plan = ears.stage.run.plan
    (step,) = plan.steps
    silent = replace(plan, steps=(replace(step, step=replace(step.step, bell=Bell.SILENT)),))
    ears.stage.run = replay(silent, ears.stage.run.facts)
    ears.stage.late(minutes(1))
    (one,) = ears.hear()
    assert (one.step, one.title, one.bell, one.at) == ("a", "Step a", Bell.SILENT, minutes(1))


def test_a_step_that_is_no_longer_there_is_not_asked():
    ears = Ears(4)
    bells = Bells(frozenset({("gone", END)}))
    assert bells.listen(ears.stage.run, ZERO)[1] == ()


@pytest.mark.parametrize(("allotted", "closing"), [(1, 0.5), (4, 1), (12, 2)])
def test_closing_is_a_quarter_within_bounds(allotted, closing):
    assert closing_time(minutes(allotted)) == minutes(closing)
