"""The system asks the program to end: a signal is heard without any timer running."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ASKED_TO_END = ("SIGTERM", "SIGINT", "SIGHUP")


class SignalEar(QObject):
    """Calls ``leave`` when the system sends SIGTERM, SIGINT or SIGHUP.

    Python runs a handler only between two steps of Python, and an idle window takes none: the system writes a byte
    to a socket instead, which wakes the event loop.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self._heard, self._told = socket.socketpair()
        self._heard.setblocking(False)
        self._told.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        self._leave = leave
        self._before = {number: signal.signal(number, _nothing) for number in _signals()}
        self._fd_before = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)

    def stop(self) -> None:
        """Hear nothing more."""
        signal.set_wakeup_fd(self._fd_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._heard.close()
        self._told.close()

    def _wake(self) -> None:
        self._heard.recv(64)
        self._leave()


def _signals() -> list[signal.Signals]:
    return [getattr(signal, name) for name in ASKED_TO_END if hasattr(signal, name)]


def _nothing(_number: int, _frame: object) -> None:
    """Keep the default, which ends the program without saving, from happening."""
