"""All the faults of a protocol file at once: each key by itself, then how the steps fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from consultancy.model.protocol import Repeat, Silence, Voice
from consultancy.protocols.faults import Fault, shown
from consultancy.protocols.grammar import HEAD, STEP, VARIANT, Key, did_you_mean, nearest
from consultancy.protocols.places import Places
from consultancy.protocols.raw import MOST_STEPS, Table, too_many
from consultancy.text import _, n_

FORMAT = 1
_MOST_UNKNOWN = 12
_Found = Iterator[tuple[str, str]]  # the key concerned, and the sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in a parsed file: its table (``steps``, ``variants``, or empty for the head), number and key."""

    table: str
    number: int
    key: str
    sentence: str


def faults_of(table: Table, file: str, places: Places) -> tuple[Fault, ...]:
    """Give every fault of a parsed file: of its head, its steps, its lengths, then of the sums."""

    def fault(found: Finding) -> Fault:
        line = places.line(found.table, found.number, found.key)
        return Fault(file, _where(table, found), line, found.sentence)

    return tuple(fault(found) for found in findings_of(table))


def findings_of(table: Table) -> tuple[Finding, ...]:
    """Give the same without the lines of a file."""
    return _Check(table).run()


class _Check:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._found: list[Finding] = []
        self._steps = _tables_in(table, "steps")
        self._variants = _tables_in(table, "variants")

    def run(self) -> tuple[Finding, ...]:
        newer = _newer_format(self._table)
        if newer or max(len(self._steps), len(self._variants)) > MOST_STEPS:
            self._add("", 0, "format" if newer else "", newer or too_many())
            return tuple(self._found)
        self._collect("", 0, check_keys(self._table, HEAD))
        for number, step in enumerate(self._steps):
            self._collect("steps", number, check_keys(step, STEP))
            self._collect("steps", number, check_step(step))
        for number, variant in enumerate(self._variants):
            self._collect("variants", number, check_keys(variant, VARIANT))
        self._check_together()
        return tuple(self._found)

    def _check_together(self) -> None:
        for number, key, sentence in check_order(self._steps):
            self._add("steps", number, key, sentence)
        if self._found:
            return  # sums over minutes that are wrong anyway would only add noise
        self._collect("", 0, check_total(self._table, self._steps))
        for number, variant in enumerate(self._variants):
            self._collect("variants", number, check_variant(self._table, variant, self._steps))
        self._collect_twins()

    def _collect_twins(self) -> None:
        seen = {str(self._table["minutes"])}
        for number, variant in enumerate(self._variants):
            key = variant_key(variant)
            if key in seen:
                sentence = _("There are two lengths called {key}; give this one a key of its own.")
                self._add("variants", number, "key", sentence.format(key=shown(key)))
            seen.add(key)

    def _collect(self, table: str, number: int, found: _Found) -> None:
        for key, sentence in found:
            self._add(table, number, key, sentence)

    def _add(self, table: str, number: int, key: str, sentence: str) -> None:
        self._found.append(Finding(table, number, key, sentence))


def _where(table: Table, found: Finding) -> str:
    number = found.number
    if found.table == "steps":
        step = _tables_in(table, "steps")[number]
        return _named(_("step {n}").format(n=number + 1), step.get("title") or step.get("key"))
    if found.table == "variants":
        variant = _tables_in(table, "variants")[number]
        return _named(_("length {n}").format(n=number + 1), variant.get("name") or variant.get("total"))
    return ""


def _named(place: str, name: object) -> str:
    return f"{place} {shown(str(name))}" if isinstance(name, str | int) and str(name).strip() else place


def _tables_in(table: Table, key: str) -> list[Table]:
    value = table.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _newer_format(table: Table) -> str:
    number = table.get("format")
    if not isinstance(number, int) or isinstance(number, bool) or number <= FORMAT:
        return ""
    sentence = _("The file is written in format {number}, newer than this program reads; update the program.")
    return sentence.format(number=shown(number))


def check_keys(table: Table, keys: Mapping[str, Key]) -> _Found:
    """Check each key by itself: unknown, missing, or holding what it may not."""
    strange = [key for key in table if key not in keys]
    if len(strange) > _MOST_UNKNOWN:  # not a slip of the pen; guessing at each would only take long
        yield (
            strange[0],
            _("There are {n} keys not used here; compare with docs/protocol-format.md.").format(n=len(strange)),
        )
        return
    unknown = {key: nearest(key, keys.keys() - table.keys()) for key in strange}
    for key, value in table.items():
        if key in unknown:
            guess = did_you_mean(unknown[key]) or _("; take it out, or write it as a remark after #.")
            yield key, _("{key} is not a key used here{guess}").format(key=shown(key), guess=guess)
        elif sentence := keys[key].rule(key, value):
            yield key, sentence
    for key, known in keys.items():
        if known.required and key not in table and key not in unknown.values():
            yield "", _("{key} is missing; add it, such as {example}").format(key=key, example=known.example)


def check_step(step: Table) -> _Found:
    """Check what the keys of one step say together."""
    yield from _check_floor(step)
    yield from _check_kinds(step)
    yield from _check_voices(step)
    yield from _check_silence(step)
    if step.get("block") and step.get("repeat", Repeat.ONCE) == Repeat.ONCE:
        yield "block", _('A block is a group of steps gone through again; add repeat = "per_person" to this step.')


def _check_floor(step: Table) -> _Found:
    minutes, floor = step.get("minutes"), step.get("at_least")
    if isinstance(minutes, int) and isinstance(floor, int) and floor > minutes:
        sentence = _("at_least is {floor} but minutes is only {minutes}; lower at_least or give the step more minutes.")
        yield "at_least", sentence.format(floor=shown(floor), minutes=shown(minutes))


def _check_kinds(step: Table) -> _Found:
    kind, kinds = step.get("default_kind"), step.get("kinds", ["note"])
    if isinstance(kind, str) and isinstance(kinds, list) and kind not in kinds:
        yield (
            "default_kind",
            _("default_kind is {kind}, which is not among kinds; add it there.").format(kind=shown(kind)),
        )


def _voices(step: Table, key: str) -> list[str]:
    value = step.get(key)
    return [voice for voice in value if isinstance(voice, str)] if isinstance(value, list) else []


def _check_voices(step: Table) -> _Found:
    speaks = _voices(step, "speaks")
    if step.get("speaks") == []:
        yield "speaks", _('speaks names nobody; write who speaks, or speaks = ["nobody"] for a quiet step.')
    if Voice.NOBODY in speaks and len(speaks) > 1:
        yield "speaks", _("speaks names nobody and somebody; keep one of the two.")
    for voice in _voices(step, "listens"):
        if voice in speaks or voice in _voices(step, "answers"):
            sentence = _("{voice} cannot both speak and listen in silence; take it out of listens.")
            yield "listens", sentence.format(voice=shown(voice))
    if Voice.EVERYONE in speaks and _voices(step, "listens"):
        yield "listens", _("Everyone speaks in this step, so nobody listens in silence; take listens out.")


def _check_silence(step: Table) -> _Found:
    listens, silence = _voices(step, "listens"), step.get("silence", Silence.NONE)
    if listens and silence == Silence.NONE:
        yield "listens", _('Somebody listens in silence; say how, such as silence = "takes_notes".')
    if not listens and silence != Silence.NONE:
        yield "silence", _('silence is set but nobody listens; add who does, such as listens = ["presenter"].')


def check_order(steps: list[Table]) -> Iterator[tuple[int, str, str]]:
    """Check keys that are there twice, and blocks that are torn apart; gives the step's number too."""
    seen: dict[object, int] = {}
    for number, step in enumerate(steps):
        key = step.get("key")
        if isinstance(key, str) and key in seen:
            sentence = _("The key {key} is already that of step {n}; give this step another.")
            yield number, "key", sentence.format(key=shown(key), n=seen[key] + 1)
        elif isinstance(key, str):
            seen[key] = number
    yield from _check_blocks(steps)


def _check_blocks(steps: list[Table]) -> Iterator[tuple[int, str, str]]:
    last: dict[str, int] = {}
    for number, step in enumerate(steps):
        block = step.get("block")
        if not isinstance(block, str):
            continue
        before = last.get(block, number - 1)
        if before < number - 1:
            sentence = _("The block {block} is interrupted before this step; put its steps one after another.")
            yield number, "block", sentence.format(block=shown(block))
        elif block in last and steps[before].get("repeat") != step.get("repeat"):
            sentence = _("repeat differs from the step before in the block {block}; write the same.")
            yield number, "repeat", sentence.format(block=shown(block))
        last[block] = number


def _times(table: Table, step: Table) -> int:
    repeated = step.get("repeat") in {Repeat.PER_PERSON, Repeat.PER_STATION}
    return int(table.get("turns", 1)) if repeated else 1


def check_total(table: Table, steps: list[Table]) -> _Found:
    """Check that the steps add up to the stated minutes."""
    total = sum(step["minutes"] * _times(table, step) for step in steps)
    if total != table["minutes"]:
        sentence = n_(
            "The steps add up to {total} minute, not {stated}; change minutes here or in a step.",
            "The steps add up to {total} minutes, not {stated}; change minutes here or in a step.",
            total,
        )
        yield "minutes", sentence.format(total=total, stated=table["minutes"])


def variant_key(variant: Table) -> str:
    """Give the key of a length: its own, or its total."""
    return str(variant.get("key", variant["total"]))


def check_variant(table: Table, variant: Table, steps: list[Table]) -> _Found:
    """Check that a length names steps there are, keeps their floors, and adds up."""
    by_key = {step["key"]: step for step in steps}
    minutes = variant["minutes"]
    for key in minutes.keys() - by_key.keys():
        guess = did_you_mean(nearest(key, by_key)) or _("; write the key of a step.")
        yield "minutes", _("There is no step {key}{guess}").format(key=shown(key), guess=guess)
    named = {key: by_key[key] for key in minutes if key in by_key}
    for key, step in named.items():
        floor = step.get("at_least", 1)
        if minutes[key] < floor:
            sentence = _("{key} has {minutes} min here, but the step needs at least {floor}.")
            yield "minutes", sentence.format(key=key, minutes=minutes[key], floor=floor)
    total = sum(minutes[key] * _times(table, step) for key, step in named.items())
    if total != variant["total"] and len(named) == len(minutes):
        sentence = _("The minutes add up to {total}, not {stated}; change total or the minutes of a step.")
        yield "total", sentence.format(total=total, stated=variant["total"])
