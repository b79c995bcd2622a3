"""A plan as a paper tells it: steps in their order, the turns of a block told once, each with its clock times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from consultancy.documents.dates import day, long_date, number_word
from consultancy.documents.handout_model import Hour
from consultancy.documents.naming import capitalised
from consultancy.model.protocol import PlanStep, Repeat
from consultancy.model.time import Span, Utc
from consultancy.text import _, n_
from consultancy.words import clock_time


@dataclass(frozen=True, slots=True)
class Timed:
    """A planned step with the minutes that pass before it."""

    planned: PlanStep
    after: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Steps that are told together: one alone, or the steps of a block with all its turns."""

    turns: tuple[tuple[Timed, ...], ...]

    @property
    def repeated(self) -> bool:
        """Say whether it is gone through turn by turn."""
        return self.turns[0][0].planned.turn > 0

    @property
    def steps(self) -> tuple[Timed, ...]:
        """Give the steps of the first turn."""
        return self.turns[0]

    def minutes_of(self, place: int) -> str:
        """Give the minutes of a step: ``8``, or ``8–9`` where some turns are longer."""
        each = [turn[place].planned.minutes for turn in self.turns]
        return _figures(min(each), max(each))


def _figures(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def stretches(hour: Hour) -> tuple[Stretch, ...]:
    """Give the plan as it is told."""
    return tuple(_stretches(_timed(hour)))


def _timed(hour: Hour) -> Iterator[Timed]:
    gone = 0
    for planned in hour.plan.steps:
        yield Timed(planned, gone)
        gone += planned.minutes


def _stretches(steps: Iterator[Timed]) -> Iterator[Stretch]:
    for __, together in groupby(steps, key=_belongs):
        turns = groupby(together, key=lambda timed: timed.planned.turn)
        yield Stretch(tuple(tuple(turn) for __, turn in turns))


def _belongs(timed: Timed) -> tuple[str, str]:
    """Name what a step is told with: the block whose turn it is, or itself."""
    planned = timed.planned
    return ("block", planned.step.block or planned.step.key) if planned.turn else ("step", planned.id)


def clock(hour: Hour, after: int) -> str:
    """Give the time of day so many minutes after the start; nothing while no start is known."""
    return "" if hour.starts is None else clock_time(_moment(hour.starts, after), hour.zone)


def _moment(starts: Utc, after: int) -> Utc:
    return starts + Span.of(minutes=after)


def minutes_said(minutes: int) -> str:
    """Say a number of minutes in full: ``45 minutes``."""
    return n_("{n} minute", "{n} minutes", minutes).format(n=minutes)


def from_to(hour: Hour) -> str:
    """Say when: ``17 November 2026, 10:00 to 10:45``, or the times alone."""
    if hour.starts is None:
        return ""
    times = _("{start} to {end}").format(start=clock(hour, 0), end=clock(hour, hour.plan.minutes))
    if not hour.dated:
        return times
    return _("{day}, {times}").format(day=long_date(day(hour.starts, hour.zone), hour.language), times=times)


def turns_heading(stretch: Stretch) -> str:
    """Say how often the steps of a block are gone through, and how long each time takes."""
    count = len(stretch.turns)
    each = [sum(timed.planned.minutes for timed in turn) for turn in stretch.turns]
    if stretch.steps[0].planned.step.repeat is Repeat.PER_STATION:
        words = n_("At {count} station, {minutes} min", "At each of {count} stations, {minutes} min each", count)
    else:
        words = n_("{count} turn of {minutes} min", "{count} turns of {minutes} min each", count)
    said = words.format(count=number_word(count), minutes=_figures(min(each), max(each)))
    return capitalised(said)


def turns_listed(hour: Hour, stretch: Stretch) -> str:
    """Say when each turn begins, and whose it is, as far as either is known: ``10:02 Ana · 10:11 Ben``."""
    begins = ((clock(hour, turn[0].after), turn[0].planned.turn_name) for turn in stretch.turns)
    return " · ".join(words for each in begins if (words := " ".join(part for part in each if part)))


def turn_named(hour: Hour, turn: tuple[Timed, ...], number: int) -> str:
    """Name one turn: ``Turn 2: Ben``."""
    name = turn[0].planned.turn_name
    said = _("Turn {n}: {name}") if name else _("Turn {n}")
    return said.format(n=number, name=name)
