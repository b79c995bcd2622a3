"""What one look at a running consultancy shows. Cockpit, room display, documents and ``--json`` read these alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.model.protocol import PlanStep
from consultancy.model.time import ZERO, Span, Utc


class Phase(StrEnum):
    """The state of the clock."""

    NOT_OPEN = "not_open"
    ARMED = "armed"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"


class Urgency(StrEnum):
    """How near the end of the step is: said by word, shape and colour."""

    CALM = "calm"
    CLOSING = "closing"
    OVER = "over"


class StepState(StrEnum):
    """Where a step stands."""

    TO_COME = "to_come"
    IN_HAND = "in_hand"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch in which a step was in hand and running, on the consultancy's timeline; ``end`` None: still running."""

    start: Span
    end: Span | None
    start_utc: Utc
    end_utc: Utc | None


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One step's account. ``planned + granted − trimmed − unused − left + over == ran`` at every instant.

    ``left`` is time still to be used by a step in hand or to come; ``unused`` what a step that was left early, or
    skipped, did not need. ``waited`` is the time this step was armed before it began, ``paused`` its pauses.
    """

    step: PlanStep
    state: StepState
    planned: Span
    granted: Span
    trimmed: Span
    unused: Span
    left: Span
    over: Span
    ran: Span
    paused: Span
    waited: Span
    intervals: tuple[Interval, ...]

    @property
    def allotted(self) -> Span:
        """Give the time the step now has: planned, more granted, less trimmed."""
        return self.planned + self.granted - self.trimmed


@dataclass(frozen=True, slots=True)
class Ledger:
    """The account of the whole hour: the lines, and totals that add up to ``wall`` (since the first step began)."""

    lines: tuple[LedgerLine, ...]
    planned: Span
    granted: Span
    trimmed: Span
    unused: Span
    left: Span
    over: Span
    paused: Span
    waited: Span
    wall: Span


@dataclass(frozen=True, slots=True)
class GapQuestion:
    """The question after a sleep or a stop, with both outcomes."""

    gap: str
    length: Span
    cause: str
    left_if_counted: Span
    left_if_paused: Span


@dataclass(frozen=True, slots=True)
class TurnView:
    """Whose turn it is (an empty name: nobody's yet), who comes next, and what is ``left`` of the turn's own share.

    ``rounds``: a block gone through in several groups at once, so that turns have numbers only.
    """

    name: str
    next_name: str
    number: int
    of: int
    left: Span
    waiting: tuple[str, ...] = ()
    rounds: bool = False


@dataclass(frozen=True, slots=True)
class AirShare:
    """How long a group has spoken, for the facilitator alone; ``share`` is its part of all that was counted."""

    group: str
    spoken: Span
    share: float
    speaking: bool


@dataclass(frozen=True, slots=True)
class RunView:
    """Everything the facilitator's screens show at one moment. ``left`` is negative when over.

    ``behind`` is how far the end lies past the agreed one, ``accepted`` the part of it that was agreed to. ``idle`` is
    how long nothing has run in an open room; ``nudge_level`` is 0 for no nudge, else grows as the nudge grows quieter.
    """

    phase: Phase
    step: PlanStep | None
    number: int
    of: int
    previous: PlanStep | None
    next: PlanStep | None
    allotted: Span
    used: Span
    left: Span
    over: Span
    urgency: Urgency
    paused_for: Span
    waiting_for: Span
    started_utc: Utc | None
    step_ends: Utc | None
    ends: Utc | None
    planned_end: Utc | None
    behind: Span
    undo_label: str
    question: GapQuestion | None
    ledger: Ledger
    order: tuple[PlanStep, ...]
    accepted: Span = ZERO
    hard_end: Utc | None = None
    hard_end_words: str = ""
    turn: TurnView | None = None
    takes_turns: bool = False
    idle: Span = ZERO
    nudge_words: str = ""
    nudge_level: int = 0
    air: tuple[AirShare, ...] = ()

    @property
    def unsettled(self) -> Span:
        """Give the lateness that still wants a decision; below zero when ahead."""
        return self.behind - self.accepted


@dataclass(frozen=True, slots=True)
class RoomView:
    """What the room may see, and nothing else: no notes, no names of speakers, no lateness of the hour."""

    phase: Phase
    heading: str
    step_title: str
    step_number: int
    step_count: int
    line: str
    speaking: str
    listening: str
    left_text: str
    left_words: str
    fraction_left: float
    urgency: Urgency
    focus_question: str
    next_title: str
    next_minutes: int
    time_of_day: str
    shares: tuple[tuple[float, StepState, float], ...]
