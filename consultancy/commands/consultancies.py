"""``list``, ``export`` and ``read-worksheet``: the records and their documents without a screen."""

from __future__ import annotations

import argparse
from datetime import UTC
from pathlib import Path
from typing import Any

from consultancy.commands.arguments import Families, command, did_you_mean, json_wanted, place
from consultancy.commands.console import Console
from consultancy.commands.opening import existing
from consultancy.documents.summary_model import DocumentKind, Format
from consultancy.errors import NotFoundHere, Refused
from consultancy.files import read_capped
from consultancy.model.consultancy import ConsultancyRow
from consultancy.model.time import Utc
from consultancy.services.preparation import WORKSHEET_CAP
from consultancy.text import _, n_
from consultancy.words import local
from consultancy.workspace import Workspace

PAGE = 500


def add_to(families: Families) -> None:
    """Add the commands."""
    listing = command(families, "list", _("list all consultancies, newest first"), _list, data_dir=True)
    json_wanted(listing)
    export = command(families, "export", _("save a document of a consultancy"), _export, data_dir=True)
    export.add_argument("id", metavar="ID", help=_("the id the list gives, or how it begins"))
    export.add_argument("--document", choices=[str(kind) for kind in DocumentKind], required=True)
    export.add_argument("--out", type=place, required=True, metavar="FILE", help=_("ends in .docx, .md or .txt"))
    reading = command(families, "read-worksheet", _("say what a filled dilemma worksheet holds"), _read_worksheet)
    reading.add_argument("file", type=place, metavar="FILE", help=_("the worksheet, as .docx"))
    json_wanted(reading)


def format_of(path: Path) -> Format:
    """Tell from its ending what a file is to be. Raises Refused."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in list(Format):
        message = _("{name} needs an ending that says what to make of it: .docx, .md or .txt.")
        raise Refused(message.format(name=path.name))
    return Format(ending)


def _list(args: argparse.Namespace, console: Console) -> None:
    with existing(args) as workspace:
        rows = _rows(workspace) if workspace else []
    if args.json:
        console.json([_row(row) for row in rows])
        return
    for row in rows:
        console.line(_in_words(row))
    console.line(n_("{n} consultancy", "{n} consultancies", len(rows)).format(n=len(rows)))


def _rows(workspace: Workspace) -> list[ConsultancyRow]:
    rows: list[ConsultancyRow] = []
    while page := workspace.finder.find(limit=PAGE, offset=len(rows)).found:
        rows.extend(found.row for found in page)
    return rows


def _in_words(row: ConsultancyRow) -> str:
    day = local(row.when).date().isoformat()
    notes = n_("{n} note", "{n} notes", row.notes).format(n=row.notes)
    parts = (day, row.title or _("No title yet"), row.organisation, row.status, notes, row.id)
    return " · ".join(part for part in parts if part)


def _row(row: ConsultancyRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "status": str(row.status),
        "presenter": row.presenter,
        "organisation": row.organisation,
        "protocol": row.protocol,
        "minutes": row.minutes,
        "when": in_utc(row.when),
        "starts": in_utc(row.starts) if row.starts else None,
        "room": row.room,
        "notes": row.notes,
        "exported": row.exported,
        "sample": row.sample,
    }


def in_utc(moment: Utc) -> str:
    """Give a moment as ISO 8601 in UTC, to the millisecond."""
    return local(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _export(args: argparse.Namespace, console: Console) -> None:
    kind, fmt = DocumentKind(args.document), format_of(args.out)
    with existing(args) as workspace:
        consultancy = consultancy_named(args.id, workspace)
        if workspace:
            console.progress(_("Writing {name} …").format(name=args.out.name))
            workspace.handover.save(consultancy, kind, args.out, fmt)
    console.line(str(args.out))


def consultancy_named(typed: str, workspace: Workspace | None) -> str:
    """Give the id of the one consultancy whose id is, or begins with, what was typed. Raises NotFoundHere."""
    return _the_one(typed, [row.id for row in _rows(workspace)] if workspace else [])


def _the_one(typed: str, ids: list[str]) -> str:
    """Find the one consultancy whose id is, or begins with, what was typed. Raises NotFoundHere."""
    begun = [each for each in ids if each.startswith(typed)] if typed else []
    if typed in begun or len(begun) == 1:
        return typed if typed in begun else begun[0]
    if begun:
        raise NotFoundHere(
            _("Several consultancies have an id that begins with “{id}”; type more of it.").format(id=typed)
        )
    sentence = _("There is no consultancy “{id}” here.").format(id=typed)
    raise NotFoundHere(sentence + did_you_mean(typed, ids))


def _read_worksheet(args: argparse.Namespace, console: Console) -> None:
    console.progress(_("Reading {name} …").format(name=args.file.name))
    data = read_capped(args.file, WORKSHEET_CAP)
    from consultancy.documents.worksheet_fields import field_title
    from consultancy.documents.worksheet_reading import read_worksheet

    reading = read_worksheet(data)
    if args.json:
        console.json({"fields": reading.fields, "missing": list(reading.missing)})
        return
    for key, text in reading.fields.items():
        console.line(f"{field_title(key)}: {text}")
    for key in reading.missing:
        console.line(_("Not found: {field}").format(field=field_title(key)))
