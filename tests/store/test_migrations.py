"""Tables are made by migrations alone, after a verified backup, wholly or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultancy.store import backup, driver, migrations, opening
from consultancy.store.backup import backups, is_good
from consultancy.store.driver import Error
from consultancy.store.stores import open_stores
from tests.store.cast import consultancy, note

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


def schema(stores) -> str:
    rows = stores.database.rows(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'word_index_%' ORDER BY type, name"
    )
    return "\n".join(" ".join(row["sql"].split()) for row in rows) + "\n"


def test_the_released_tables_are_unchanged(stores):
    assert schema(stores) == (SCHEMAS / f"schema_{migrations.SCHEMA}.sql").read_text(encoding="utf-8")


def test_every_migration_has_a_stored_schema():
    assert sorted(one.name for one in SCHEMAS.iterdir()) == [f"schema_{n + 1}.sql" for n in range(migrations.SCHEMA)]


def test_every_table_is_strict(stores):
    loose = stores.database.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
    )
    assert {row["name"] for row in loose} == {"_sqlite_migrations", "sqlite_schema"}


@pytest.fixture
def later(monkeypatch):
    """Let the program know one migration more."""

    def add(step) -> None:
        more = driver.migrations("consultancy")
        for known in (*migrations._STEPS, step):
            more(name=known.__name__.lstrip("_"))(known)
        monkeypatch.setattr(opening, "migrations", lambda: more)
        monkeypatch.setattr(opening, "SCHEMA", migrations.SCHEMA + 1)
        monkeypatch.setattr(backup, "SCHEMA", migrations.SCHEMA + 1)

    return add


@pytest.fixture
def used(folder, clock):
    stores = open_stores(folder, clock)
    stores.consultancies.save(consultancy())
    stores.notes.save(note())
    stores.database.close()
    return folder


def add_colour(db) -> None:
    db.execute("ALTER TABLE note ADD COLUMN colour TEXT")


def half_way(db) -> None:
    db.execute("ALTER TABLE note ADD COLUMN colour TEXT")
    db.execute("DELETE FROM note")
    raise ZeroDivisionError


def test_a_waiting_migration_is_done_after_a_verified_backup(used, clock, later):
    later(add_colour)
    stores = open_stores(used, clock)
    assert stores.database.value("PRAGMA user_version") == migrations.SCHEMA + 1
    assert stores.database.row("SELECT * FROM note")["colour"] is None
    assert stores.notes.of("c1") == [note()]
    (kept,) = backups(used)
    assert is_good(kept.path)
    stores.database.close()


def orphan_the_notes(db) -> None:
    db.execute("ALTER TABLE note ADD COLUMN colour TEXT")
    db.execute("DELETE FROM consultancy")


@pytest.mark.parametrize(("step", "failure"), [(half_way, ZeroDivisionError), (orphan_the_notes, RuntimeError)])
def test_a_migration_that_fails_changes_nothing(used, clock, later, monkeypatch, step, failure):
    later(step)
    with pytest.raises(failure):
        open_stores(used, clock)
    monkeypatch.undo()
    stores = open_stores(used, clock)
    assert stores.database.value("PRAGMA user_version") == migrations.SCHEMA
    assert stores.notes.of("c1") == [note()]
    with pytest.raises(Error, match="no such column"):
        stores.database.rows("SELECT colour FROM note")
    stores.database.close()


def test_without_a_backup_no_migration_is_begun(used, clock, later, monkeypatch):
    later(add_colour)
    (used / "backups").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(opening.StorageTrouble, match="No backup"):
        open_stores(used, clock)
    monkeypatch.undo()
    stores = open_stores(used, clock)
    assert stores.database.value("PRAGMA user_version") == migrations.SCHEMA
    stores.database.close()


def test_a_new_workspace_needs_no_backup(stores, folder):
    assert backups(folder) == []


def test_a_version_not_written_before_a_kill_is_written_at_the_next_opening(used, clock):
    stores = open_stores(used, clock)
    stores.database.db.execute("PRAGMA user_version = 0")
    stores.database.close()
    stores = open_stores(used, clock)
    assert stores.database.value("PRAGMA user_version") == migrations.SCHEMA
    assert stores.notes.of("c1") == [note()]
    stores.database.close()
