"""Ledgers for the commands: a table and a sum in words, and JSON in whole milliseconds so that they add up."""

from __future__ import annotations

from typing import Any

from consultancy.live.shown import Ledger, LedgerLine
from consultancy.model.time import Span
from consultancy.text import _
from consultancy.words import minutes_seconds

SPANS = ("planned", "granted", "trimmed", "unused", "over", "paused", "waited")
NUMBER_WIDTH = 9


def table(ledger: Ledger) -> list[str]:
    """Give a ledger as lines of text, one for each step, under a line of headings."""
    titles = [_title(line) for line in ledger.lines]
    width = max(map(len, titles))
    head = (_("planned"), _("granted"), _("trimmed"), _("unused"), _("over"), _("paused"), _("waited"), _("ran"))
    rows = [" " * width + "".join(each.rjust(NUMBER_WIDTH) for each in head)]
    for title, line in zip(titles, ledger.lines, strict=True):
        figures = [*(getattr(line, name) for name in SPANS), line.ran]
        rows.append(title.ljust(width) + "".join(_figure(span).rjust(NUMBER_WIDTH) for span in figures))
    return rows


def _title(line: LedgerLine) -> str:
    return f"{line.step.step.title} ({line.step.turn_name})" if line.step.turn_name else line.step.step.title


def _figure(span: Span) -> str:
    return minutes_seconds(span) if span else "·"


def sum_in_words(ledger: Ledger) -> str:
    """Give the sum of a ledger as one line that adds up."""
    sentence = _(
        "planned {planned} + granted {granted} − trimmed {trimmed} − unused {unused} + over {over}"
        " + paused {paused} + waiting {waited} = {wall} on the wall clock"
    )
    so_far = _(
        "planned {planned} + granted {granted} − trimmed {trimmed} − unused {unused} − still to come {left}"
        " + over {over} + paused {paused} + waiting {waited} = {wall} on the wall clock"
    )
    figures = {name: minutes_seconds(getattr(ledger, name)) for name in (*SPANS, "left", "wall")}
    return (so_far if ledger.left else sentence).format(**figures)


def line_as_json(line: LedgerLine) -> dict[str, Any]:
    """Give one step's account."""
    about = {"id": line.step.id, "title": line.step.step.title, "turn": line.step.turn_name, "state": str(line.state)}
    return about | spans(line, (*SPANS, "left", "ran"))


def spans(account: Ledger | LedgerLine, names: tuple[str, ...]) -> dict[str, int]:
    """Give lengths in whole milliseconds, so that they add up."""
    return {f"{name}_ms": getattr(account, name).ms for name in names}
