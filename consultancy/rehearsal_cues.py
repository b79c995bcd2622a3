"""What a pretend group says and does while somebody rehearses: lines to note down, and trouble to meet."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consultancy.model.people import Role
from consultancy.model.protocol import PlanStep
from consultancy.model.time import MINUTE, ZERO, Span
from consultancy.rehearsal import NOTES_A_MINUTE, STORY, cast_for
from consultancy.rehearsal_clock import RehearsalClock
from consultancy.rehearsal_troubles import Trouble, suits
from consultancy.services.acting import Line, Scene
from consultancy.services.script import Story, story, with_lines
from consultancy.services.staging import Stage
from consultancy.text import _
from consultancy.workspace import Workspace

LATE = Span.of(minutes=4)
IN_A_STEP = (Trouble.OVER_TALKER, Trouble.ADVICE, Trouble.TEARS, Trouble.POWER_CUT)


@dataclass(frozen=True, slots=True)
class Cue:
    """Something the group says or does once a step has used ``at``; a ``trouble`` wants an answer."""

    step: str
    at: Span
    words: str
    trouble: Trouble | None = None


class Prompter:
    """Gives each cue once, when its time has come."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._coming = list(cues)

    def heard(self, step: str, used: Span) -> Cue | None:
        """Give what came up since the last time: trouble before anything else, else the latest line."""
        due = [cue for cue in self._coming if cue.step == step and cue.at <= used]
        troubles = [cue for cue in due if cue.trouble]
        given = troubles[:1] or due[-1:]
        self._coming = [cue for cue in self._coming if cue not in due or cue in troubles[1:]]
        return given[0] if given else None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A rehearsal ready to begin: its consultancy, what will come up, and what is said first."""

    consultancy: str
    prompter: Prompter
    first_words: str


def set_up(workspace: Workspace, clock: RehearsalClock, protocol: str, seed: int = 0) -> Rehearsal:
    """Prepare a pretend group for ``protocol`` that begins late. Raises the Refused family."""
    told = cast_for(workspace.library.get(protocol), story(STORY))
    made = _stage(workspace).prepare(told).id
    fitted = workspace.preparation.choose_protocol(made, protocol)
    workspace.preparation.fit_until(made, clock.read().utc + Span(fitted.minutes * MINUTE))
    clock.advance(LATE)
    plan = workspace.preparation.get(made).plan
    steps = plan.steps if plan else ()
    late = _("Two people were still looking for the room: you begin {minutes} minutes late, and the agreed end stays.")
    return Rehearsal(made, Prompter(cues(steps, told, seed)), late.format(minutes=LATE.ms // MINUTE))


def cues(steps: Sequence[PlanStep], told: Story, seed: int) -> tuple[Cue, ...]:
    """Give what comes up in every step; the same seed brings the same trouble at the same time."""
    scenes = [Scene(ZERO, Span(step.minutes * MINUTE)) for step in steps]
    filled = with_lines(scenes, steps, told, sum(step.minutes for step in steps) * NOTES_A_MINUTE)
    lines = [_said(step, line) for step, scene in zip(steps, filled, strict=True) for line in scene.lines]
    return tuple(sorted((*lines, *_troubles(steps, told, random.Random(seed))), key=lambda cue: cue.at))


def _said(step: PlanStep, line: Line) -> Cue:
    words = _("{name}: “{words}”").format(name=line.speaker, words=line.text) if line.speaker else line.text
    return Cue(step.id, line.after, words)


def _troubles(steps: Sequence[PlanStep], told: Story, chance: random.Random) -> list[Cue]:
    """Put each trouble in the longest step it suits, no two in one while there are steps enough."""
    cues, free = [], list(steps)
    for trouble in IN_A_STEP if steps else ():
        step = max(free or steps, key=lambda step: (suits(trouble, step), step.minutes))
        free = [other for other in free if other is not step]
        at = Span(round(step.minutes * MINUTE * chance.uniform(0.3, 0.7)))
        cues.append(Cue(step.id, at, _happens(trouble, told, chance), trouble))
    return cues


def _happens(trouble: Trouble, told: Story, chance: random.Random) -> str:
    presenter = next(iter(told.names(Role.PRESENTER)), "")
    consultant = chance.choice(told.names(Role.CONSULTANT) or [presenter])
    says: dict[Trouble, Callable[[], str]] = {
        Trouble.OVER_TALKER: lambda: _("{name} talks on and on; the others have stopped looking up."),
        Trouble.ADVICE: lambda: _("{name} gives advice dressed up as a question."),
        Trouble.TEARS: lambda: _("{name} stops. There are tears."),
        Trouble.POWER_CUT: lambda: _("The lights and the laptop went out for three minutes."),
    }
    return says[trouble]().format(name=presenter if trouble is Trouble.TEARS else consultant)


def _stage(own: Workspace) -> Stage:
    return Stage(own.preparation, own.running, own.notes, own.commitments, own.handover)
