"""What an adapted protocol says differently from its master, step by step, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from consultancy.model.protocol import Protocol, Step
from consultancy.protocols.editing import Draft, delete, insert_step, move, replace_step, set_head

HEAD = ""
_HEAD_FIELDS = (
    "name", "language", "summary", "use_when", "group_min", "group_max", "turns", "roles", "aliases", "credit",
    "origin", "rights",
)  # fmt: skip


class Kind(StrEnum):
    """How a step differs."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the key of the step (``HEAD`` for the head), its title, how it differs and in which fields."""

    key: str
    title: str
    kind: Kind
    fields: tuple[str, ...] = ()


def differences(master: Protocol, own: Protocol) -> tuple[Difference, ...]:
    """Compare the head, then the steps in their own order, then those that were taken out."""
    before = {step.key: step for step in master.steps}
    now = {step.key: step for step in own.steps}
    moved = _moved(list(before), list(now))
    found = [_of_head(master, own)]
    found += [_of_step(before.get(step.key), step, step.key in moved) for step in own.steps]
    found += [Difference(key, step.title, Kind.REMOVED) for key, step in before.items() if key not in now]
    return tuple(difference for difference in found if difference)


def put_back(draft: Draft, key: str) -> Draft:
    """Make one step (or the head) what it is in the master: its words, its minutes, its place. One change for undo."""
    master = draft.master
    if master is None:
        return draft
    if key == HEAD:
        return set_head(draft, {name: getattr(master, name) for name in _HEAD_FIELDS})
    ours = {step.key: place for place, step in enumerate(draft.protocol.steps)}
    theirs = {step.key: step for step in master.steps}
    if key not in theirs:
        return delete(draft, ours[key]) if key in ours else draft
    if key not in ours:
        return insert_step(draft, _place_for(master, draft.protocol, key), theirs[key])
    if theirs[key] != draft.protocol.steps[ours[key]]:
        return replace_step(draft, ours[key], theirs[key])
    return move(draft, ours[key], _place_for(master, _without(draft.protocol, key), key))


def _of_head(master: Protocol, own: Protocol) -> Difference | None:
    changed = tuple(name for name in _HEAD_FIELDS if getattr(master, name) != getattr(own, name))
    return Difference(HEAD, own.name, Kind.CHANGED, changed) if changed else None


def _of_step(before: Step | None, now: Step, moved: bool) -> Difference | None:
    if before is None:
        return Difference(now.key, now.title, Kind.ADDED)
    changed = tuple(each.name for each in fields(Step) if getattr(before, each.name) != getattr(now, each.name))
    if changed:
        return Difference(now.key, now.title, Kind.CHANGED, changed)
    return Difference(now.key, now.title, Kind.MOVED) if moved else None


def _moved(before: list[str], now: list[str]) -> set[str]:
    """Name the fewest steps that must have been moved among those both have."""
    places = {key: place for place, key in enumerate(before)}
    ours = [key for key in now if key in places]
    chains: dict[str, tuple[str, ...]] = {}
    for key in ours:
        chains[key] = (*_longest([chain for last, chain in chains.items() if places[last] < places[key]]), key)
    return set(ours) - set(_longest([*chains.values()]))


def _longest(chains: list[tuple[str, ...]]) -> tuple[str, ...]:
    return max(chains, key=len) if chains else ()


def _place_for(master: Protocol, own: Protocol, key: str) -> int:
    """Give the place after the nearest earlier step of the master that is still in its place."""
    before, now = [step.key for step in master.steps], [step.key for step in own.steps]
    still = set(now) - _moved(before, now)
    earlier = before[: before.index(key)]
    return next((now.index(each) + 1 for each in reversed(earlier) if each in still), 0)


def _without(protocol: Protocol, key: str) -> Protocol:
    return replace(protocol, steps=tuple(step for step in protocol.steps if step.key != key))
