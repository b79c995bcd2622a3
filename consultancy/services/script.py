"""What the sample and the rehearsals play: stories read from ``resources/sample``, and lines that fit any dilemma."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

from consultancy.model.consultancy import DILEMMA_FIELDS
from consultancy.model.note import NoteKind
from consultancy.model.people import Role
from consultancy.model.protocol import PlanStep, Voice
from consultancy.model.time import ZERO, Span
from consultancy.resources import resource
from consultancy.services.acting import Line, Scene

TALKATIVE = (Voice.CONSULTANTS, Voice.EVERYONE, Voice.ONE_AT_A_TIME, Voice.PAIRS)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a story."""

    name: str
    organisation: str = ""
    role: Role = Role.CONSULTANT


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment in a story, due so many days after its day."""

    what: str
    who: str
    in_days: int


@dataclass(frozen=True, slots=True)
class Story:
    """A consultancy as a file tells it. ``starts`` is a time of day; ``scenes`` are empty when it is only planned."""

    dilemma: Mapping[str, str]
    focus: Mapping[str, str]
    people: tuple[Actor, ...]
    room: str = ""
    starts: Span = ZERO
    days_ago: int = 0
    minutes: int = 45
    lines: int = 0
    memo: bool = False
    scenes: tuple[Scene, ...] = ()
    promises: tuple[Promise, ...] = field(default=())

    def names(self, role: Role) -> list[str]:
        """Name those who play ``role``."""
        return [actor.name for actor in self.people if actor.role is role]


def story(name: str) -> Story:
    """Read one story."""
    told = _read(resource("sample", f"{name}.toml"))
    starts = _time_of_day(told.get("starts", "0:00"))
    return Story(
        dilemma={key: told[key] for key in DILEMMA_FIELDS if key in told},
        focus=told.get("focus", {}),
        people=tuple(_actor(each) for each in told["people"]),
        room=told.get("room", ""),
        starts=starts,
        days_ago=told.get("days_ago", 0),
        minutes=told.get("minutes", 45),
        lines=told.get("lines", 0),
        memo=told.get("memo", False),
        scenes=_scenes(told, starts),
        promises=tuple(Promise(**each) for each in told.get("commitments", [])),
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _time_of_day(written: str) -> Span:
    hours, minutes = written.split(":")
    return Span.of(hours=int(hours), minutes=int(minutes))


def _actor(told: Mapping[str, str]) -> Actor:
    return Actor(told["name"], told.get("organisation", ""), Role(told.get("role", Role.CONSULTANT)))


def _scenes(told: Mapping[str, Any], starts: Span) -> tuple[Scene, ...]:
    scenes, begins = [], starts
    for number, (waited, ran) in enumerate(told.get("clock", []), 1):
        begins += Span.of(seconds=waited)
        here = tuple(_line(each, begins) for each in told.get("notes", []) if each["step"] == number)
        scenes.append(Scene(Span.of(seconds=waited), Span.of(seconds=ran), here))
        begins += Span.of(seconds=ran)
    return tuple(scenes)


def _line(told: Mapping[str, Any], begins: Span) -> Line:
    after = (_time_of_day(told["at"]) - begins).at_least(ZERO)
    return Line(after, NoteKind(told["kind"]), told["text"], told.get("speaker", ""), told.get("starred", False))


class Pool:
    """Lines that fit any dilemma, each given out once before any comes again."""

    def __init__(self, lines: Mapping[NoteKind, Sequence[str]]) -> None:
        self._lines = lines
        self._left: dict[NoteKind, list[str]] = {}
        self._refill()

    @classmethod
    def shipped(cls) -> Pool:
        """Read the lines shipped with the program."""
        told = _read(resource("sample", "lines.toml"))
        return cls({NoteKind(kind): lines for kind, lines in told.items()})

    def draw(self, kinds: Iterable[NoteKind]) -> tuple[NoteKind, str]:
        """Give a line of one of ``kinds``, the fullest first; of any kind when these are used up."""
        wanted = [kind for kind in kinds if self._left.get(kind)] or [kind for kind in self._left if self._left[kind]]
        if not wanted:
            self._refill()
            return self.draw(kinds)
        kind = max(wanted, key=lambda kind: len(self._left[kind]))
        return kind, self._left[kind].pop(0)

    def _refill(self) -> None:
        self._left = {kind: list(lines) for kind, lines in self._lines.items()}


def with_lines(scenes: Sequence[Scene], steps: Sequence[PlanStep], people: Story, notes: int) -> list[Scene]:
    """Give scenes in which ``notes`` lines in all are written down, more in longer steps."""
    pool, consultants = Pool.shipped(), cycle(people.names(Role.CONSULTANT))
    whole = sum(scene.ran.ms for scene in scenes) or 1
    filled, passed, written = [], 0, 0
    for scene, step in zip(scenes, steps, strict=False):
        passed += scene.ran.ms
        count = round(notes * passed / whole) - written
        written += count
        speakers = consultants if set(step.step.speaks) & set(TALKATIVE) else cycle(people.names(Role.PRESENTER))
        filled.append(Scene(scene.waited, scene.ran, _spread(pool, step, scene.ran, count, speakers)))
    return filled


def _spread(pool: Pool, step: PlanStep, ran: Span, count: int, speakers: Iterable[str]) -> tuple[Line, ...]:
    lines = []
    for number, speaker in zip(range(1, count + 1), speakers, strict=False):
        kind, text = pool.draw(step.step.kinds)
        lines.append(Line(Span(ran.ms * number // (count + 1)), kind, text, speaker, starred=number % 5 == 1))
    return tuple(lines)
