"""What the benchmarks share: a stopwatch, medians, and a workspace as large as a busy network's."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

CONSULTANCIES = 1_000
NOTES = 50_000
WORDS = (
    "advisory attendance adviser student schedule survey principal meeting plan hour roster trust question "
    "pathway grading counsellor family morning pilot team budget reading change measure"
).split()


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def share(values: list[float], part: float) -> float:
    """Give a quantile: ``share(values, 0.99)``."""
    return sorted(values)[min(int(len(values) * part), len(values) - 1)]


def line_of_words(number: int) -> str:
    """Make up a note: the same one for the same number."""
    return " ".join(WORDS[(number * 7 + place * place) % len(WORDS)] for place in range(9)) + f" {number}"


def fill(folder: Path) -> None:
    """Fill a workspace with a thousand consultancies and fifty thousand notes, straight through the store."""
    from consultancy.clock import FakeClock
    from consultancy.model.note import NoteKind
    from consultancy.model.people import Role
    from consultancy.model.time import Span
    from consultancy.workspace import open_workspace

    clock = FakeClock()
    workspace = open_workspace(folder, clock)
    kinds = tuple(NoteKind)
    each = NOTES // CONSULTANCIES
    for number in range(CONSULTANCIES):
        made = workspace.preparation.create(f"Dilemma {number}: {line_of_words(number)}")
        workspace.preparation.add_person(made.id, f"Person {number % 80}", f"District {number % 25}", Role.PRESENTER)
        for place in range(each):
            text = line_of_words(number * each + place)
            workspace.notes.add(made.id, text, kind=kinds[place % len(kinds)], step="clarify")
        clock.advance(Span.of(minutes=60))
    workspace.close()


def filled(keep: Path) -> Path:
    """Give the large workspace, made once and kept in ``keep``."""
    folder = keep / "large-workspace"
    if not (folder / "filled").exists():
        say(f"making a workspace with {CONSULTANCIES} consultancies and {NOTES} notes, once …")
        fill(folder)
        (folder / "filled").touch()
    return folder


def keep_folder() -> Path:
    """Give the folder that large workspaces are kept in between runs."""
    folder = ROOT / "build" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def until_ready(script: Path, *arguments: str) -> tuple[float, int, float]:
    """Start a child; give the seconds until it is ready, its memory then in kilobytes, and the processor's seconds."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # On a laptop the compiled modules are kept; some build machines are told not to.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, str(script), *arguments], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as child:
        assert child.stdout
        told = child.stdout.readline().split()
        took = time.perf_counter() - begun
        child.stdout.read()
    if told[:1] != ["ready"]:
        raise RuntimeError(f"{script.name} did not get ready: {told}")
    return took, int(told[1]), float(told[2])


def medians(runs: list[tuple[float, int, float]]) -> tuple[float, ...]:
    """Give the medians of time, memory and processor time."""
    return tuple(map(statistics.median, zip(*runs, strict=True)))
