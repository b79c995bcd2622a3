"""What tests of screens share: an Asking that answers by itself and records, and typing of any text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget

from ui.asking import Place

HOSTILE = (
    "<img src=//host/share/x.png>",
    "<font size=7 color=red>APPROVED</font>",
    "<b>Dana</b> & Co",
    "&Anna &&",
    "Ana\u202eliG",
    "עֲדִי شيرين",
    "👩‍👩‍👧 Zoë O’Neill-Łukasiewicz",
    "x" * 400,
    "{name} %s %(n)d",
)


@dataclass
class RecordingAsking:
    """Answers with what it was given, and keeps what it was asked and told."""

    save_to: Path | None = None
    open_from: Path | None = None
    told: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    went: list[tuple[Place, str]] = field(default_factory=list)
    asked: list[tuple[str, Path, str]] = field(default_factory=list)
    undo: Callable[[], None] | None = None

    def save_as(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.asked.append((title, suggested, kinds))
        return self.save_to

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        self.asked.append((title, folder, kinds))
        return self.open_from

    def tell(self, sentence: str, *, undo: Callable[[], None] | None = None) -> None:
        self.told.append(sentence)
        self.undo = undo

    def trouble(self, sentence: str) -> None:
        self.troubles.append(sentence)

    def go(self, place: Place, consultancy: str = "") -> None:
        self.went.append((place, consultancy))


def type_text(widget: QWidget, text: str) -> None:
    """Type any text into a widget, as an input method does: ``qtbot.keyClicks`` aborts on what is not ASCII."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
