"""Reading what was typed after the program's name."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn, TypeAlias

from consultancy.commands.console import Console
from consultancy.errors import Refused
from consultancy.text import _

LONGEST = 480

Run: TypeAlias = Callable[[argparse.Namespace, Console], None]
Families: TypeAlias = "argparse._SubParsersAction[Parser]"


class WrongUsage(Exception):  # noqa: N818 - the second of the three ways a command ends
    """The command was not typed as it should be. The message says how it is typed."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is typed. Raises WrongUsage."""
        raise WrongUsage(f"{self.format_usage()}{message}")


def command(families: Families, name: str, summary: str, run: Run, *, data_dir: bool = False) -> Parser:
    """Add a command with its one line of help."""
    parser = families.add_parser(name, help=summary, description=summary, argument_default=argparse.SUPPRESS)
    parser.set_defaults(run=run)
    if data_dir:
        data_folder(parser)
    return parser


def data_folder(parser: Parser) -> None:
    """Let the data folder be named, before the command or after it."""
    parser.add_argument(
        "--data-dir",
        type=place,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help=_("keep everything under DIR instead of your own data folder"),
    )


def json_wanted(parser: Parser) -> None:
    """Let the answer be asked for as JSON."""
    parser.add_argument("--json", action="store_true", default=False, help=_("answer as JSON, for other programs"))


def place(typed: str) -> Path:
    """Read the name of a file or folder; an empty one (a variable nobody set) would mean the folder one is in."""
    if not typed.strip():
        raise argparse.ArgumentTypeError(_("a name is missing here: name a file or a folder"))
    return Path(typed)


def whole_number(typed: str) -> int:
    """Read a whole number. Raises what argparse expects."""
    try:
        return int(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{typed}” is not a whole number").format(typed=typed)) from None


def checked_minutes(asked: int) -> int:
    """Give a length a consultancy can have. Raises Refused."""
    if not 1 <= asked <= LONGEST:
        message = _("A consultancy takes between 1 and {most} minutes, not {asked}.")
        raise Refused(message.format(most=LONGEST, asked=asked))
    return asked


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Give a sentence that names the nearest of ``known``, or nothing."""
    near = difflib.get_close_matches(typed.casefold(), list(known), n=1, cutoff=0.5)
    return " " + _("Did you mean {key}?").format(key=near[0]) if near else ""
