"""``pictures``: every screen of the program, drawn from the sample workspace."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from consultancy.commands.arguments import Families, command, place
from consultancy.commands.console import Console
from consultancy.errors import CannotWrite
from consultancy.text import _

SMALLEST, LARGEST = (640, 480), (7680, 4320)


@dataclass(frozen=True, slots=True)
class Request:
    """Which pictures are wanted: ``size`` in points, ``scale`` pixels for each."""

    out: Path
    theme: str
    size: tuple[int, int]
    scale: float


Draw: TypeAlias = Callable[[Request, Callable[[str], None]], Sequence[Path]]


def add_to(families: Families) -> None:
    """Add the command."""
    summary = _("draw every screen from the sample consultancies to PNG files")
    parser = command(families, "pictures", summary, _draw)
    parser.add_argument("--out", type=place, required=True, metavar="DIR", help=_("the folder the pictures go to"))
    parser.add_argument("--theme", choices=("paper", "night"), default="paper", help=_("light or dark"))
    parser.add_argument("--size", type=_size, default=(1366, 768), metavar="WxH", help=_("such as 1366x768"))
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N", help=_("pixels a point, from 1 to 4"))


def _size(typed: str) -> tuple[int, int]:
    width, _by, height = typed.lower().partition("x")
    size = (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)
    if not all(low <= asked <= high for low, asked, high in zip(SMALLEST, size, LARGEST, strict=True)):
        raise argparse.ArgumentTypeError(_("“{typed}” is not a size from 640x480 to 7680x4320").format(typed=typed))
    return size


def _scale(typed: str) -> float:
    try:
        scale = float(typed)
    except ValueError:
        scale = 0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(_("“{typed}” is not a number from 1 to 4").format(typed=typed))
    return scale


def _draw(args: argparse.Namespace, console: Console) -> None:
    out: Path = args.out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("Nothing was drawn: the folder {folder} cannot be made ({reason}).")
        raise CannotWrite(message.format(folder=out, reason=error.strerror)) from error
    for path in args.draw(Request(out, args.theme, args.size, args.scale), console.progress):
        console.line(str(path))
