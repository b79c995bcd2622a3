"""Laws that hold whatever is pressed, in whatever order, with sleeps, standstills, clocks set and crashes between."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from consultancy.errors import NotNow
from consultancy.live.codec import decode, encode
from consultancy.live.commands import (
    AddTurn,
    Adjust,
    AnswerGap,
    ApplyPlan,
    Back,
    BeganAgo,
    BeginTurns,
    Finish,
    GoTo,
    LaterTurn,
    Next,
    NextTurn,
    Open,
    PassTurn,
    Pause,
    RemoveTurn,
    Reopen,
    Reorder,
    Replace,
    Restore,
    Resume,
    Skip,
    Start,
    StartSpeaking,
    StopSpeaking,
    TurnOrder,
    Undo,
)
from consultancy.live.engine import apply_all, decide, replay
from consultancy.live.facts import Adjusted, Moved, Opened, Replanned, Undone
from consultancy.live.looking import left_text
from consultancy.live.replaying import NEVER_UNDONE, last_undoable, standing
from consultancy.live.shown import Phase, Urgency
from consultancy.live.timeline import Timeline
from consultancy.model.time import MINUTE, ZERO, Moment, Span
from tests.live.stage import Stage, adds_up, minutes, seconds

STEPS = "abcd"

steps = st.sampled_from(STEPS)
short = st.integers(0, 20_000).map(Span)
long = st.integers(31, 5_000).map(seconds)
ago = st.integers(0, 15).map(minutes)
names = st.sampled_from(["Ana", "Bo", "Cy", "Di"])
spans = st.integers(-180, 180).filter(bool).map(seconds)
plain_commands = st.one_of(
    st.sampled_from([Next(), Next(), Next(), Start(), Pause(), Resume(), Back(), Finish(), Reopen(), Undo(), Undo()]),
    st.builds(AnswerGap, st.booleans()),
    st.builds(Start, ago),
    st.builds(BeganAgo, ago),
    st.builds(GoTo, steps),
    st.builds(Skip, steps),
    st.builds(Restore, steps),
    st.builds(Reorder, st.permutations(STEPS[1:]).map(tuple)),
    st.builds(Adjust, st.integers(-3, 3).filter(bool).map(minutes), st.sampled_from(["", *STEPS])),
    st.builds(ApplyPlan, st.lists(st.tuples(steps, spans), max_size=2).map(tuple), st.just(()), spans),
    st.builds(ApplyPlan, st.just(()), st.lists(steps, max_size=2).map(tuple)),
    st.builds(BeginTurns, st.just(("Ana", "Bo", "Cy")), st.sampled_from(TurnOrder), st.integers(), st.booleans()),
    st.sampled_from([NextTurn(), NextTurn(), PassTurn(), LaterTurn(), StopSpeaking()]),
    st.builds(NextTurn, names),
    st.builds(AddTurn, names),
    st.builds(RemoveTurn, names),
    st.builds(StartSpeaking, st.sampled_from(["North", "South"])),
)
commands = st.one_of(plain_commands, plain_commands, st.builds(Replace, plain_commands))
never_undone = (Undo, Replace, StartSpeaking, StopSpeaking)


def in_turns(plan):
    """Make the steps in the middle a block that two people go through."""
    first, second, third, last = plan.steps
    block = (replace(second, turn=1, turn_name="Ana"), replace(third, turn=2, turn_name="Bo"))
    block = tuple(replace(each, step=replace(each.step, key="turn", block="turns")) for each in block)
    return replace(plan, steps=(first, *block, last))


class AnyConsultancy(RuleBasedStateMachine):
    """A facilitator, a laptop and an hour in which anything may happen."""

    @initialize(auto=st.sampled_from(["", "b", "abcd"]), turns=st.booleans())
    def open(self, auto, turns):
        self.stage = Stage(2, 3, 5, 4, auto=auto, at_least=2)
        if turns:
            self.stage.run = replay(in_turns(self.stage.run.plan), ())
        self.stage.do(Open())

    @rule(command=commands)
    def press(self, command):
        before = self.stage.run
        try:
            self.stage.do(command)
        except NotNow as refused:
            note(str(refused))
            assert self.stage.run.facts[: len(before.facts)] == before.facts

    @rule(span=short)
    def wait(self, span):
        self.stage.late(span)

    @rule(span=st.integers(1, 12).map(minutes))
    def time_passes(self, span):
        self.stage.after(span)

    @rule(span=long)
    def stands_still(self, span):
        moved = sum(isinstance(fact, Moved) for fact in self.stage.run.facts)
        self.stage.late(span)
        assert sum(isinstance(fact, Moved) for fact in self.stage.run.facts) <= moved + 1

    @rule(span=long)
    def sleeps(self, span):
        self.stage.asleep(span)

    @rule(by=st.integers(-7_200, 7_200).map(seconds))
    def clock_is_set(self, by):
        before = self.stage.view()
        self.stage.clock.set_wall(by)
        after = self.stage.look()
        assert (after.left, after.behind, after.phase) == (before.left, before.behind, before.phase)

    @rule(off=st.integers(0, 5_000).map(seconds))
    def crashes(self, off):
        known = self.stage.now
        rows = [(*encode(fact), fact.id, fact.at, fact.utc) for fact in self.stage.run.facts]
        run = replay(self.stage.run.plan, tuple(decode(*row) for row in rows))
        assert run == self.stage.run
        self.stage.clock.advance(off)
        self.stage.run, self.stage.since = run, known.at
        self.stage.timeline = Timeline.take_up(self.stage.clock.read(), known)
        self.stage.look()

    @precondition(lambda self: last_undoable(self.stage.run) is not None)
    @rule()
    def takes_back(self):
        """Undo leaves all but the record as if the key had never been pressed."""
        self.stage.look()
        run = self.stage.run
        target = last_undoable(run)
        without = replay(run.plan, tuple(fact for fact in run.facts if fact.id != target.id))
        self.stage.do(Undo())
        after = replace(self.stage.run, facts=())
        assert after == replace(without, facts=())
        assert not isinstance(target, NEVER_UNDONE)

    @rule(command=commands.filter(lambda command: not isinstance(command, never_undone)))
    def presses_and_takes_back(self, command):
        """A command and its undo, with time between, are nothing at all."""
        self.stage.look()
        before = self.stage.run
        try:
            self.stage.do(command)
        except NotNow:
            return
        self.stage.late(seconds(10))
        between = [fact for fact in self.stage.run.facts[len(before.facts) + 1 :] if isinstance(fact, Moved)]
        if not between:
            self.stage.do(Undo())
            assert replace(self.stage.run, facts=()) == replace(before, facts=())

    @invariant()
    def the_ledger_adds_up(self):
        assert adds_up(self.stage.view().ledger)

    @invariant()
    def nothing_in_the_ledger_is_below_zero(self):
        for line in self.stage.view().ledger.lines:
            parts = (line.granted, line.trimmed, line.unused, line.left, line.over, line.ran, line.paused, line.waited)
            assert min(parts) >= ZERO
            assert not (line.left and line.over)
            for one in line.intervals:
                assert one.end is None or one.start <= one.end

    @invariant()
    def nobody_has_two_turns_and_shares_add_up(self):
        view = self.stage.view()
        if view.turn is not None and not view.turn.rounds:
            assert view.turn.name not in view.turn.waiting
            assert 0 <= view.turn.number <= view.turn.of
        assert sum(one.speaking for one in view.air) <= (view.phase is Phase.RUNNING)
        assert not view.air or round(sum(one.share for one in view.air), 6) in (0, 1)

    @invariant()
    def each_edge_rings_once(self):
        self.stage.bells, crossed = self.stage.bells.listen(self.stage.run, self.stage.now.at)
        marks = [(one.step, one.edge) for one in crossed]
        assert len(set(marks)) == len(marks)
        assert not self.stage.rung & {*marks}
        self.stage.rung |= {*marks}

    @invariant()
    def every_prefix_replays_to_the_run_it_was(self):
        run = self.stage.run
        assert replay(run.plan, run.facts) == run

    @invariant()
    def floors_hold(self):
        run = self.stage.run
        for account in run.accounts.values():
            trims = [f for f in standing(run.facts) if isinstance(f, Adjusted | Replanned)]
            floor = min(account.planned, Span(account.step.step.at_least * MINUTE))
            assert account.allotted >= floor or not trims

    @invariant()
    def intervals_never_overlap(self):
        spans = sorted(
            (one.start, self.stage.now.at if one.end is None else one.end)
            for line in self.stage.view().ledger.lines
            for one in line.intervals
        )
        assert all(before[1] <= after[0] for before, after in pairwise(spans))

    @invariant()
    def the_room_says_what_the_cockpit_says_but_never_how_late_it_is(self):
        view, room = self.stage.view(), self.stage.room()
        assert room.left_text == left_text(view.left.at_least(ZERO))
        assert room.urgency is not Urgency.OVER
        assert (room.phase, room.step_number) == (view.phase, view.number)

    @invariant()
    def ends_and_lateness_agree(self):
        view = self.stage.view()
        if view.planned_end is not None:
            assert view.ends - view.planned_end == view.behind
        else:
            assert view.behind == ZERO

    @invariant()
    def a_question_has_two_different_answers(self):
        question = self.stage.view().question
        if question is None:
            return
        counted, paused = replace(self.stage.run, facts=()), replace(self._answered(counts=False), facts=())
        assert counted.accounts != paused.accounts
        assert self._answered(counts=True).accounts == counted.accounts

    def _answered(self, *, counts):
        run = self.stage.run
        answer = decide(run, AnswerGap(counts), self.stage.now, lambda: "answer")
        return apply_all(run, answer)

    @invariant()
    def the_step_in_hand_fits_the_phase(self):
        run = self.stage.run
        running = [one for account in run.accounts.values() for one in account.stretches if one.end is None]
        assert len(running) == (run.phase is Phase.RUNNING)
        assert isinstance(run.facts[0], Opened)
        assert all(fact.fact != run.facts[0].id for fact in run.facts if isinstance(fact, Undone))


TestAnyConsultancy = AnyConsultancy.TestCase
TestAnyConsultancy.settings = settings(max_examples=50, stateful_step_count=30)


@pytest.mark.parametrize("prefix", range(12))
def test_a_restart_after_any_fact_gives_the_run_there_was(prefix):
    stage = Stage(1, 5, 8, 4, auto="a").started()
    runs = [stage.run]
    for command in (
        Pause(),
        Resume(),
        Next(),
        Next(),
        BeganAgo(minutes(2)),
        Adjust(minutes(1)),
        Undo(),
        Skip("d"),
        Finish(),
        Undo(),
    ):
        stage.after(seconds(15))
        stage.do(command)
        runs.append(stage.run)
    facts = runs[min(prefix, len(runs) - 1)].facts
    assert replay(stage.run.plan, facts) == runs[min(prefix, len(runs) - 1)]


def test_a_moment_is_a_place_and_a_time():
    stage = Stage(5)
    assert stage.now == Moment(ZERO, stage.clock.read().utc)
