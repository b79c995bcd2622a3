"""A small stage for the engine: a plan of steps a, b, c…, a fake clock, and looks that work as the service's do."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from string import ascii_lowercase

from consultancy.clock import FakeClock
from consultancy.live.bells import Bells, Edge
from consultancy.live.commands import Command, Next, Open
from consultancy.live.engine import apply_all, decide, replay
from consultancy.live.looking import room_view, view
from consultancy.live.noticing import facts_noticed
from consultancy.live.shown import Ledger, LedgerLine, RoomView, RunView
from consultancy.live.timeline import Timeline
from consultancy.model.protocol import Plan, PlanStep, Step
from consultancy.model.time import ZERO, Instant, Moment, Span


def minutes(number: float) -> Span:
    return Span.of(minutes=number)


def seconds(number: float) -> Span:
    return Span.of(seconds=number)


def plan_of(*lengths: int, auto: str = "", at_least: int = 1) -> Plan:
    """Plan steps a, b, c… of so many minutes each; those named in ``auto`` move on by themselves."""
    steps = tuple(
        PlanStep(key, Step(key, f"Step {key}", length, at_least, auto_advance=key in auto), length)
        for key, length in zip(ascii_lowercase, lengths, strict=False)
    )
    return Plan("test", "Test", 1, "", "default", steps)


class Stage:
    """A consultancy played on a fake clock."""

    def __init__(self, *lengths: int, auto: str = "", at_least: int = 1) -> None:
        self.clock = FakeClock()
        self.ids = count()
        self.run = replay(plan_of(*lengths, auto=auto, at_least=at_least), ())
        self.timeline = Timeline.begin(self.clock.read())
        self.since = ZERO
        self.bells = Bells()
        self.rung: set[tuple[str, Edge]] = set()

    @property
    def now(self) -> Moment:
        return self.timeline.moment(self.clock.read())

    def new_id(self) -> str:
        return f"id{next(self.ids)}"

    def do(self, *commands: Command) -> RunView:
        for command in commands:
            self._look()
            self.run = apply_all(self.run, decide(self.run, command, self.now, self.new_id))
        return self.view()

    def _look(self) -> None:
        self.timeline, noticed = self.timeline.look(self.clock.read())
        self.run = apply_all(self.run, facts_noticed(self.run, self.since, noticed, self.new_id))
        self.since = noticed.moment.at

    def glance(self) -> None:
        """Look without showing anything."""
        self._look()

    def reboot(self) -> None:
        """Switch the machine off and on: its steady clock begins again."""
        self.clock._reading = replace(self.clock.read(), steady=Instant(3_000), asleep=ZERO)

    def restart(self, known: Moment) -> None:
        """Start the program anew; ``known`` is the last moment on disk."""
        self.run, self.since = replay(self.run.plan, self.run.facts), known.at
        self.timeline = Timeline.take_up(self.clock.read(), known)

    def look(self) -> RunView:
        self._look()
        return self.view()

    def view(self) -> RunView:
        return view(self.run, self.now)

    def room(self) -> RoomView:
        return room_view(self.run, self.now, "Heading", "A question?")

    def after(self, span: Span) -> RunView:
        """Let time pass in looks of twenty seconds, as if a window were open."""
        left = span
        while left > ZERO:
            self.clock.advance(left.at_most(seconds(20)))
            left -= seconds(20)
            self._look()
        return self.view()

    def late(self, span: Span) -> RunView:
        """Let time pass without a single look."""
        self.clock.advance(span)
        return self.look()

    def asleep(self, span: Span) -> RunView:
        self.clock.sleep(span)
        return self.look()

    def started(self) -> Stage:
        """Open the room and begin the first step."""
        self.do(Open(), Next())
        return self

    def line(self, step: str) -> LedgerLine:
        return next(line for line in self.view().ledger.lines if line.step.id == step)


def adds_up(ledger: Ledger) -> bool:
    """Say whether a ledger adds up, line by line and as a whole."""
    lines = all(
        line.planned + line.granted - line.trimmed - line.unused - line.left + line.over == line.ran
        for line in ledger.lines
    )
    used = ledger.planned + ledger.granted - ledger.trimmed - ledger.unused - ledger.left + ledger.over
    return lines and used + ledger.paused + ledger.waited == ledger.wall
