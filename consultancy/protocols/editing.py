"""A protocol being changed: a draft that is never refused, with undo, live totals and its problems beside each step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import count
from typing import Any

from consultancy.model.note import NoteKind
from consultancy.model.protocol import LONGEST_STEP, Protocol, Step, Variant, Voice
from consultancy.protocols.checking import findings_of
from consultancy.protocols.reading import usual_name
from consultancy.protocols.totals import times, total, total_of
from consultancy.protocols.writing import table_from
from consultancy.text import _, clean, clean_line

MOST_UNDOS = 200
_PHRASES = ("watch_for", "interventions", "roles", "aliases")


@dataclass(frozen=True, slots=True)
class Draft:
    """A protocol as it stands while it is changed, and what it was before each change.

    ``master`` is what it is compared with, if it was adapted; ``taken`` are the keys other protocols have.
    """

    protocol: Protocol
    master: Protocol | None = None
    taken: frozenset[str] = frozenset()
    undo: tuple[Protocol, ...] = field(default=(), repr=False)
    redo: tuple[Protocol, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """What the checker says; ``step`` is its number from 0, or None for the head and the other lengths."""

    step: int | None
    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Live sums in minutes: of the whole, of the floors, and after how many minutes each step begins."""

    minutes: int
    floors: int
    begins: tuple[int, ...]


def begun(protocol: Protocol, master: Protocol | None = None, taken: Collection[str] = ()) -> Draft:
    """Open a protocol. One that came with the program is its own master, and the first change makes a copy."""
    return Draft(protocol, protocol if protocol.builtin else master, frozenset(taken))


def set_field(draft: Draft, name: str, value: Any) -> Draft:
    """Set a field of the head."""
    return set_head(draft, {name: value})


def set_head(draft: Draft, values: Mapping[str, Any]) -> Draft:
    """Set several fields of the head in one change."""
    if all(getattr(draft.protocol, name) == value for name, value in values.items()):
        return draft
    return _changed(draft, replace(_own(draft), **values))


def set_step(draft: Draft, place: int, name: str, value: Any) -> Draft:
    """Set a field of one step."""
    return replace_step(draft, place, replace(draft.protocol.steps[place], **{name: value}))


def replace_step(draft: Draft, place: int, step: Step) -> Draft:
    """Put a step in the place of another."""
    return _with_steps(draft, [step], place, place + 1)


def move(draft: Draft, place: int, to: int) -> Draft:
    """Put a step at another place; places beyond the ends mean the ends."""
    steps = list(draft.protocol.steps)
    step = steps.pop(place)
    steps.insert(max(to, 0), step)
    return _with_steps(draft, steps)


def insert(draft: Draft, place: int) -> Draft:
    """Put a new step of five minutes before ``place``."""
    kinds = (NoteKind.NOTE,)
    step = Step(
        _free_key(draft, "step"), _("New step"), 5, speaks=(Voice.EVERYONE,), kinds=kinds, default_kind=kinds[0]
    )
    return insert_step(draft, place, step)


def insert_step(draft: Draft, place: int, step: Step) -> Draft:
    """Put a step before ``place``; in the other lengths it is left out."""
    return _with_steps(draft, [step], place, place)


def split(draft: Draft, place: int) -> Draft:
    """Make two steps of one; they share its minutes in every length. A step of one minute becomes two of one."""
    step = draft.protocol.steps[place]
    first, second = (replace(step, minutes=half, at_least=_most(step.at_least, half)) for half in _halves(step.minutes))
    second = replace(second, key=_free_key(draft, step.key), commits=False)
    variants = tuple(_split_in(variant, step.key, second.key) for variant in draft.protocol.variants)
    return _with_steps(draft, [first, second], place, place + 1, variants)


def merge(draft: Draft, place: int) -> Draft:
    """Make one step of a step and the next: minutes add up in every length, words stand one after the other.

    The floors add up too, as far as the shortest length allows.
    """
    first, second = draft.protocol.steps[place : place + 2]
    variants = tuple(_merged_in(variant, first.key, second.key) for variant in draft.protocol.variants)
    others = (dict(variant.minutes) for variant in variants if variant.key != draft.protocol.default_variant)
    shortest = min((minutes[first.key] for minutes in others if first.key in minutes), default=LONGEST_STEP)
    step = _merged(first, second)
    return _with_steps(draft, [replace(step, at_least=min(step.at_least, shortest))], place, place + 2, variants)


def delete(draft: Draft, place: int) -> Draft:
    """Take a step out, in every length. The last one stays."""
    return _with_steps(draft, [], place, place + 1) if len(draft.protocol.steps) > 1 else draft


def undone(draft: Draft) -> Draft:
    """Take the last change back."""
    if not draft.undo:
        return draft
    return replace(draft, protocol=draft.undo[-1], undo=draft.undo[:-1], redo=(*draft.redo, draft.protocol))


def redone(draft: Draft) -> Draft:
    """Make the change again that was taken back last."""
    if not draft.redo:
        return draft
    return replace(draft, protocol=draft.redo[-1], undo=(*draft.undo, draft.protocol), redo=draft.redo[:-1])


def totals(protocol: Protocol) -> Totals:
    """Add up the minutes and floors; a step of turns begins with its first turn."""
    begins, at = [], 0
    for step in protocol.steps:
        begins.append(at)
        at += step.minutes * times(protocol, step)
    floors = total_of(protocol, {step.key: step.at_least for step in protocol.steps})
    return Totals(at, floors, tuple(begins))


def problems(protocol: Protocol) -> tuple[Problem, ...]:
    """Give everything the checker would say of the file, each beside its step."""
    found = findings_of(table_from(settled(protocol)))
    return tuple(Problem(each.number if each.table == "steps" else None, each.key, each.sentence) for each in found)


def settled(protocol: Protocol) -> Protocol:
    """Give a protocol as it is saved: its usual length is what the steps say, and the others name only its steps.

    Another length that takes as long as the usual one gives way to it; ``Draft`` keeps it until then.
    """
    protocol = _tidied(protocol)
    usual = total(protocol)
    others = [_settled(protocol, variant) for variant in protocol.variants if variant.key != protocol.default_variant]
    own = Variant(str(usual), usual_name(usual), tuple((step.key, step.minutes) for step in protocol.steps))
    by_key = {variant.key: variant for variant in (*others, own) if variant.minutes}
    ordered = sorted(by_key.values(), key=lambda variant: total_of(protocol, dict(variant.minutes)))
    return replace(protocol, variants=tuple(ordered), default_variant=own.key)


def _tidied(protocol: Protocol) -> Protocol:
    """Clean what was typed as it is cleaned when a file is read."""
    steps = tuple(replace(step, **_tidy(step, ("say",))) for step in protocol.steps)
    return replace(protocol, steps=steps, **_tidy(protocol, ("use_when", "origin", "rights")))


def _tidy(value: Step | Protocol, prose: tuple[str, ...]) -> dict[str, Any]:
    told = {each.name: getattr(value, each.name) for each in fields(value)}
    texts = {name: clean(text).strip() if name in prose else clean_line(text) for name, text in _texts(told)}
    phrases = {name: tuple(map(clean_line, told[name])) for name in _PHRASES if name in told}
    return texts | phrases


def _texts(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((name, text) for name, text in told.items() if type(text) is str)


# --- changing ---------------------------------------------------------------------------------------------------


def _own(draft: Draft) -> Protocol:
    """Give what is changed: the protocol itself, in its next version; of a shipped one, a copy that remembers it."""
    protocol = draft.protocol
    if not protocol.builtin:
        return protocol if draft.undo else replace(protocol, version=protocol.version + 1)
    return replace(
        protocol,
        key=free_key(protocol.key, draft.taken | {protocol.key}),
        name=_("{name} (adapted)").format(name=protocol.name),
        version=1,
        builtin=False,
        master=protocol.key,
        master_version=protocol.version,
    )


def _changed(draft: Draft, protocol: Protocol) -> Draft:
    return replace(draft, protocol=protocol, undo=(*draft.undo, draft.protocol)[-MOST_UNDOS:], redo=())


def _with_steps(
    draft: Draft, steps: list[Step], start: int = 0, end: int | None = None, variants: tuple[Variant, ...] | None = None
) -> Draft:
    """Put ``steps`` in the place of those from ``start`` to ``end``."""
    old = draft.protocol.steps
    new = (*old[:start], *steps, *(old[end:] if end is not None else ()))
    if new == old:
        return draft
    return _changed(draft, replace(_own(draft), steps=new, variants=variants or draft.protocol.variants))


def free_key(wanted: str, taken: Collection[str]) -> str:
    """Give the key wanted, or the first one with a number after it that nobody has."""
    numbered = (f"{wanted[:36]}_{number}" for number in count(2))
    return wanted if wanted not in taken else next(key for key in numbered if key not in taken)


def _free_key(draft: Draft, wanted: str) -> str:
    return free_key(wanted, {step.key for step in draft.protocol.steps})


def _most(floor: int, minutes: int) -> int:
    return max(1, min(floor, minutes))


def _halves(minutes: int) -> tuple[int, int]:
    return max(1, minutes - minutes // 2), max(1, minutes // 2)


def _merged(first: Step, second: Step) -> Step:
    """Put two steps together; who speaks and listens is taken from the first."""
    kinds = tuple(dict.fromkeys((*first.kinds, *second.kinds)))[:7]
    return replace(
        first,
        minutes=first.minutes + second.minutes,
        at_least=first.at_least + second.at_least,
        say=" ".join(words for words in (first.say, second.say) if words),
        watch_for=tuple(dict.fromkeys((*first.watch_for, *second.watch_for))),
        interventions=tuple(dict.fromkeys((*first.interventions, *second.interventions))),
        kinds=kinds,
        protected=first.protected or second.protected,
        optional=first.optional and second.optional,
        commits=first.commits or second.commits,
    )


# --- other lengths ----------------------------------------------------------------------------------------------


def _split_in(variant: Variant, key: str, second: str) -> Variant:
    minutes = dict(variant.minutes)
    if key not in minutes:
        return variant
    halves = dict(zip((key, second), _halves(minutes[key]), strict=True))
    spread = [
        pair for name, length in variant.minutes for pair in (halves.items() if name == key else [(name, length)])
    ]
    return replace(variant, minutes=tuple(spread))


def _merged_in(variant: Variant, first: str, second: str) -> Variant:
    minutes = dict(variant.minutes)
    together = minutes.get(first, 0) + minutes.pop(second, 0)
    return replace(variant, minutes=tuple((minutes | ({first: together} if together else {})).items()))


def _settled(protocol: Protocol, variant: Variant) -> Variant:
    """Give another length as the steps now allow it; its key and name follow its total where they said it before."""
    there = dict(variant.minutes)
    minutes = {step.key: there[step.key] for step in protocol.steps if step.key in there}
    length = total_of(protocol, minutes)
    key = str(length) if variant.key.isdigit() else variant.key
    return Variant(key, _name_for(variant, length), tuple(minutes.items()))


def _name_for(variant: Variant, length: int) -> str:
    """Let a name that begins with the length begin with the new one; a name of its own stays."""
    before = usual_name(int(variant.key)) if variant.key.isdigit() else ""
    follows = before and variant.name.startswith(before)
    return usual_name(length) + variant.name.removeprefix(before) if follows else variant.name
