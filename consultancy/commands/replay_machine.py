"""The laptop of a replay: the program's own live session on clocks that are moved by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from consultancy.changes import Changes
from consultancy.clock import FakeClock
from consultancy.commands.replay_memory import FactRows, Shelf, Transactions
from consultancy.ids import id_maker
from consultancy.live.commands import Command, Open, Start
from consultancy.live.shown import Phase, RoomView, RunView
from consultancy.model.consultancy import Consultancy
from consultancy.model.time import ZERO, Span, Utc
from consultancy.services.running import HEARTBEAT, Proposal, Running
from consultancy.services.writing import Desk


class Power(StrEnum):
    """Whether the program can look at its clocks."""

    AWAKE = "awake"
    ASLEEP = "asleep"
    STALLED = "stalled"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a replay begins with: a consultancy still planned, its start, and whether the system tells of its sleep."""

    consultancy: Consultancy
    start: Utc
    zone: tzinfo
    knows_sleep: bool = True


class Machine:
    """One laptop with one consultancy on it. True time passes only in ``pass_until``."""

    def __init__(self, scene: Scene) -> None:
        self.since = ZERO
        self.power = Power.AWAKE
        self._scene = scene
        self._id = scene.consultancy.id
        self._clock = FakeClock(scene.start, knows_sleep=scene.knows_sleep)
        self._new_id = id_maker(self._clock, random.Random(0))
        self._shelf = Shelf(scene.consultancy)
        self._facts = FactRows()
        self._running = self._program()

    @property
    def true_utc(self) -> Utc:
        """Give the true moment, whatever the wall clock says."""
        return self._scene.start + self.since

    @property
    def wall_utc(self) -> Utc:
        """Give the moment the wall clock says it is."""
        return self._clock.read().utc

    def pass_until(self, since: Span) -> None:
        """Let time pass; while the program is awake and a step runs, it looks at the clocks as it always does."""
        while self.since < since:
            looking = self.power is Power.AWAKE and self._running.tick()
            passed = (since - self.since).at_most(HEARTBEAT) if looking else since - self.since
            self._let_pass(passed)

    def do(self, command: Command) -> None:
        """Press a key. Beginning a consultancy whose room is not open yet opens it. Raises NotNow."""
        if isinstance(command, Start) and self.look().phase is Phase.NOT_OPEN:
            self._running.do(self._id, Open())
        self._running.do(self._id, command)

    def look(self) -> RunView:
        """Look at the clocks now."""
        return self._running.look(self._id)

    def room(self) -> RoomView:
        """Give what the room sees now."""
        return self._running.room(self._id)

    def set_wall(self, by: Span) -> None:
        """Set the wall clock; true time does not change."""
        self._clock.set_wall(by)

    def leave(self, power: Power, *, reboot: bool = False) -> None:
        """Close the lid, stop the program where it stands, or kill it."""
        self.look()
        self.power = power
        if reboot:
            self._clock.reboot()

    def come_back(self, proposal: Proposal | None = None) -> None:
        """Open the lid, let the program go on, or start it again: then it knows nothing but its facts."""
        if self.power is Power.OFF:
            self._running = self._program()
        self.power = Power.AWAKE
        if proposal is not None:
            self._running.come_back(self._id, proposal)
        self.look()

    def proposed(self) -> Proposal | None:
        """Say what the program would propose after a kill, if the clock was running or paused."""
        left = self._program().interrupted()
        return left[0].proposal if left else None

    def _let_pass(self, span: Span) -> None:
        self.since += span
        if self.power is Power.ASLEEP:
            self._clock.sleep(span)
        else:
            self._clock.advance(span)

    def _program(self) -> Running:
        desk = Desk(Transactions(), self._clock, self._new_id, _tell_nobody)
        return Running(desk, self._shelf, self._facts, _no_notes)


def _tell_nobody(changes: Changes) -> None:
    """Nobody listens."""


def _no_notes(consultancy: str) -> int:
    return 0
