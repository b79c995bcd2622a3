"""The list of consultancies on the screen, with the field that filters it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.consultancies.presenter import ConsultanciesPresenter, ListedRow, ListState
from ui.widgets.binding import bound, emptied
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fields import Line
from ui.widgets.rows import EmptyState, ListRow
from ui.widgets.scroll import Scroll
from ui.widgets.text import PlainLabel, label


class ConsultanciesView(QWidget):
    """Shows the rows that match; typing filters, Down goes into the list, Enter opens."""

    def __init__(self, presenter: ConsultanciesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._told = label("", "caption")
        self._search = Line(_("Find a consultancy"), _("Find: a title, a person, a place, a #theme, words of a note"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(presenter.type)
        self._search.installEventFilter(self)
        self._rows: list[ListRow] = []
        self._card = Card(margins=(0, 0, 0, 0))
        self._card.body.setSpacing(0)
        self._more = Button(_("Show more"), kind="quiet", icon="chevron-down")
        self._more.clicked.connect(presenter.show_more)
        self._lay_out()
        self._shown: ListState | None = None

    def entered(self, _consultancy: str = "") -> None:
        """Begin showing."""
        self._presenter.show(self.render)
        self._search.setFocus()

    def left(self) -> None:
        """Stop showing."""
        self._presenter.hide()

    def render(self, state: ListState) -> None:  # type: ignore[override]
        """Show a state; the same rows are not built again."""
        if state == self._shown:
            return
        self._shown = state
        self._told.setText(state.told)
        self._more.setVisible(state.more)
        emptied(self._card.body)
        self._rows = [self._row(row, last=place == len(state.rows) - 1) for place, row in enumerate(state.rows)]
        for line in self._rows:
            self._card.body.addWidget(line)
        if not state.rows:
            self._card.body.addWidget(self._nothing(state))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self._rows:
                self._rows[0].setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
                self._rows[0].chosen.emit()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Consultancies"), "title"))
        words.addWidget(self._told)
        new = Button(_("New consultancy"), kind="primary", icon="plus", key="Ctrl N")
        new.clicked.connect(self._presenter.new)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        page = Scroll(margins=(0, 0, 0, 0), gap=10)
        page.body.addWidget(self._card)
        page.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 22)
        outer.setSpacing(14)
        outer.addLayout(head)
        outer.addWidget(self._search)
        outer.addWidget(page, 1)

    def _nothing(self, state: ListState) -> EmptyState:
        if not state.empty:
            return EmptyState("search", _("Nothing found."), _("Try fewer letters, a name, or a word from a note."))
        new = Button(_("New consultancy"), kind="primary", icon="plus")
        new.clicked.connect(self._presenter.new)
        return EmptyState(
            "messages-square",
            _("No consultancies yet."),
            _("Every consultancy you prepare or run is found here again."),
            (new,),
        )

    def _row(self, row: ListedRow, *, last: bool) -> ListRow:
        line = ListRow(f"{row.title}, {row.detail}, {row.when}, {row.status}", ruled=not last)
        line.line.addLayout(_words_of(row), 1)
        line.line.addWidget(_fixed(label(row.notes, "caption", tabular=True), 64))
        line.line.addWidget(_fixed(label(row.when, "secondary"), 92))
        line.line.addWidget(Chip(row.status, row.tone))
        away = IconButton("archive", _("Put {title} away").format(title=row.title))
        away.clicked.connect(bound(self._presenter.remove, row.consultancy))
        line.line.addWidget(away)
        line.chosen.connect(bound(self._presenter.open, row.consultancy))
        return line


def _fixed(told: PlainLabel, width: int) -> PlainLabel:
    told.setFixedWidth(width)
    told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return told


def _words_of(row: ListedRow) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(row.title, "strong", elide=True))
    words.addWidget(label(row.detail, "caption", elide=True))
    if row.excerpt:
        words.addWidget(label(row.excerpt, "secondary", elide=True))
    return words
