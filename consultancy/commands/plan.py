"""``plan``: an hour as far as it has gone, where it leads, and the plans that would bring it back."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import tzinfo
from typing import TypeVar

from consultancy.commands.arguments import Families, Parser, checked_minutes, command, json_wanted, place, whole_number
from consultancy.commands.console import Console
from consultancy.commands.consultancies import in_utc
from consultancy.commands.ledgers import sum_in_words, table
from consultancy.commands.protocols import protocol_named
from consultancy.commands.replay_answers import seen
from consultancy.commands.replay_entries import Entry
from consultancy.commands.replay_machine import Machine, Scene
from consultancy.commands.replay_reading import as_asked, read_plan, table_of
from consultancy.commands.replay_times import Day, NotATime, length
from consultancy.errors import Refused
from consultancy.live.commands import Next, Start
from consultancy.live.looking import left_text
from consultancy.live.shown import RunView
from consultancy.model.consultancy import Consultancy, Dilemma
from consultancy.model.protocol import Plan
from consultancy.model.time import ZERO, Span, total
from consultancy.planning.catchup import CatchUp
from consultancy.planning.fitting import plan_for, refit
from consultancy.text import _
from consultancy.words import clock_time, local, minutes_seconds

FORMAT = 1

Value = TypeVar("Value")


def add_to(families: Families) -> None:
    """Add the command."""
    parser = command(families, "plan", _("say where an hour stands, when it ends and how it could catch up"), _plan)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--protocol", metavar="KEY", default=None, help=_("a key that “protocol list” gives"))
    which.add_argument("--plan", type=place, metavar="FILE", default=None, help=_("a plan as in docs/replay-format.md"))
    parser.add_argument("--minutes", type=whole_number, default=None, metavar="N", help=_("how long it was planned"))
    _times(parser)
    json_wanted(parser)


def _times(parser: Parser) -> None:
    elapsed, running = _("time each finished step took: 3:10,10:22"), _("time the step in hand has taken: 3:40")
    parser.add_argument("--elapsed", default="", metavar="TIMES", help=elapsed)
    parser.add_argument("--running", default=None, metavar="TIME", help=running)
    end = _("the agreed end: +45 (minutes after the start) or 11:15")
    parser.add_argument("--end", default=None, metavar="TIME", help=end)
    hard, allowed = _("the agreed end cannot move"), _("let protected steps give time too")
    parser.add_argument("--hard-end", action="store_true", default=False, help=hard)
    parser.add_argument("--allow-protected", action="store_true", default=False, help=allowed)
    start = _("when it began: 10:00, or a date and time; without it, it is now")
    parser.add_argument("--start", default=None, metavar="TIME", help=start)


def _plan(args: argparse.Namespace, console: Console) -> None:
    taken = tuple(_read("--elapsed", each.strip(), _length) for each in _listed(args.elapsed))
    running = None if args.running is None else _read("--running", args.running, _length)
    plan = _chosen(args)
    day = _day(args, total(taken) + (running or ZERO))
    held = Consultancy("plan", day.start, Dilemma(plan.protocol_name), plan=plan)
    if args.hard_end and args.end is None:
        raise Refused(_("--hard-end: there is no end that could be fixed; give it with --end."))
    if args.end is not None:
        held = replace(held, end_by=day.start + _read("--end", args.end, day.moment), hard_end=args.hard_end)
    machine = Machine(Scene(held, day.start, day.zone))
    _play(machine, taken, running)
    if args.json:
        where = {"start": in_utc(day.start), "now": in_utc(machine.true_utc)}
        console.json({"format": FORMAT} | where | seen(machine, allow_protected=args.allow_protected))
        return
    for line in (
        *_in_words(machine.look(), day.zone),
        *_choice(machine.catch_up(allow_protected=args.allow_protected)),
    ):
        console.line(line)


def _chosen(args: argparse.Namespace) -> Plan:
    """Give the plan, without steps that move on by themselves: what happened is given, step by step. Raises Refused."""
    minutes = None if args.minutes is None else checked_minutes(args.minutes)
    if args.plan is None:
        plan = as_asked(*plan_for(protocol_named(args.protocol), 0, minutes))
    else:
        written = read_plan(Entry(table_of(args.plan), _("The plan")))[0]
        plan = written if minutes is None else as_asked(*refit(written, minutes))
    steps = tuple(replace(step, step=replace(step.step, auto_advance=False)) for step in plan.steps)
    return replace(plan, steps=steps)


def _day(args: argparse.Namespace, gone: Span) -> Day:
    """Give the beginning: the one that was named, or so long ago as the times given take. Raises Refused."""
    now = args.clock.read().utc
    if args.start is None:
        return Day(local(now + -gone))
    return _read("--start", args.start, lambda typed: Day.at(typed, local(now)))


def _read(option: str, typed: str, read: Callable[[str], Value]) -> Value:
    """Read what was typed. Raises Refused."""
    try:
        return read(typed)
    except NotATime as wrong:
        sentence = _("{option}: {what}, not “{typed}”.")
        raise Refused(sentence.format(option=option, what=wrong, typed=typed)) from None


def _listed(typed: str) -> list[str]:
    return typed.split(",") if typed.strip() else []


def _length(typed: str) -> Span:
    """Read a length that may be nothing. Raises NotATime."""
    return ZERO if typed and typed.strip("0:") == "" else length(typed)


def _play(machine: Machine, taken: tuple[Span, ...], running: Span | None) -> None:
    """Let each finished step take its time and the step in hand what it has taken so far. Raises Refused."""
    steps = len(machine.look().order)
    if len(taken) + (running is not None) > steps:
        raise Refused(_("The plan has {n} steps; give a time for each at most.").format(n=steps))
    for span in taken:
        machine.do(Start())
        machine.pass_until(machine.since + span)
        machine.do(Next())
    if running is not None:
        machine.do(Start())
        machine.pass_until(machine.since + running)


def _in_words(view: RunView, zone: tzinfo) -> Iterator[str]:
    yield from table(view.ledger)
    yield ""
    yield sum_in_words(view.ledger)
    if view.step is not None:
        step = _("“{step}” ({phase}): {left}")
        yield step.format(step=view.step.step.title, phase=view.phase, left=left_text(view.left))
    if view.ends is not None and view.planned_end is not None:
        ends, agreed = clock_time(view.ends, zone), clock_time(view.planned_end, zone)
        yield _("Ends {ends}; agreed {agreed}; {late}").format(ends=ends, agreed=agreed, late=_lateness(view.behind))


def _choice(choice: CatchUp | None) -> Iterator[str]:
    """Give the plans there are to choose from, a line each."""
    if choice is None or not choice.offers:
        return
    yield ""
    yield choice.headline
    for offer in choice.offers:
        yield f"{offer.key}  {offer.title}: {offer.cost}; {offer.outcome} ({offer.reason})"
    if choice.footer:
        yield choice.footer


def _lateness(behind: Span) -> str:
    if not behind:
        return _("on time")
    words = _("{time} late") if behind > ZERO else _("{time} ahead")
    return words.format(time=minutes_seconds(behind))
