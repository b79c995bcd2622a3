"""Fit a protocol to a number of minutes and of people. Whole minutes, exact sums, floors held."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from consultancy.errors import NotFoundHere, Refused
from consultancy.model.protocol import LONGEST_STEP, Plan, PlanStep, Protocol, Repeat, Step, Variant
from consultancy.text import _, n_

LONGEST = 24 * 60


def plan_for(
    protocol: Protocol, people: int | Sequence[str], minutes: int | None = None, variant: str | None = None
) -> tuple[Plan, str]:
    """Plan ``protocol`` in ``minutes``, with a turn for each of ``people`` where it has turns.

    Begins from ``variant``, else from the length nearest to ``minutes``, else from the default length. The second
    value is a sentence when the floors forbid so few minutes (the plan is then as short as it can be), else empty.
    Raises NotFoundHere for an unknown variant, Refused for more than a day.
    """
    turns = _turns(protocol, people)
    bases = {each.key: _base(protocol, each, turns) for each in protocol.variants}
    chosen = variant or (protocol.default_variant if minutes is None else _nearest(bases, minutes))
    if chosen not in bases:
        raise NotFoundHere(_("This protocol has no length of that name; choose another length."))
    return (bases[chosen], "") if minutes is None else refit(bases[chosen], minutes)


def length_of(protocol: Protocol, variant: Variant) -> int:
    """Give the minutes of a variant, with as many turns as its protocol counts on."""
    return _base(protocol, variant, ("",) * protocol.turns).minutes


def refit(plan: Plan, minutes: int) -> tuple[Plan, str]:
    """Stretch or shrink ``plan`` to ``minutes``, keeping its proportions; what was set by hand stays in proportion.

    Protected steps give time away only when all others are at their floors. The second value is as in ``plan_for``.
    """
    if minutes > LONGEST:
        raise Refused(_("A consultancy can be planned for at most 24 hours; choose fewer minutes."))
    parts = _parts(plan)
    lowest = _sum(parts, "floor")
    given = _shared_out(parts, max(minutes, lowest), plan.minutes)
    steps = tuple(replace(step, minutes=given[place]) for place, step in enumerate(plan.steps))
    return replace(plan, steps=steps), _shortfall(lowest, minutes) if minutes < lowest else ""


def set_minutes(plan: Plan, step_id: str, minutes: int) -> Plan:
    """Plan one step longer or shorter. Raises Refused below its floor and over ten hours, KeyError for no such step."""
    planned = plan.step(step_id)
    floor = planned.step.at_least
    if minutes < floor:
        sentence = n_("“{title}” needs at least {n} minute.", "“{title}” needs at least {n} minutes.", floor)
        raise Refused(sentence.format(title=planned.step.title, n=floor))
    if minutes > LONGEST_STEP:
        raise Refused(_("One step can last {n} minutes at most.").format(n=LONGEST_STEP))
    changed = replace(planned, minutes=minutes)
    return replace(plan, steps=tuple(changed if step is planned else step for step in plan.steps))


def _shortfall(lowest: int, minutes: int) -> str:
    sentence = _("The floors add up to {lowest} min, so {asked} min cannot be met; the plan has {lowest}.")
    return sentence.format(lowest=lowest, asked=minutes)


# --- turns ------------------------------------------------------------------------------------------------------


def _turns(protocol: Protocol, people: int | Sequence[str]) -> tuple[str, ...]:
    """Give a name for each turn; empty names where the people work in several groups at once, or are too few yet."""
    count = people if isinstance(people, int) else len(people)
    size = _group_size(protocol, count)
    if isinstance(people, int) or size != count:
        return ("",) * size
    return tuple(people)


def _group_size(protocol: Protocol, count: int) -> int:
    if count < protocol.group_min:
        return protocol.turns
    if count <= protocol.group_max:
        return count
    groups = count // protocol.group_min
    return -(-count // groups)


def _base(protocol: Protocol, variant: Variant, turns: tuple[str, ...]) -> Plan:
    minutes = dict(variant.minutes)
    there = [replace(step, minutes=minutes[step.key]) for step in protocol.steps if step.key in minutes]
    return Plan(
        protocol_key=protocol.key,
        protocol_name=protocol.name,
        protocol_version=protocol.version,
        credit=protocol.credit,
        variant=variant.key,
        steps=tuple(_expanded(protocol, there, turns)),
    )


def _expanded(protocol: Protocol, steps: list[Step], turns: tuple[str, ...]) -> Iterator[PlanStep]:
    for (__, repeat), block in groupby(steps, key=lambda step: (step.block or step.key, step.repeat)):
        together = list(block)
        if repeat is Repeat.PER_PERSON:
            yield from _repeated(together, turns)
        elif repeat is Repeat.PER_STATION:
            yield from _repeated(together, ("",) * protocol.turns)
        else:
            yield from (PlanStep(step.key, step, step.minutes) for step in together)


def _repeated(block: list[Step], names: tuple[str, ...]) -> Iterator[PlanStep]:
    for turn, name in enumerate(names, 1):
        for step in block:
            yield PlanStep(f"{step.key}.{turn}", step, step.minutes, turn, name)


def _nearest(bases: dict[str, Plan], minutes: int) -> str:
    """Choose the length to begin from: one whose floors allow it, nearest first, the longer of two as near."""

    def distance(plan: Plan) -> tuple[int, int, int]:
        missing = max(0, _sum(_parts(plan), "floor") - minutes)
        return missing, abs(plan.minutes - minutes), -plan.minutes

    return min(bases, key=lambda key: distance(bases[key]))


# --- sharing out ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    """Planned steps that get the same minutes: one step, or the same step of each turn. ``places`` in the plan."""

    places: tuple[int, ...]
    weight: int
    floor: int
    protected: bool


def _parts(plan: Plan) -> list[_Part]:
    places: dict[tuple[str, int], list[int]] = {}
    for place, step in enumerate(plan.steps):
        places.setdefault((step.step.key if step.turn else step.id, step.minutes), []).append(place)
    return [_part(plan, tuple(those)) for those in places.values()]


def _part(plan: Plan, places: tuple[int, ...]) -> _Part:
    first = plan.steps[places[0]]
    floor = first.step.at_least
    return _Part(places, max(first.minutes, floor), floor, first.step.protected)


def _sum(parts: list[_Part], what: str) -> int:
    return sum(int(getattr(part, what)) * len(part.places) for part in parts)


def _shared_out(parts: list[_Part], minutes: int, now: int) -> dict[int, int]:
    """Give minutes by place in the plan; ``minutes`` is at least the sum of the floors."""
    if minutes >= now:
        return _in_proportion(parts, minutes)
    kept = [part for part in parts if part.protected]
    loose = [part for part in parts if not part.protected]
    for_loose = max(minutes - _sum(kept, "weight"), _sum(loose, "floor"))
    return _in_proportion(loose, for_loose) | _in_proportion(kept, minutes - for_loose)


def _in_proportion(parts: list[_Part], minutes: int) -> dict[int, int]:
    """Share minutes out one at a time to whoever is furthest below their share (Webster's method).

    Unlike the largest remainder it never takes a minute from one step because the hour became longer. The turns of a
    block grow together; when nothing else can take the last odd minutes, the first turns are a minute longer.
    """
    given = {place: part.floor for part in parts for place in part.places}
    left = minutes - sum(given.values())
    heap = [_claim(part, part.floor) for part in parts]
    heapq.heapify(heap)
    while left and heap:
        __, __, part = heapq.heappop(heap)
        if len(part.places) > left:
            continue  # it can never be afforded again, for what is left only shrinks
        for place in part.places:
            given[place] += 1
        left -= len(part.places)
        heapq.heappush(heap, _claim(part, given[part.places[0]]))
    if left:
        longest = max(parts, key=lambda part: part.weight)
        given |= {place: given[place] + 1 for place in longest.places[:left]}
    return given


def _claim(part: _Part, given: int) -> tuple[float, int, _Part]:
    return -part.weight / (2 * given + 1), part.places[0], part
