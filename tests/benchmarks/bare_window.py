"""A bare window with a text field: what any program of this kind pays."""

from __future__ import annotations

import resource
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit


class Bare(QMainWindow):
    """Says it is ready after its first paint."""

    def __init__(self) -> None:
        super().__init__()
        self.setCentralWidget(QTextEdit())
        self.resize(1366, 768)
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, ready)


def ready() -> None:
    """Tell the parent, with the memory used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(f"ready {used.ru_maxrss} {used.ru_utime + used.ru_stime:.3f}\n")
    sys.stdout.flush()
    QApplication.quit()


def main() -> None:
    """Open the window."""
    application = QApplication(sys.argv)
    window = Bare()
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
