"""Commitments as quickly typed lines: what, who, by when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout

from consultancy.model.time import Instant
from consultancy.text import _
from ui.cockpit.commitments_presenter import CommitmentRow, CommitmentsPresenter, CommitmentsState
from ui.cockpit.draft import Draft
from ui.widgets.binding import bound, emptied
from ui.widgets.buttons import IconButton, KeyHint
from ui.widgets.card import Card
from ui.widgets.fields import Line
from ui.widgets.rows import ListRow
from ui.widgets.text import label, set_tone


class CommitmentsView(Card):
    """Shows the commitments; Enter in any of the three fields adds a line, a row chosen comes back into the fields."""

    def __init__(
        self,
        presenter: CommitmentsPresenter,
        now: Callable[[], Instant],
        put: Callable[[str], None],
        key: Callable[[str], str],
    ) -> None:
        super().__init__(margins=(16, 10, 12, 10))
        self._presenter = presenter
        self._shown: CommitmentsState | None = None
        self._editing = ""
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._names = QStringListModel()
        self.what = Line(_("What will be done"), _("What will be done"))
        self.who = Line(_("Who does it"), _("Who"))
        self.by = Line(_("By when"), _("By when"))
        self._say = label("", "caption", wrap=True)
        self.draft = Draft(now, self._line, put, self)
        self._lay_out(key("commitments"))
        for field in (self.what, self.who, self.by):
            field.returnPressed.connect(self._write)
            field.textChanged.connect(bound(self.draft.touch))
            field.left.connect(self.draft.flush)

    def begin(self, kept: str) -> None:
        """Begin showing, with the line that was being typed."""
        self._presenter.show(self.render_commitments)
        self.draft.begin_with(kept)
        self._editing, *typed = (kept.split("\n") + [""] * 4)[:4]
        for field, text in zip((self.what, self.who, self.by), typed, strict=True):
            field.setText(text)

    def end(self) -> None:
        """Keep a line that was written but not entered, and stop."""
        if self.what.text().strip():
            self._write()
        self.draft.flush()
        self._presenter.hide()

    def render_commitments(self, state: CommitmentsState) -> None:
        """Show a state."""
        if state == self._shown:
            return
        self._shown = state
        self._names.setStringList(list(state.people))
        emptied(self._rows)
        for row in state.rows:
            self._rows.addWidget(self._row(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._editing:
            self._clear()
        else:
            super().keyPressEvent(event)

    def _line(self) -> str:
        typed = (self._editing, self.what.text(), self.who.text(), self.by.text())
        return "\n".join(typed) if any(typed) else ""

    def _write(self) -> None:
        written = self._presenter.write(self.what.text(), self.who.text(), self.by.text(), self._editing)
        if not written.saved:
            self._tell(written.trouble, "over")
            (self.by if self.what.text().strip() else self.what).setFocus()
            return
        self._clear()
        self._tell(_("Saved"), "accent")

    def _clear(self) -> None:
        self._editing = ""
        for field in (self.what, self.who, self.by):
            field.clear()
        self._tell("")
        self.what.setFocus()

    def _edit(self, row: CommitmentRow) -> None:
        self._editing = row.id
        self.what.setText(row.what)
        self.who.setText(row.who)
        self.by.setText(row.by)
        self._tell(_("Enter keeps the change, Esc leaves it as it was."))
        self.what.setFocus()

    def _row(self, row: CommitmentRow) -> ListRow:
        made = ListRow(row.in_words, ruled=False)
        made.line.setContentsMargins(4, 4, 0, 4)
        made.line.addWidget(label(row.what, "body", wrap=True), 1)
        made.line.addWidget(label(row.who, "secondary"))
        made.line.addWidget(label(row.by, "caption", tabular=True))
        away = IconButton("x", _("Delete this commitment"), token="ink_3", size=22)
        away.clicked.connect(bound(self._presenter.delete, row.id))
        made.line.addWidget(away)
        made.chosen.connect(bound(self._edit, row))
        return made

    def _tell(self, words: str, tone: str = "") -> None:
        self._say.setText(words)
        self._say.setVisible(bool(words))
        set_tone(self._say, tone)

    def _lay_out(self, key: str) -> None:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.who.setCompleter(completer)
        fields = QHBoxLayout()
        fields.setSpacing(6)
        fields.addWidget(self.what, 4)
        fields.addWidget(self.who, 2)
        fields.addWidget(self.by, 2)
        self.body.setSpacing(4)
        over = QHBoxLayout()
        over.addWidget(label(_("Commitments"), "overline"), 1)
        over.addWidget(KeyHint(key))
        self.body.addLayout(over)
        self.body.addLayout(self._rows)
        self.body.addLayout(fields)
        self.body.addWidget(self._say)
        self._say.hide()
