"""``rehearse``: a scripted consultancy on a clock of its own, and its ledger."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

from consultancy.clock import FakeClock
from consultancy.commands.arguments import Families, checked_minutes, command, json_wanted, whole_number
from consultancy.commands.console import Console
from consultancy.commands.consultancies import format_of, in_utc
from consultancy.commands.opening import folder_of, opened
from consultancy.commands.protocols import protocol_named
from consultancy.documents.summary_model import DocumentKind
from consultancy.errors import Refused
from consultancy.live.shown import Ledger, LedgerLine
from consultancy.model.protocol import Protocol
from consultancy.model.time import Span
from consultancy.rehearsal import Document, Rehearsed, rehearse
from consultancy.text import _, n_
from consultancy.words import minutes_seconds

SPANS = ("planned", "granted", "trimmed", "unused", "over", "paused", "waited")
NUMBER_WIDTH = 9


def add_to(families: Families) -> None:
    """Add the command."""
    summary = _("play a whole consultancy on a clock of its own and save its memo")
    parser = command(families, "rehearse", summary, _rehearse, data_dir=True)
    parser.add_argument("--protocol", required=True, metavar="KEY", help=_("a key that “protocol list” gives"))
    parser.add_argument("--minutes", required=True, type=whole_number, metavar="N", help=_("how long it is to take"))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=_("where the memo goes: memo.docx"))
    parser.add_argument("--record", type=Path, default=None, metavar="FILE", help=_("where the full record goes"))
    parser.add_argument("--seed", type=whole_number, default=0, metavar="N", help=_("another number, another course"))
    json_wanted(parser)


def _rehearse(args: argparse.Namespace, console: Console) -> None:
    minutes, protocol = checked_minutes(args.minutes), protocol_named(args.protocol)
    documents = _documents(args)
    if args.record is not None and args.record.absolute() == args.out.absolute():
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

        return rehearse(workspace, clock, protocol, args.minutes, documents, args.seed, tell)


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
    for line in _table(ledger):
        console.line(line)
    console.line()
    console.line(_sum_in_words(ledger))
    console.line(n_("{n} note", "{n} notes", rehearsed.notes).format(n=rehearsed.notes))
    for document in documents:
        console.line(_("Saved {path}").format(path=document.path))


def _minutes(span: Span) -> int:
    return span.ms // 60_000


def _table(ledger: Ledger) -> list[str]:
    titles = [_title(line) for line in ledger.lines]
    width = max(map(len, titles))
    head = (_("planned"), _("granted"), _("trimmed"), _("unused"), _("over"), _("paused"), _("waited"), _("ran"))
    rows = [" " * width + "".join(each.rjust(NUMBER_WIDTH) for each in head)]
    for title, line in zip(titles, ledger.lines, strict=True):
        spans = [*(getattr(line, name) for name in SPANS), line.ran]
        rows.append(title.ljust(width) + "".join(_figure(span).rjust(NUMBER_WIDTH) for span in spans))
    return rows


def _title(line: LedgerLine) -> str:
    return f"{line.step.step.title} ({line.step.turn_name})" if line.step.turn_name else line.step.step.title


def _figure(span: Span) -> str:
    return minutes_seconds(span) if span else "·"


def _sum_in_words(ledger: Ledger) -> str:
    sentence = _(
        "planned {planned} + granted {granted} − trimmed {trimmed} − unused {unused} + over {over}"
        " + paused {paused} + waiting {waited} = {wall} on the wall clock"
    )
    figures = {name: minutes_seconds(getattr(ledger, name)) for name in (*SPANS, "wall")}
    return sentence.format(**figures)


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
        "steps": [_step(line) for line in ledger.lines],
        "totals": _spans(ledger, (*SPANS, "left", "wall")),
        "documents": [{"document": str(each.kind), "path": str(each.path)} for each in documents],
    }


def _step(line: LedgerLine) -> dict[str, Any]:
    about = {"id": line.step.id, "title": line.step.step.title, "turn": line.step.turn_name, "state": str(line.state)}
    return about | _spans(line, (*SPANS, "left", "ran"))


def _spans(account: Ledger | LedgerLine, names: tuple[str, ...]) -> dict[str, int]:
    """Give lengths in whole milliseconds, so that they add up."""
    return {f"{name}_ms": getattr(account, name).ms for name in names}
