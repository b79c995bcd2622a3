"""The dilemma worksheet coming back: filled in Word, retyped elsewhere, or somebody else's form altogether."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from consultancy.documents import worksheet_labels as labels
from consultancy.documents.word_opening import open_word
from consultancy.documents.word_text import Line, lines_of
from consultancy.documents.worksheet_fields import DILEMMA, FIELDS
from consultancy.errors import CannotRead
from consultancy.text import FIELD_CAP, LINE_CAP, _, clean, clean_line

_ONE_LINE = ("presenter", "organisation", "title")
_SPLITS = re.compile(r"\s*[:\t]\s*|\s+[–—-]\s+|(?<=\?)\s+")
_LONG_TITLE = 150
_HEADING_WORDS = 12
_LINE_LIMIT = 3_000


@dataclass(frozen=True, slots=True)
class WorksheetReading:
    """What a worksheet says, by field; only answers, never blanks. ``missing`` are fields the file does not ask for."""

    fields: dict[str, str]
    missing: tuple[str, ...]


def read_worksheet(data: bytes) -> WorksheetReading:
    """Read a filled worksheet from the bytes of a .docx. Raises CannotRead with one sentence."""
    lines = [line for line in islice(lines_of(open_word(data)), _LINE_LIMIT + 1) if line.text]
    if len(lines) > _LINE_LIMIT:
        raise CannotRead(_("That file holds far more than a worksheet; nothing was taken from it."))
    if not lines:
        raise CannotRead(_("There are no words in that file; nothing was taken from it. Is it the filled worksheet?"))
    sheet = _Sheet()
    for line in lines:
        sheet.take(line)
    return sheet.reading()


@dataclass
class _Sheet:
    """The answers so far. What stands under a heading nobody knows is kept with its heading, for the context."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    current: str = ""

    def take(self, line: Line) -> None:
        """Take one line: a label, an answer, both in one, or something of the form's own."""
        label, rest = ("", line.text) if line.field in FIELDS or self._awaits(line) else _label_and_rest(line)
        if line.field in FIELDS:
            self.current = line.field
        elif label:
            self.current = label
        elif not self._awaits(line) and _is_unknown_heading(line):
            self.current = ""
            if labels.names_a_form(line.text):
                return
        self._keep(replace(line, text=rest))

    def _awaits(self, line: Line) -> bool:
        """Say whether a line that looks like a label is rather the answer just asked for."""
        if not self.current or self.answers[self.current] or line.heads or line.labels:
            return False
        if line.bold:
            return not labels.near(line.text)
        return self.current == "focus" and line.text.endswith("?")

    def _keep(self, line: Line) -> None:
        kept = self.answers.setdefault(self.current, []) if self.current else self.unknown
        if line.text and not line.blank and not labels.is_printed(line.text):
            kept.append(f"• {line.text}" if line.listed and not line.heads else line.text)

    def reading(self) -> WorksheetReading:
        """Give what was found."""
        found = {key: list(told) for key, told in self.answers.items()}
        home = self._home_of_dilemma()
        if DILEMMA in found:
            found[home] = [*found.pop(DILEMMA), *found.get(home, [])]
        overlong = [text for key in _ONE_LINE if len(text := " ".join(found.get(key, []))) > LINE_CAP]
        missing = tuple(key for key in FIELDS if key not in found)
        found["context"] = [*found.get("context", []), *overlong, *self.unknown]
        told = {key: _tidy(key, found[key]) for key in FIELDS if key in found}
        return WorksheetReading({key: text for key, text in told.items() if text}, missing)

    def _home_of_dilemma(self) -> str:
        """A dilemma told in one line is the title, if none was given; a longer one belongs to the context."""
        told = self.answers.get(DILEMMA, [])
        one_line = len(told) == 1 and len(told[0]) <= _LONG_TITLE
        return "title" if one_line and not self.answers.get("title") else "context"


def _label_and_rest(line: Line) -> tuple[str, str]:
    """Find a label in a line: the whole of it, its bold beginning, or what stands before a colon."""
    looks_so = line.heads or line.bold or line.labels or line.text.endswith((":", "?"))
    whole = labels.near(line.text) if looks_so else labels.exact(line.text)
    if whole:
        return whole, ""
    found = labels.near(line.lead) if line.lead else ""
    if found:
        return found, line.text[len(line.lead) :].lstrip(" :–—-\t")
    for before, after in _splits(line.text):
        found = labels.before_a_colon(before)
        if found:
            return found, after
    return "", line.text


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for mark in _SPLITS.finditer(text[: _LONG_TITLE * 2]):
        yield text[: mark.start()], text[mark.end() :]


def _is_unknown_heading(line: Line) -> bool:
    if len(line.text.split()) > _HEADING_WORDS:
        return False
    return line.heads or ((line.bold or line.labels) and not line.listed)


def _tidy(key: str, found: list[str]) -> str:
    if key in _ONE_LINE:
        return clean_line(" ".join(found), LINE_CAP)
    return clean("\n".join(found), FIELD_CAP).strip()
