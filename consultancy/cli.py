"""The program as commands: which there are, and the three ways they end. The work is in ``consultancy.commands``."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from consultancy.clock import Clock, SystemClock
from consultancy.commands.arguments import Parser, WrongUsage, data_folder
from consultancy.commands.console import Console
from consultancy.errors import Refused
from consultancy.text import _

if TYPE_CHECKING:
    import argparse

    from consultancy.commands import pictures

DONE, REFUSED, WRONG_USAGE = 0, 1, 2

Window: TypeAlias = Callable[[Path | None], int]


def main(argv: Sequence[str], *, window: Window, draw: pictures.Draw, clock: Clock | None = None) -> int:
    """Carry out what was typed and give the exit code; without a command, open the window."""
    output = Console()
    try:
        parser = _parser(draw, clock or SystemClock(), families=not _opens_window(argv))
        code = _carry_out(parser.parse_args(argv), window, output)
        output.flush()
    except WrongUsage as wrong:
        output.usage(str(wrong))
        return WRONG_USAGE
    except Refused as refused:
        output.refuse(str(refused))
        return REFUSED
    except BrokenPipeError:
        output.abandon()
        return DONE
    except SystemExit:
        return DONE  # the help that was asked for has been shown
    except KeyboardInterrupt:
        output.refuse(_("Stopped, as asked; what was saved stays saved."))
        return REFUSED
    return code


def _opens_window(argv: Sequence[str]) -> bool:
    """Say whether plainly no command was typed: the window need not wait for the code of all of them."""
    return not argv or (len(argv) == 2 and argv[0] == "--data-dir")


def _carry_out(args: argparse.Namespace, window: Window, console: Console) -> int:
    folder: Path | None = getattr(args, "data_dir", None)
    if args.run is None:
        return window(folder)
    gc.enable()  # The start of the window has it off; a command may run for long.
    try:
        args.run(args, console)
    except (Refused, BrokenPipeError):
        raise
    except Exception as bug:
        from consultancy.commands.crash import report

        raise Refused(report(bug, folder, args.clock)) from bug
    return DONE


def _parser(draw: pictures.Draw, clock: Clock, *, families: bool) -> Parser:
    parser = Parser(prog="main.py", description=_("Run peer consultancies. Without a command, the window opens."))
    parser.set_defaults(run=None, draw=draw, clock=clock)
    data_folder(parser)
    if families:
        _add_families(parser)
    return parser


def _add_families(parser: Parser) -> None:
    from consultancy.commands import consultancies, doctor, handout, pictures, plan, protocols, rehearse, replay

    families = parser.add_subparsers(title=_("commands that need no screen"), metavar=_("COMMAND"))
    for family in (rehearse, replay, plan, protocols, handout, consultancies, doctor, pictures):
        family.add_to(families)
