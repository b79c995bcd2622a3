"""The program as the system starts it: its exit codes, and what it does when nobody takes its answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of Linux")


def start(*typed: object, **how):
    environment = {name: value for name, value in os.environ.items() if name not in NO_SCREEN}
    command = [sys.executable, str(ROOT / "main.py"), *map(str, typed)]
    return subprocess.run(command, env=environment, check=False, timeout=100, **{"capture_output": True, **how})


@LINUX
def test_without_a_screen_one_sentence_names_the_commands_that_need_none(tmp_path):
    ended = start("--data-dir", tmp_path / "data")
    assert (ended.returncode, ended.stdout) == (1, b"")
    (line,) = ended.stderr.decode().splitlines()
    assert all(name in line for name in ("rehearse", "protocol", "list", "export", "doctor"))
    assert not (tmp_path / "data").exists()


def test_a_rehearsal_leaves_a_record_that_can_be_listed_and_exported(tmp_path):
    data = ("--data-dir", tmp_path / "data")
    typed = ("rehearse", "--protocol", "consultancy", "--minutes", "45", "--out", tmp_path / "memo.docx", *data)
    assert start(*typed).returncode == 0
    (row,) = json.loads(start("list", "--json", *data).stdout)
    out = tmp_path / "again.docx"
    assert start("export", row["id"], "--document", "memo", "--out", out, *data).returncode == 0
    assert out.read_bytes() == (tmp_path / "memo.docx").read_bytes()


@LINUX
def test_a_reader_that_goes_away_is_no_error():
    ended = start("protocol", "list", stdout=subprocess.PIPE, stderr=subprocess.PIPE, capture_output=False)
    assert ended.returncode == 0
    reading, writing = os.pipe()
    os.close(reading)
    gone = start(
        "protocol", "show", "consultancy", "--json", stdout=writing, stderr=subprocess.PIPE, capture_output=False
    )
    os.close(writing)
    assert (gone.returncode, gone.stderr) == (0, b"")


@LINUX
def test_a_full_disk_behind_the_answer_is_one_sentence():
    with Path("/dev/full").open("wb") as full:
        ended = start("protocol", "list", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert ended.returncode == 1
    assert len(ended.stderr.decode().splitlines()) == 1


def test_wrong_usage_ends_with_two():
    assert start("rehearse", "--minutes", "abc").returncode == 2
