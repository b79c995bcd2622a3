"""The notes by step, newest step first: a list that takes one more line without building the others again."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.cockpit.notes_presenter import NoteGroup, NoteRow

Line = NoteRow | str
Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole


class NoteLines(QAbstractListModel):
    """The lines of the list: a heading (text) for each step, then its notes."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, Line]] = []

    def show_groups(self, groups: tuple[NoteGroup, ...]) -> None:
        """Show groups: lines that are there already stay, changed ones are told, others come and go singly."""
        wanted: list[tuple[str, Line]] = []
        for group in groups:
            wanted.append((f"step:{group.step}", group.title))
            wanted.extend((row.id, row) for row in group.rows)
        keys = [key for key, _line in wanted]
        self._drop_missing(set(keys))
        here = [key for key, _line in self._lines]
        known = set(here)
        if here != [key for key in keys if key in known]:
            self.beginResetModel()
            self._lines = wanted
            self.endResetModel()
            return
        self._fill_in(wanted)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line if isinstance(line, str) else line.in_words
        if role == Qt.ItemDataRole.EditRole:
            return None if isinstance(line, str) else line.text
        return line if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index), str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def line(self, index: Index) -> Line | None:
        """Give a note, or the title of a step; None outside the list."""
        return self._lines[index.row()][1] if index.isValid() and index.row() < len(self._lines) else None

    def index_of(self, note: str) -> QModelIndex:
        """Find a note's place."""
        for row, (key, _line) in enumerate(self._lines):
            if key == note:
                return self.index(row)
        return QModelIndex()

    def _drop_missing(self, keys: set[str]) -> None:
        for row in reversed(range(len(self._lines))):
            if self._lines[row][0] not in keys:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()

    def _fill_in(self, wanted: list[tuple[str, Line]]) -> None:
        for row, (key, line) in enumerate(wanted):
            if row >= len(self._lines) or self._lines[row][0] != key:
                self.beginInsertRows(QModelIndex(), row, row)
                self._lines.insert(row, (key, line))
                self.endInsertRows()
            elif self._lines[row][1] != line:
                self._lines[row] = (key, line)
                self.dataChanged.emit(self.index(row), self.index(row))
