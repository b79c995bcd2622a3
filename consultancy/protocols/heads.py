"""The head of a protocol file: what the list shows, read without its steps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from consultancy.model.protocol import Protocol
from consultancy.protocols.raw import Table, table_of, text_of
from consultancy.protocols.totals import total_of
from consultancy.text import clean, clean_line

_STEP = re.compile(r"^\[\[steps\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """What can be said of a protocol before its steps are read. ``lengths`` in minutes, shortest first."""

    key: str
    name: str
    summary: str
    use_when: str
    credit: str
    group_min: int
    group_max: int
    lengths: tuple[int, ...]
    steps: int
    aliases: tuple[str, ...] = ()
    builtin: bool = True
    master: str = ""
    version: int = 1


def head_of(protocol: Protocol) -> Head:
    """Give the head of a protocol that has been read whole."""
    return Head(
        key=protocol.key,
        name=protocol.name,
        summary=protocol.summary,
        use_when=protocol.use_when,
        credit=protocol.credit,
        group_min=protocol.group_min,
        group_max=protocol.group_max,
        lengths=tuple(sorted({total_of(protocol, dict(variant.minutes)) for variant in protocol.variants})),
        steps=len(protocol.steps),
        aliases=protocol.aliases,
        builtin=protocol.builtin,
        master=protocol.master,
        version=protocol.version,
    )


def read_head(path: Path) -> Head:
    """Read the head of a shipped file, which is known to be sound; its steps are counted, not parsed."""
    text = text_of(path.read_bytes())
    steps = list(_STEP.finditer(text))
    table = table_of(text[: steps[0].start()])
    return Head(
        key=table["key"],
        name=clean_line(table["name"]),
        summary=clean_line(table["summary"]),
        use_when=clean(table.get("use_when", "")).strip(),
        credit=clean_line(table["credit"]),
        group_min=table["group"][0],
        group_max=table["group"][1],
        lengths=_lengths(table),
        steps=len(steps),
        aliases=tuple(clean_line(alias) for alias in table.get("aliases", [])),
        version=table.get("version", 1),
    )


def _lengths(table: Table) -> tuple[int, ...]:
    return tuple(sorted({table["minutes"], *(variant["total"] for variant in table.get("variants", []))}))
