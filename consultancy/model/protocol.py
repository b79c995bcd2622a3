"""A protocol: a named sequence of timed steps with roles and rules of speech."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from consultancy.model.note import Audience, NoteKind

LONGEST_STEP = 600  # minutes


class Voice(StrEnum):
    """Who speaks, or listens in silence, in a step."""

    PRESENTER = "presenter"
    CONSULTANTS = "consultants"
    FACILITATOR = "facilitator"
    EVERYONE = "everyone"
    ONE_AT_A_TIME = "one_at_a_time"
    PAIRS = "pairs"
    NOBODY = "nobody"


class Silence(StrEnum):
    """The seven ways of listening in silence."""

    NONE = "none"
    TAKES_NOTES = "takes_notes"
    BACK_TURNED = "back_turned"
    OUTSIDE_CIRCLE = "outside_circle"
    LEAVES_ROOM = "leaves_room"
    FROM_THE_START = "from_the_start"
    MAY_ASK_PRECISION = "may_ask_precision"


class Repeat(StrEnum):
    """How often a step, or the block of steps it belongs to, is gone through."""

    ONCE = "once"
    PER_PERSON = "per_person"
    PER_STATION = "per_station"
    UNTIL_TIME = "until_time"


class Bell(StrEnum):
    """How the end of a step is shown; never louder than asked for."""

    SILENT = "silent"
    GLOW = "glow"
    CHIME = "chime"


class Wording(StrEnum):
    """At which moment a step asks for the focus question again."""

    NONE = "none"
    AFTER_PROBING = "after_probing"
    AT_CLOSE = "at_close"


@dataclass(frozen=True, slots=True)
class Step:
    """One timed step. ``minutes`` is what is planned, ``at_least`` the floor no fitting goes below.

    Consecutive steps that share a non-empty ``block`` are repeated together (a turn for each person).
    ``protected`` steps (the presenter's reflection, the debrief) never give time away unless asked.
    """

    key: str
    title: str
    minutes: int
    at_least: int = 1
    speaks: tuple[Voice, ...] = (Voice.EVERYONE,)
    answers: tuple[Voice, ...] = ()
    listens: tuple[Voice, ...] = ()
    silence: Silence = Silence.NONE
    say: str = ""
    room_says: str = ""
    watch_for: tuple[str, ...] = ()
    interventions: tuple[str, ...] = ()
    kinds: tuple[NoteKind, ...] = ()
    default_kind: NoteKind | None = None
    audience: Audience = Audience.PRESENTER
    repeat: Repeat = Repeat.ONCE
    block: str = ""
    auto_advance: bool = False
    bell: Bell = Bell.GLOW
    protected: bool = False
    optional: bool = False
    asks_wording: Wording = Wording.NONE
    commits: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """The same protocol at another length: minutes by step key; a step left out is not in this variant."""

    key: str
    name: str
    minutes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Protocol:
    """A protocol as read from its file. ``steps`` hold the minutes of the default variant.

    ``turns`` is how many people its stated lengths count on where steps are repeated for each person. ``master`` and
    ``master_version`` name the protocol it was adapted from, and are empty and 0 for one that was not.
    """

    key: str
    name: str
    summary: str
    use_when: str
    origin: str
    credit: str
    group_min: int
    group_max: int
    steps: tuple[Step, ...]
    variants: tuple[Variant, ...]
    default_variant: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    language: str = "en"
    version: int = 1
    builtin: bool = True
    master: str = ""
    rights: str = field(default="", compare=True)
    turns: int = 1
    master_version: int = 0


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step as planned for one consultancy, with its own id, since a block may repeat for each person."""

    id: str
    step: Step
    minutes: int
    turn: int = 0
    turn_name: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps a consultancy was planned with, in its own wording; later changes of the protocol do not reach it."""

    protocol_key: str
    protocol_name: str
    protocol_version: int
    credit: str
    variant: str
    steps: tuple[PlanStep, ...]

    @property
    def minutes(self) -> int:
        """Add the planned minutes up."""
        return sum(step.minutes for step in self.steps)

    def step(self, step_id: str) -> PlanStep:
        """Find a planned step. Raises KeyError when the plan has none of that id."""
        for planned in self.steps:
            if planned.id == step_id:
                return planned
        raise KeyError(step_id)
