"""Hand over: the documents of a consultancy, previewed and saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from consultancy.documents.summary_model import DocumentKind, Format, Summary


class Names(StrEnum):
    """How people are named in a document."""

    FULL = "full"
    INITIALS = "initials"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a document was saved."""

    path: Path
    kind: DocumentKind


class HandOver:
    """Use cases of Review."""

    def summary(self, consultancy: str, kind: DocumentKind, names: Names = Names.FULL) -> Summary:
        """Give the document as a value: what the preview shows is what is saved."""
        raise NotImplementedError

    def suggested_name(self, consultancy: str, kind: DocumentKind, fmt: Format = Format.WORD) -> str:
        """Give a file name made from the title, safe on every system."""
        raise NotImplementedError

    def save(
        self,
        consultancy: str,
        kind: DocumentKind,
        path: Path,
        fmt: Format = Format.WORD,
        names: Names = Names.FULL,
    ) -> Saved:
        """Write the document; an existing file is replaced only by a whole new one. Raises InUse, CannotWrite."""
        raise NotImplementedError

    def free_name(self, path: Path) -> Path:
        """Give another name beside ``path`` that no file has ("memo (2).docx")."""
        raise NotImplementedError
