"""Facts as rows: a kind and a JSON text. Strict both ways; ``id``, ``at`` and ``utc`` have columns of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields

from consultancy.live import facts
from consultancy.live.facts import Fact
from consultancy.model.time import Span, Utc

COLUMNS = frozenset(field.name for field in fields(Fact))

KINDS: dict[str, type[Fact]] = {
    "opened": facts.Opened,
    "started": facts.Started,
    "paused": facts.Paused,
    "resumed": facts.Resumed,
    "adjusted": facts.Adjusted,
    "moved": facts.Moved,
    "began_earlier": facts.BeganEarlier,
    "skipped": facts.Skipped,
    "restored": facts.Restored,
    "reordered": facts.Reordered,
    "replanned": facts.Replanned,
    "turns_began": facts.TurnsBegan,
    "turn_taken": facts.TurnTaken,
    "turn_passed": facts.TurnPassed,
    "turn_put_off": facts.TurnPutOff,
    "turn_added": facts.TurnAdded,
    "turn_removed": facts.TurnRemoved,
    "block_reordered": facts.BlockReordered,
    "block_turn_added": facts.BlockTurnAdded,
    "speaking": facts.Speaking,
    "gap_found": facts.GapFound,
    "gap_answered": facts.GapAnswered,
    "clock_changed": facts.ClockChanged,
    "finished": facts.Finished,
    "reopened": facts.Reopened,
    "undone": facts.Undone,
}
"""Every class of fact by the name it has on disk. A name, once written, is never given another meaning."""

_kind_of = {made: kind for kind, made in KINDS.items()}


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of one type are written to JSON and read back; ``read`` raises TypeError for anything else."""

    write: Callable[..., object]
    read: Callable[[object], object]


def _exactly(wanted: type) -> Callable[[object], object]:
    def read(value: object) -> object:
        if type(value) is not wanted:
            raise TypeError(f"{value!r} is not {wanted.__name__}")
        return value

    return read


def _read_span(value: object) -> Span:
    if type(value) is not int:
        raise TypeError(f"{value!r} is not a length in milliseconds")
    return Span(value)


def _read_names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or any(type(name) is not str for name in value):
        raise TypeError(f"{value!r} is not a list of names")
    return tuple(value)


def _write_pairs(pairs: tuple[tuple[str, Span], ...]) -> list[list[object]]:
    return [[name, span.ms] for name, span in pairs]


def _read_pairs(value: object) -> tuple[tuple[str, Span], ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is not a list of names with lengths")
    return tuple(_read_pair(pair) for pair in value)


def _read_pair(value: object) -> tuple[str, Span]:
    if not isinstance(value, list) or len(value) != 2 or type(value[0]) is not str:
        raise TypeError(f"{value!r} is not a name with a length")
    return value[0], _read_span(value[1])


_FORMS: dict[str, _Form] = {
    "str": _Form(str, _exactly(str)),
    "bool": _Form(bool, _exactly(bool)),
    "int": _Form(int, _exactly(int)),
    "Span": _Form(lambda span: span.ms, _read_span),
    "tuple[str, ...]": _Form(list, _read_names),
    "tuple[tuple[str, Span], ...]": _Form(_write_pairs, _read_pairs),
}


def _forms(made: type[Fact]) -> dict[str, _Form]:
    """Give the form of each field of its own that a class of fact has."""
    return {field.name: _FORMS[str(field.type)] for field in fields(made) if field.name not in COLUMNS}


_FORMS_OF = {made: _forms(made) for made in KINDS.values()}


def encode(fact: Fact) -> tuple[str, str]:
    """Give the kind of a fact and its payload as JSON text."""
    made = type(fact)
    payload = {name: form.write(getattr(fact, name)) for name, form in _FORMS_OF[made].items()}
    return _kind_of[made], json.dumps(payload, separators=(",", ":"))


def decode(kind: str, payload: str, id: str, at: Span, utc: Utc) -> Fact:  # noqa: A002 - the field's own name
    """Read a fact back. Raises ValueError for an unknown kind and for any payload that ``encode`` would not write."""
    made = KINDS.get(kind)
    if made is None:
        raise ValueError(f"no fact is called {kind!r}")
    forms, values = _FORMS_OF[made], json.loads(payload)
    if not isinstance(values, dict) or values.keys() != forms.keys():
        raise ValueError(f"{payload!r} does not fit a fact called {kind!r}")
    try:
        own = {name: form.read(values[name]) for name, form in forms.items()}
    except TypeError as error:
        raise ValueError(f"{payload!r} does not fit a fact called {kind!r}: {error}") from error
    return made(id=id, at=at, utc=utc, **own)
