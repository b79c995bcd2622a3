"""The one module that chooses the SQLite library: two of them on one file can drop each other's locks."""

from __future__ import annotations

import sys
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

# sqlite-utils takes its driver from this name when it is there, and catches that driver's errors.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2


Error: type[Exception] = sqlcipher3.dbapi2.Error
IntegrityError: type[Exception] = sqlcipher3.dbapi2.IntegrityError
Row = sqlcipher3.dbapi2.Row
VERSION: str = sqlcipher3.dbapi2.sqlite_version

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26


def connect(address: str, *, patience: float = 0.0) -> Any:
    """Connect to ``file:`` address ``address``; every statement stands alone unless a transaction is begun.

    ``patience`` is how many seconds to wait for a lock.
    """
    return sqlcipher3.dbapi2.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def kind(error: Exception) -> int:
    """Give the primary result code of an error, such as FULL or BUSY; 0 when the driver itself complained."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def database(connection: Any) -> Any:
    """Give the connection to sqlite-utils, which is imported by the first write: reading and painting need it not."""
    from sqlite_utils import Database

    return Database(connection, recursive_triggers=False, execute_plugins=False)


def migrations(name: str) -> Any:
    """Begin a list of migrations."""
    from sqlite_utils import Migrations

    return Migrations(name)
