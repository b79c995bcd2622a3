"""A bug in a command, written down on this laptop: where it happened, and none of the words people typed."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from consultancy.clock import Clock, SystemClock
from consultancy.errors import Refused
from consultancy.files import atomic_write
from consultancy.text import _
from consultancy.words import local
from consultancy.workspace import default_folder

HOME = Path(__file__).resolve().parents[2]


def report(bug: Exception, folder: Path | None, clock: Clock | None = None) -> str:
    """Write the report beside the data and give the sentence that names it."""
    moment = local((clock or SystemClock()).read().utc)
    path = (folder or default_folder()) / "logs" / f"trouble-{moment:%Y%m%d-%H%M%S}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, _account(bug).encode(), private=True)
    except (OSError, Refused):
        return _("Something went wrong in the program itself, and no report could be written; what was saved is safe.")
    message = _(
        "Something went wrong in the program itself; what was saved is safe, and {path} says where it happened."
    )
    return message.format(path=path)


def _account(bug: Exception) -> str:
    """Tell the kind of error and the places it went through; its message may hold what somebody typed."""
    frames = traceback.extract_tb(bug.__traceback__)
    places = [f"{_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Python {platform.python_version()}, {platform.system()}", type(bug).__name__, *places, ""])


def _place(file: str) -> str:
    path = Path(file)
    return path.relative_to(HOME).as_posix() if path.is_relative_to(HOME) else path.name
