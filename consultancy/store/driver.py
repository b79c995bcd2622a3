"""The one module that chooses the SQLite library: two of them on one file can drop each other's locks."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2

# sqlite-utils takes its driver from this name when it is there, and catches that driver's errors.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2


def _import_when_touched(package: str, name: str) -> None:
    """Put off an import that sqlite-utils makes but that nothing here reaches; it costs a fifth of opening."""
    spec = importlib.util.find_spec(f"{package}.{name}")
    if spec and spec.loader and spec.name not in sys.modules:
        spec.loader = importlib.util.LazyLoader(spec.loader)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        setattr(importlib.import_module(package), name, module)


_import_when_touched("dateutil", "parser")

from sqlite_utils import Database, Migrations  # noqa: E402 - only after the driver has been chosen
from sqlite_utils.utils import sqlite3  # noqa: E402

Error: type[Exception] = sqlite3.Error
IntegrityError: type[Exception] = sqlite3.IntegrityError
Row = sqlite3.Row
VERSION: str = sqlite3.sqlite_version

BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

__all__ = ["VERSION", "Database", "Error", "IntegrityError", "Migrations", "Row", "connect", "kind"]


def connect(address: str, *, patience: float = 0.0) -> Any:
    """Connect to ``file:`` address ``address``; every statement stands alone unless a transaction is begun.

    ``patience`` is how many seconds to wait for a lock.
    """
    return sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def kind(error: Exception) -> int:
    """Give the primary result code of an error, such as FULL or BUSY; 0 when the driver itself complained."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
