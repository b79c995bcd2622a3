"""Where no window can open: one sentence and an exit code, where Qt would end the program with words of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from consultancy.errors import Refused
from consultancy.text import _

REFUSED = 1
UNREACHED = "could not connect to display"
LIBRARIES = (
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxkbcommon-x11-0"
)


def refuse_without_screen() -> None:
    """Refuse on a Linux machine on which no screen is named. Raises Refused."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not named:
        raise Refused(_without_window(_("There is no screen here to open a window on")))


@contextmanager
def fatal_in_words() -> Iterator[None]:
    """Hold Qt's messages back while the block lasts; when one of them is fatal, end with our sentence instead."""
    held: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        held.append(message)
        if kind is QtMsgType.QtFatalMsg:  # Qt aborts when this returns
            _end(why(held))

    qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def why(messages: list[str]) -> str:
    """Say in one sentence why Qt found no window system, as far as its messages tell."""
    told = "\n".join(messages)
    if UNREACHED in told:
        return _without_window(_("The screen that is named here cannot be reached"))
    if "xcb" in messages[0]:
        return _("The window needs system libraries: sudo apt install {names}").format(names=LIBRARIES)
    return _without_window(_("No window can be opened here ({reason})").format(reason=messages[0].strip()))


def _without_window(why_not: str) -> str:
    commands = "rehearse, replay, plan, protocol, handout, list, export, read-worksheet, doctor, pictures"
    return _("{why_not}; these commands need none: {commands}.").format(why_not=why_not, commands=commands)


def _end(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
    os._exit(REFUSED)
