"""The library of protocols."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consultancy.model.protocol import Protocol
from consultancy.planning.fitting import length_of
from consultancy.protocols.faults import Fault
from consultancy.protocols.reading import check_protocol
from consultancy.protocols.shelf import Shelf
from consultancy.text import n_


@dataclass(frozen=True, slots=True)
class ProtocolCard:
    """A protocol in the list: enough to choose by."""

    key: str
    name: str
    summary: str
    group: str
    lengths: tuple[int, ...]
    steps: int
    builtin: bool = True


class Library:
    """Use cases of the library and of "Change protocol"."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def cards(self) -> tuple[ProtocolCard, ...]:
        """List the protocols."""
        return tuple(_card(protocol) for protocol in self._shelf.protocols())

    def get(self, key: str) -> Protocol:
        """Read one protocol. Raises NotFoundHere, CannotRead."""
        return self._shelf.get(key)

    def check(self, path: Path) -> tuple[Fault, ...]:
        """Give every fault of a protocol file; none when it can be used."""
        return check_protocol(path)


def _card(protocol: Protocol) -> ProtocolCard:
    return ProtocolCard(
        key=protocol.key,
        name=protocol.name,
        summary=protocol.summary,
        group=_group(protocol),
        lengths=lengths(protocol),
        steps=len(protocol.steps),
        builtin=protocol.builtin,
    )


def lengths(protocol: Protocol) -> tuple[int, ...]:
    """Give the lengths a protocol comes in, in minutes, shortest first."""
    return tuple(sorted({length_of(protocol, variant) for variant in protocol.variants}))


def _group(protocol: Protocol) -> str:
    low, high = protocol.group_min, protocol.group_max
    if low == high:
        return n_("{n} person", "{n} people", low).format(n=low)
    return n_("{low}–{high} person", "{low}–{high} people", high).format(low=low, high=high)
