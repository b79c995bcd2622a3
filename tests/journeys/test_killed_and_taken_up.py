"""Killed at any point, the program says on the next start what was running, and each way on that it proposes works."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.live.shown import Phase
from consultancy.model.consultancy import Status
from consultancy.model.time import Span, Utc
from tests.journeys.child import HALF, TITLE
from tests.journeys.driving import Hands
from ui.asking import Place

ROOT = Path(__file__).parents[2]
RUNNING = "A consultancy was still running when the program stopped"
PAUSED = "A consultancy was paused when the program stopped"
GO_ON, END = "Go on, the time counts", "End it there"
A_MOMENT = Span.of(seconds=20)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal there"),
]


@dataclass
class Killed:
    """What a program acknowledged before it was killed."""

    id: str = ""
    at: Utc = field(default_factory=lambda: Utc(0))
    notes: list[str] = field(default_factory=list)
    commitments: list[str] = field(default_factory=list)


@pytest.fixture
def kill(tmp_path: Path) -> Callable[[str], Killed]:
    """Give the way to let a program live up to a point, and kill it there."""

    def live_and_die(point: str) -> Killed:
        run = [sys.executable, "-m", "tests.journeys.child", str(tmp_path / "data"), point]
        told = Killed()
        with subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            for line in process.stdout:
                take_down(told, json.loads(line))
                if told.id:
                    os.kill(process.pid, signal.SIGKILL)
            errors = process.stderr.read()
        assert process.returncode == -signal.SIGKILL, errors
        return told

    return live_and_die


def take_down(told: Killed, said: dict[str, object]) -> None:
    """Take one acknowledgement down."""
    told.notes += [str(said["note"])] if "note" in said else []
    told.commitments += [str(said["commitment"])] if "commitment" in said else []
    if "at" in said:
        told.id, told.at = str(said["consultancy"]), Utc(int(str(said["at"])))


@pytest.fixture
def come_back(sit_down: Callable[..., Hands]) -> Callable[[Killed, Span, str], Hands]:
    """Give the way to start the program again after a while: something is proposed, nothing acknowledged is lost."""

    def start(killed: Killed, after: Span, proposed: str) -> Hands:
        hands = sit_down(FakeClock(killed.at + after))
        told = " ".join(hands.words())
        assert f"“{TITLE}”" in told
        assert proposed in told
        assert [note.text for note in hands.workspace.notes.of(killed.id)] == killed.notes
        assert [each.what for each in hands.workspace.commitments.of(killed.id)] == killed.commitments
        return hands

    return start


def left(hands: Hands, killed: Killed) -> Span:
    return hands.workspace.running.look(killed.id).left


def test_in_the_middle_of_a_note_after_two_minutes_the_time_goes_on(kill, come_back) -> None:
    killed = kill("running")
    hands = come_back(killed, Span.of(minutes=2), "since then count")
    assert RUNNING in hands.words()
    hands.tab_to(GO_ON)
    hands.press("Space")
    assert hands.window.here is Place.COCKPIT
    assert hands.workspace.running.look(killed.id).phase is Phase.RUNNING
    assert Span.of(minutes=1) - A_MOMENT <= left(hands, killed) <= Span.of(minutes=1)
    field = hands.screen.desk.notes.field
    assert (field.typed(), field.speaker()) == (HALF, "Dana Whitfield")
    hands.type("ol")
    hands.press("Return")
    assert [note.text for note in hands.workspace.notes.of(killed.id)] == [*killed.notes, HALF + "ol"]


def test_running_after_three_hours_the_gap_is_a_pause(kill, come_back) -> None:
    killed = kill("running")
    hands = come_back(killed, Span.of(hours=3), "since then are a pause")
    hands.tab_to("Resume at step 1")
    hands.press("Space")
    assert hands.workspace.running.look(killed.id).phase is Phase.RUNNING
    assert Span.of(minutes=3) - A_MOMENT <= left(hands, killed) <= Span.of(minutes=3)


def test_paused_it_is_paused_still(kill, come_back) -> None:
    killed = kill("paused")
    hands = come_back(killed, Span.of(hours=3), "since then are a pause")
    assert PAUSED in hands.words()
    hands.tab_to("Resume at step 1")
    hands.press("Space")
    assert hands.workspace.running.look(killed.id).phase is Phase.PAUSED
    hands.press("Ctrl+Space")
    assert hands.workspace.running.look(killed.id).phase is Phase.RUNNING
    assert Span.of(minutes=3) - A_MOMENT <= left(hands, killed) <= Span.of(minutes=3)


def test_armed_the_next_step_waits_still(kill, come_back) -> None:
    killed = kill("armed")
    hands = come_back(killed, Span.of(minutes=2), "since then count")
    hands.tab_to(GO_ON)
    hands.press("Space")
    look = hands.workspace.running.look(killed.id)
    assert (look.phase, look.number, look.left) == (Phase.ARMED, 2, Span.of(minutes=8))


def test_in_the_last_step_after_three_days_it_ends_where_it_stopped(kill, come_back) -> None:
    killed = kill("last")
    hands = come_back(killed, Span.of(hours=72), "It ends at")
    hands.tab_to(END)
    hands.press("Space")
    assert hands.window.here is Place.REVIEW
    stored = hands.workspace.preparation.get(killed.id)
    assert stored.status is Status.CLOSED
    assert stored.ended is not None
    assert abs(stored.ended - killed.at) <= A_MOMENT
