"""Hand over: the documents of a consultancy, previewed and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from consultancy.changes import Topic
from consultancy.documents.naming import Names
from consultancy.documents.summary_model import DocumentKind, Format, PageSize, Summary
from consultancy.errors import Refused
from consultancy.files import atomic_write
from consultancy.live.looking import view
from consultancy.live.replaying import replay
from consultancy.live.shown import Ledger
from consultancy.model.consultancy import Consultancy, Status
from consultancy.model.time import Moment
from consultancy.services import naming
from consultancy.services.pages import page_size
from consultancy.services.ports import CommitmentStore, ConsultancyStore, ExportStore, FactStore, NoteStore
from consultancy.services.writing import Desk, found
from consultancy.text import _
from consultancy.words import local

__all__ = ["HandOver", "Names", "Saved"]

Setting = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a document was saved."""

    path: Path
    kind: DocumentKind


class HandOver:
    """Use cases of Review."""

    def __init__(
        self,
        desk: Desk,
        consultancies: ConsultancyStore,
        facts: FactStore,
        notes: NoteStore,
        commitments: CommitmentStore,
        exports: ExportStore,
        setting: Setting,
    ) -> None:
        self._desk = desk
        self._consultancies = consultancies
        self._facts = facts
        self._notes = notes
        self._commitments = commitments
        self._exports = exports
        self._setting = setting

    def summary(self, consultancy: str, kind: DocumentKind, names: Names = Names.FULL) -> Summary:
        """Give the memo or the record as a value: what the preview shows is what is saved."""
        from consultancy.documents.summarise import memo, record

        make = {DocumentKind.MEMO: memo, DocumentKind.RECORD: record}[kind]
        stored = found(self._consultancies, consultancy)
        notes, commitments = tuple(self._notes.of(consultancy)), tuple(self._commitments.of(consultancy))
        return make(stored, notes, commitments, self._ledger(stored), names=names, zone=None, page=self._page())

    def suggested_name(self, consultancy: str, kind: DocumentKind, fmt: Format = Format.WORD) -> str:
        """Give a file name made from the title, safe on every system."""
        stored = found(self._consultancies, consultancy)
        day = local(stored.started or stored.starts or stored.created).date()
        return naming.file_name(day, stored.title, kind, fmt)

    def save(
        self,
        consultancy: str,
        kind: DocumentKind,
        path: Path,
        fmt: Format = Format.WORD,
        names: Names = Names.FULL,
    ) -> Saved:
        """Write the document; an existing file is replaced only by a whole new one. Raises InUse, CannotWrite."""
        atomic_write(path, self._bytes(consultancy, kind, fmt, names))
        self._record(found(self._consultancies, consultancy), kind, path)
        return Saved(path, kind)

    def free_name(self, path: Path) -> Path:
        """Give another name beside ``path`` that no file has ("memo (2).docx")."""
        return naming.free_name(path)

    def _bytes(self, consultancy: str, kind: DocumentKind, fmt: Format, names: Names) -> bytes:
        if kind is DocumentKind.WORKSHEET:
            return self._worksheet(consultancy, fmt)
        summary = self.summary(consultancy, kind, names)
        if fmt is Format.WORD:
            from consultancy.documents.word import write

            return write(summary)
        from consultancy.documents.plain import markdown, plain_text

        return (markdown(summary) if fmt is Format.MARKDOWN else plain_text(summary)).encode()

    def _worksheet(self, consultancy: str, fmt: Format) -> bytes:
        if fmt is not Format.WORD:
            raise Refused(_("The dilemma worksheet is a form for Word; save it with a name that ends in .docx."))
        from consultancy.documents.worksheet import write_worksheet

        return write_worksheet(found(self._consultancies, consultancy), self._page())

    def _record(self, stored: Consultancy, kind: DocumentKind, path: Path) -> None:
        """Remember what was handed out; the memo of a consultancy that is over hands it over."""
        now = self._desk.clock.read().utc
        over = stored.status in (Status.CLOSED, Status.RELEASED)
        with self._desk.changing(Topic.EXPORTS, Topic.CONSULTANCIES, consultancy=stored.id):
            self._exports.record(stored.id, kind, _as_text(path), now)
            if over and kind is DocumentKind.MEMO:
                self._consultancies.save(replace(stored, handed_over=now))

    def _ledger(self, stored: Consultancy) -> Ledger | None:
        """Give the account of the hour as its facts tell it, up to the last of them."""
        facts = self._facts.load(stored.id)
        if stored.plan is None or not facts:
            return None
        last = max(facts, key=lambda fact: fact.at)
        return view(replay(stored.plan, facts), Moment(last.at, last.utc)).ledger

    def _page(self) -> PageSize:
        return page_size(self._setting("page"))


def _as_text(path: Path) -> str:
    """Give a path as text that can be stored: names on a disk may hold bytes that are no characters."""
    return str(path).encode(errors="replace").decode()
