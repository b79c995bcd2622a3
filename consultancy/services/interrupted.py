"""What is told of a consultancy that was left running: Today reads it without the engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
