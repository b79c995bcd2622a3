"""What a running cockpit, room display and mini clock paint in a minute, and what they cost together on one core.

uv run python tests/benchmarks/paints.py
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from measuring import say

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from consultancy.clock import Clock, FakeClock, SystemClock
from consultancy.live.commands import Open, Start
from consultancy.model.time import Span
from consultancy.workspace import open_workspace
from ui.app import Program, make_application
from ui.asking import Place
from ui.beside import Beside
from ui.cockpit.view import CockpitView

LOOKS, LOOK_MS = 240, 250
WATCHED = 20.0
MOST_SHARE = 1.5


class Paints(QObject):
    """Counts paint events by the kind of widget, while watching the application."""

    def __init__(self) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.count[type(watched).__name__] += 1
        return False


class Running:
    """A program with a running consultancy in the cockpit, its room display and its mini clock open."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        workspace = open_workspace(folder, clock)
        made = workspace.preparation.create("Attendance").id
        workspace.running.do(made, Open())
        workspace.running.do(made, Start())
        self.program = Program(folder, clock)
        self.program.furnish(workspace)
        self.program.window.show()
        self.program.window.go(Place.COCKPIT, made)
        beside = self.program._beside
        assert isinstance(beside, Beside)
        self.beside = beside
        beside.room_display().open(made)
        beside.show_mini(made)
        settle()

    def look(self) -> None:
        """Look once, as the three timers do."""
        cockpit = next(one for one in self.program.window.screens() if isinstance(one, CockpitView))
        for shown in (cockpit.desk, self.beside.room_display().window, self.beside.mini):
            assert shown is not None
            shown.timer.timeout.emit()

    def stop(self) -> None:
        """Close everything."""
        self.program.window.close()
        self.program.close()


def settle() -> None:
    """Let everything that waits be shown."""
    for _pass in range(3):
        QApplication.processEvents()


def count(application: QApplication) -> None:
    """Count what is painted in a minute that is looked at four times a second."""
    with tempfile.TemporaryDirectory() as folder:
        clock, paints = FakeClock(), Paints()
        running = Running(Path(folder), clock)
        application.installEventFilter(paints)
        for _look in range(LOOKS):
            clock.advance(Span(LOOK_MS))
            running.look()
            QApplication.processEvents()
        application.removeEventFilter(paints)
        running.stop()
    say(f"a minute looked at {LOOKS} times painted {paints.count.total()} widgets, of {len(paints.count)} kinds:")
    for kind, times in paints.count.most_common():
        say(f"  {kind:16} {times:5}")


def cost(application: QApplication) -> None:
    """Measure the three windows as they run by themselves, on the machine's own clock."""
    with tempfile.TemporaryDirectory() as folder:
        running = Running(Path(folder), SystemClock())
        begun, used = time.perf_counter(), time.process_time()
        QTimer.singleShot(int(WATCHED * 1000), application.quit)
        application.exec()
        share = 100 * (time.process_time() - used) / (time.perf_counter() - begun)
        running.stop()
    say(f"cockpit, room display and mini clock together: {share:.2f} % of one core (at most {MOST_SHARE})")


if __name__ == "__main__":
    made = make_application()
    made.setQuitOnLastWindowClosed(False)
    count(made)
    cost(made)
