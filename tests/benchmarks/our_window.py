"""Our window on a data folder: ready when Today has been painted with what is in it."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from consultancy.clock import SystemClock
from ui.app import Program, make_application


class Watch(QObject):
    """Watches for the first paint of Today."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and type(watched).__name__ == "TodayView":
            watched.removeEventFilter(self)
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, ready)
        return False


def ready() -> None:
    """Tell the parent, with the memory used so far."""
    sys.stdout.write(f"ready {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")
    sys.stdout.flush()
    QApplication.quit()


def main() -> None:
    """Open the program on the folder named."""
    application = make_application()
    watch = Watch()
    application.installEventFilter(watch)
    program = Program(Path(sys.argv[1]), SystemClock())
    program.start()
    application.exec()
    program.close()


if __name__ == "__main__":
    main()
