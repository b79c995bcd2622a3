"""``rehearse``: a scripted consultancy on a clock of its own, and its ledger."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from consultancy.clock import FakeClock
from consultancy.commands.arguments import (
    Families,
    checked_minutes,
    command,
    did_you_mean,
    json_wanted,
    place,
    whole_number,
)
from consultancy.commands.console import Console
from consultancy.commands.consultancies import format_of, in_utc
from consultancy.commands.ledgers import SPANS, line_as_json, spans, sum_in_words, table
from consultancy.commands.opening import folder_of, opened
from consultancy.commands.protocols import protocol_named
from consultancy.documents.summary_model import DocumentKind
from consultancy.errors import Refused
from consultancy.live.shown import Ledger
from consultancy.model.protocol import Protocol
from consultancy.model.time import Span
from consultancy.rehearsal import Document, Rehearsed, rehearse
from consultancy.rehearsal_troubles import Struck, Trouble
from consultancy.services.preparation import FIRST_MINUTES, FIRST_PROTOCOL
from consultancy.text import _, n_
from consultancy.words import minutes_seconds


def add_to(families: Families) -> None:
    """Add the command."""
    summary = _("play a whole consultancy on a clock of its own and save its memo")
    parser = command(families, "rehearse", summary, _rehearse, data_dir=True)
    parser.add_argument("--protocol", default=FIRST_PROTOCOL, metavar="KEY", help=_("a key that “protocol list” gives"))
    length = _("how long it is to take")
    parser.add_argument("--minutes", default=FIRST_MINUTES, type=whole_number, metavar="N", help=length)
    parser.add_argument("--out", type=place, default=None, metavar="FILE", help=_("where the memo goes: memo.docx"))
    parser.add_argument("--record", type=place, default=None, metavar="FILE", help=_("where the full record goes"))
    parser.add_argument("--seed", type=whole_number, default=0, metavar="N", help=_("another number, another course"))
    known = _("what goes wrong, with commas between: {names}").format(names=", ".join(Trouble))
    parser.add_argument("--trouble", type=_troubles, default=(), metavar="NAMES", help=known)
    json_wanted(parser)


def _troubles(typed: str) -> tuple[Trouble, ...]:
    """Read troubles with commas between. Raises what argparse expects."""
    names = [name.strip() for name in typed.split(",") if name.strip()]
    for name in names:
        if name not in list(Trouble):
            wrong = _("there is no trouble “{name}”; there are {known}.").format(name=name, known=", ".join(Trouble))
            raise argparse.ArgumentTypeError(wrong + did_you_mean(name, Trouble))
    return tuple(Trouble(name) for name in names)


def _rehearse(args: argparse.Namespace, console: Console) -> None:
    minutes, protocol = checked_minutes(args.minutes), protocol_named(args.protocol)
    documents = _documents(args)
    if None not in (args.record, args.out) and args.record.absolute() == args.out.absolute():
        raise Refused(_("The memo and the record need a file each; both were sent to {name}.").format(name=args.out))
    if "data_dir" in args:
        rehearsed = _play(folder_of(args), args, protocol, documents, console)
    else:
        with tempfile.TemporaryDirectory(prefix="peer-consultancy-") as folder:
            rehearsed = _play(Path(folder), args, protocol, documents, console)
    console.progress("")
    if args.json:
        console.json(_as_json(rehearsed, protocol, minutes, documents))
    else:
        _print(rehearsed, protocol, minutes, documents, console)


def _documents(args: argparse.Namespace) -> tuple[Document, ...]:
    wanted = ((DocumentKind.MEMO, args.out), (DocumentKind.RECORD, args.record))
    return tuple(Document(kind, path, format_of(path)) for kind, path in wanted if path is not None)


def _play(
    folder: Path, args: argparse.Namespace, protocol: Protocol, documents: tuple[Document, ...], console: Console
) -> Rehearsed:
    """Rehearse in a workspace whose clock begins now and then runs ahead by itself."""
    clock = FakeClock(args.clock.read().utc)
    with opened(folder, clock) as workspace:

        def tell(number: int, of: int, title: str) -> None:
            console.progress(_("Step {number} of {of}: {title}").format(number=number, of=of, title=title))

        return rehearse(workspace, clock, protocol, args.minutes, documents, args.seed, tell, args.trouble)


# --- in words ---------------------------------------------------------------------------------------------------


def _print(
    rehearsed: Rehearsed, protocol: Protocol, minutes: int, documents: tuple[Document, ...], console: Console
) -> None:
    ledger = rehearsed.ledger
    heading = _("{name}, {planned} min planned, {wall} on the clock")
    console.line(
        heading.format(name=protocol.name, planned=_minutes(ledger.planned), wall=minutes_seconds(ledger.wall))
    )
    if rehearsed.shortfall:
        console.line(rehearsed.shortfall)
    console.line()
    for line in table(ledger):
        console.line(line)
    console.line()
    console.line(sum_in_words(ledger))
    for struck in rehearsed.struck:
        console.line(_in_words(struck, ledger))
    console.line(n_("{n} note", "{n} notes", rehearsed.notes).format(n=rehearsed.notes))
    for document in documents:
        console.line(_("Saved {path}").format(path=document.path))


def _minutes(span: Span) -> int:
    return span.ms // 60_000


def _in_words(struck: Struck, ledger: Ledger) -> str:
    title = next(line.step.step.title for line in ledger.lines if line.step.id == struck.step)
    lasted = minutes_seconds(struck.lasted) if struck.lasted else ""
    return " · ".join(part for part in (str(struck.trouble), title, lasted, struck.plan) if part)


# --- as JSON ----------------------------------------------------------------------------------------------------


def _as_json(rehearsed: Rehearsed, protocol: Protocol, minutes: int, documents: tuple[Document, ...]) -> dict[str, Any]:
    held, ledger = rehearsed.consultancy, rehearsed.ledger
    return {
        "consultancy": held.id,
        "protocol": protocol.key,
        "minutes_asked": minutes,
        "minutes_planned": _minutes(ledger.planned),
        "shortfall": rehearsed.shortfall,
        "started": in_utc(held.started) if held.started else None,
        "ended": in_utc(held.ended) if held.ended else None,
        "notes": rehearsed.notes,
        "troubles": [_struck(struck) for struck in rehearsed.struck],
        "steps": [line_as_json(line) for line in ledger.lines],
        "totals": spans(ledger, (*SPANS, "left", "wall")),
        "documents": [{"document": str(each.kind), "path": str(each.path)} for each in documents],
    }


def _struck(struck: Struck) -> dict[str, Any]:
    """Give a trouble as it happened."""
    lasted = struck.lasted.ms
    return {"trouble": str(struck.trouble), "step": struck.step, "lasted_ms": lasted, "plan": struck.plan}
