"""What the cockpit shows, as plain values: a small one for each part, so that a part repaints only when it changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.live.shown import Phase, StepState, Urgency
from consultancy.model.consultancy import WordingMoment


class Part(StrEnum):
    """Whose colour a chip wears."""

    PRESENTER = "presenter"
    CONSULTANTS = "consultants"
    FACILITATOR = "facilitator"
    QUIET = "quiet"


class Primary(StrEnum):
    """What the primary button does."""

    START = "start"
    NEXT = "next"
    FINISH = "finish"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Header:
    """The bar at the top. ``urgency`` colours ``pace``, which says where the hour stands.

    ``offers`` says on a button what may be decided about it; empty: nothing.
    """

    title: str
    subline: str
    pace: str
    urgency: Urgency
    time_of_day: str
    offers: str = ""


@dataclass(frozen=True, slots=True)
class RailRow:
    """One step in the list of steps, and what may be done with it."""

    id: str
    number: int
    title: str
    detail: str
    state: StepState
    urgency: Urgency
    can_skip: bool = False
    can_restore: bool = False
    can_move_up: bool = False
    can_move_down: bool = False
    can_go: bool = False


@dataclass(frozen=True, slots=True)
class Rail:
    """The list of steps."""

    heading: str
    rows: tuple[RailRow, ...]


@dataclass(frozen=True, slots=True)
class VoiceChip:
    """Who speaks, answers or listens, in words."""

    text: str
    part: Part
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class StepCard:
    """The step in hand: who speaks, what to say, what to watch for, what to do when it slips."""

    id: str
    number: str
    title: str
    meta: str
    chips: tuple[VoiceChip, ...]
    say: str
    watch_for: tuple[str, ...]
    interventions: tuple[str, ...]
    commits: bool


@dataclass(frozen=True, slots=True)
class Face:
    """The clock: one figure, the same in words, and the part of the ring that is left."""

    figure: str
    words: str
    fraction: float
    urgency: Urgency
    phase: Phase


@dataclass(frozen=True, slots=True)
class FocusCard:
    """The focus question. When ``asks`` is set the card invites that wording; ``written`` is what it holds so far."""

    question: str
    earlier: tuple[tuple[str, str], ...] = ()
    asks: WordingMoment | None = None
    invitation: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Controls:
    """The buttons under the clock: what each says, and whether it can be used now. An empty label: not shown."""

    pause: str
    paused: bool
    can_adjust: bool
    back: str
    began: bool
    undo: str
    primary: Primary
    primary_label: str


@dataclass(frozen=True, slots=True)
class BarPart:
    """One step on a bar: its share of the length, where it stands, and how near its end it is."""

    weight: float
    state: StepState
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Foot:
    """The two bars at the foot: planned above, actual below."""

    start: str
    end: str
    urgency: Urgency
    planned: tuple[BarPart, ...]
    actual: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True)
class GapBanner:
    """The question after a sleep or a stop: a sentence with both outcomes, and the two ways out."""

    sentence: str
    count: str
    pause: str


@dataclass(frozen=True, slots=True)
class TurnCard:
    """Whose turn it is. ``begins``: no turns have begun in this step, which is usually gone through in turns.

    ``mine`` is the turn in hand, ``clock`` what it has left, ``waiting`` those whose turn is to come.
    """

    begins: bool
    mine: str = ""
    then: str = ""
    count: str = ""
    clock: str = ""
    over: bool = False
    waiting: tuple[str, ...] = ()
    people: bool = True


@dataclass(frozen=True, slots=True)
class AirRow:
    """How much a group has spoken, as a share of all that was counted, in whole hundredths."""

    group: str
    hundredths: int
    words: str
    speaking: bool


@dataclass(frozen=True, slots=True)
class Nudge:
    """A soft word that nothing runs. The higher ``level``, the quieter; 0: nothing to say."""

    words: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class CockpitState:
    """Everything the clock's half of the cockpit shows. ``tick_ms`` is how often to look again; zero: not at all."""

    header: Header
    rail: Rail
    step: StepCard | None
    face: Face
    focus: FocusCard
    controls: Controls
    foot: Foot
    gap: GapBanner | None
    tick_ms: int
    turn: TurnCard | None = None
    air: tuple[AirRow, ...] = ()
    nudge: Nudge = Nudge()
