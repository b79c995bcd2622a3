"""The library on disk: the protocols shipped with the program, and the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from consultancy.errors import CannotRead, NotFoundHere
from consultancy.model.protocol import Protocol
from consultancy.protocols.heads import Head, head_of, read_head
from consultancy.protocols.reading import read_protocol
from consultancy.text import _

_SHOWN_FIRST = ("consultancy", "tuning", "troika")
_Stamp = tuple[int, int]
_Listed = TypeVar("_Listed", Head, Protocol)


class Shelf:
    """Read protocols when they are first asked for, and again only when their file has changed."""

    def __init__(self, builtin_folder: Path, own_folder: Path | None = None) -> None:
        self.own = own_folder
        self._builtin = builtin_folder
        self._read: dict[Path, tuple[_Stamp, Protocol]] = {}
        self._heads: dict[Path, tuple[_Stamp, Head]] = {}

    def protocols(self) -> tuple[Protocol, ...]:
        """Give all protocols that can be read, the ones most asked for first. An own file with faults is left out."""
        shipped = [self._protocol(path, builtin=True) for path in _files(self._builtin)]
        return _in_order([*self._own_ones(), *shipped])

    def heads(self) -> tuple[Head, ...]:
        """Give the heads of the same protocols; of those shipped the steps are not parsed."""
        shipped = [self._head(path) for path in _files(self._builtin)]
        return _in_order([*map(head_of, self._own_ones()), *shipped])

    def get(self, key: str) -> Protocol:
        """Give one protocol. Raises NotFoundHere, or CannotRead when its file has become faulty."""
        if self.is_shipped(key):
            return self._protocol(self._builtin / f"{key}.toml", builtin=True)
        own = self.own_one(key)
        if own is None:
            raise NotFoundHere(_("There is no protocol “{key}” here; choose one from the list.").format(key=key))
        return own

    def own_one(self, key: str) -> Protocol | None:
        """Give the user's own protocol of that key, if there is one that can be read."""
        return next((protocol for protocol in self._own_ones() if protocol.key == key), None)

    def own_file(self, key: str) -> Path | None:
        """Give the file of an own protocol, if there is one that can be read."""
        self.own_one(key)
        return next((path for path in _files(self.own) if path in self._read and self._read[path][1].key == key), None)

    def file_of(self, key: str) -> Path:
        """Give the file of any protocol; one that is not there is looked for among those shipped."""
        shipped = self._builtin / f"{key}.toml"
        return shipped if self.is_shipped(key) else self.own_file(key) or shipped

    def is_shipped(self, key: str) -> bool:
        """Say whether a protocol came with the program."""
        return self._builtin / f"{key}.toml" in _files(self._builtin)

    def _own_ones(self) -> Iterator[Protocol]:
        for path in _files(self.own):
            try:
                yield self._protocol(path, builtin=False)
            except CannotRead:
                self._read.pop(path, None)  # "protocol check" says what is wrong with it; the others stay usable

    def _protocol(self, path: Path, *, builtin: bool) -> Protocol:
        stamp, known = _stamp(path), self._read.get(path)
        if known is None or known[0] != stamp:
            known = stamp, read_protocol(path, builtin=builtin)
            self._read[path] = known
        return known[1]

    def _head(self, path: Path) -> Head:
        stamp, known = _stamp(path), self._heads.get(path)
        if known is None or known[0] != stamp:
            known = stamp, read_head(path)
            self._heads[path] = known
        return known[1]


def _files(folder: Path | None) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if path.is_file()) if folder else []


def _stamp(path: Path) -> _Stamp:
    about = path.stat()
    return about.st_mtime_ns, about.st_size


def _in_order(listed: list[_Listed]) -> tuple[_Listed, ...]:
    """Put the ones most asked for first; a shipped one, coming later, takes the place of an own one of its key."""
    return tuple(sorted({each.key: each for each in listed}.values(), key=_place))


def _place(listed: Head | Protocol) -> tuple[int, str]:
    first = _SHOWN_FIRST.index(listed.key) if listed.key in _SHOWN_FIRST else len(_SHOWN_FIRST)
    return first, listed.name.casefold()
