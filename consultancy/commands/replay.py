"""``replay``: a whole hour written down as a file, answered by the program's own clock."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consultancy.commands.arguments import Families, command, json_wanted, place
from consultancy.commands.console import Console
from consultancy.commands.consultancies import in_utc
from consultancy.commands.replay_answers import seen
from consultancy.commands.replay_events import RETURNS, DrawTurns, Gap, SetWall
from consultancy.commands.replay_machine import Machine, Power, Way
from consultancy.commands.replay_reading import Event, Script, read_replay
from consultancy.errors import NotNow, Refused
from consultancy.model.time import Span
from consultancy.text import _, n_

FORMAT = 1

# What comes first of several things at the same moment.
BACK, EVENT, ASKED = range(3)

_PROPOSED = {proposal: word for word, proposal in RETURNS.items() if word != "ask"}


@dataclass(frozen=True, slots=True)
class _Due:
    """Something that is due at a moment: the end of a gap, an event, or a question (then there is no event)."""

    at: Span
    rank: int
    event: Event | None = None


def add_to(families: Families) -> None:
    """Add the command."""
    summary = _("answer a whole hour written as JSON: what the clock shows at each moment asked about")
    parser = command(families, "replay", summary, _replay)
    parser.add_argument("file", type=place, metavar="FILE", help=_("as docs/replay-format.md says (.json or .toml)"))
    help_strict = _("end with 1 when any event was refused")
    parser.add_argument("--strict", action="store_true", default=False, help=help_strict)
    json_wanted(parser)


def _replay(args: argparse.Namespace, console: Console) -> None:
    told = Teller(read_replay(args.file)).tell()
    if args.json:
        console.json(told)
    else:
        for line in in_words(told):
            console.line(line)
    if args.strict:
        _must_all_be_done(told)


def _must_all_be_done(told: dict[str, Any]) -> None:
    refused = sum(not event["done"] for event in told["events"])
    if refused:
        sentence = n_("{n} event was refused; see why above.", "{n} events were refused; see why above.", refused)
        raise Refused(sentence.format(n=refused))


class Teller:
    """Goes through a script on a machine of its own and writes the answers down."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._machine = Machine(script.scene)
        self._events: list[dict[str, Any]] = []
        self._answers: list[dict[str, Any]] = []

    def tell(self) -> dict[str, Any]:
        """Play it all and give everything that was asked, and how things stood in the end."""
        for due in sorted(_agenda(self._script), key=lambda due: (due.at, due.rank)):
            self._machine.pass_until(due.at)
            if due.event is None:
                self._answers.append(self._answer())
            elif due.rank == BACK:
                self._come_back(due.event)
            else:
                self._happen(due.event)
        return {"format": FORMAT, "events": self._events, "answers": self._answers, "final": self._answer()}

    def _happen(self, event: Event) -> None:
        told = self._where() | {"event": event.number, "do": event.word, "done": True, "refused": ""}
        try:
            self._do(event)
        except NotNow as refused:
            told |= {"done": False, "refused": str(refused)}
        self._events.append(told)

    def _do(self, event: Event) -> None:
        match event.does:
            case Gap(power=power, reboot=reboot):
                self._machine.leave(power, reboot=reboot)
            case SetWall(by=by):
                self._machine.set_wall(by)
            case Way() as way:
                self._machine.take(way)
            case DrawTurns(order=order, seed=seed):
                self._machine.begin_turns(order, seed)
            case asked:
                self._machine.do(asked)

    def _come_back(self, event: Event) -> None:
        if not isinstance(event.does, Gap):
            raise TypeError(event.word)
        if event.does.power is Power.OFF:
            self._events[event.number - 1]["proposed"] = _PROPOSED.get(self._machine.proposed())
        self._machine.come_back(event.does.back)

    def _answer(self) -> dict[str, Any]:
        awake = self._machine.power is Power.AWAKE
        view = seen(self._machine) if awake else None
        return self._where() | {"program": str(self._machine.power), "view": view}

    def _where(self) -> dict[str, Any]:
        machine = self._machine
        return {"at_ms": machine.since.ms, "utc": in_utc(machine.true_utc), "wall_clock": in_utc(machine.wall_utc)}


def _agenda(script: Script) -> Iterator[_Due]:
    for event in script.events:
        yield _Due(event.at, EVENT, event)
        if isinstance(event.does, Gap):
            yield _Due(event.at + event.does.lasts, BACK, event)
    yield from (_Due(at, ASKED) for at in script.asks)


def in_words(told: dict[str, Any]) -> Iterator[str]:
    """Give the answers as lines for people."""
    for event in told["events"]:
        refused = _("refused: {why}").format(why=event["refused"]) if event["refused"] else _("done")
        yield f"{event['utc']}  {event['event']}  {event['do']}  {refused}"
    for answer in (*told["answers"], told["final"]):
        yield f"{answer['utc']}  {_shown(answer)}"


def _shown(answer: dict[str, Any]) -> str:
    view = answer["view"]
    if view is None:
        return str(answer["program"])
    step = view["step"]["title"] if view["step"] else ""
    ends = _("ends {time}").format(time=view["ends"])
    return " · ".join(part for part in (view["phase"], step, view["shown"], ends, view["undo"]) if part)
