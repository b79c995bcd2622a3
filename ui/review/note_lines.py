"""The lines of the note list: a heading for each group, then its notes. A changed note is told singly."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from consultancy.model.note import Audience
from consultancy.text import _
from ui.kinds import audience_words
from ui.review.state import NoteGroup, NoteRow

Line = NoteRow | str
Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


class NoteLines(QAbstractListModel):
    """Headings (text) and notes."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def show_groups(self, groups: tuple[NoteGroup, ...]) -> bool:
        """Show groups, and say whether lines came, went or changed places."""
        wanted: list[Line] = []
        for group in groups:
            wanted.append(group.heading)
            wanted.extend(group.rows)
        moved = [_key(line) for line in wanted] != [_key(line) for line in self._lines]
        if moved:
            self.beginResetModel()
            self._lines = wanted
            self.endResetModel()
        else:
            self._tell_changes(wanted)
        return moved

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line if isinstance(line, str) else in_words(line)
        return line if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index), NoteRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def line(self, index: Index) -> Line | None:
        """Give a note, or a heading; None outside the list."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def index_of(self, note: str) -> QModelIndex:
        """Find a note's place."""
        for row, line in enumerate(self._lines):
            if isinstance(line, NoteRow) and line.id == note:
                return self.index(row)
        return QModelIndex()

    def edited(self) -> QModelIndex:
        """Find the note that is being mended."""
        for row, line in enumerate(self._lines):
            if isinstance(line, NoteRow) and line.draft is not None:
                return self.index(row)
        return QModelIndex()

    def near(self, row: int) -> QModelIndex:
        """Find the note at ``row`` or, where there is none, the last one before it, else the first after."""
        rows = [place for place, line in enumerate(self._lines) if isinstance(line, NoteRow)]
        before = [place for place in rows if place <= row]
        return self.index((before or rows)[-1 if before else 0]) if rows else QModelIndex()

    def _tell_changes(self, wanted: list[Line]) -> None:
        for row, line in enumerate(wanted):
            if line != self._lines[row]:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row), self.index(row))


def in_words(row: NoteRow) -> str:
    """Say a note with everything that is drawn beside it."""
    star = _("starred") if row.starred else ""
    who_may_see = audience_words(row.audience) if row.audience is not Audience.PRESENTER else ""
    return ", ".join(part for part in (row.kind_words, star, row.text, row.who_when, who_may_see) if part)


def _key(line: Line) -> tuple[str, str]:
    return ("heading", line) if isinstance(line, str) else ("note", line.id)
