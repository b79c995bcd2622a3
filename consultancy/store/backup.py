"""Backups: taken from the open connection, and counted only after they were opened and checked."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from consultancy.clock import Clock
from consultancy.errors import StorageTrouble
from consultancy.files import sync_folder
from consultancy.store import driver
from consultancy.store.database import StoredDatabase
from consultancy.store.layout import APPLICATION_ID, BACKUPS, stamp, to_look, to_write
from consultancy.store.migrations import SCHEMA
from consultancy.text import _

_NAME = re.compile(r"workspace-(\d{8}T\d{6}Z)-[0-9a-f]+\.db")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
_NEWEST = 10
_DAYS, _WEEKS = 14, 70


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was verified when it was taken."""

    path: Path
    taken: datetime


def take_backup(database: StoredDatabase, clock: Clock) -> Backup:
    """Copy an open workspace into its backups folder, check the copy, then thin out old ones. Raises StorageTrouble."""
    folder = database.path.parent / BACKUPS
    path = folder / f"workspace-{stamp(clock)}.db"
    unchecked = path.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _forget_unfinished(folder)
        os.close(os.open(unchecked, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(database, unchecked)
        unchecked.replace(path)
        sync_folder(folder)
    except (OSError, driver.Error) as error:
        message = _(
            "No backup could be made ({reason}). The workspace itself is as it was; free some space and try again."
        )
        raise StorageTrouble(message.format(reason=error)) from error
    finally:
        with contextlib.suppress(OSError):
            unchecked.unlink(missing_ok=True)
    taken = datetime.fromtimestamp(clock.read().utc.ms / 1000, UTC)
    thin(folder, taken.date())
    return Backup(path, taken)


def backups(folder: Path) -> list[Backup]:
    """List the backups of the workspace in ``folder``, newest first."""
    there = folder / BACKUPS
    dated = ((path, _taken(path.name)) for path in (there.iterdir() if there.is_dir() else ()))
    found = [Backup(path, taken) for path, taken in dated if taken]
    return sorted(found, key=lambda one: (one.taken, one.path.name), reverse=True)


def newest_good(folder: Path) -> Backup | None:
    """Find the newest backup that is whole just now."""
    return next((one for one in backups(folder) if is_good(one.path)), None)


def is_good(path: Path) -> bool:
    """Open a backup and check all of it: ours, of a version we know, and whole."""
    try:
        with contextlib.closing(driver.connect(to_look(path))) as connection:
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            return owner == APPLICATION_ID and 0 < version <= SCHEMA and not faults(connection)
    except driver.Error:
        return False


def faults(connection: Any) -> list[str]:
    """Check every page, index and word index of an open file; gives what is wrong in SQLite's words."""
    return [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]


def thin(folder: Path, today: date) -> None:
    """Delete the backups nobody would look for any more."""
    for one in surplus(backups(folder.parent), today):
        with contextlib.suppress(OSError):
            one.path.unlink()


def surplus(taken: Sequence[Backup], today: date) -> list[Backup]:
    """Choose what may go, from backups newest first: the newest ten stay, then one a day, one a week, one a month."""
    kept = {one.path for one in taken[:_NEWEST]} | {one.path for one in _first_of_each(taken, today)}
    return [one for one in taken if one.path not in kept]


def _first_of_each(taken: Iterable[Backup], today: date) -> list[Backup]:
    first: dict[Hashable, Backup] = {}
    for one in taken:
        first.setdefault(_period(one.taken.date(), today), one)
    return list(first.values())


def _period(day: date, today: date) -> Hashable:
    age = (today - day).days
    if age < _DAYS:
        return day
    return day.isocalendar()[:2] if age < _WEEKS else (day.year, "month", day.month)


def _taken(name: str) -> datetime | None:
    match = _NAME.fullmatch(name)
    if not match:
        return None
    with contextlib.suppress(ValueError):
        return datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return None


def _copy(database: StoredDatabase, path: Path) -> None:
    with database.alone() as source, contextlib.closing(driver.connect(to_write(path))) as copy:
        source.backup(copy)
        # A backup in WAL mode could not be opened from a folder that is read-only.
        copy.execute("PRAGMA journal_mode = delete")
        expected = _counts(source)
    _make_durable(path)
    with contextlib.closing(driver.connect(to_look(path))) as copy:
        wrong = faults(copy)
        if wrong or _counts(copy) != expected:
            raise OSError(wrong[0] if wrong else "the copy is not complete")


def _counts(connection: Any) -> dict[str, int]:
    tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def _forget_unfinished(folder: Path) -> None:
    """Remove what a backup left behind that was cut short; this process alone holds the workspace."""
    for leftover in folder.glob("workspace-*.part*"):
        leftover.unlink(missing_ok=True)


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
