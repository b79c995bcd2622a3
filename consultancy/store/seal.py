"""A seal on a file that was closed whole: while nothing has touched it, the next start need not look through it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from consultancy.clock import Clock
from consultancy.errors import Refused
from consultancy.model.time import Span

_FOR = Span.of(minutes=7 * 24 * 60)


def put_on(path: Path, clock: Clock) -> None:
    """Seal a closed file that has just been found whole; a disk that takes no seal only makes the next start longer."""
    from consultancy.files import atomic_write

    with contextlib.suppress(OSError, Refused):
        if not holds(path, clock):
            now = clock.read().utc.ms
            atomic_write(_seal(path), " ".join(map(str, (*_marks(path), now))).encode(), private=True)


def holds(path: Path, clock: Clock) -> bool:
    """Say whether the file is as it was when it was sealed, a week ago at the most: disks forget in silence."""
    seal = _seal(path)
    try:
        size, changed, sealed = map(int, seal.read_bytes().split())
        # A change in the same tick of the disk's clock as the seal would leave the same time behind.
        told_apart = seal.stat().st_mtime_ns > changed
        age = clock.read().utc.ms - sealed
        return told_apart and _marks(path) == (size, changed) and 0 <= age < _FOR.ms
    except (OSError, ValueError):
        return False


def _seal(path: Path) -> Path:
    return path.with_suffix(".seal")


def _marks(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
