"""Where things lie in a workspace folder, and how they are named."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from consultancy.clock import Clock

FILE_NAME = "workspace.db"
SIDES = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside a file; without its ``-wal`` a file can lack what was saved last."""

BACKUPS = "backups"
DAMAGED = "damaged"
APPLICATION_ID = 0x50434F4E
"""``PCON``, in the header of every workspace and of every backup of one."""


def stamp(clock: Clock) -> str:
    """Give a name part that sorts by time and is never given twice: ``20261122T042110Z-1a2b3c``."""
    import secrets

    moment = datetime.fromtimestamp(clock.read().utc.ms / 1000, UTC)
    return f"{moment:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def to_write(path: Path) -> str:
    """Give the address that opens an existing file for writing; a missing one is not made."""
    return f"{path.absolute().as_uri()}?mode=rw"


def to_look(path: Path) -> str:
    """Give the address that reads a file as it lies there, without a lock and without a trace."""
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
