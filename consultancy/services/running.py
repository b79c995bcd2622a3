"""Run a consultancy: the clock, its facts on disk before anything is shown, and the way back after a crash."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.live.commands import Command
from consultancy.live.shown import RoomView, RunView
from consultancy.model.time import Span, Utc


class Proposal(StrEnum):
    """What is proposed for a consultancy that was left running."""

    GO_ON = "go_on"
    GO_ON_AFTER_PAUSE = "go_on_after_pause"
    END_THERE = "end_there"


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A consultancy that was running or paused when the program stopped.

    ``left_then`` is what the step had left when it was last seen, ``left_now`` what it would have if time went on.
    """

    consultancy: str
    title: str
    step_title: str
    number: int
    of: int
    left_then: Span
    left_now: Span
    gap: Span
    last_seen: Utc
    notes: int
    was_running: bool
    proposal: Proposal


class Running:
    """Use cases of the cockpit and the room display."""

    def do(self, consultancy: str, command: Command) -> RunView:
        """Carry a command out: facts to the store first, then the new look. Raises NotNow, StorageTrouble."""
        raise NotImplementedError

    def look(self, consultancy: str) -> RunView:
        """Look at the clock now. Finds sleeps and clock changes, and begins steps that advance by themselves."""
        raise NotImplementedError

    def room(self, consultancy: str) -> RoomView:
        """Give what the room may see now."""
        raise NotImplementedError

    def interrupted(self) -> list[Interrupted]:
        """List consultancies left running or paused by an earlier start of the program."""
        raise NotImplementedError

    def come_back(self, consultancy: str, proposal: Proposal) -> RunView:
        """Take an interrupted consultancy up again: gap counted, gap as a pause, or ended when it was last seen."""
        raise NotImplementedError

    def put_down(self, consultancy: str) -> None:
        """Forget the run held in memory (its facts stay); used when the cockpit closes."""
        raise NotImplementedError
