"""Faults of a protocol file, each with its place and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.errors import CannotRead
from consultancy.text import _, clean_line, n_

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the file, the place in it in words (empty for the head of the file), the line if known, a sentence."""

    file: str
    where: str
    line: int | None
    sentence: str

    def __str__(self) -> str:
        line = _("line {n}").format(n=self.line) if self.line else ""
        return f"{', '.join(part for part in (self.file, line, self.where) if part)}: {self.sentence}"


class FaultyProtocol(CannotRead):
    """A protocol file cannot be used. The message is the first fault; ``faults`` holds them all."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        others = len(faults) - 1
        more = n_(" ({n} more fault in this file)", " ({n} more faults in this file)", others).format(n=others)
        super().__init__(f"{faults[0]}{more if others else ''}")
        self.faults = faults


def shown(value: object) -> str:
    """Say what somebody wrote, short enough for a sentence."""
    if value is None:
        return _("nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{_clipped(clean_line(value))}”"
    if isinstance(value, int | float):
        return _clipped(str(value))
    if isinstance(value, list):
        return _("a list")
    return _("a table") if isinstance(value, dict) else _("a date or time")


def _clipped(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
