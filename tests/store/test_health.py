"""Looking at a workspace finds what is wrong and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from consultancy.store import health
from consultancy.store.driver import VERSION
from consultancy.store.health import examine, synced_by
from consultancy.store.migrations import SCHEMA
from consultancy.store.notes import altered
from consultancy.store.stores import open_stores
from tests.store.cast import consultancy, note


@pytest.fixture
def filled(stores):
    stores.consultancies.save(consultancy())
    stores.notes.save(note("n1", "An adviser said so"))
    stores.notes.save(note("n1", "An adviser said this", revision=2))
    stores.notes.save(note("n2", "Never mind", deleted=True))
    return stores


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(one): (one.read_bytes(), one.stat().st_mtime_ns) for one in sorted(folder.rglob("*")) if one.is_file()}


def test_a_sound_workspace_is_well(filled, folder, clock):
    filled.close()
    found = examine(folder, clock)
    assert found.well
    assert (found.exists, found.schema, found.sqlite) == (True, SCHEMA, VERSION)
    assert (found.consultancies, found.notes, found.backups) == (1, 1, 1)
    assert found.backup is not None
    assert found.free > 0
    assert found.synced == ""
    assert found.checked == clock.read().utc


def test_examining_changes_nothing(filled, folder, clock):
    filled.close()
    before = everything_in(folder)
    examine(folder, clock)
    assert everything_in(folder) == before


def test_what_was_saved_last_is_seen_while_the_window_is_open(filled, folder, clock):
    assert (folder / "workspace.db-wal").stat().st_size > 0
    before = everything_in(folder)
    assert examine(folder, clock).notes == 1
    assert everything_in(folder) == before


def test_no_workspace_is_said_to_be_none_and_none_is_made(folder, clock):
    found = examine(folder, clock)
    assert not found.exists
    assert found.well
    assert not folder.exists()


def test_words_that_a_disk_changed_are_found(filled, folder, clock):
    filled.database.close()
    path = folder / "workspace.db"
    content = path.read_bytes()
    assert content.count(b"An adviser said so") == 1
    path.write_bytes(content.replace(b"An adviser said so", b"An adviser paid so"))
    found = examine(folder, clock)
    assert found.altered == ("n1",)
    assert not found.well


def test_every_changed_letter_of_a_note_is_found(filled):
    text = "An adviser said this"
    for n in range(len(text)):
        wrong = f"{text[:n]}{chr(ord(text[n]) ^ 1)}{text[n + 1 :]}"
        with filled.database.atomic():
            filled.database.write("UPDATE note SET text = ? WHERE id = 'n1'", (wrong,))
        assert altered(filled.database) == ["n1"]


@pytest.mark.parametrize("column", ["starred", "step", "speaker", "audience", "at_ms", "deleted", "revision"])
def test_a_changed_column_is_found_as_well(filled, column):
    with filled.database.atomic():
        filled.database.write(f"UPDATE note SET {column} = 77 WHERE id = 'n1'")
    assert altered(filled.database) == ["n1"]


def test_a_damaged_word_index_is_found(filled, folder, clock):
    with filled.database.atomic():
        filled.database.write("DELETE FROM word_index_data WHERE id > 10")
    filled.database.close()
    assert examine(folder, clock).faults


@pytest.mark.parametrize("content", [b"", b"not a database at all " * 99])
def test_what_is_no_workspace_is_not_well_and_left_as_it_was(folder, clock, content):
    folder.mkdir()
    (folder / "workspace.db").write_bytes(content)
    assert not examine(folder, clock).well
    assert everything_in(folder).keys() == {str(folder / "workspace.db")}


def test_a_newer_workspace_is_not_looked_into(filled, folder, clock):
    filled.database.db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    filled.database.close()
    found = examine(folder, clock)
    assert found.schema == SCHEMA + 1
    assert not found.well


def test_a_workspace_written_all_the_time_is_refused_in_words(filled, folder, clock, monkeypatch):
    marks = iter(range(99))
    monkeypatch.setattr(health, "_marks", lambda _path: next(marks))
    with pytest.raises(health.CannotRead, match="being written"):
        examine(folder, clock)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("OneDrive - Oak District/data", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("My Drive/work", "Google Drive"),
        ("Nextcloud/x", "Nextcloud"),
        (".local/share/peer-consultancy", ""),
        ("drives/one", ""),
    ],
)
def test_a_synced_folder_is_named(tmp_path, place, name):
    assert synced_by(tmp_path / place) == name


def test_a_synced_folder_is_known_by_its_mark(tmp_path):
    (tmp_path / "shared" / ".stfolder").mkdir(parents=True)
    assert synced_by(tmp_path / "shared" / "data") == "Syncthing"


def test_the_examined_copy_is_gone_afterwards(filled, folder, clock, tmp_path, monkeypatch):
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    examine(folder, clock)
    assert list(place.iterdir()) == []


def test_after_examining_the_workspace_opens_as_before(filled, folder, clock):
    filled.close()
    examine(folder, clock)
    again = open_stores(folder, clock)
    assert len(again.notes.of("c1")) == 1
    again.database.close()


def test_a_workspace_that_cannot_be_read_is_refused_in_words(filled, folder, clock, monkeypatch):
    def fail(*_args: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("consultancy.store.health.shutil.copyfile", fail)
    with pytest.raises(health.CannotRead, match="cannot be read"):
        examine(folder, clock)
