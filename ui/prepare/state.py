"""What Prepare shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consultancy.model.people import Role

FOCUS = "focus"
ROOM = "room"


@dataclass(frozen=True, slots=True)
class PersonChip:
    """Somebody in the room."""

    id: str
    words: str
    role: Role


@dataclass(frozen=True, slots=True)
class DilemmaCard:
    """The dilemma: its texts by field, whether all is saved, and what stands beneath two of the fields.

    ``presenter_from`` is the organisation of the one presenter there is.
    """

    texts: tuple[tuple[str, str], ...]
    presenters: tuple[PersonChip, ...]
    presenter_from: str
    saved: str
    trouble: str
    title_hint: str
    advice: tuple[str, ...]
    more: str
    more_open: bool


@dataclass(frozen=True, slots=True)
class PeopleCard:
    """Everybody but the presenter, facilitator first. ``editing`` is the text of the person being changed."""

    caption: str
    chips: tuple[PersonChip, ...]
    editing: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One planned step; ``hint`` says why its minutes cannot go lower, when somebody tried."""

    id: str
    number: int
    title: str
    who: str
    minutes: int
    hint: str


@dataclass(frozen=True, slots=True)
class PaceLine:
    """What a step took in earlier hours, and the words that take it."""

    sentence: str
    take: str


@dataclass(frozen=True, slots=True)
class ProtocolChoice:
    """A protocol that could be taken instead."""

    key: str
    name: str
    detail: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ProtocolCard:
    """The protocol and its minutes. ``hint`` speaks of the length, ``start_hint`` of the start.

    ``locked`` says why minutes no longer change here, or is empty.
    """

    name: str
    use_when: str
    choices: tuple[ProtocolChoice, ...]
    lengths: tuple[int, ...]
    minutes: int
    until: str
    steps: tuple[StepLine, ...]
    hint: str
    start: str
    start_hint: str
    span: str
    total: str
    locked: str
    paces: tuple[PaceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """One line of "Ready?"."""

    done: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A document could not be saved under its name; another name is free."""

    sentence: str
    other: Path


@dataclass(frozen=True, slots=True)
class PrepareState:
    """The whole of Prepare."""

    crumb: str
    heading: str
    primary: str
    dilemma: DilemmaCard
    people: PeopleCard
    protocol: ProtocolCard
    ready: tuple[ReadyLine, ...]
    notice: str
    offer: Offer | None
