"""The library on disk: the protocols shipped with the program, and the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from consultancy.errors import CannotRead, NotFoundHere
from consultancy.model.protocol import Protocol
from consultancy.protocols.reading import read_protocol
from consultancy.text import _

_SHOWN_FIRST = ("consultancy", "tuning", "troika")


class Shelf:
    """Read protocols when they are first asked for, and again only when their file has changed."""

    def __init__(self, builtin_folder: Path, own_folder: Path | None = None) -> None:
        self._builtin = builtin_folder
        self._own = own_folder
        self._read: dict[Path, tuple[tuple[int, int], Protocol]] = {}

    def protocols(self) -> tuple[Protocol, ...]:
        """Give all protocols that can be read, the ones most asked for first. An own file with faults is left out."""
        by_key = {protocol.key: protocol for protocol in (*self._own_ones(), *self._builtin_ones())}
        return tuple(sorted(by_key.values(), key=_place))

    def get(self, key: str) -> Protocol:
        """Give one protocol. Raises NotFoundHere, or CannotRead when its file has become faulty."""
        shipped = self._builtin / f"{key}.toml"
        if shipped in self._files(self._builtin):
            return self._protocol(shipped, builtin=True)
        for protocol in self._own_ones():
            if protocol.key == key:
                return protocol
        raise NotFoundHere(_("There is no protocol “{key}” here; choose one from the list.").format(key=key))

    def _builtin_ones(self) -> Iterator[Protocol]:
        for path in self._files(self._builtin):
            yield self._protocol(path, builtin=True)

    def _own_ones(self) -> Iterator[Protocol]:
        for path in self._files(self._own) if self._own else ():
            try:
                yield self._protocol(path, builtin=False)
            except CannotRead:
                continue  # the command "protocol check" says what is wrong with it; the others stay usable

    def _files(self, folder: Path) -> list[Path]:
        return sorted(path for path in folder.glob("*.toml") if path.is_file())

    def _protocol(self, path: Path, *, builtin: bool) -> Protocol:
        about = path.stat()
        stamp = (about.st_mtime_ns, about.st_size)
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = stamp, read_protocol(path, builtin=builtin)
            self._read[path] = known
        return known[1]


def _place(protocol: Protocol) -> tuple[int, str]:
    first = _SHOWN_FIRST.index(protocol.key) if protocol.key in _SHOWN_FIRST else len(_SHOWN_FIRST)
    return first, protocol.name.casefold()
