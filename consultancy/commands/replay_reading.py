"""Read a replay: a plan, events at true times, moments asked about. Strict: one sentence for the first fault."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from consultancy.commands.arguments import LONGEST
from consultancy.commands.protocols import protocol_named
from consultancy.commands.replay_entries import Entry, Unfit, listed, one_of, text, truth, whole
from consultancy.commands.replay_events import Gap, Happening, SetWall, happening
from consultancy.commands.replay_machine import Scene
from consultancy.commands.replay_times import Day, length
from consultancy.errors import CannotRead
from consultancy.files import read_capped
from consultancy.model.consultancy import Consultancy, ConsultancyRow, Dilemma, Status
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import LONGEST_STEP, Bell, Plan, PlanStep, Repeat, Step
from consultancy.model.time import ZERO, Span
from consultancy.planning.fitting import plan_for
from consultancy.protocols.raw import MOST_STEPS
from consultancy.services.planned import turn_names
from consultancy.text import _, clean_line

MOST_BYTES = 1_000_000
MOST_EVENTS = 5_000
MOST_ASKED = 5_000
MOST_PEOPLE = 100
MOST_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a true time; ``word`` is what the file calls it."""

    number: int
    at: Span
    word: str
    does: Happening


@dataclass(frozen=True, slots=True)
class Script:
    """A replay as read: the scene, the events in order of time, and the moments asked about."""

    scene: Scene
    events: tuple[Event, ...]
    asks: tuple[Span, ...]


def read_replay(path: Path) -> Script:
    """Read a replay file. Raises CannotRead."""
    entry = Entry(table_of(path), _("The replay"))
    day = entry.need("start", Day.read)
    plan, people = entry.need("plan", lambda value: read_plan(Entry(value, _("The plan"))))
    end_by = entry.may("end", lambda value: day.start + day.moment(value), None)
    hard_end = entry.may("hard_end", truth, False)
    if hard_end and end_by is None:
        raise CannotRead(_("The replay, “hard_end”: there is no “end” that could be fixed; add it."))
    after = entry.may("after", lambda value: (_later(Entry(value, _("“after”")), day),), ())
    knows_sleep = entry.may("sleep_is_known", truth, True)
    events = tuple(_events(entry.may("events", listed(_as_it_is, MOST_EVENTS), ()), day, plan))
    asks = entry.may("ask", lambda value: _asks(value, day), ())
    entry.end()
    held = Consultancy("replay", day.start, Dilemma(plan.protocol_name), plan=plan, people=people, end_by=end_by)
    held = replace(held, hard_end=hard_end)
    return Script(Scene(held, day.start, day.zone, knows_sleep, after), events, asks)


def table_of(path: Path) -> object:
    """Read a file as JSON, or as TOML when its name says so. Raises CannotRead."""
    data = read_capped(path, MOST_BYTES)
    try:
        written = data.decode("utf-8-sig")
        return tomllib.loads(written) if path.suffix.lower() == ".toml" else _json(written)
    except UnicodeDecodeError:
        raise CannotRead(
            _("{name} is not plain text in UTF-8; save it again as UTF-8.").format(name=path.name)
        ) from None
    except RecursionError:
        raise CannotRead(_("{name} is nested too deeply; write it flatter.").format(name=path.name)) from None
    except json.JSONDecodeError as error:
        sentence = _("{name}, line {line}: this is not JSON; look for a missing comma, quotation mark or brace here.")
        raise CannotRead(sentence.format(name=path.name, line=error.lineno)) from None
    except ValueError as error:
        sentence = _("{name} cannot be understood ({reason}); compare it with docs/replay-format.md.")
        raise CannotRead(sentence.format(name=path.name, reason=clean_line(str(error), 120))) from None


def _json(written: str) -> object:
    return json.loads(written, object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=_integer)


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise ValueError(_("a key stands twice in one object"))
    return table


def _integer(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise ValueError(_("a number has {n} digits").format(n=len(written)))
    return int(written)


def _no_number(written: str) -> object:
    raise ValueError(_("{written} is not a number").format(written=written))


def _as_it_is(value: object) -> object:
    return value


# --- the plan ---------------------------------------------------------------------------------------------------


def read_plan(entry: Entry) -> tuple[Plan, tuple[Participant, ...]]:
    """Read a plan, written out step by step or as the key of a protocol, and the people in it. Raises CannotRead."""
    named = entry.has("protocol")
    people = _people(entry)
    plan = _of_protocol(entry, people) if named else _inline(entry)
    entry.end()
    return plan, people


def _people(entry: Entry) -> tuple[Participant, ...]:
    return tuple(
        Participant(f"person-{number}", name, position=number, role=role)
        for number, (name, role) in enumerate(entry.may("people", listed(_person, MOST_PEOPLE), ()), 1)
    )


def _person(value: object) -> tuple[str, Role]:
    """Read a name, or a name with a role; who has none consults."""
    if isinstance(value, str):
        return text(value), Role.CONSULTANT
    entry = Entry(value, _("The people of the plan"))
    name, role = entry.need("name", text), entry.may("role", one_of(*Role), Role.CONSULTANT)
    entry.end()
    return name, Role(role)


def _of_protocol(entry: Entry, people: tuple[Participant, ...]) -> Plan:
    protocol = protocol_named(entry.need("protocol", text))
    minutes = entry.may("minutes", whole(1, LONGEST), 0)
    variant = entry.may("variant", text, "") or None
    return as_asked(*plan_for(protocol, turn_names(people) or 0, minutes or None, variant))


def as_asked(plan: Plan, shortfall: str) -> Plan:
    """Give a plan that could be fitted. Raises CannotRead with the sentence that says why it could not."""
    if shortfall:
        raise CannotRead(shortfall)
    return plan


def _inline(entry: Entry) -> Plan:
    name = entry.may("name", text, _("Replay"))
    written = entry.need("steps", listed(_as_it_is, MOST_STEPS))
    steps = tuple(_step(Entry(each, _("Step {n}").format(n=n)), n) for n, each in enumerate(written, 1))
    ids = [step.id for step in steps]
    if not steps:
        raise CannotRead(_("The plan has no steps; write at least one."))
    for number, each in enumerate(ids, 1):
        if each in ids[: number - 1]:
            sentence = _("Step {n}: the id “{id}” stands twice; give each step its own.")
            raise CannotRead(sentence.format(n=number, id=each))
    return Plan("", name, 1, "", "", steps)


def _step(entry: Entry, number: int) -> PlanStep:
    minutes = entry.need("minutes", whole(1, LONGEST_STEP))
    key = entry.may("id", text, f"step-{number}")
    step = Step(
        key=key,
        title=entry.may("title", text, key),
        minutes=minutes,
        at_least=entry.may("at_least", whole(1, minutes), 1),
        protected=entry.may("protected", truth, False),
        optional=entry.may("optional", truth, False),
        auto_advance=entry.may("auto_advance", truth, False),
        repeat=Repeat(entry.may("repeat", one_of(*Repeat), Repeat.ONCE)),
        bell=Bell(entry.may("bell", one_of(*Bell), Bell.GLOW)),
    )
    entry.end()
    return PlanStep(key, step, minutes)


def _later(entry: Entry, day: Day) -> ConsultancyRow:
    """Read what comes next on the agenda: its beginning and its title."""
    title, starts = entry.may("title", text, _("the next item")), day.start + entry.need("at", day.moment)
    entry.end()
    return ConsultancyRow("after", title, Status.PLANNED, "", "", "", 0, starts, 0, False, starts=starts)


# --- the events and the moments asked about ---------------------------------------------------------------------


def _events(written: tuple[object, ...], day: Day, plan: Plan) -> Iterator[Event]:
    """Read the events; they stand in order of time, and while the program cannot look only the clock can be set."""
    before, gap, away = 0, 0, ZERO
    last = ZERO
    for number, each in enumerate(written, 1):
        event = _event(Entry(each, _("Event {n}").format(n=number)), number, day, plan)
        if event.at < last:
            sentence = _("Event {n} comes before event {before} in time; put the events in order of time.")
            raise CannotRead(sentence.format(n=number, before=before))
        if event.at < away and not isinstance(event.does, SetWall):
            sentence = _("Event {n} falls into event {gap}, when nobody can press a key; let it come later.")
            raise CannotRead(sentence.format(n=number, gap=gap))
        if isinstance(event.does, Gap):
            gap, away = number, event.at + event.does.lasts
        before, last = number, event.at
        yield event


def _event(entry: Entry, number: int, day: Day, plan: Plan) -> Event:
    at = entry.need("at", day.moment)
    word, does = happening(entry, plan)
    entry.may("note", text, "")
    entry.end()
    return Event(number, at, word, does)


def _asks(value: object, day: Day) -> tuple[Span, ...]:
    """Read a list of moments, or how often to ask until when."""
    if isinstance(value, list):
        return tuple(sorted(listed(day.moment, MOST_ASKED)(value)))
    if not isinstance(value, dict):
        raise Unfit(_("write a list of moments, such as [“+12:30”]"))
    entry = Entry(value, _("“ask”"))
    every, first = entry.need("every", length), entry.may("from", day.moment, ZERO)
    until = entry.need("until", day.moment)
    entry.end()
    if (until - first).ms // every.ms >= MOST_ASKED:
        raise Unfit(_("ask about at most {n} moments").format(n=MOST_ASKED))
    return tuple(Span(ms) for ms in range(first.ms, until.ms + 1, every.ms))
