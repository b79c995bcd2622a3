"""A running consultancy's cost on one core, its accuracy over eight hours, and that an idle program wakes for nothing.

uv run python tests/benchmarks/clock.py
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

from measuring import say

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
WATCHED = 20.0


def accuracy() -> None:
    """Run eight hours on the fake clock with pauses, sleeps and a clock change; compare with what truly passed."""
    from consultancy.clock import FakeClock
    from consultancy.live.commands import Open, Pause, Resume, Start
    from consultancy.live.shown import Phase
    from consultancy.model.time import Span
    from consultancy.workspace import open_workspace

    chance = random.Random(8)
    with tempfile.TemporaryDirectory() as folder:
        clock = FakeClock()
        workspace = open_workspace(Path(folder), clock)
        made = workspace.preparation.create("Eight hours")
        workspace.running.do(made.id, Open())
        workspace.running.do(made.id, Start())
        true_ms, worst = 0, 0
        for minute in range(8 * 60):
            view = workspace.running.look(made.id)
            if chance.random() < 0.1 and view.phase is Phase.RUNNING:
                workspace.running.do(made.id, Pause())
                clock.advance(Span.of(seconds=chance.randint(1, 300)))
                workspace.running.do(made.id, Resume())
            passed = Span(chance.randint(200, 60_000))
            (clock.sleep if chance.random() < 0.02 else clock.advance)(passed)
            true_ms += passed.ms
            if minute == 200:
                clock.set_wall(Span.of(hours=-1))
            worst = max(worst, abs(workspace.running.look(made.id).used.ms - true_ms))
        workspace.close()
    say(f"eight hours: the shown time was never wrong by more than {worst} ms (at most 1000)")


def cost() -> None:
    """Watch a running cockpit, then an idle Today, and print the share of one core each takes."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from consultancy.clock import SystemClock
    from consultancy.live.commands import Open, Start
    from ui.app import Program, make_application
    from ui.asking import Place

    with tempfile.TemporaryDirectory() as folder:
        application = make_application()
        program = Program(Path(folder), SystemClock())
        program.start()
        watch(0.5)
        workspace = program._workspace
        idle = watch(WATCHED / 2)
        timers = [timer for timer in application.findChildren(QTimer) if timer.isActive()]
        timers += [t for w in QApplication.topLevelWidgets() for t in w.findChildren(QTimer) if t.isActive()]
        made = workspace.preparation.create("Running")
        workspace.running.do(made.id, Open())
        workspace.running.do(made.id, Start())
        program.window.go(Place.COCKPIT, made.id)
        watch(1.0)
        running = watch(WATCHED)
        program.close()
    say(
        f"idle: {idle * 100:.2f} % of one core, {len(timers)} timers active; "
        f"running cockpit: {running * 100:.2f} % (under 1)"
    )


def watch(length: float) -> float:
    """Let the program run for ``length`` seconds and give the share of one core it took."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(length * 1000), loop.quit)
    cpu, wall = time.process_time(), time.perf_counter()
    loop.exec()
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


def main() -> None:
    """Measure and print."""
    accuracy()
    cost()


if __name__ == "__main__":
    sys.exit(main())
