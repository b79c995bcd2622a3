"""The laptop of a replay: the program's own live session on clocks that are moved by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum

from consultancy.changes import Changes
from consultancy.clock import FakeClock
from consultancy.commands.replay_memory import FactRows, Shelf, Transactions
from consultancy.errors import NotNow
from consultancy.ids import id_maker
from consultancy.live.commands import Command, Open, Start, TurnOrder
from consultancy.live.shown import Phase, RoomView, RunView
from consultancy.model.consultancy import Consultancy, ConsultancyRow
from consultancy.model.time import ZERO, Span, Utc
from consultancy.planning.catchup import CatchUp, Offer
from consultancy.services.catching_up import command_of
from consultancy.services.interrupted import Proposal
from consultancy.services.running import HEARTBEAT, Running
from consultancy.services.writing import Desk
from consultancy.text import _


class Power(StrEnum):
    """Whether the program can look at its clocks."""

    AWAKE = "awake"
    ASLEEP = "asleep"
    STALLED = "stalled"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a replay begins with: a consultancy still planned and its start.

    ``knows_sleep``: the system tells of its sleep. ``after``: what is planned for later on this laptop.
    """

    consultancy: Consultancy
    start: Utc
    zone: tzinfo
    knows_sleep: bool = True
    after: Sequence[ConsultancyRow] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """Which offer is taken: by its key, by its kind, or the one that takes it all from one step."""

    wanted: int | str = 0
    from_step: str = ""
    allow_protected: bool = False

    def among(self, choice: CatchUp) -> Offer | None:
        """Find it among what is offered."""
        if self.from_step:
            return next((offer for offer in choice.from_one if offer.adjustments[0][0] == self.from_step), None)
        return next((offer for offer in choice.offers if self.wanted in (offer.key, str(offer.kind))), None)


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

    def take(self, way: Way) -> None:
        """Take one of the offers there are now. Raises NotNow."""
        choice = self.catch_up(allow_protected=way.allow_protected)
        offer = way.among(choice) if choice else None
        if offer is None:
            raise NotNow(_("There is no such offer now."))
        if offer.needs_yes and not way.allow_protected:
            raise NotNow(_("This takes time from a protected step; say “allow_protected”: true to take it."))
        self.do(command_of(offer))

    def begin_turns(self, order: TurnOrder, seed: int) -> None:
        """Begin turns among the people of the plan. Raises NotNow."""
        self._running.begin_turns(self._id, order, seed)

    def catch_up(self, *, allow_protected: bool = False) -> CatchUp | None:
        """Give what is offered now; nothing before the room is open and after the end."""
        if self.look().phase in (Phase.NOT_OPEN, Phase.FINISHED):
            return None
        return self._running.catch_up(self._id, allow_protected=allow_protected, zone=self._scene.zone)

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
        return Running(desk, self._shelf, self._facts, _no_notes, lambda since, limit: list(self._scene.after))


def _tell_nobody(changes: Changes) -> None:
    """Nobody listens."""


def _no_notes(consultancy: str) -> int:
    return 0
