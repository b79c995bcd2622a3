"""One library, one opener, one way to write: nobody goes around the store."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORE = ROOT / "consultancy" / "store"
LIBRARIES = {"sqlite3", "sqlite_utils", "sqlcipher3", "pysqlite3", "apsw"}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
READERS = {"rows", "row", "value", "execute", "executemany", "executescript"}


def sources() -> list[Path]:
    return [ROOT / "main.py", *(ROOT / "consultancy").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def foreign_libraries(tree: ast.Module, *, driver: bool = False) -> set[str]:
    return set() if driver else LIBRARIES.intersection(imported(tree))


def is_conn(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "conn"


def around_the_transaction(tree: ast.Module) -> list[int]:
    """Find ``with db.conn:`` (not atomic, whatever it looks like) and ``db.conn.execute`` (never committed)."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any(is_conn(item.context_expr) for item in node.items):
            lines.append(node.lineno)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_conn(node.func.value):
            lines.append(node.lineno)
    return lines


def texts(tree: ast.Module) -> dict[str, str]:
    """Give the texts that a module names at its top."""
    named = (node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name))
    return {node.targets[0].id: beginning(node.value, {}) for node in named}


def beginning(node: ast.expr, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.JoinedStr):
        node = node.values[0]
    return node.value.strip().upper() if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def writes_by_reading(tree: ast.Module) -> list[int]:
    """Find statements that change rows and are not handed to ``write``, which insists on a transaction."""
    known = texts(tree)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    return [
        call.lineno
        for call in calls
        if call.func.attr in READERS and call.args and beginning(call.args[0], known).startswith(WRITES)
    ]


def detours(tree: ast.Module, *, driver: bool = False) -> list[object]:
    return [*foreign_libraries(tree, driver=driver), *around_the_transaction(tree), *writes_by_reading(tree)]


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nobody_goes_around_the_store(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert detours(tree, driver=path == STORE / "driver.py") == []


@pytest.mark.parametrize(
    "detour",
    [
        "import sqlite3",
        "from sqlite_utils import Database",
        "def f():\n    import sqlcipher3.dbapi2",
        "with db.conn:\n    pass",
        "self.db.conn.execute('SELECT 1')",
        "db.rows('DELETE FROM note')",
        "SQL = '''\n  insert into note values (1)'''\ndb.execute(SQL)",
        "db.value(f'UPDATE note SET {x} = 1')",
    ],
)
def test_each_detour_is_found(detour):
    tree = ast.parse(detour)
    assert detours(tree)


def test_what_the_store_itself_does_is_no_detour():
    tree = ast.parse("db.write('DELETE FROM note')\ndb.rows('SELECT 1')\nwith db.atomic():\n    pass")
    assert detours(tree) == []
