"""A file is whole and new, or whole and old: never half."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from consultancy import files
from consultancy.errors import CannotRead, CannotWrite, InUse
from consultancy.files import atomic_write, free_space, read_capped

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "20"))
OLD, NEW = b"the old memo " * 1_000, b"the new memo " * 50_000

REPLACE_FOR_EVER = """
import os, sys
from pathlib import Path
from consultancy.files import atomic_write
old, new = b"the old memo " * 1_000, b"the new memo " * 50_000
path = Path(sys.argv[1])
while True:
    for data in (new, old):
        os.write(1, b".")
        atomic_write(path, data)
"""


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "memo.docx"
    path.write_bytes(OLD)
    return path


def only(memo: Path) -> bool:
    return [one.name for one in memo.parent.iterdir()] == [memo.name]


def fail_with(number: int, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*_args: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(name, fail)


def test_a_new_file_is_written_whole(tmp_path):
    atomic_write(tmp_path / "memo.docx", NEW)
    assert (tmp_path / "memo.docx").read_bytes() == NEW
    assert only(tmp_path / "memo.docx")


def test_an_existing_file_is_replaced_and_keeps_its_rights(memo):
    memo.chmod(0o640)
    atomic_write(memo, NEW)
    assert memo.read_bytes() == NEW
    assert stat.S_IMODE(memo.stat().st_mode) == 0o640


def test_a_private_file_is_for_its_owner_only(tmp_path):
    atomic_write(tmp_path / "private", NEW, private=True)
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o600


def test_a_link_stays_a_link_and_what_it_names_is_replaced(memo, tmp_path):
    link = tmp_path / "link.docx"
    link.symlink_to(memo)
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert memo.read_bytes() == NEW


@pytest.mark.parametrize("step", ["consultancy.files.os.fsync", "consultancy.files.Path.replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
def test_a_failure_at_any_step_leaves_the_old_file_and_no_other(memo, monkeypatch, step, number):
    fail_with(number, monkeypatch, step)
    with pytest.raises(CannotWrite, match=r"memo\.docx"):
        atomic_write(memo, NEW)
    monkeypatch.undo()
    assert memo.read_bytes() == OLD
    assert only(memo)


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY])
def test_a_file_another_program_holds_is_in_use(memo, monkeypatch, number):
    fail_with(number, monkeypatch, "consultancy.files.Path.replace")
    with pytest.raises(InUse, match="another name"):
        atomic_write(memo, NEW)


class _SharingError(OSError):
    winerror = 32


class _DeniedError(PermissionError):
    winerror = 5


@pytest.mark.parametrize("refusal", [_SharingError, _DeniedError])
def test_a_file_held_on_windows_is_tried_again_and_then_in_use(memo, monkeypatch, refusal):
    tries = []

    def refuse(*_args: object) -> None:
        tries.append(1)
        raise refusal(errno.EACCES, "held")

    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0))
    monkeypatch.setattr("consultancy.files.Path.replace", refuse)
    with pytest.raises(InUse):
        atomic_write(memo, NEW)
    assert len(tries) == 3


def test_a_file_held_on_windows_for_a_moment_is_written_after_all(memo, monkeypatch):
    refusals = [_SharingError(errno.EACCES, "held")]
    replace = Path.replace

    def refuse_once(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0))
    monkeypatch.setattr("consultancy.files.Path.replace", refuse_once)
    atomic_write(memo, NEW)
    assert memo.read_bytes() == NEW


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("memo.docx", "~$memo.docx"),
        ("memorandum.docx", "~$morandum.docx"),
        ("memoran.docx", "~$emoran.docx"),
        ("memo.docx", ".~lock.memo.docx#"),
    ],
)
def test_a_document_open_in_word_or_libreoffice_is_in_use(tmp_path, name, owner):
    (tmp_path / name).write_bytes(OLD)
    (tmp_path / owner).write_bytes(b"")
    with pytest.raises(InUse, match="open in another program"):
        atomic_write(tmp_path / name, NEW)
    assert (tmp_path / name).read_bytes() == OLD


def test_an_owner_file_left_by_a_crash_does_not_forbid_a_new_document(tmp_path):
    (tmp_path / "~$memo.docx").write_bytes(b"")
    atomic_write(tmp_path / "memo.docx", NEW)
    assert (tmp_path / "memo.docx").read_bytes() == NEW


@pytest.mark.parametrize("name", ["missing/memo.docx", "x" * 300, "nul\0.docx", "memo.docx/inside.docx"])
def test_a_place_that_cannot_be_has_a_sentence(memo, name):
    with pytest.raises(CannotWrite, match=r"saved"):
        atomic_write(memo.parent / name, NEW)
    assert only(memo)


def test_a_folder_of_that_name_has_a_sentence(tmp_path):
    (tmp_path / "memo.docx").mkdir()
    with pytest.raises(CannotWrite, match="folder of that name"):
        atomic_write(tmp_path / "memo.docx", NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL there")
def test_a_kill_at_any_instant_leaves_a_whole_file(memo):
    chance = random.Random()
    run = [sys.executable, "-c", REPLACE_FOR_EVER, str(memo)]
    for _ in range(KILLS // 4):
        with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE) as writer:
            writer.stdout.read(chance.randint(1, 12))
            writer.send_signal(signal.SIGKILL)
        assert memo.read_bytes() in (OLD, NEW)
    atomic_write(memo, NEW)
    assert only(memo), "the next save removes what a killed one left"


def test_a_file_within_the_limit_is_read_whole(memo):
    assert read_capped(memo, len(OLD)) == OLD


def test_a_file_over_the_limit_is_refused_with_its_size_named(memo):
    with pytest.raises(CannotRead, match=r"memo\.docx is larger than the 1 MB"):
        read_capped(memo, len(OLD) - 1)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(CannotRead, match="is not a file"):
        read_capped(tmp_path, 10)
    with pytest.raises(CannotRead, match="There is no file"):
        read_capped(tmp_path / "none", 10)
    with pytest.raises(CannotRead, match="cannot be read"):
        read_capped(tmp_path / "nul\0", 10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name there")
def test_a_pipe_does_not_make_reading_wait_for_ever(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotRead, match="is not a file"):
        read_capped(tmp_path / "pipe", 10)


def test_a_file_that_may_not_be_read_has_a_sentence(memo, monkeypatch):
    fail_with(errno.EACCES, monkeypatch, "consultancy.files.Path.open")
    with pytest.raises(CannotRead, match="may not be read"):
        read_capped(memo, 10)


def test_free_space_is_that_of_the_disk_a_folder_would_be_on(tmp_path):
    assert free_space(tmp_path / "not" / "there") > 0
