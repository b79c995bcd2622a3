"""Next steps and the wordings of the focus question on the screen, saved as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.review.state import CommitmentRow, WordsCard
from ui.review.words_desk import BY, WHAT, WHO, WordsDesk
from ui.widgets import Button, Card, Field, IconButton, Line, label
from ui.widgets.binding import bound

PARTS = (WHAT, WHO, BY)
STRETCH = {WHAT: 5, WHO: 3, BY: 2}


def part_words() -> dict[str, str]:
    """Name the three parts of a commitment."""
    return {WHAT: _("What"), WHO: _("Who"), BY: _("By")}


class EnterLine(Line):
    """A line that tells when Enter is pressed, and keeps the key to itself."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()


class CommitmentLine(QWidget):
    """Who does what by when."""

    def __init__(self, people: QStringListModel) -> None:
        super().__init__()
        words = part_words()
        self.parts = {part: EnterLine(words[part], words[part]) for part in PARTS}
        self.away = IconButton("x", _("Delete this commitment"), size=24)
        self._hint = label("", "caption", tone="closing", wrap=True)
        completer = QCompleter(people, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.parts[WHO].setCompleter(completer)
        row = QHBoxLayout()
        row.setSpacing(6)
        for part, line in self.parts.items():
            line.setMinimumWidth(64)
            row.addWidget(line, STRETCH[part])
        row.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.hint("")

    def show_row(self, row: CommitmentRow) -> None:
        """Show a commitment without telling anyone."""
        for part, text in ((WHAT, row.what), (WHO, row.who), (BY, row.by)):
            self.parts[part].blockSignals(True)
            self.parts[part].set_text(text)
            self.parts[part].blockSignals(False)
        self.hint(row.hint)

    def hint(self, sentence: str) -> None:
        """Say what could not be read."""
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))


class WordsView(Card):
    """``typed`` tells that something waits to be saved, ``left`` which field the keyboard has left."""

    typed = Signal()
    left = Signal(str)

    def __init__(self, desk: WordsDesk) -> None:
        super().__init__(margins=(16, 12, 16, 14))
        self._desk = desk
        self._shown: WordsCard | None = None
        self._people = QStringListModel(self)
        self._saved = label("", "caption", tone="accent")
        self._trouble = label("", wrap=True, tone="over")
        self._again = Button(_("Try again"), small=True)
        self._again.clicked.connect(bound(desk.save))
        self._rows: dict[str, CommitmentLine] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._new = CommitmentLine(self._people)
        self._wordings: dict[str, Field] = {}
        self._fields = QVBoxLayout()
        self._lay_out()
        for line in self._new.parts.values():
            line.entered.connect(self._add)

    def render(self, card: WordsCard) -> None:  # type: ignore[override]
        """Show commitments and wordings."""
        if card == self._shown:
            return
        self._shown = card
        self._people.setStringList(list(card.people))
        self._saved.setText(card.saved)
        self._trouble.setText(card.trouble)
        for widget in (self._trouble, self._again):
            widget.setVisible(bool(card.trouble))
        self._show_commitments(card.commitments)
        for wording in card.wordings:
            self._wording(wording.moment.value, wording.label).set_text(wording.text)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Next steps"), "strong"), 1)
        head.addWidget(self._saved)
        trouble = QHBoxLayout()
        trouble.addWidget(self._trouble, 1)
        trouble.addWidget(self._again)
        room = self._new.away.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._new.away.setSizePolicy(room)
        self._new.away.setVisible(False)
        self._new.parts[WHAT].setPlaceholderText(_("Another: what"))
        self.body.addLayout(head)
        self.body.addLayout(trouble)
        self.body.addLayout(self._list)
        self.body.addWidget(self._new)
        self.body.addSpacing(4)
        self.body.addWidget(label(_("Focus question"), "strong"))
        self.body.addLayout(self._fields)

    def _show_commitments(self, rows: tuple[CommitmentRow, ...]) -> None:
        for gone in set(self._rows) - {row.id for row in rows}:
            line = self._rows.pop(gone)
            line.hide()
            line.deleteLater()
        for place, row in enumerate(rows):
            if row.id not in self._rows:
                self._rows[row.id] = self._line(row.id)
            if self._list.indexOf(self._rows[row.id]) != place:
                self._list.insertWidget(place, self._rows[row.id])
            self._rows[row.id].show_row(row)

    def _line(self, commitment: str) -> CommitmentLine:
        made = CommitmentLine(self._people)
        for part, line in made.parts.items():
            field = f"{commitment}/{part}"
            line.textChanged.connect(lambda text, field=field: self._type(field, text))
            line.left.connect(bound(self.left.emit, field))
        made.away.clicked.connect(bound(self._desk.delete, commitment))
        return made

    def _wording(self, moment: str, name: str) -> Field:
        if moment not in self._wordings:
            field = Field(name, lines=2, most=5)
            field.changed.connect(lambda text: self._type(moment, text))
            field.left.connect(bound(self.left.emit, moment))
            self._wordings[moment] = field
            self._fields.addWidget(field)
        return self._wordings[moment]

    def _type(self, field: str, text: str) -> None:
        self._desk.type(field, text)
        self.typed.emit()

    def _add(self) -> None:
        parts = self._new.parts
        if self._desk.add(parts[WHAT].text(), parts[WHO].text(), parts[BY].text()):
            for line in parts.values():
                line.clear()
        parts[WHAT].setFocus()
