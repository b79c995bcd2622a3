"""``protocol import`` and ``protocol export``: protocols as files from hand to hand."""

from __future__ import annotations

import argparse

from consultancy.commands.arguments import Families, command, place
from consultancy.commands.console import Console
from consultancy.commands.opening import folder_of
from consultancy.protocols.comparing import HEAD, Difference, Kind
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource
from consultancy.services.library import Library
from consultancy.services.own_protocols import Standing
from consultancy.text import _
from consultancy.workspace import OWN_PROTOCOLS


def add_to(kinds: Families) -> None:
    """Add the two commands."""
    taking = command(kinds, "import", _("look at a protocol file, or keep it"), _import, data_dir=True)
    taking.add_argument("file", metavar="FILE", type=place, help=_("a protocol file (.toml)"))
    taking.add_argument("--yes", action="store_true", default=False, help=_("keep it; without this it is only shown"))
    giving = command(kinds, "export", _("save a protocol as a file to be sent"), _export, data_dir=True)
    giving.add_argument("key", metavar="KEY", help=_("the key the list gives"))
    giving.add_argument("--out", metavar="FILE", type=place, required=True, help=_("where to save it"))


def _library(args: argparse.Namespace) -> Library:
    return Library(Shelf(resource("protocols"), folder_of(args) / OWN_PROTOCOLS))


def _import(args: argparse.Namespace, console: Console) -> None:
    library = _library(args)
    arrival = library.preview_import(args.file)
    kept = library.import_(args.file) if args.yes and arrival.standing is not Standing.SAME else None
    console.line(arrival.sentence)
    for difference in arrival.differences:
        console.line("    " + difference_in_words(difference))
    if kept is not None:
        console.line(_("Kept as {key}.").format(key=kept.key))
    elif arrival.standing is not Standing.SAME:
        console.line(_("Nothing was changed yet; say it again with --yes to keep it."))


def difference_in_words(difference: Difference) -> str:
    """Say how one step, or the head, differs."""
    told = {
        Kind.CHANGED: _("“{title}”: changed ({fields})"),
        Kind.ADDED: _("“{title}”: added"),
        Kind.REMOVED: _("“{title}”: taken out"),
        Kind.MOVED: _("“{title}”: at another place"),
    }
    sentence = _("About the protocol: changed ({fields})") if difference.key == HEAD else told[difference.kind]
    return sentence.format(title=difference.title, fields=", ".join(difference.fields))


def _export(args: argparse.Namespace, console: Console) -> None:
    _library(args).export(args.key, args.out)
    console.line(_("Saved {file}.").format(file=args.out))
