"""The seal of a file that was closed whole, and every way in which it is broken."""

import os

import pytest

from consultancy.errors import DamagedWorkspace
from consultancy.model.time import Span
from consultancy.store import opening, seal
from consultancy.store.stores import open_stores


@pytest.fixture
def path(folder, clock):
    """Give a workspace that was used and closed."""
    stores = open_stores(folder, clock)
    with stores.database.atomic():
        stores.settings.set("theme", "night")
    stores.close()
    # As if the file had been closed some time before it was sealed, on a disk with a coarse clock.
    path = stores.database.path
    long_ago = path.stat().st_mtime_ns - 1_000_000_000
    os.utime(path, ns=(long_ago, long_ago))
    seal.put_on(path, clock)
    return path


@pytest.fixture
def checked(monkeypatch):
    """Collect what was looked through on opening."""
    seen = []
    check = opening._check
    monkeypatch.setattr(opening, "_check", lambda connection, what: (seen.append(what), check(connection, what)))
    return seen


def reopened(path, clock):
    open_stores(path.parent, clock).close()


def test_a_sealed_file_is_not_looked_through_again(path, clock, checked):
    reopened(path, clock)
    assert checked == [""]


def test_a_touched_file_is_looked_through(path, clock, checked):
    os.utime(path)
    reopened(path, clock)
    assert checked == [opening._OURS]


def test_after_a_crash_the_word_index_is_looked_through_too(path, clock, checked):
    path.with_name(f"{path.name}-wal").touch()
    reopened(path, clock)
    assert checked == [opening._TABLES]


def test_damage_under_a_seal_is_found(path, clock):
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    with pytest.raises(DamagedWorkspace):
        open_stores(path.parent, clock)


def test_a_seal_holds_for_a_week(path, clock):
    clock.advance(Span.of(hours=7 * 24 - 1))
    assert seal.holds(path, clock)
    clock.advance(Span.of(hours=1))
    assert not seal.holds(path, clock)
    reopened(path, clock)
    assert seal.holds(path, clock)


def test_a_seal_from_the_future_does_not_hold(path, clock):
    clock.set_wall(Span.of(hours=-48))
    assert not seal.holds(path, clock)


def test_a_file_changed_in_the_same_tick_as_its_seal_is_looked_through(path, clock):
    changed = path.stat().st_mtime_ns
    os.utime(path.with_suffix(".seal"), ns=(changed, changed))
    assert not seal.holds(path, clock)


@pytest.mark.parametrize("text", ["", "1 2", "a b c", "\udcff", "1 2 3 4"])
def test_rubbish_is_no_seal(path, clock, text):
    path.with_suffix(".seal").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert not seal.holds(path, clock)


def test_where_no_backup_could_be_made_nothing_is_sealed(folder, clock, monkeypatch):
    stores = open_stores(folder, clock)
    monkeypatch.setattr(type(stores), "backup", lambda _self: 1 / 0)
    monkeypatch.setattr(type(stores.consultancies), "count", lambda _self: 1)
    with stores.database.atomic():
        stores.settings.set("theme", "night")
    with pytest.raises(ZeroDivisionError):
        stores.close()
    assert not stores.database.path.with_suffix(".seal").exists()


def test_a_disk_that_takes_no_seal_stops_nobody(path, clock):
    path.with_suffix(".seal").unlink()
    path.with_suffix(".seal").mkdir()
    reopened(path, clock)
    assert not seal.holds(path, clock)
