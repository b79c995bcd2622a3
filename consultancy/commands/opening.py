"""Open a workspace for one command, and close it whatever happens."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from consultancy.clock import Clock
from consultancy.errors import Refused
from consultancy.text import _
from consultancy.workspace import Workspace, default_folder, open_workspace


def folder_of(args: argparse.Namespace) -> Path:
    """Give the data folder that was named, or the usual one."""
    named: Path | None = getattr(args, "data_dir", None)
    return named.expanduser() if named else default_folder()


@contextmanager
def opened(folder: Path, clock: Clock) -> Iterator[Workspace]:
    """Open the workspace in ``folder`` for as long as the block lasts."""
    workspace = open_workspace(folder, clock)
    try:
        yield workspace
    finally:
        workspace.close()


def folder_to_look_at(args: argparse.Namespace) -> Path:
    """Give the data folder of a command that only looks. Raises Refused when it cannot be read."""
    folder = folder_of(args)
    readable = os.path.isdir(folder) and os.access(folder, os.R_OK | os.X_OK)
    if not readable and ("data_dir" in args or os.path.lexists(folder)):
        sentence = _("{folder} is not a folder that can be read; name another with --data-dir.")
        raise Refused(sentence.format(folder=folder))
    return folder


@contextmanager
def existing(args: argparse.Namespace) -> Iterator[Workspace | None]:
    """Open the workspace there is; None when nothing was ever kept in the folder. Looking makes no workspace."""
    from consultancy.store.layout import FILE_NAME

    folder = folder_to_look_at(args)
    if not os.path.lexists(folder / FILE_NAME):
        yield None
        return
    with opened(folder, args.clock) as workspace:
        yield workspace
