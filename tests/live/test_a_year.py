"""A simulated year: 3,000 consultancies with pauses, sleeps, crashes, reboots and clocks set, and the truth beside."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from consultancy.clock import FakeClock, Reading
from consultancy.live.commands import AnswerGap, Next, Open, Pause, Resume, Undo
from consultancy.live.engine import pending_gap
from consultancy.live.facts import ClockChanged, Fact, GapFound
from consultancy.live.shown import Phase
from consultancy.live.timeline import OFF, Timeline
from consultancy.model.time import ZERO, Span, total
from tests.live.stage import Stage, adds_up, seconds

CONSULTANCIES = 3_000
BATCHES = 10
UNNOTICED = seconds(2)


class PlainClock(FakeClock):
    """A machine whose steady clock stands still in sleep, and which does not know that it slept."""

    def sleep(self, span: Span) -> None:
        self.set_wall(span)

    def read(self) -> Reading:
        return replace(super().read(), knows_sleep=False)


class Hour:
    """One consultancy, and how long its steps truly ran."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.stage = Stage(3, 8, 5, 8, 12, 5, 4, auto=chance.choice(["", "", "bd"]))
        self.plain = chance.random() < 0.3
        if self.plain:
            self.stage.clock = PlainClock()
            self.stage.timeline = Timeline.begin(self.stage.clock.read())
        self.true = ZERO
        self.told = 0
        self.stage.do(Open())

    @property
    def shown(self) -> Span:
        now = self.stage.now.at
        return total([account.used(now) for account in self.stage.run.accounts.values()])

    @property
    def runs(self) -> bool:
        return self.stage.run.phase is Phase.RUNNING

    def passes(self, span: Span, how) -> None:
        self.true += span if self.runs else ZERO
        how(span)
        self.stage.glance()

    def live(self) -> None:
        """Let something happen."""
        dice = self.chance.random()
        clock = self.stage.clock
        if dice < 0.80:
            self.passes(Span(self.chance.randint(1_000, 29_000)), clock.advance)
        elif dice < 0.84:
            clock.set_wall(Span(self.chance.randint(-100, 100)))
        elif dice < 0.91:
            self.presses()
        elif dice < 0.93:
            self.passes(seconds(self.chance.randint(3, 2_000)), clock.sleep)
        elif dice < 0.94:
            self.passes(seconds(self.chance.randint(31, 600)), clock.advance)
        elif dice < 0.96:
            clock.set_wall(seconds(self.chance.choice([-3_600, 3_600, -40, 7, 86_400])))
        else:
            self.crashes()

    def presses(self) -> None:
        phase = self.stage.run.phase
        keys = {Phase.RUNNING: [Pause(), Next()], Phase.PAUSED: [Resume()], Phase.ARMED: [Next()]}
        if phase in keys and (phase is not Phase.RUNNING or self.stage.run.next):
            self.stage.do(self.chance.choice(keys[phase]))
        if self.chance.random() < 0.1:
            self.stage.do(Pause() if self.runs else Next(), Undo())

    def crashes(self) -> None:
        """Lose the program at a heartbeat; half of the time the machine starts anew and its steady clock with it."""
        known = self.stage.now
        self.passes_off(seconds(self.chance.randint(1, 4_000)))
        if self.chance.random() < 0.1:
            self.stage.clock.set_wall(seconds(self.chance.choice([-90_000, 90_000])))
        self.stage.restart(known)
        self.stage.glance()

    def passes_off(self, span: Span) -> None:
        self.true += span if self.runs else ZERO
        self.stage.clock.advance(span)
        if self.chance.random() < 0.5:
            self.stage.reboot()

    def answers(self) -> None:
        """Say now and then that a gap was a pause; what it was is then the truth."""
        if pending_gap(self.stage.run) is not None:
            self.stage.do(AnswerGap(self.chance.random() < 0.5))
            self.true = self.shown

    def check(self) -> None:
        """Be right to two seconds, or have said that something happened to the clock."""
        self.stage.glance()
        facts = self.stage.run.facts[self.told :]
        self.told = len(self.stage.run.facts)
        if any(self.cannot_be_told(fact) for fact in facts):
            self.true = self.shown
        assert abs(self.shown - self.true) <= UNNOTICED

    def cannot_be_told(self, fact: Fact) -> bool:
        """Say whether a fact flags a time whose true length the machine could not know."""
        if self.plain:
            return isinstance(fact, GapFound | ClockChanged)
        off = isinstance(fact, GapFound) and fact.cause == OFF
        return off or (isinstance(fact, ClockChanged) and fact.by < -seconds(80_000))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_unflagged_error_above_two_seconds(batch):
    chance = random.Random(batch)
    for __ in range(CONSULTANCIES // BATCHES):
        hour = Hour(chance)
        for __ in range(60):
            hour.live()
            hour.check()
            hour.answers()
        assert adds_up(hour.stage.view().ledger)
