"""The one connection of a workspace, behind one lock: every write is in a transaction, every error has a sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from consultancy.errors import StorageTrouble
from consultancy.store import driver
from consultancy.text import _

Values = Sequence[Any] | Mapping[str, Any]
Row = Any


class StoredDatabase:
    """An open workspace file. Safe to use from several threads, one at a time."""

    def __init__(self, connection: Any, path: Path) -> None:
        self.path = path
        self.connection = connection
        self._lock = threading.RLock()
        self._closed = False
        self._untouched: int = connection.total_changes

    @cached_property
    def db(self) -> Any:
        """Give the connection as sqlite-utils sees it: the way everything is written."""
        return driver.database(self.connection)

    @property
    def changed(self) -> bool:
        """Say whether anything was written since the file was opened."""
        return not self._closed and bool(self.connection.total_changes > self._untouched)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep everything written inside, or nothing. Nested calls join the outer one. Raises StorageTrouble."""
        with self._lock, translated(), self.db.atomic():
            yield

    def write(self, sql: str, values: Values = ()) -> int:
        """Change rows inside ``atomic``; gives how many."""
        if not self.connection.in_transaction:
            raise RuntimeError("A write outside atomic() would not be kept together with what belongs to it.")
        return int(self.db.execute(sql, values).rowcount)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Read rows, their columns by name."""
        with self._lock, translated():
            cursor = self.connection.execute(sql, values)
            cursor.row_factory = driver.Row
            return list(cursor.fetchall())

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Read the first row, if there is one."""
        return next(iter(self.rows(sql, values)), None)

    def value(self, sql: str, values: Values = ()) -> Any:
        """Read the first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    @contextmanager
    def alone(self) -> Iterator[Any]:
        """Lend the connection for what is not a statement (a backup), with everybody else waiting."""
        with self._lock:
            yield self.connection

    def close(self) -> None:
        """Let the file go; a second time does nothing."""
        with self._lock:
            self._closed = True
            self.connection.close()


@contextmanager
def translated() -> Iterator[None]:
    """Turn what a person can act on into StorageTrouble; let every other error of the driver rise."""
    try:
        yield
    except driver.Error as error:
        sentence = _sentence(driver.kind(error))
        if not sentence:
            raise
        raise StorageTrouble(sentence) from error


def _sentence(kind: int) -> str:
    sentences = {
        driver.FULL: _("The disk is full, so this is not saved yet. Free some space; what is on the screen is kept."),
        driver.IOERR: _("The disk did not take this, so it is not saved yet. What is on the screen is kept."),
        driver.READONLY: _(
            "The workspace cannot be written where it is, so this is not saved. It stays on the screen."
        ),
        driver.CANTOPEN: _("The workspace file cannot be reached, so this is not saved. It stays on the screen."),
        driver.BUSY: _("Another program holds the workspace file, so this is not saved yet. It stays on the screen."),
        driver.CORRUPT: _("The workspace file is damaged, so this is not saved. Close the program and start it again."),
    }
    sentences[driver.LOCKED] = sentences[driver.BUSY]
    sentences[driver.NOTADB] = sentences[driver.CORRUPT]
    return sentences.get(kind, "")
