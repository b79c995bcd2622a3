"""Commands: what a facilitator may ask of the clock."""

from __future__ import annotations

from dataclasses import dataclass

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
    | AnswerGap
    | Finish
    | Reopen
    | Undo
)
