"""What may go wrong in a rehearsal: each trouble strikes one step, leaves its mark, and is met by the facilitator."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from consultancy.clock import FakeClock
from consultancy.live.commands import Pause, Resume
from consultancy.model.note import NoteKind
from consultancy.model.people import Role
from consultancy.model.protocol import PlanStep, Voice
from consultancy.model.time import ZERO, Span
from consultancy.planning.catchup import OfferKind
from consultancy.resources import resource
from consultancy.services.acting import Actors, Line, Scene
from consultancy.services.catching_up import command_of
from consultancy.services.interrupted import Proposal
from consultancy.services.running import Running
from consultancy.services.script import TALKATIVE, Story

QUESTIONS = (NoteKind.QUESTION, NoteKind.PROBING)
CHANGES_NOTHING = (OfferKind.END_LATE, OfferKind.END_EARLY, OfferKind.GIVE)


class Trouble(StrEnum):
    """What may go wrong."""

    LATE_START = "late-start"
    OVER_TALKER = "over-talker"
    ADVICE = "advice"
    TEARS = "tears"
    POWER_CUT = "power-cut"


@dataclass(frozen=True, slots=True)
class Struck:
    """A trouble as it happened: in which step, how long it took, and which plan was taken because of it, if any."""

    trouble: Trouble
    step: str
    lasted: Span = ZERO
    plan: str = ""


class Troubles:
    """The troubles of one rehearsal. The same chance strikes the same steps for as long."""

    def __init__(
        self, wanted: Sequence[Trouble], clock: FakeClock, running: Running, actors: Actors, chance: random.Random
    ) -> None:
        self.struck: list[Struck] = []
        self._clock = clock
        self._running = running
        self._actors = actors
        self._lasting = {trouble: Span.of(seconds=chance.randint(120, 300)) for trouble in Trouble}
        self._wanted = tuple(trouble for trouble in Trouble if trouble in wanted)
        self._in: dict[Trouble, str] = {}
        self._lines = tomllib.loads(resource("sample", "troubles.toml").read_text(encoding="utf-8"))

    def choose(self, steps: Sequence[PlanStep]) -> None:
        """Settle which step each trouble strikes."""
        free = list(steps)
        for trouble in self._wanted:
            step = max(free or steps, key=lambda step: (suits(trouble, step), step.minutes))
            if trouble is Trouble.LATE_START:
                step = steps[0]
            self._in[trouble] = step.id
            free = [other for other in free if other is not step]

    def keep_waiting(self) -> None:
        """Let the time of the start pass with nobody there."""
        if Trouble.LATE_START in self._wanted:
            self._clock.advance(self._lasting[Trouble.LATE_START])

    def drawn_out(self, consultancy: str, scene: Scene, step: PlanStep) -> Scene:
        """Let a scene take as long as somebody talks."""
        if self._in.get(Trouble.OVER_TALKER) != step.id:
            return scene
        return replace(scene, ran=self._running.look(consultancy).allotted + self._lasting[Trouble.OVER_TALKER])

    def strike(self, consultancy: str, step: PlanStep, story: Story) -> None:
        """Let happen in the middle of a step what was to happen in it."""
        acts: dict[Trouble, Callable[[str, Span], None]] = {Trouble.TEARS: self._stop, Trouble.POWER_CUT: self._cut}
        for trouble in self._here(step):
            lasted = ZERO if trouble is Trouble.ADVICE else self._lasting[trouble]
            if trouble in acts:
                acts[trouble](consultancy, lasted)
            self._write(consultancy, trouble, story)
            self.struck.append(Struck(trouble, step.id, lasted))

    def meet(self, consultancy: str, step: PlanStep) -> None:
        """Take the best plan there is once a step that cost time is over."""
        costly = {Trouble.LATE_START, Trouble.OVER_TALKER} & set(self._here(step))
        choice = self._running.catch_up(consultancy) if costly else None
        offer = next((each for each in choice.offers if each.kind not in CHANGES_NOTHING), None) if choice else None
        if offer is not None:
            self._actors.do(consultancy, command_of(offer))
            self.struck = [replace(one, plan=offer.title) if one.trouble in costly else one for one in self.struck]

    def _here(self, step: PlanStep) -> list[Trouble]:
        return [trouble for trouble, where in self._in.items() if where == step.id]

    def _stop(self, consultancy: str, lasted: Span) -> None:
        self._actors.do(consultancy, Pause())
        self._actors.pass_time(consultancy, lasted)
        self._actors.do(consultancy, Resume())

    def _cut(self, consultancy: str, lasted: Span) -> None:
        """Drop all memory of the run; the facts bring it back, and the time without power was a pause."""
        self._running.put_down(consultancy)
        self._clock.advance(lasted)
        self._running.come_back(consultancy, Proposal.GO_ON_AFTER_PAUSE)

    def _write(self, consultancy: str, trouble: Trouble, story: Story) -> None:
        for role, lines in self._lines[trouble].items():
            speaker = next(iter(story.names(Role(role))), "")
            kind = NoteKind.SUGGESTION if role == Role.CONSULTANT else NoteKind.NOTE
            for text in lines:
                self._actors.write(consultancy, Line(ZERO, kind, text, speaker))


def suits(trouble: Trouble, step: PlanStep) -> bool:
    """Say whether a step is one in which such a thing happens."""
    match trouble:
        case Trouble.ADVICE:
            return step.step.default_kind in QUESTIONS
        case Trouble.TEARS:
            return Voice.PRESENTER in step.step.speaks
        case _:
            return bool(set(TALKATIVE) & set(step.step.speaks))
