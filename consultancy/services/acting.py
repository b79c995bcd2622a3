"""Play a consultancy on a clock that is moved by hand: the sample and the rehearsals take place through it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consultancy.clock import FakeClock
from consultancy.live.commands import Command, Next, Open
from consultancy.live.shown import Phase, RunView
from consultancy.model.note import Note, NoteKind
from consultancy.model.time import ZERO, Span
from consultancy.services.notes import Notes
from consultancy.services.running import Running

# Short of the half minute after which the program would be taken to have stood still.
GLANCE = Span.of(seconds=20)


@dataclass(frozen=True, slots=True)
class Line:
    """Something said and written down, ``after`` the step began."""

    after: Span
    kind: NoteKind
    text: str
    speaker: str = ""
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One step as it went: armed for ``waited``, running for ``ran``, and what was written down."""

    waited: Span
    ran: Span
    lines: tuple[Line, ...] = ()

    def until(self, at: Span) -> Scene:
        """Give the scene as far as ``at``, counted from where the step began."""
        return replace(self, ran=at, lines=tuple(line for line in self.lines if line.after <= at))

    def since(self, at: Span) -> Scene:
        """Give what was still to come of the scene at ``at``."""
        rest = tuple(replace(line, after=line.after - at) for line in self.lines if line.after > at)
        return Scene(ZERO, self.ran - at, rest)


class Actors:
    """Play scenes through the services a person would use."""

    def __init__(self, clock: FakeClock, running: Running, notes: Notes) -> None:
        self._clock = clock
        self._running = running
        self._notes = notes

    def open(self, consultancy: str) -> RunView:
        """Open the room."""
        return self._running.do(consultancy, Open())

    def begin(self, consultancy: str, scene: Scene) -> RunView:
        """Wait, begin the armed step, and write its lines down; the step is still running afterwards."""
        self.pass_time(consultancy, scene.waited)
        view = self._running.look(consultancy)
        if view.phase is Phase.ARMED:
            self.do(consultancy, Next())
        passed = ZERO
        for line in sorted(scene.lines, key=lambda line: line.after):
            passed += self.pass_time(consultancy, (line.after.at_most(scene.ran) - passed).at_least(ZERO))
            self.write(consultancy, line)
        self.pass_time(consultancy, scene.ran - passed)
        return self._running.look(consultancy)

    def play(self, consultancy: str, scenes: list[Scene]) -> RunView:
        """Play scenes, leaving each step at its end; after the last step the consultancy is over."""
        view = self._running.look(consultancy)
        for scene in scenes:
            self.begin(consultancy, scene)
            view = self.do(consultancy, Next())
        return view

    def do(self, consultancy: str, command: Command) -> RunView:
        """Press a key."""
        return self._running.do(consultancy, command)

    def write(self, consultancy: str, line: Line) -> Note:
        """Write a line down in the step in hand."""
        note = self._notes.add(consultancy, line.text, kind=line.kind, speaker=line.speaker)
        return self._notes.set_starred(note.id, True) if line.starred else note

    def pass_time(self, consultancy: str, span: Span) -> Span:
        """Let time pass, glancing at the clock now and then as a window does; gives back how long it was."""
        left = span
        while left > ZERO:
            self._clock.advance(left.at_most(GLANCE))
            left -= GLANCE
            self._running.look(consultancy)
        return span
