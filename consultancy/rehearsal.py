"""A whole consultancy on a clock of its own: the same engine, store and documents, and nobody in the room."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from consultancy.clock import FakeClock
from consultancy.documents.summary_model import DocumentKind, Format
from consultancy.live.commands import Adjust, Next, Pause, Resume, Undo
from consultancy.live.shown import Ledger, Phase, RunView
from consultancy.model.consultancy import Consultancy, WordingMoment
from consultancy.model.people import Role
from consultancy.model.protocol import PlanStep, Protocol, Wording
from consultancy.model.time import MINUTE, Span
from consultancy.rehearsal_troubles import Struck, Trouble, Troubles
from consultancy.services.acting import Actors, Scene
from consultancy.services.script import Story, story, with_lines
from consultancy.services.staging import Stage
from consultancy.workspace import Workspace

STORY = "advisories"
NOTES_A_MINUTE = 1
LONGEST_WAIT = 20
A_MINUTE = Span(MINUTE)

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Document:
    """A document wanted of the rehearsal, and where it goes."""

    kind: DocumentKind
    path: Path
    fmt: Format


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """How the rehearsal went. ``shortfall`` says why the minutes asked for could not be met, if they could not."""

    consultancy: Consultancy
    ledger: Ledger
    notes: int
    shortfall: str
    struck: tuple[Struck, ...] = ()


def rehearse(
    workspace: Workspace,
    clock: FakeClock,
    protocol: Protocol,
    minutes: int,
    documents: tuple[Document, ...],
    seed: int = 0,
    tell: Tell = lambda number, of, title: None,
    troubles: Sequence[Trouble] = (),
) -> Rehearsed:
    """Play ``protocol`` in ``minutes`` from the empty page to the saved documents. The same seed goes the same way."""
    return _Rehearsal(workspace, clock, seed, tell, troubles).go(protocol, minutes, documents)


class _Rehearsal:
    """One rehearsal. Somebody pauses, somebody asks for a minute, somebody presses the wrong key; it all adds up."""

    def __init__(
        self, workspace: Workspace, clock: FakeClock, seed: int, tell: Tell, troubles: Sequence[Trouble]
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._wanted = troubles
        self._chance = random.Random(seed)
        self._tell = tell
        self._story = story(STORY)
        self._stage = Stage(
            workspace.preparation,
            workspace.running,
            workspace.notes,
            workspace.commitments,
            workspace.handover,
        )
        self._actors = Actors(clock, workspace.running, workspace.notes)
        self._troubles = Troubles(troubles, clock, workspace.running, self._actors, random.Random(f"trouble {seed}"))

    def go(self, protocol: Protocol, minutes: int, documents: tuple[Document, ...]) -> Rehearsed:
        """Prepare, run, close and hand over."""
        self._story = cast_for(protocol, self._story)
        made = self._stage.prepare(self._story)
        fitted = self._workspace.preparation.choose_protocol(made.id, protocol.key, minutes)
        if Trouble.LATE_START in self._wanted:
            self._workspace.preparation.fit_until(made.id, self._clock.read().utc + Span(fitted.minutes * MINUTE))
        view = self._run(self._workspace.preparation.get(made.id))
        self._stage.promise(made.id, self._story, made.created)
        for document in documents:
            self._workspace.handover.save(made.id, document.kind, document.path, document.fmt)
        notes = len(self._workspace.notes.of(made.id))
        held, struck = self._workspace.preparation.get(made.id), tuple(self._troubles.struck)
        return Rehearsed(held, view.ledger, notes, fitted.shortfall, struck)

    def _run(self, consultancy: Consultancy) -> RunView:
        self._troubles.keep_waiting()
        view = self._actors.open(consultancy.id)
        steps = view.order
        self._troubles.choose(steps)
        for number, (scene, step) in enumerate(zip(self._scenes(steps, consultancy), steps, strict=True)):
            self._tell(number + 1, len(steps), step.step.title)
            view = self._play(consultancy.id, scene, step, number)
            if view.phase is Phase.FINISHED:
                break
        return view

    def _play(self, consultancy: str, scene: Scene, step: PlanStep, number: int) -> RunView:
        """Play one step; what goes wrong in it depends on its place, so that every rehearsal has some of each."""
        scene = self._troubles.drawn_out(consultancy, scene, step)
        half = Span(scene.ran.ms // 2)
        self._actors.begin(consultancy, scene.until(half))
        if number == 1:
            self._pause(consultancy)
        if number == 2:
            self._grant(consultancy)
        self._troubles.strike(consultancy, step, self._story)
        self._actors.begin(consultancy, scene.since(half))
        self._word(consultancy, step)
        view = self._actors.do(consultancy, Next())
        self._troubles.meet(consultancy, step)
        return view

    def _scenes(self, steps: tuple[PlanStep, ...], consultancy: Consultancy) -> list[Scene]:
        scenes = [Scene(self._waited(), self._ran(step)) for step in steps]
        minutes = sum(step.minutes for step in steps)
        return with_lines(scenes, steps, self._story, minutes * NOTES_A_MINUTE)

    def _waited(self) -> Span:
        return Span.of(seconds=self._chance.randint(0, LONGEST_WAIT))

    def _ran(self, step: PlanStep) -> Span:
        """Let a step take a little less or a little more than planned, in whole seconds."""
        return Span.of(seconds=round(step.minutes * 60 * self._chance.uniform(0.85, 1.15)))

    def _pause(self, consultancy: str) -> None:
        self._actors.do(consultancy, Pause())
        self._actors.pass_time(consultancy, Span.of(seconds=45))
        self._actors.do(consultancy, Resume())

    def _grant(self, consultancy: str) -> None:
        """Give a minute, then another by mistake, and take that one back."""
        self._actors.do(consultancy, Adjust(A_MINUTE))
        self._actors.do(consultancy, Adjust(A_MINUTE))
        self._actors.do(consultancy, Undo())

    def _word(self, consultancy: str, step: PlanStep) -> None:
        moments = {
            Wording.AFTER_PROBING: WordingMoment.AFTER_PROBING,
            Wording.AT_CLOSE: WordingMoment.AT_CLOSE,
        }
        if moment := moments.get(step.step.asks_wording):
            self._stage.word(consultancy, self._story, moment)


def cast_for(protocol: Protocol, told: Story) -> Story:
    """Let as many consult as the protocol has room for, or turns for."""
    most = protocol.turns if protocol.turns > 1 else protocol.group_max
    consultants = [actor for actor in told.people if actor.role is Role.CONSULTANT][: most - 1]
    others = [actor for actor in told.people if actor.role is not Role.CONSULTANT]
    return replace(told, people=(*others, *consultants))
