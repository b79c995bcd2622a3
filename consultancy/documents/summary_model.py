"""A document before it is a file: the same value feeds Word, Markdown, plain text and the preview."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.model.time import Utc


class DocumentKind(StrEnum):
    """The documents made from one record."""

    MEMO = "memo"
    RECORD = "record"
    WORKSHEET = "worksheet"


class Format(StrEnum):
    """The files a document can be saved as."""

    WORD = "docx"
    MARKDOWN = "md"
    PLAIN = "txt"


class PageSize(StrEnum):
    """Paper, by locale."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``quiet`` text is smaller and grey."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines; ``after`` lines up with ``items`` and is set quietly behind each (speaker, clock time)."""

    items: tuple[str, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that repeats; ``widths`` are shares of the line that add up to 1."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""
    numbers: frozenset[int] = frozenset()


Block = Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. ``level`` 1 is a main heading."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class FocusBox:
    """The focus question, set apart; ``earlier`` are its former wordings, each with the words that introduce it."""

    label: str
    text: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole document. ``made`` is the date it carries, so that equal input gives equal bytes."""

    kind: DocumentKind
    running_head: str
    addressed: str
    title: str
    byline: str
    focus: FocusBox | None
    sections: tuple[Section, ...]
    footer: str
    author: str
    made: Utc
    language: str = "en"
    page: PageSize = PageSize.LETTER
