"""File names made from what people type: safe on every system."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

from consultancy.documents.summary_model import DocumentKind
from consultancy.text import _, clean_line

FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
LONGEST = 60
MOST_BYTES = 150
COUNTED = re.compile(r" \((\d{1,4})\)$")


def _visible(text: str) -> str:
    """Drop what cannot be seen: bidi and zero-width marks, private and unassigned characters."""
    return "".join(" " if unicodedata.category(each) in ("Cf", "Co", "Cn", "Zl", "Zp") else each for each in text)


def slug(title: str) -> str:
    """Make a title fit for a file name; empty when nothing is left of it."""
    plain = " ".join(FORBIDDEN.sub(" ", _visible(clean_line(title))).split())
    return _cut(plain).strip(" .-_")


def _cut(text: str) -> str:
    """Cut at a word where possible, to a length every system and every sync folder takes."""
    short = text
    if len(short) > LONGEST:
        short = short[: LONGEST + 1].rpartition(" ")[0] or short[:LONGEST]
    return short.encode()[:MOST_BYTES].decode(errors="ignore")


def file_name(day: date, title: str, kind: DocumentKind, ending: str) -> str:
    """Give a name: the day, the title and what it is."""
    what = {
        DocumentKind.MEMO: _("memo"),
        DocumentKind.RECORD: _("full record"),
        DocumentKind.WORKSHEET: _("dilemma worksheet"),
    }[kind]
    named = slug(title)
    rest = f"{named} - {what}" if named else _("Consultancy {what}").format(what=what)
    return f"{day.isoformat()} {rest}.{ending}"


def free_name(path: Path) -> Path:
    """Give another name beside ``path`` that no file has: ``memo (2).docx``."""
    counted = COUNTED.search(path.stem)
    stem = path.stem[: counted.start()] if counted else path.stem
    number = int(counted.group(1)) + 1 if counted else 2
    while (other := path.with_name(f"{stem} ({number}){path.suffix}")).exists():
        number += 1
    return other
