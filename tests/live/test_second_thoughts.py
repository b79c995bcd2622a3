"""Plans taken and taken back, what was meant instead, the nudge, air time, and a fixed end."""

from __future__ import annotations

import pytest

from consultancy.errors import NotNow
from consultancy.live.commands import (
    Adjust,
    AnswerGap,
    ApplyPlan,
    Back,
    BeganAgo,
    Finish,
    GoTo,
    Next,
    Open,
    Pause,
    Replace,
    Resume,
    StartSpeaking,
    StopSpeaking,
    Undo,
)
from consultancy.live.looking import view
from consultancy.live.shown import Phase, StepState
from consultancy.model.time import ZERO
from tests.live.stage import Stage, adds_up, minutes, seconds


class TestPlans:
    def late(self):
        stage = Stage(5, 8, 12, 4, at_least=3).started()
        stage.after(minutes(8))
        return stage

    def test_a_plan_is_one_fact_and_one_key_takes_all_of_it_back(self):
        stage = self.late()
        before = stage.view()
        plan = ApplyPlan((("b", -minutes(1)), ("c", -minutes(2))))
        view = stage.do(plan)
        assert (view.behind, view.undo_label) == (ZERO, "Catch up: shorten 2 steps")
        assert stage.do(Undo()).ledger == before.ledger

    def test_dropping_and_trimming_at_once(self):
        stage = self.late()
        view = stage.do(ApplyPlan((("c", -minutes(1)),), ("d",)))
        assert (stage.line("d").state, view.behind) == (StepState.SKIPPED, -minutes(2))
        assert view.undo_label == "Catch up: leave out “Step d”"

    def test_lateness_agreed_to_is_no_longer_unsettled_but_stays_the_truth(self):
        stage = self.late()
        view = stage.do(ApplyPlan(accepted=minutes(3)))
        assert (view.behind, view.accepted, view.unsettled) == (minutes(3), minutes(3), ZERO)
        assert view.undo_label == "End 3 min late"
        assert stage.do(Undo()).unsettled == minutes(3)

    @pytest.mark.parametrize(
        ("plan", "label"),
        [
            (ApplyPlan((("c", -minutes(2)),)), "Catch up: shorten “Step c”"),
            (ApplyPlan((("c", minutes(2)),)), "Give time to “Step c”"),
            (ApplyPlan(accepted=-minutes(2)), "End early"),
        ],
    )
    def test_undo_says_what_it_takes_back(self, plan, label):
        assert self.late().do(plan).undo_label == label

    def test_the_step_in_hand_gives_what_it_has_not_used_by_the_time_of_the_key(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(3))
        plan = ApplyPlan((("a", -minutes(2)),))
        stage.after(seconds(10))
        view = stage.do(plan)
        assert (view.allotted, view.left) == (minutes(3) + seconds(10), ZERO)

    @pytest.mark.parametrize(
        "plan",
        [
            ApplyPlan((("b", -minutes(6)),)),
            ApplyPlan((("zz", -minutes(1)),)),
            ApplyPlan((), ("a",)),
            ApplyPlan((("b", -minutes(1)), ("b", -minutes(1)))),
            ApplyPlan((("b", -minutes(1)),), ("b",)),
        ],
    )
    def test_a_plan_that_breaks_a_floor_or_names_a_step_twice_is_refused_whole(self, plan):
        stage = self.late()
        before = stage.run
        with pytest.raises(NotNow, match=r"\.$"):
            stage.do(plan)
        assert stage.run == before


class TestMeantSomethingElse:
    def test_next_and_not_pause_at_the_original_instant(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Pause())
        stage.after(minutes(1))
        view = stage.do(Replace(Next()))
        assert (view.step.id, view.phase, view.waiting_for) == ("b", Phase.ARMED, minutes(1))
        assert (stage.line("a").ran, stage.line("a").paused) == (minutes(4), ZERO)

    def test_pause_and_not_next_gives_the_step_back_paused_since_then(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next())
        stage.after(minutes(1))
        view = stage.do(Replace(Pause()))
        assert (view.step.id, view.phase, view.paused_for) == ("a", Phase.PAUSED, minutes(1))
        assert adds_up(view.ledger)

    def test_the_other_answer_to_a_question(self):
        stage = Stage(30).started()
        stage.asleep(minutes(6))
        stage.do(AnswerGap(True))
        assert stage.do(Replace(AnswerGap(False))).used == ZERO

    def test_taking_it_back_leaves_neither(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Pause(), Replace(Next()), Undo())
        assert (stage.view().step.id, stage.view().phase) == ("a", Phase.RUNNING)
        assert stage.view().undo_label == "Start “Step a”"

    @pytest.mark.parametrize("instead", [Undo(), Replace(Pause()), Resume()])
    def test_what_made_no_sense_then_is_refused_and_changes_nothing(self, instead):
        stage = Stage(5, 8).started()
        stage.do(Pause())
        before = stage.run
        with pytest.raises(NotNow, match=r"\.$"):
            stage.do(Replace(instead))
        assert stage.run == before

    def test_with_nothing_done_yet_there_is_nothing_to_replace(self):
        stage = Stage(5)
        stage.do(Open())
        with pytest.raises(NotNow, match="nothing to take back"):
            stage.do(Replace(Next()))


class TestBeganAtAnyMoment:
    @pytest.mark.parametrize("paused", [False, True])
    def test_the_ledger_is_right_running_and_paused(self, paused):
        stage = Stage(5, 8).started()
        stage.after(minutes(4))
        stage.do(Next(), Next())
        stage.after(minutes(1))
        if paused:
            stage.do(Pause())
        view = stage.do(BeganAgo(minutes(3)))
        assert (view.used, stage.line("a").ran) == (minutes(3), minutes(2))
        assert adds_up(view.ledger)

    def test_after_a_pause_of_the_step_before_it_reaches_no_further_than_its_arming(self):
        stage = Stage(5, 8).started()
        stage.after(minutes(1))
        stage.do(Pause())
        stage.after(minutes(2))
        stage.do(Next())
        stage.after(minutes(1))
        view = stage.do(BeganAgo(minutes(9)))
        assert (view.used, stage.line("a").paused) == (minutes(1), minutes(2))

    def test_not_after_the_end(self):
        stage = Stage(5).started()
        stage.do(Finish())
        with pytest.raises(NotNow, match="closed"):
            stage.do(BeganAgo(minutes(1)))


class TestNudge:
    @pytest.mark.parametrize(
        ("idle", "level", "words"),
        [
            (119, 0, ""),
            (120, 1, "Nothing has run for 2 minutes. If the step has begun, say when."),
            (300, 2, "Nothing runs for 5 minutes."),
            (600, 3, "10 min"),
        ],
    )
    def test_it_grows_quieter(self, idle, level, words):
        stage = Stage(5)
        stage.do(Open())
        look = stage.late(seconds(idle))
        assert (look.idle, look.nudge_level, look.nudge_words) == (seconds(idle), level, words)

    def test_going_from_step_to_step_without_starting_is_still_idle(self):
        stage = Stage(5, 5, 5).started()
        stage.after(minutes(1))
        stage.do(Next())
        stage.after(minutes(2))
        stage.do(GoTo("c"))
        assert stage.view().idle == minutes(2)

    def test_a_pause_is_called_a_pause(self):
        stage = Stage(5).started()
        stage.do(Pause())
        assert stage.late(minutes(3)).nudge_words == "Paused for 3 minutes."

    def test_none_while_something_runs_or_after_the_end(self):
        stage = Stage(5).started()
        assert stage.after(minutes(12)).nudge_level == 0
        stage.do(Finish())
        assert stage.late(minutes(12)).idle == ZERO


class TestAirTime:
    def shares(self, stage):
        look = view(stage.run, stage.now, groups=("North", "South", "West"))
        return {one.group: (one.spoken, one.speaking) for one in look.air}

    def test_shares_with_who_has_not_spoken(self):
        stage = Stage(10).started()
        stage.do(StartSpeaking("North"))
        stage.after(minutes(3))
        stage.do(StartSpeaking("South"))
        stage.after(minutes(1))
        assert self.shares(stage) == {"North": (minutes(3), False), "South": (minutes(1), True), "West": (ZERO, False)}
        assert [one.share for one in stage.view().air] == [0.75, 0.25]

    def test_nothing_is_shown_before_anything_was_counted(self):
        assert self.shares(Stage(10).started()) == {}

    @pytest.mark.parametrize("command", [StopSpeaking(), Pause(), Next(), Back(), Finish()])
    def test_it_is_counted_no_further_than_that(self, command):
        stage = Stage(10, 10, 10).started()
        stage.do(Next(), Next(), StartSpeaking("North"))
        stage.after(minutes(2))
        stage.do(command)
        stage.after(minutes(2))
        assert self.shares(stage)["North"] == (minutes(2), False)

    def test_the_same_again_changes_nothing(self):
        stage = Stage(10).started()
        stage.do(StartSpeaking("North"))
        facts = stage.run.facts
        stage.do(StartSpeaking("North"))
        assert stage.run.facts == facts
        stage.do(StopSpeaking(), StopSpeaking())
        assert len(stage.run.facts) == len(facts) + 1

    def test_undo_takes_back_clock_actions_and_not_the_tally(self):
        stage = Stage(10).started()
        stage.do(Adjust(minutes(1)), StartSpeaking("North"))
        assert stage.view().undo_label == "1 min more for “Step a”"
        stage.after(minutes(1))
        stage.do(Undo())
        assert self.shares(stage)["North"] == (minutes(1), True)

    def test_a_gap_that_was_a_pause_does_not_count(self):
        stage = Stage(30).started()
        stage.do(StartSpeaking("South"), StartSpeaking("North"))
        stage.after(minutes(1))
        stage.asleep(minutes(6))
        stage.after(minutes(1))
        stage.do(AnswerGap(False))
        assert self.shares(stage)["North"] == (minutes(2), True)

    def test_only_while_a_step_runs(self):
        stage = Stage(10)
        stage.do(Open())
        with pytest.raises(NotNow, match="while a step runs"):
            stage.do(StartSpeaking("North"))


def test_pausing_before_a_fixed_end_leaves_the_end_and_says_what_it_costs():
    stage = Stage(5, 5).started()
    fixed = stage.now.utc + minutes(10)
    assert view(stage.run, stage.now, fixed, hard_end=True).hard_end_words == ""
    stage.do(Pause())
    stage.after(minutes(2))
    look = view(stage.run, stage.now, fixed, hard_end=True)
    assert (look.planned_end, look.hard_end, look.behind) == (fixed, fixed, minutes(2))
    assert look.hard_end_words == "Ends 2:00 past the fixed end."
    assert view(stage.run, stage.now, fixed).hard_end is None
