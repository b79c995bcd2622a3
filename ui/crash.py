"""What happens after a bug: it is written down without anyone's words, told once, and the program goes on."""

from __future__ import annotations

import faulthandler
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

QT_PLACE = re.compile(r"^\w+(?:::\w+)+")
MOST_QT_LINES = 200


class CrashWatch(QObject):
    """Catches what nobody caught, in every thread. ``told`` gives one sentence, once, in the main thread."""

    told = Signal(str)

    def __init__(self, folder: Path, report: Callable[[Exception, Path], str]) -> None:
        super().__init__()
        self._folder = folder
        self._report = report
        self._seen: set[tuple[str, int]] = set()
        self._qt_lines = 0
        self._faults: IO[str] | None = None
        self._before = (sys.excepthook, threading.excepthook)

    def start(self) -> None:
        """Begin catching."""
        sys.excepthook = self._caught
        threading.excepthook = lambda args: self._caught(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._qt_said)
        try:
            self._logs().mkdir(parents=True, exist_ok=True)
            self._faults = (self._logs() / "fault.txt").open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)

    def stop(self) -> None:
        """Leave everything as it was."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def _logs(self) -> Path:
        return self._folder / "logs"

    def _caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            self._before[0](kind, error or kind(), trace)
            return
        place = _place(kind, trace)
        if place in self._seen:
            return
        first = not self._seen
        self._seen.add(place)
        sentence = self._report(error, self._folder)
        if first:
            self.told.emit(sentence)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Note where Qt complained, not what it said: a message may quote a file name or a text."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or self._qt_lines >= MOST_QT_LINES:
            return
        self._qt_lines += 1
        found = QT_PLACE.match(message)
        line = f"{kind.name} {context.category or ''} {found.group() if found else ''}".rstrip()
        try:
            with (self._logs() / "qt.txt").open("a", encoding="utf-8") as log:
                log.write(line + "\n")
        except OSError:
            self._qt_lines = MOST_QT_LINES


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, int]:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{kind.__name__} {trace.tb_frame.f_code.co_filename}" if trace else kind.__name__
    return where, trace.tb_lineno if trace else 0
