"""Commands: what a facilitator may ask of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.model.time import ZERO, Span


@dataclass(frozen=True, slots=True)
class Open:
    """Open the room with the first step armed."""


@dataclass(frozen=True, slots=True)
class Start:
    """Begin the armed step, ``ago`` before now."""

    ago: Span = ZERO


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause the running step."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""


@dataclass(frozen=True, slots=True)
class Next:
    """Leave the step in hand and arm the next one; in the last step, finish. Armed: begin it."""


@dataclass(frozen=True, slots=True)
class Back:
    """Leave the step in hand and arm the one before it, its used time kept."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Leave the step in hand and arm ``step``."""

    step: str


@dataclass(frozen=True, slots=True)
class Adjust:
    """Give a step minutes, or trim it; the step in hand when none is named."""

    by: Span
    step: str = ""


@dataclass(frozen=True, slots=True)
class BeganAgo:
    """Say the armed or running step began ``ago`` before now."""

    ago: Span


@dataclass(frozen=True, slots=True)
class Skip:
    """Drop a step still to come."""

    step: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Take a dropped step back in."""

    step: str


@dataclass(frozen=True, slots=True)
class Reorder:
    """Put the steps still to come in this order."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplyPlan:
    """Adjust several steps, drop others and agree to some lateness, all at once."""

    adjustments: tuple[tuple[str, Span], ...] = ()
    drops: tuple[str, ...] = ()
    accepted: Span = ZERO


class TurnOrder(StrEnum):
    """How it is settled whose turn comes when."""

    LISTED = "listed"
    LOT = "lot"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class BeginTurns:
    """Begin turns in the step in hand. The same ``seed`` draws the same lot; ``again`` goes round until the time."""

    names: tuple[str, ...]
    order: TurnOrder = TurnOrder.LISTED
    seed: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class NextTurn:
    """End the turn and begin the next one, or that of ``name``."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class PassTurn:
    """Let the turn pass."""


@dataclass(frozen=True, slots=True)
class LaterTurn:
    """Put the turn off until after all the others."""


@dataclass(frozen=True, slots=True)
class AddTurn:
    """Give somebody who came late a turn."""

    name: str


@dataclass(frozen=True, slots=True)
class RemoveTurn:
    """Take the turn of somebody who has left out."""

    name: str


@dataclass(frozen=True, slots=True)
class StartSpeaking:
    """Count the time from now on for ``group``."""

    group: str


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """Count the time for nobody."""


@dataclass(frozen=True, slots=True)
class AnswerGap:
    """Say whether the gap asked about counts or was a pause."""

    counts: bool


@dataclass(frozen=True, slots=True)
class Finish:
    """End the consultancy."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """Open a finished consultancy again."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last clock action."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Take the last action back, and do ``command`` at the instant it was done."""

    command: Command


Command = (
    Open
    | Start
    | Pause
    | Resume
    | Next
    | Back
    | GoTo
    | Adjust
    | BeganAgo
    | Skip
    | Restore
    | Reorder
    | ApplyPlan
    | BeginTurns
    | NextTurn
    | PassTurn
    | LaterTurn
    | AddTurn
    | RemoveTurn
    | StartSpeaking
    | StopSpeaking
    | AnswerGap
    | Finish
    | Reopen
    | Undo
    | Replace
)
