"""What Review shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consultancy.documents.summary_model import DocumentKind, Summary
from consultancy.model.consultancy import WordingMoment
from consultancy.model.note import Audience, NoteKind
from consultancy.services.handover import Names


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One step's bar: ``reach`` and ``tick`` as shares of the longest in the list."""

    title: str
    words: str
    reach: float
    tick: float
    over: bool


@dataclass(frozen=True, slots=True)
class TimeCard:
    """How the time went."""

    caption: str
    lines: tuple[TimeLine, ...]
    between: str


@dataclass(frozen=True, slots=True)
class FilterChip:
    """A way to look at some of the notes."""

    key: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note. ``draft`` holds the words being typed when it is being edited, else None."""

    id: str
    text: str
    kind: NoteKind
    kind_words: str
    tone: str
    starred: bool
    who_when: str
    speaker: str
    audience: Audience
    step: str
    draft: str | None = None


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """Notes under one heading."""

    heading: str
    rows: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class NotesCard:
    """The notes, filtered and grouped. A note can be moved to ``steps``; ``people`` can have spoken it."""

    filters: tuple[FilterChip, ...]
    by_kind: bool
    groups: tuple[NoteGroup, ...]
    steps: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class WordingField:
    """One wording of the focus question."""

    moment: WordingMoment
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment as it is typed; ``hint`` says what could not be read."""

    id: str
    what: str
    who: str
    by: str
    hint: str


@dataclass(frozen=True, slots=True)
class WordsCard:
    """Wordings and commitments, saved as they are typed."""

    wordings: tuple[WordingField, ...]
    commitments: tuple[CommitmentRow, ...]
    saved: str
    trouble: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The document as it would be saved."""

    kind: DocumentKind
    names: Names
    summary: Summary


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A document was saved, or could not be: what to say, and the ways on."""

    sentence: str
    folder: Path | None = None
    other: Path | None = None


@dataclass(frozen=True, slots=True)
class ReviewState:
    """The whole of Review."""

    crumb: str
    title: str
    byline: str
    way_back: str
    time: TimeCard
    notes: NotesCard
    words: WordsCard
    preview: Preview
    saved: SavedLine | None
