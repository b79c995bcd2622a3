"""A consultancy's plan as JSON. Strict about types; keys that a later version adds are passed over."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, asdict, fields
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from consultancy.model.protocol import Plan, PlanStep, Step

_NESTED = (PlanStep, Step)


def encode(plan: Plan) -> str:
    """Give a plan as JSON text; equal plans give equal texts."""
    return json.dumps(asdict(plan), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Plan:
    """Read a plan back. Raises ValueError for anything that does not fit."""
    plan: Plan = _build(Plan, json.loads(text))
    return plan


def _build(made: type[Any], data: object) -> Any:
    if not isinstance(data, dict):
        raise ValueError(f"{made.__name__}: {data!r} is not an object")
    readers = _READERS[made]
    missing = [name for name, (_, needed) in readers.items() if needed and name not in data]
    if missing:
        raise ValueError(f"{made.__name__} lacks {', '.join(missing)}")
    return made(**{name: read(data[name]) for name, (read, _) in readers.items() if name in data})


def _readers(made: type[Any]) -> dict[str, tuple[Callable[[object], Any], bool]]:
    hints = get_type_hints(made)
    return {field.name: (_reader(hints[field.name]), _needed(field)) for field in fields(made)}


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _reader(hint: Any) -> Callable[[object], Any]:
    if hint in _NESTED:
        return lambda value: _build(hint, value)
    if get_origin(hint) is tuple:
        return _many(_reader(get_args(hint)[0]))
    if isinstance(hint, UnionType):
        inner = _reader(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if issubclass(hint, StrEnum):
        return lambda value: hint(_exactly(str, value))
    return lambda value: _exactly(hint, value)


def _many(read: Callable[[object], Any]) -> Callable[[object], Any]:
    return lambda value: tuple(read(item) for item in _exactly(list, value))


def _exactly(wanted: type[Any], value: object) -> Any:
    if type(value) is not wanted:
        raise ValueError(f"{value!r} is not {wanted.__name__}")
    return value


_READERS = {made: _readers(made) for made in (Plan, *_NESTED)}
