"""The day of the pictures: what was held before it, what is planned, and one consultancy from its plan to its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import IntEnum
from pathlib import Path

from consultancy.clock import FakeClock
from consultancy.documents.summary_model import DocumentKind
from consultancy.live.commands import Next
from consultancy.model.consultancy import Consultancy, WordingMoment
from consultancy.model.time import SECOND, Span, Utc
from consultancy.services.acting import Actors, Scene
from consultancy.services.preparation import FIRST_PROTOCOL
from consultancy.services.script import Story, story, with_lines
from consultancy.services.staging import Stage
from consultancy.words import local

MORNING = Span.of(hours=9, minutes=36)
PREPARED_BEFORE = Span.of(minutes=15)
DOORS_OPEN_BEFORE = Span.of(minutes=2)
SEEN_IN_STEP = 3
SEEN_AFTER = Span.of(seconds=236)


class SampleMoment(IntEnum):
    """How far the day of the pictures has come."""

    MORNING = 1
    RUNNING = 2
    FINISHED = 3


@dataclass(frozen=True, slots=True)
class SampleIds:
    """The consultancies of the pictures.

    ``running`` is the one the day is about: planned in the morning, then running, then finished. ``planned`` comes
    later in the day, ``finished`` was held the day before, ``interrupted`` was left running earlier in the morning.
    """

    planned: str
    running: str
    finished: str
    interrupted: str


class PicturedDay:
    """Let the day of the pictures happen, on the clock's own day."""

    def __init__(self, stage: Stage, clock: FakeClock, folder: Path) -> None:
        self._stage = stage
        self._clock = clock
        self._folder = folder
        self._actors = Actors(clock, stage.running, stage.notes)
        self._today = local(clock.read().utc).date()
        self._story = story("advisories")
        self._reached = 0
        self._ids = SampleIds("", "", "", "")

    def go_on(self, until: SampleMoment) -> SampleIds:
        """Let things happen as far as ``until``."""
        for moment, happen in enumerate((self._morning, self._begin, self._end), 1):
            if self._reached < moment <= until:
                happen()
                self._reached = moment
        return self._ids

    def _morning(self) -> None:
        """Hold what was held before, plan the day, and leave one consultancy running."""
        for name in ("pathways", "leaders", "grading"):
            held = self._hold(story(name))
            self._ids = replace(self._ids, finished=held) if name == "leaders" else self._ids
        self._ids = replace(self._ids, interrupted=self._leave_running(story("absence")))
        self._go_to(self._at(MORNING))
        later = self._prepare(story("portrait")).id
        advisories = self._prepare(self._story).id
        self._stage.preparation.set_focus(advisories, WordingMoment.PREPARED, self._story.focus["at_first"])
        self._ids = replace(self._ids, planned=later, running=advisories)

    def _begin(self) -> None:
        """Open the room of the day's consultancy and run it into the step the pictures show."""
        running = self._ids.running
        self._stage.word(running, self._story, WordingMoment.PREPARED)
        self._open(running, self._story)
        self._actors.play(running, list(self._story.scenes[: SEEN_IN_STEP - 1]))
        self._actors.begin(running, self._story.scenes[SEEN_IN_STEP - 1].until(SEEN_AFTER))

    def _end(self) -> None:
        """Run the day's consultancy to its end."""
        running = self._ids.running
        self._actors.begin(running, self._story.scenes[SEEN_IN_STEP - 1].since(SEEN_AFTER))
        self._actors.do(running, Next())
        self._actors.play(running, list(self._story.scenes[SEEN_IN_STEP:]))
        self._stage.word(running, self._story, WordingMoment.AFTER_PROBING)
        self._stage.promise(running, self._story, self._at(MORNING))

    def _hold(self, told: Story) -> str:
        """Hold a whole consultancy on its own day; its memo is saved where the story says so."""
        self._go_to(self._start(told) + -PREPARED_BEFORE)
        held = self._prepare(told)
        self._open(held.id, told)
        self._actors.play(held.id, self._scenes(held, told))
        for moment in (WordingMoment.AFTER_PROBING, WordingMoment.AT_CLOSE):
            self._stage.word(held.id, told, moment)
        self._stage.promise(held.id, told, self._start(told))
        if told.memo:
            name = self._stage.handover.suggested_name(held.id, DocumentKind.MEMO)
            self._stage.handover.save(held.id, DocumentKind.MEMO, self._folder / name)
        return held.id

    def _leave_running(self, told: Story) -> str:
        """Run a consultancy into its last scene and let the program stop there."""
        self._go_to(self._start(told) + -PREPARED_BEFORE)
        left = self._prepare(told)
        self._open(left.id, told)
        *before, last = self._scenes(left, told)
        self._actors.play(left.id, before)
        self._actors.begin(left.id, last)
        self._stage.running.put_down(left.id)
        return left.id

    def _prepare(self, told: Story) -> Consultancy:
        made = self._stage.prepare(told, self._start(told))
        self._stage.preparation.choose_protocol(made.id, FIRST_PROTOCOL, told.minutes)
        return self._stage.preparation.get(made.id)

    def _open(self, consultancy: str, told: Story) -> None:
        self._go_to(self._start(told) + -DOORS_OPEN_BEFORE)
        self._actors.open(consultancy)
        self._actors.pass_time(consultancy, DOORS_OPEN_BEFORE)

    def _scenes(self, consultancy: Consultancy, told: Story) -> list[Scene]:
        steps = consultancy.plan.steps if consultancy.plan else ()
        return with_lines(told.scenes, steps, told, told.lines)

    def _start(self, told: Story) -> Utc:
        return self._at(told.starts, told.days_ago)

    def _at(self, time_of_day: Span, days_ago: int = 0) -> Utc:
        midnight = datetime.combine(self._today - timedelta(days=days_ago), time.min).astimezone()
        return Utc(round(midnight.timestamp() * SECOND)) + time_of_day

    def _go_to(self, moment: Utc) -> None:
        """Move the clock: forward as time passes, and back for the first of the days before."""
        ahead = moment - self._clock.read().utc
        if ahead.ms > 0:
            self._clock.advance(ahead)
        elif not self._reached and not self._ids.finished:
            self._clock.set_wall(ahead)
