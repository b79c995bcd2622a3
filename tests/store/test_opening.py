"""Opening a workspace: under the right settings, ours alone, and never at the cost of what is there."""

from __future__ import annotations

import importlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.errors import AlreadyOpen, DamagedWorkspace, NewerWorkspace, Refused, StorageTrouble
from consultancy.store import driver, opening
from consultancy.store.damage import restore_backup
from consultancy.store.migrations import SCHEMA
from consultancy.store.opening import PRAGMAS, open_database
from consultancy.store.stores import open_stores
from tests.store.cast import consultancy, note


@pytest.fixture
def path(folder):
    return folder / "workspace.db"


@pytest.fixture
def used(folder, clock, path):
    """Give the file of a workspace that was used, backed up and closed."""
    stores = open_stores(folder, clock)
    stores.consultancies.save(consultancy())
    with stores.database.atomic():
        for n in range(300):
            stores.notes.save(note(f"n{n}", f"{n} words that take some room in the file, again and again " * 3))
    stores.close()
    return path


def damaged(path: Path) -> DamagedWorkspace:
    content = path.read_bytes()
    with pytest.raises(DamagedWorkspace) as caught:
        open_database(path, FakeClock())
    moved = Path(caught.value.moved_to)
    assert moved.read_bytes() == content
    assert not path.exists()
    assert str(moved.parent) in str(caught.value)
    return caught.value


def test_nothing_that_is_not_reached_is_imported_for_the_driver():
    script = """
import sys
import consultancy.store.stores
assert "dateutil.tz" not in sys.modules
import dateutil.parser
assert dateutil.parser.parse("2026-11-22").year == 2026
"""
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True)


def test_the_driver_is_the_only_library_in_use():
    assert importlib.import_module("sqlite_utils.utils").sqlite3 is importlib.import_module("sqlcipher3")
    assert tuple(map(int, driver.VERSION.split("."))) >= (3, 51, 3)


def test_every_setting_is_read_back_as_set(stores):
    assert {name: stores.database.value(f"PRAGMA {name}") for name in PRAGMAS} == PRAGMAS
    assert PRAGMAS["journal_mode"] == "wal"
    assert PRAGMAS["synchronous"] == 2
    assert PRAGMAS["foreign_keys"] == PRAGMAS["secure_delete"] == 1
    assert PRAGMAS["trusted_schema"] == 0


def test_a_setting_that_a_disk_refuses_is_not_passed_over(path, clock, monkeypatch):
    monkeypatch.setitem(PRAGMAS, "synchronous", 3)
    with pytest.raises(StorageTrouble, match="synchronous"):
        open_database(path, clock)


def test_the_file_says_whose_it_is_and_of_which_version(stores):
    assert stores.database.value("PRAGMA application_id") == 0x50434F4E
    assert stores.database.value("PRAGMA user_version") == SCHEMA


def test_folder_and_files_are_for_their_owner_only(stores, folder):
    stores.settings.set("theme", "night")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {name.name: stat.S_IMODE(name.stat().st_mode) for name in folder.iterdir()} == {
        "workspace.db": 0o600,
        "workspace.db-wal": 0o600,
    }


def test_a_file_that_others_could_read_is_closed_to_them(used, clock):
    used.chmod(0o644)
    open_database(used, clock).close()
    assert stat.S_IMODE(used.stat().st_mode) == 0o600


def test_a_second_opener_in_the_same_program_is_told(stores, path, clock):
    with pytest.raises(AlreadyOpen, match="already open"):
        open_database(path, clock)
    stores.settings.set("still", "fine")


def test_a_second_program_is_told_and_the_first_goes_on(stores, path):
    script = """
import sys
from pathlib import Path
from consultancy.clock import FakeClock
from consultancy.errors import AlreadyOpen
from consultancy.store.opening import open_database
try:
    open_database(Path(sys.argv[1]), FakeClock())
except AlreadyOpen:
    sys.exit(7)
"""
    stores.settings.set("theme", "night")
    second = subprocess.run([sys.executable, "-c", script, str(path)], cwd=Path(__file__).parents[2], check=False)
    assert second.returncode == 7
    stores.settings.set("theme", "paper")
    assert stores.settings.get("theme") == "paper"


def test_closing_leaves_one_whole_file(used):
    assert sorted(one.name for one in used.parent.iterdir()) == ["backups", "workspace.db", "workspace.seal"]


def test_an_empty_file_without_backups_becomes_a_workspace(path, clock):
    path.parent.mkdir()
    path.touch()
    open_database(path, clock).close()
    assert path.stat().st_size > 0


def test_an_empty_file_with_backups_is_damage(used):
    used.write_bytes(b"")
    assert damaged(used).backup


def test_text_under_our_name_is_damage(path):
    path.parent.mkdir()
    path.write_text("Minutes of the meeting. " * 400, encoding="utf-8")
    assert damaged(path).backup == ""


@pytest.mark.parametrize("length", [1, 400])
def test_text_under_another_name_is_not_ours(path, clock, length):
    path.parent.mkdir()
    other = path.with_name("minutes.txt")
    other.write_text("Minutes of the meeting. " * length, encoding="utf-8")
    before = other.read_bytes()
    with pytest.raises(Refused, match="belongs to another program"):
        open_database(other, clock)
    assert other.read_bytes() == before


@pytest.mark.parametrize("cut", [1, 50, 99, 100, 4096, 6000, 40_000])
def test_a_truncated_file_is_damage(used, cut):
    os.truncate(used, cut)
    assert damaged(used).backup


def test_a_cut_tail_is_damage(used):
    os.truncate(used, used.stat().st_size - 4096)
    assert damaged(used).backup


@pytest.mark.parametrize("position", [0, 15, 21, 22, 23])
def test_a_flipped_byte_in_the_header_is_damage(used, position):
    content = bytearray(used.read_bytes())
    content[position] ^= 0xFF
    used.write_bytes(content)
    assert damaged(used).backup


def test_a_page_of_rubbish_is_damage(used):
    content = bytearray(used.read_bytes())
    content[8192 : 8192 + 4096 * 10] = b"\xa5" * 4096 * 10
    used.write_bytes(content)
    assert damaged(used).backup


def test_the_log_of_a_file_that_vanished_is_put_aside_not_deleted(used):
    log = used.with_name("workspace.db-wal")
    log.write_bytes(b"what was saved last")
    used.unlink()
    with pytest.raises(DamagedWorkspace) as caught:
        open_database(used, FakeClock())
    assert Path(caught.value.moved_to).with_name(log.name).read_bytes() == b"what was saved last"


def test_after_damage_the_backup_brings_everything_back(used, folder, clock):
    used.write_bytes(b"rubbish" * 1000)
    restore_backup(folder, Path(damaged(used).backup), clock)
    stores = open_stores(folder, clock)
    assert stores.consultancies.load("c1") == consultancy()
    assert len(stores.notes.of("c1")) == 300
    assert stat.S_IMODE(used.stat().st_mode) == 0o600
    stores.database.close()


def test_after_damage_one_may_begin_anew_and_the_backups_stay(used, folder, clock):
    used.write_bytes(b"rubbish" * 1000)
    backup = Path(damaged(used).backup)
    stores = open_stores(folder, clock)
    assert stores.consultancies.count() == 0
    stores.close()
    open_stores(folder, clock).close()
    assert backup.exists()


def test_another_programs_database_is_left_as_it_was(path, clock):
    path.parent.mkdir()
    made = driver.connect(f"{path.as_uri()}?mode=rwc")
    made.execute("PRAGMA journal_mode = wal")
    made.execute("CREATE TABLE recipes (name)")
    made.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="belongs to another program"):
        open_database(path, clock)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["workspace.db"]


def test_another_programs_mark_is_enough_to_leave_a_file_alone(path, clock):
    path.parent.mkdir()
    made = driver.connect(f"{path.as_uri()}?mode=rwc")
    made.execute("PRAGMA application_id = 4711")
    made.close()
    with pytest.raises(Refused, match="belongs to another program"):
        open_database(path, clock)


def test_a_newer_workspace_is_left_as_it_was(used, clock):
    made = driver.connect(f"{used.as_uri()}?mode=rw")
    made.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    made.close()
    before = used.read_bytes()
    with pytest.raises(NewerWorkspace, match="newer version"):
        open_database(used, clock)
    assert used.read_bytes() == before


def test_a_file_where_the_folder_should_be_is_refused(tmp_path, clock):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageTrouble, match="Choose another folder"):
        open_stores(tmp_path / "file", clock)


AS_NOBODY = """
import os, sys
os.setgid(65534)
os.setuid(65534)
"""
OPEN = """
from pathlib import Path
from consultancy.clock import FakeClock
from consultancy.errors import StorageTrouble
from consultancy.store.opening import open_database
try:
    open_database(Path(sys.argv[1]), FakeClock())
except StorageTrouble as error:
    print(error)
    sys.exit(7)
"""


def open_without_rights(path: Path) -> subprocess.CompletedProcess[str]:
    # Root may write anywhere, so root becomes nobody first (after the imports, which nobody may not be allowed).
    imports, rest = OPEN.split("try:")
    become = AS_NOBODY if os.geteuid() == 0 else "import sys"
    script = f"import sys\n{imports}\n{become}\ntry:{rest}"
    run = [sys.executable, "-c", script, str(path)]
    return subprocess.run(run, cwd=Path(__file__).parents[2], check=False, capture_output=True, text=True)


@pytest.fixture
def open_to_all():
    """Give a folder that anybody can walk to."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently there")
def test_a_read_only_folder_has_a_sentence(open_to_all):
    place = open_to_all / "locked"
    place.mkdir(mode=0o555)
    place.chmod(0o555)
    result = open_without_rights(place / "workspace.db")
    assert result.returncode == 7, result.stderr
    assert "Choose another folder" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently there")
def test_a_read_only_workspace_has_a_sentence_and_is_left_as_it_was(open_to_all, used):
    place = open_to_all / "locked"
    shutil.copytree(used.parent, place)
    for one in place.rglob("*"):
        one.chmod(0o555 if one.is_dir() else 0o444)
    place.chmod(0o555)
    before = (place / "workspace.db").read_bytes()
    result = open_without_rights(place / "workspace.db")
    place.chmod(0o755)
    assert result.returncode == 7, result.stderr
    assert "cannot be written" in result.stdout
    assert (place / "workspace.db").read_bytes() == before


def test_an_error_that_is_no_ones_fault_rises(path, clock, monkeypatch):
    monkeypatch.setattr(opening, "_BEFORE_WRITING", (("journal_mode", "'"),))
    with pytest.raises(driver.Error, match="unrecognized token"):
        open_database(path, clock)


@pytest.mark.parametrize("name", ["Ünï côde", "a#b?c=d&e%20f", 'It\'s "quoted"', "学校"])
def test_any_name_of_a_folder_will_do(tmp_path, clock, name):
    if sys.platform == "win32" and set(name) & set('?"'):
        pytest.skip("Windows allows no such name")
    open_stores(tmp_path / name, clock).database.close()
    assert [one.name for one in (tmp_path / name).iterdir()] == ["workspace.db"]


@pytest.mark.parametrize(
    ("code", "refusal", "words"),
    [
        (driver.BUSY, AlreadyOpen, "already open"),
        (driver.FULL, StorageTrouble, "is full"),
        (driver.READONLY, StorageTrouble, "cannot be written"),
        (driver.CANTOPEN, StorageTrouble, "cannot be written"),
        (driver.IOERR, StorageTrouble, "cannot be written"),
    ],
)
def test_each_trouble_with_the_file_has_a_sentence(path, clock, monkeypatch, code, refusal, words):
    def fail(*_args: object, **_more: object) -> None:
        error = driver.Error("as the library says it")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(opening, "_look", fail)
    with pytest.raises(refusal, match=words):
        open_database(path, clock)


def test_damage_that_cannot_be_put_aside_is_left_as_it_was(used, clock):
    used.write_bytes(b"rubbish" * 1000)
    used.with_name("damaged").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageTrouble, match="cannot be put aside"):
        open_database(used, clock)
    assert used.read_bytes() == b"rubbish" * 1000
