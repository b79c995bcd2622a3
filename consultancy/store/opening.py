"""Open a workspace file: whose is it, who holds it, is it whole, and is it of a version we know."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from consultancy.clock import Clock
from consultancy.errors import AlreadyOpen, NewerWorkspace, Refused, StorageTrouble
from consultancy.files import free_space
from consultancy.store import driver, seal
from consultancy.store.backup import backups, take_backup
from consultancy.store.damage import damaged
from consultancy.store.database import StoredDatabase
from consultancy.store.layout import APPLICATION_ID, FILE_NAME, to_look, to_write
from consultancy.store.migrations import SCHEMA, migrations
from consultancy.text import _

# EXTRA while WAL is switched on makes the removal of the old journal durable too. Locking comes before the first
# look inside, so that what we see is ours alone.
_BEFORE_LOOKING = (("synchronous", 3), ("locking_mode", "exclusive"), ("cell_size_check", 1), ("mmap_size", 0))
_BEFORE_WRITING = (
    ("journal_mode", "wal"),
    ("synchronous", 2),
    ("secure_delete", 1),
    ("temp_store", 2),
    ("trusted_schema", 0),
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
    ("foreign_keys", 0),
)
_AFTER_MIGRATING = (("foreign_keys", 1),)
PRAGMAS = dict((*_BEFORE_LOOKING, *_BEFORE_WRITING, *_AFTER_MIGRATING))
"""What every open workspace runs under."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
_OURS = f"{_TABLES} AND name NOT LIKE 'word_index%'"
_PATIENCE = 0.2
_LITTLE_ROOM = 2_000_000
_HEADER = 100


class _BrokenError(Exception):
    """The file is ours and opens, but it is not whole."""


def open_database(path: Path, clock: Clock) -> StoredDatabase:
    """Open the workspace file at ``path``, making it when there is none.

    Raises AlreadyOpen, NewerWorkspace, DamagedWorkspace (the file has then been put aside), StorageTrouble, or
    Refused when the file is somebody else's and was left untouched.
    """
    try:
        if _is_lost(path):
            raise damaged(path, clock) if path.name == FILE_NAME else _not_ours(path)
        to_check = _to_check(path, clock)
        _make_ready(path)
    except OSError as error:
        message = _("No workspace can be kept in {folder} ({reason}). Choose another folder; nothing was changed.")
        raise StorageTrouble(message.format(folder=path.parent, reason=error.strerror)) from error
    _refuse_strangers(path)
    try:
        return _connected(path, clock, to_check)
    except (driver.Error, _BrokenError) as error:
        raise _refusal(path, error, clock) from error


def _is_lost(path: Path) -> bool:
    """Say whether there plainly was a workspace whose content is gone; SQLite would begin anew over what is left."""
    size = path.stat().st_size if path.exists() else 0
    if size:
        return size < _HEADER
    return path.with_name(f"{path.name}-wal").exists() or (path.exists() and bool(backups(path.parent)))


def _make_ready(path: Path) -> None:
    """Make the folder and an empty file that only their owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        with contextlib.suppress(OSError):
            path.chmod(0o600)
    else:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _refuse_strangers(path: Path) -> None:
    """Look without a lock and without a trace: another program's file is none of our business."""
    with contextlib.suppress(driver.Error), contextlib.closing(driver.connect(to_look(path))) as connection:
        owner = _value(connection, "PRAGMA application_id")
        if owner != APPLICATION_ID and (owner or _value(connection, "SELECT count(*) FROM sqlite_master")):
            raise _not_ours(path)


def _not_ours(path: Path) -> Refused:
    message = _("{path} belongs to another program and was left as it is. Choose another folder for the workspace.")
    return Refused(message.format(path=path))


def _connected(path: Path, clock: Clock, to_check: str) -> StoredDatabase:
    connection = driver.connect(to_write(path), patience=_PATIENCE)
    try:
        _set(connection, _BEFORE_LOOKING)
        _look(connection, path, to_check)
        _set(connection, _BEFORE_WRITING)
        database = StoredDatabase(connection, path)
        _migrate(database, clock)
        _set(connection, _AFTER_MIGRATING)
        _read_back(connection)
    except BaseException:
        connection.close()
        raise
    return database


def _set(connection: Any, pragmas: tuple[tuple[str, str | int], ...]) -> None:
    for name, value in pragmas:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()


def _look(connection: Any, path: Path, to_check: str) -> None:
    """Take the lock, then see what we hold."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    version = _value(connection, "PRAGMA user_version")
    if version > SCHEMA:
        message = _(
            "{path} was written by a newer version of the program and was left as it is. Open it with that one."
        )
        raise NewerWorkspace(message.format(path=path))
    if version:
        _check(connection, to_check)
    else:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _to_check(path: Path, clock: Clock) -> str:
    """Choose what to look through: nothing under a seal; after a crash the word index too, twice as much again."""
    if path.with_name(f"{path.name}-wal").exists():
        return _TABLES
    return "" if seal.holds(path, clock) else _OURS


def _check(connection: Any, to_check: str) -> None:
    for (table,) in connection.execute(to_check).fetchall() if to_check else ():
        result = _value(connection, f"PRAGMA quick_check('{table}')")
        if result != "ok":
            raise _BrokenError(result)


def _migrate(database: StoredDatabase, clock: Clock) -> None:
    """Bring the tables up to date, wholly or not at all, after a verified backup of whatever is in them."""
    version = _value(database.connection, "PRAGMA user_version")
    if version == SCHEMA:
        return
    db = database.db
    steps = migrations()
    waiting = steps.pending(db)
    if waiting and version:
        take_backup(database, clock)
    with db.atomic():
        steps.apply(db)
        orphans = db.execute("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise RuntimeError(f"a migration left {len(orphans)} rows without what they belong to")
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def _read_back(connection: Any) -> None:
    """Make sure that every setting was taken; some disks refuse some of them without a word."""
    for name, wanted in PRAGMAS.items():
        if _value(connection, f"PRAGMA {name}") != wanted:
            message = _("This disk cannot keep a workspace safely ({name}). Choose a folder on the laptop’s own disk.")
            raise StorageTrouble(message.format(name=name))


def _value(connection: Any, sql: str) -> Any:
    return connection.execute(sql).fetchone()[0]


def _refusal(path: Path, error: Exception, clock: Clock) -> Exception:
    kind = driver.CORRUPT if isinstance(error, _BrokenError) else driver.kind(error)
    if kind in (driver.BUSY, driver.LOCKED):
        return AlreadyOpen(_("This workspace is already open in another window of the program."))
    if kind == driver.NOTADB and path.name != FILE_NAME:
        return _not_ours(path)
    if kind in (driver.CORRUPT, driver.NOTADB):
        return damaged(path, clock)
    if kind == driver.FULL or (kind in (driver.IOERR, driver.CANTOPEN) and free_space(path.parent) < _LITTLE_ROOM):
        message = _("The disk that holds {folder} is full, so the workspace cannot be opened. Free some space first.")
        return StorageTrouble(message.format(folder=path.parent))
    if kind in (driver.READONLY, driver.CANTOPEN, driver.IOERR):
        message = _(
            "The workspace in {folder} cannot be written there. Choose a folder of your own; nothing was changed."
        )
        return StorageTrouble(message.format(folder=path.parent))
    return error
