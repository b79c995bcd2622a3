"""Start the program: the window, or a command."""

from __future__ import annotations

import gc

if __name__ == "__main__":
    # What is made while the program starts is kept: to look through it for waste takes a tenth of the start.
    gc.disable()

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from consultancy import cli
from consultancy.errors import Refused
from consultancy.text import _

if TYPE_CHECKING:
    from consultancy.commands.pictures import Request

LIBRARIES = (
    "libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
)
# What Today needs that is not Qt: PySide6 reads the source text of every module that is imported after it.
BEFORE_QT = (
    "consultancy.workspace",
    "consultancy.store.stores",
    "consultancy.services.settings",
    "ui.today.presenter",
    "ui.keys",
)


def open_window(data_dir: Path | None) -> int:
    """Open the window and give the exit code when it closes. Raises Refused where there can be none."""
    for name in BEFORE_QT:
        import_module(name)
    try:
        from ui.app import run
    except ImportError as error:
        raise _missing(error) from error
    return run(data_dir)


def draw_pictures(request: Request, tell: Callable[[str], None]) -> Sequence[Path]:
    """Draw the screens without a screen. Raises Refused."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from ui.pictures import draw
    except ImportError as error:
        raise _missing(error) from error
    return draw(request.out, request.theme, request.size, request.scale, tell)


def _missing(error: ImportError) -> Refused:
    """Say how to bring what is missing of PySide6; an import that fails for another reason is a bug and rises."""
    if (error.name or "").partition(".")[0] not in ("PySide6", "shiboken6"):
        raise error
    if isinstance(error, ModuleNotFoundError) or not sys.platform.startswith("linux"):
        return Refused(_("The window needs PySide6, which is not here: start the program with “uv run main.py”."))
    return Refused(_("The window needs system libraries: sudo apt install {names}").format(names=LIBRARIES))


if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[1:], window=open_window, draw=draw_pictures))
