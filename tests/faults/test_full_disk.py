"""A full disk loses nothing that was acknowledged, harms no file, and is over when there is room again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.errors import CannotWrite, StorageTrouble
from consultancy.files import atomic_write, free_space
from consultancy.store.backup import backups, is_good
from consultancy.store.stores import Stores, open_stores
from tests.store.cast import consultancy, note

ROOT = Path(__file__).parents[2]
LIMITED = """
import resource, sys
from pathlib import Path
from consultancy.clock import FakeClock
from consultancy.store.stores import open_stores
from tests.faults.test_full_disk import begin, write_until_full
from tests.store.cast import note
stores = begin(Path(sys.argv[1]))
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, most))
kept = write_until_full(stores)
assert {one.id for one in stores.notes.of("c1")} == kept
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
stores.notes.save(note("after"))
stores.close()
again = open_stores(Path(sys.argv[1]), FakeClock())
assert {one.id for one in again.notes.of("c1")} == kept | {"after"}
"""


def begin(folder: Path) -> Stores:
    """Open a workspace with one consultancy in it."""
    stores = open_stores(folder, FakeClock())
    stores.consultancies.save(consultancy())
    return stores


def write_until_full(stores: Stores) -> set[str]:
    """Write notes until one is refused; give those that were not."""
    kept: set[str] = set()
    for n in range(100_000):
        try:
            stores.notes.save(note(f"n{n}", "words of some length " * 40))
        except StorageTrouble:
            return kept
        kept.add(f"n{n}")
    raise AssertionError("the disk never filled")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk can be made by root on Linux only")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Take all the room that is left; gives the file that takes it."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file:
        for size in (65_536, 4_096, 1):
            try:
                while file.write(b"x" * size) == size:
                    pass
            except OSError:
                continue
    return ballast


def test_nothing_acknowledged_is_lost_and_all_goes_on_once_there_is_room(disk):
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)
    stores = begin(disk / "workspace")
    kept = write_until_full(stores)
    assert len(kept) >= 10
    assert {one.id for one in stores.notes.of("c1")} == kept
    with pytest.raises(StorageTrouble, match="not saved yet"):
        stores.notes.save(note("one more", "words of some length " * 40))
    ballast.unlink()
    stores.notes.save(note("after"))
    stores.database.close()
    again = open_stores(disk / "workspace", FakeClock())
    assert {one.id for one in again.notes.of("c1")} == kept | {"after"}
    again.database.close()


def test_a_backup_that_does_not_fit_harms_no_other(disk):
    stores = begin(disk / "workspace")
    good = stores.backup()
    ballast = fill(disk)
    with pytest.raises(StorageTrouble, match="No backup could be made"):
        stores.backup()
    ballast.unlink()
    assert backups(disk / "workspace") == [good]
    assert is_good(good.path)
    assert [one.name for one in good.path.parent.iterdir()] == [good.path.name]
    stores.database.close()


def test_a_workspace_on_a_full_disk_is_not_opened_and_not_harmed(disk):
    stores = begin(disk / "workspace")
    stores.notes.save(note())
    stores.database.close()
    ballast = fill(disk)
    before = (disk / "workspace" / "workspace.db").read_bytes()
    with pytest.raises(StorageTrouble, match="full"):
        open_stores(disk / "workspace", FakeClock())
    assert (disk / "workspace" / "workspace.db").read_bytes() == before
    ballast.unlink()
    again = open_stores(disk / "workspace", FakeClock())
    assert again.notes.of("c1") == [note()]
    again.database.close()


def test_a_new_workspace_on_a_full_disk_has_a_sentence(disk):
    (disk / "workspace").mkdir()
    fill(disk)
    with pytest.raises(StorageTrouble, match="Free some space"):
        open_stores(disk / "workspace", FakeClock())


def test_a_document_on_a_full_disk_leaves_the_old_one_and_no_other_file(disk):
    memo = disk / "memo.docx"
    atomic_write(memo, b"old")
    fill(disk)
    with pytest.raises(CannotWrite, match="The disk is full"):
        atomic_write(memo, b"new" * 10_000)
    assert memo.read_bytes() == b"old"
    assert {one.name for one in disk.iterdir()} == {"memo.docx", "ballast"}
    assert free_space(disk) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
def test_a_file_that_may_not_grow_is_treated_as_a_full_disk(tmp_path):
    run = [sys.executable, "-c", LIMITED, str(tmp_path / "workspace")]
    result = subprocess.run(run, cwd=ROOT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
