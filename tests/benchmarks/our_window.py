"""Our window on a data folder, started as a person starts it: ready when Today has been painted with what is in it."""

from __future__ import annotations

import resource
import runpy
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]


class Watch(QObject):
    """Watches for the first paint of Today."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and type(watched).__name__ == "TodayView":
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, ready)
        return False


def ready() -> None:
    """Tell the parent, with the memory used so far, and end."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(f"ready {used.ru_maxrss} {used.ru_utime + used.ru_stime:.3f}\n")
    sys.stdout.flush()
    QApplication.quit()


def main() -> None:
    """Run the program on the folder named."""
    folder = sys.argv[1]
    application = QApplication(sys.argv[:1])
    watch = Watch()
    application.installEventFilter(watch)
    sys.path.insert(0, str(ROOT))
    sys.argv[:] = [str(ROOT / "main.py"), "--data-dir", folder]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
