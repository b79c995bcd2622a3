"""Our window on a data folder, started as a person starts it: ready when Today has been painted with what is in it."""

from __future__ import annotations

import gc

gc.disable()  # As main.py does; the program itself switches it on again.

import resource
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class AfterQt:
    """Waits until the program has loaded Qt: nothing of it may be loaded earlier, and nothing twice."""

    def find_spec(self, name: str, *_rest: object) -> None:
        """Watch Today from the moment the window can show it."""
        if name == "ui.ticking":
            sys.meta_path.remove(self)  # type: ignore[arg-type]
            watch_today()


def watch_today() -> None:
    """Call ``ready`` when the screen the window goes to first has been painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    from ui.window import Window

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, ready)
            return False

    go = Window.go

    def gone(window: Any, *where: Any) -> None:
        go(window, *where)
        screen = window.screens()[0]
        screen.installEventFilter(Watch(screen))

    Window.go = gone  # type: ignore[method-assign]


def ready() -> None:
    """Tell the parent, with the memory and processor time used so far, and end."""
    from PySide6.QtWidgets import QApplication

    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(f"ready {used.ru_maxrss} {used.ru_utime + used.ru_stime:.3f}\n")
    sys.stdout.flush()
    QApplication.quit()


def main() -> int:
    """Run the program on the folder named, as it is run from main.py."""
    sys.meta_path.insert(0, AfterQt())  # type: ignore[arg-type]
    sys.path.insert(0, str(ROOT))
    import main as program

    return program.cli.main(["--data-dir", sys.argv[1]], window=program.open_window, draw=program.draw_pictures)


if __name__ == "__main__":
    sys.exit(main())
