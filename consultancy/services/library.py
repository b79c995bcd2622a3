"""The library of protocols."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.model.protocol import Protocol


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

    def cards(self) -> tuple[ProtocolCard, ...]:
        """List the protocols."""
        raise NotImplementedError

    def get(self, key: str) -> Protocol:
        """Read one protocol. Raises NotFoundHere."""
        raise NotImplementedError
