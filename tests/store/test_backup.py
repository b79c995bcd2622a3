"""A backup counts only after it was opened and checked, and every one that is kept can be restored."""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.errors import AlreadyOpen, CannotRead, CannotWrite, StorageTrouble
from consultancy.model.time import Span
from consultancy.store import backup as backing
from consultancy.store.backup import Backup, backups, is_good, newest_good, surplus
from consultancy.store.damage import restore_backup
from consultancy.store.stores import open_stores
from tests.store.cast import consultancy, note


@pytest.fixture
def filled(stores):
    stores.consultancies.save(consultancy())
    stores.notes.save(note())
    return stores


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = b"\xa5" * (len(content) - len(content) // 2)
    path.write_bytes(content)


def test_a_backup_is_whole_and_private_and_alone_in_its_folder(filled, folder, clock):
    taken = filled.backup()
    assert is_good(taken.path)
    assert taken.taken == datetime.fromtimestamp(clock.read().utc.ms / 1000, UTC)
    assert [one.name for one in taken.path.parent.iterdir()] == [taken.path.name]
    assert stat.S_IMODE(taken.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(taken.path.parent.stat().st_mode) == 0o700


def test_every_backup_kept_can_be_restored(filled, folder, clock):
    for n in range(4):
        filled.notes.save(note(f"more {n}"))
        filled.backup()
        clock.advance(Span.of(minutes=1))
    filled.database.close()
    for count, kept in zip((5, 4, 3, 2), backups(folder), strict=True):
        restore_backup(folder, kept.path, clock)
        restored = open_stores(folder, clock)
        assert len(restored.notes.of("c1")) == count
        assert [match.row.id for match in restored.search.find("adviser", limit=9)] == ["c1"]
        restored.database.close()


def test_restoring_keeps_what_was_there(filled, folder, clock):
    kept = filled.backup()
    filled.notes.save(note("later"))
    filled.database.close()
    before = (folder / "workspace.db").read_bytes()
    restore_backup(folder, kept.path, clock)
    (aside,) = (folder / "damaged").rglob("workspace.db")
    assert aside.read_bytes() == before


def test_restoring_under_an_open_window_is_refused(filled, folder, clock):
    kept = filled.backup()
    with pytest.raises(AlreadyOpen):
        restore_backup(folder, kept.path, clock)
    assert filled.notes.of("c1") == [note()]


def test_a_spoilt_backup_is_refused_and_nothing_is_changed(filled, folder, clock):
    kept = filled.backup()
    filled.database.close()
    spoil(kept.path)
    before = (folder / "workspace.db").read_bytes()
    with pytest.raises(CannotRead, match="not a whole backup"):
        restore_backup(folder, kept.path, clock)
    assert (folder / "workspace.db").read_bytes() == before


def test_a_backup_that_is_not_there_is_refused(folder, clock):
    folder.mkdir()
    with pytest.raises(CannotRead):
        restore_backup(folder, folder / "nothing.db", clock)


def test_a_restore_that_cannot_be_written_leaves_the_workspace_in_place(filled, folder, clock, monkeypatch):
    kept = filled.backup()
    filled.database.close()
    before = (folder / "workspace.db").read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("consultancy.files.os.fsync", full)
    with pytest.raises(CannotWrite, match="full"):
        restore_backup(folder, kept.path, clock)
    assert (folder / "workspace.db").read_bytes() == before


def test_the_newest_good_backup_is_found_behind_a_spoilt_one(filled, folder, clock):
    good = filled.backup()
    clock.advance(Span.of(hours=1))
    spoil(filled.backup().path)
    assert newest_good(folder) == good


def test_a_backup_that_fails_its_check_does_not_count(filled, folder, monkeypatch):
    good = filled.backup()
    monkeypatch.setattr(backing, "faults", lambda _connection: ["row missing"])
    with pytest.raises(StorageTrouble, match="row missing"):
        filled.backup()
    assert [one.name for one in good.path.parent.iterdir()] == [good.path.name]


def test_a_backup_cut_short_by_a_kill_is_tidied_by_the_next(filled, folder):
    (folder / "backups").mkdir()
    left = folder / "backups" / "workspace-20261122T042110Z-1a2b3c.part"
    left.write_bytes(b"half")
    filled.backup()
    assert not left.exists()


def test_closing_backs_up_what_changed_and_only_that(filled, folder, clock):
    filled.close()
    assert len(backups(folder)) == 1
    again = open_stores(folder, clock)
    again.consultancies.save(consultancy())
    again.close()
    assert len(backups(folder)) == 1


def test_closing_twice_is_closing_once(filled, folder):
    filled.close()
    filled.close()
    assert len(backups(folder)) == 1


def test_an_empty_workspace_is_not_backed_up(folder, clock):
    stores = open_stores(folder, clock)
    stores.settings.set("theme", "night")
    stores.close()
    assert backups(folder) == []


def test_closing_lets_go_even_when_the_backup_fails(filled, folder, clock):
    (folder / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageTrouble, match="No backup"):
        filled.close()
    open_stores(folder, clock).database.close()


def test_foreign_files_in_the_folder_are_not_taken_for_backups(filled, folder):
    kept = filled.backup()
    for name in ("notes.txt", "workspace-20269999T000000Z-aa.db", "workspace-now.db"):
        (kept.path.parent / name).write_text("x", encoding="utf-8")
    assert backups(folder) == [kept]


NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def taken_at(*ages: timedelta) -> list[Backup]:
    return [Backup(Path(f"{n}.db"), NOON - age) for n, age in enumerate(sorted(ages))]


def test_the_newest_ten_stay_however_old():
    same_day = taken_at(*(timedelta(days=900, minutes=n) for n in range(12)))
    assert surplus(same_day, NOON.date()) == same_day[10:]


def test_then_one_a_day_one_a_week_one_a_month_stay():
    taken = taken_at(*(timedelta(days=n // 2, hours=n % 2) for n in range(800)))
    kept = [one for one in taken if one not in surplus(taken, NOON.date())]
    ages = [(NOON.date() - one.taken.date()).days for one in kept]
    assert {*range(14)} <= {*ages}
    assert 8 <= len([age for age in ages if 14 <= age < 70]) <= 9
    assert 10 <= len([age for age in ages if 70 <= age < 400]) <= 12


@given(
    st.lists(st.timedeltas(timedelta(days=-400), timedelta(days=4000))), st.dates(date(2020, 1, 1), date(2040, 1, 1))
)
def test_thinning_never_takes_the_newest_and_twice_is_the_same_as_once(ages, today):
    taken = taken_at(*ages)
    gone = surplus(taken, today)
    kept = [one for one in taken if one not in gone]
    assert kept[:10] == taken[:10]
    assert surplus(kept, today) == []


def test_old_backups_are_deleted_after_a_new_one_is_good(filled, folder, clock):
    for _ in range(12):
        filled.backup()
        clock.advance(Span.of(minutes=1))
    kept = backups(folder)
    assert len(kept) == 10
    assert all(is_good(one.path) for one in kept)


@pytest.mark.skipif(os.name != "posix", reason="files in use cannot be replaced there")
def test_taking_a_backup_never_changes_the_workspace(filled):
    before = filled.database.db.conn.total_changes
    filled.backup()
    assert filled.database.db.conn.total_changes == before
