"""Killed at any instant, the program has lost nothing it said was saved.

Twenty kills in the ordinary run; ``KILLS=200 pytest tests/faults/test_kill.py -s`` for the full one.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.store.backup import faults
from consultancy.store.notes import altered
from consultancy.store.stores import open_stores
from tests.faults.writer import HOME, text_of

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KILLS", "20"))
FEWEST_EACH, MOST_EACH = 0, 60


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    run = [sys.executable, "-m", "tests.faults.writer", str(tmp_path / "workspace")]
    with subprocess.Popen(run, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.stdin.close()
        process.stdout.close()


def one_life(writer: subprocess.Popen[str], life: int, until: int) -> list[str]:
    """Let the writer live until it has acknowledged ``until`` notes, kill it, and give all that it acknowledged."""
    writer.stdin.write(f"{life}\n")
    writer.stdin.flush()
    pid, acknowledged, killed = 0, [], False
    for line in writer.stdout:
        word, _, rest = line.strip().partition(" ")
        if word == "dead":
            break
        if word == "born":
            pid = int(rest)
        else:
            acknowledged.append(rest)
        if pid and len(acknowledged) >= until and not killed:
            os.kill(pid, signal.SIGKILL)
            killed = True
    assert killed, "the writer died by itself"
    return acknowledged


def stored(folder: Path) -> dict[str, str]:
    stores = open_stores(folder, FakeClock())
    notes = {note.id: note.text for note in stores.notes.of(HOME)}
    stores.database.close()
    return notes


def lost(folder: Path, acknowledged: list[str]) -> list[str]:
    kept = stored(folder)
    return [key for key in acknowledged if kept.get(key) != text_of(key)]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot fork there")
def test_nothing_acknowledged_is_lost_by_a_kill(writer, tmp_path):
    chance, folder = random.Random(), tmp_path / "workspace"
    everything: list[str] = []
    for life in range(KILLS):
        acknowledged = one_life(writer, life, chance.randint(FEWEST_EACH, MOST_EACH))
        assert lost(folder, acknowledged) == []
        everything += acknowledged
    assert lost(folder, everything) == []
    assert len(everything) >= 10 * KILLS, "too little was acknowledged to prove anything"
    stores = open_stores(folder, FakeClock())
    assert altered(stores.database) == []
    assert faults(stores.database.db.conn) == []
    assert stores.search.count("trust") == 1
    stores.database.close()
    sys.stdout.write(f"\n{KILLS} kills, {len(everything)} notes acknowledged, 0 lost\n")
