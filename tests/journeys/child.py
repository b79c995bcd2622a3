"""The real program on the real clock, in a process to be killed. It says what is done after each step, then waits.

Run as ``python -m tests.journeys.child FOLDER POINT``; each line said is JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from consultancy.clock import SystemClock
from tests.journeys.driving import Hands
from ui.app import make_application

SAY = 1
LOOK_MS = 20
TITLE = "Why do our advisories stop at attendance?"
HALF = "half a thought about the scho"


class Life:
    """What is done until the program is killed. Everything said has happened before."""

    def __init__(self, folder: Path) -> None:
        self.hands = Hands(folder, SystemClock())
        self.id = ""

    def open_the_room(self) -> None:
        self.hands.press("Ctrl+N")
        self.hands.type("Dana Whitfield, Maple Valley SD")
        self.hands.press("Return")
        self.hands.type(TITLE)
        self.hands.press("Ctrl+Return")
        self.id = self.hands.screen._consultancy  # type: ignore[attr-defined]
        self.hands.press("Alt+Right")
        self.note("The first thing said #data")

    def note(self, text: str) -> None:
        self.hands.note(text, speaker="dana")
        self.say(note=text)

    def running(self) -> None:
        """Be killed in the middle of a note: what is typed is kept within a second, and only then is it said."""
        self.hands.type("@dana")
        self.hands.press("Return")
        self.hands.type(HALF)
        self.wait_until(lambda: self.hands.workspace.notes.draft(self.id, "note").endswith(HALF))

    def armed(self) -> None:
        self.hands.press("Alt+Right")

    def paused(self) -> None:
        self.hands.press("Ctrl+Space")
        self.note("Said in the pause")

    def last(self) -> None:
        """Be killed in the last step, with what was promised in the step before."""
        for _step in range(5):
            self.hands.press("Alt+Right", "Alt+Right")
        self.hands.press("Alt+M")
        self.hands.type("Ask ten ninth graders")
        self.hands.press("Return")
        self.say(commitment="Ask ten ninth graders")
        self.hands.press("Alt+N", "Alt+Right", "Alt+Right")
        self.note("Said at the very end")

    def say(self, **told: object) -> None:
        os.write(SAY, (json.dumps(told) + "\n").encode())

    def wait_until(self, done: Callable[[], bool]) -> None:
        loop, look = QEventLoop(), QTimer()
        look.timeout.connect(lambda: done() and loop.quit())
        look.start(LOOK_MS)
        loop.exec()


def main(folder: Path, point: str) -> None:
    """Live up to a point, say when and where that is, and wait to be killed."""
    application = make_application()
    life = Life(folder)
    life.open_the_room()
    getattr(life, point)()
    life.say(at=life.hands.clock.read().utc.ms, consultancy=life.id)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
