"""Saving a document where the person wants it: the folder remembered, an open file got around. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from consultancy.documents.summary_model import DocumentKind, Format
from consultancy.errors import InUse, Refused
from consultancy.services.handover import HandOver, Names, Saved
from consultancy.services.settings import Settings
from consultancy.text import _
from ui.asking import Asking

FOLDER = "documents_folder"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to be saved: which, as what, with names in full or not."""

    consultancy: str
    kind: DocumentKind
    fmt: Format = Format.WORD
    names: Names = Names.FULL


@dataclass(frozen=True, slots=True)
class Blocked:
    """The document could not be saved at ``path``; ``other`` is a name beside it that is free."""

    sentence: str
    paper: Paper
    path: Path
    other: Path


class Desk:
    """Asks where a document goes, saves it, and remembers the folder. ``blocked`` is set while a name is in use."""

    def __init__(self, handover: HandOver, settings: Settings, asking: Asking) -> None:
        self._handover = handover
        self._settings = settings
        self._asking = asking
        self.blocked: Blocked | None = None

    def folder(self) -> Path:
        """Give the folder last used, else the person's documents, else their home."""
        for choice in (self._settings.get(FOLDER), platformdirs.user_documents_dir()):
            if choice and Path(choice).is_dir():
                return Path(choice)
        return Path.home()

    def save(self, paper: Paper, title: str) -> Saved | None:
        """Ask where, and save there. None when they thought better of it, or it could not be saved."""
        suggested = self.folder() / self._handover.suggested_name(paper.consultancy, paper.kind, paper.fmt)
        path = self._asking.save_as(title, suggested, f"{format_words(paper.fmt)} (*.{paper.fmt.value})")
        return self.save_at(paper, path) if path is not None else None

    def save_at(self, paper: Paper, path: Path) -> Saved | None:
        """Save at ``path``; when another program holds it open, ``blocked`` offers another name."""
        self.blocked = None
        try:
            saved = self._handover.save(paper.consultancy, paper.kind, path, paper.fmt, paper.names)
        except InUse as refusal:
            self.blocked = Blocked(str(refusal), paper, path, self._handover.free_name(path))
            return None
        except Refused as refusal:
            self._asking.trouble(str(refusal))
            return None
        self._settings.set(FOLDER, str(saved.path.parent))
        return saved

    def save_beside(self) -> Saved | None:
        """Save under the other name that was offered."""
        return self.save_at(self.blocked.paper, self.blocked.other) if self.blocked else None

    def try_again(self) -> Saved | None:
        """Try the same name again."""
        return self.save_at(self.blocked.paper, self.blocked.path) if self.blocked else None


def format_words(fmt: Format) -> str:
    """Name a kind of file."""
    return {Format.WORD: _("Word"), Format.MARKDOWN: _("Markdown"), Format.PLAIN: _("Plain text")}[fmt]
