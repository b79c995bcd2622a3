"""The library on the screen: a list, the protocol that is open, one of its steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.library.presenter import LibraryPresenter, LibraryState, ListedProtocol, ShownProtocol, ShownStep
from ui.widgets.bars import Segment, ShareBar
from ui.widgets.binding import bound, emptied
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.fields import Line
from ui.widgets.rows import EmptyState, ListRow
from ui.widgets.scroll import Scroll
from ui.widgets.text import label, rule

LIST_WIDTH = 330
LEAST_LIST_WIDTH = 250
NARROW = 1_000
NARROWEST = 760
BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
ALL_THE_WIDTH = 16_777_215
STEP_WIDTH = 300
VOICE_WIDTH = 116
TONES = {"presenter": "presenter", "consultants": "accent", "one_at_a_time": "accent", "pairs": "accent"}


class LibraryView(QWidget):
    """Shows the state the presenter works out. ``rehearse`` tries a protocol on a pretend group; not in a rehearsal."""

    def __init__(self, presenter: LibraryPresenter, rehearse: Callable[[str], object] | None = None) -> None:
        super().__init__()
        self._presenter = presenter
        self._rehearse = rehearse
        self._told = label("", "caption")
        self._search = Line(_("Find a protocol"), _("Find: dilemma, 30 min, 6 people…"))
        self._search.textChanged.connect(presenter.type)
        self._search.installEventFilter(self)
        self._list = Scroll(gap=0)
        self._open = Scroll(margins=(20, 16, 20, 16), gap=8)
        self._step = Scroll(margins=(18, 16, 18, 16), gap=6)
        self._step_card = _framed(self._step)
        self._list_holder = self._list_card()
        self._beside = QBoxLayout(BESIDE)
        self._columns = QBoxLayout(BESIDE)
        self._rows: list[ListRow] = []
        self._shown: LibraryState | None = None
        self._lay_out()

    def entered(self, _consultancy: str = "") -> None:
        """Begin showing."""
        self._presenter.show(self.render)
        self._search.setFocus()

    def left(self) -> None:
        """Stop showing."""
        self._presenter.hide()

    def render(self, state: LibraryState) -> None:  # type: ignore[override]
        """Show a state; parts that stayed the same are not built again."""
        before, self._shown = self._shown, state
        self._told.setText(state.told)
        if before is None or before.listed != state.listed:
            self._render_list(state.listed)
        if before is None or (before.shown, before.step) != (state.shown, state.step):
            self._render_open(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow, narrowest = self.width() < NARROW, self.width() < NARROWEST
        self._beside.setDirection(BELOW if narrow else BESIDE)
        self._columns.setDirection(BELOW if narrowest else BESIDE)
        self._step_card.setMaximumWidth(ALL_THE_WIDTH if narrow else STEP_WIDTH)
        self._list_holder.setMaximumWidth(ALL_THE_WIDTH if narrowest else LIST_WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            into_list = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if into_list and self._rows:
                self._rows[0].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        begin = Button(_("Prepare with this one"), kind="primary", icon="plus")
        begin.clicked.connect(self._presenter.begin)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(_("Protocols"), "title"))
        words.addWidget(self._told)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        if self._rehearse is not None:
            trying = Button(_("Try it on a pretend group"), icon="users")
            trying.clicked.connect(bound(self._try, self._rehearse))
            head.addWidget(trying, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(begin, 0, Qt.AlignmentFlag.AlignTop)
        self._beside.setSpacing(16)
        self._beside.addWidget(_framed(self._open), 3)
        self._beside.addWidget(self._step_card, 2)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._list_holder)
        self._columns.addLayout(self._beside, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addLayout(self._columns, 1)

    def _try(self, rehearse: Callable[[str], object]) -> None:
        if self._shown is not None and self._shown.shown is not None:
            rehearse(self._shown.shown.key)

    def _list_card(self) -> Card:
        card = Card(margins=(1, 1, 1, 1))
        card.setMinimumWidth(LEAST_LIST_WIDTH)
        card.body.setSpacing(0)
        holder = QHBoxLayout()
        holder.setContentsMargins(12, 10, 12, 10)
        holder.addWidget(self._search)
        card.body.addLayout(holder)
        card.body.addWidget(rule())
        card.body.addWidget(self._list, 1)
        return card

    def _render_list(self, listed: tuple[ListedProtocol, ...]) -> None:
        focused = next((place for place, row in enumerate(self._rows) if row.hasFocus()), None)
        emptied(self._list.body)
        self._rows = [self._row(item) for item in listed]
        for row in self._rows:
            self._list.body.addWidget(row)
        if not listed:
            self._list.body.addWidget(
                EmptyState("search", _("Nothing found."), _("Try fewer letters, or a number of minutes."))
            )
        self._list.body.addStretch(1)
        if focused is not None and focused < len(self._rows):
            self._rows[focused].setFocus()

    def _row(self, item: ListedProtocol) -> ListRow:
        row = ListRow(f"{item.name}, {item.lengths}, {item.summary}")
        first = QHBoxLayout()
        first.addWidget(label(item.name, "strong", elide=True), 1)
        first.addWidget(label(item.lengths, "caption", tabular=True))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(first)
        words.addWidget(label(item.summary, "caption", elide=True))
        row.line.addLayout(words, 1)
        row.set_selected(item.chosen)
        row.chosen.connect(bound(self._presenter.choose, item.key))
        return row

    def _render_open(self, state: LibraryState) -> None:
        emptied(self._open.body)
        emptied(self._step.body)
        if state.shown is None:
            return
        self._fill_open(state.shown, state.step)
        _fill_step(self._step, state.shown.steps[state.step])

    def _fill_open(self, shown: ShownProtocol, chosen: int) -> None:
        body = self._open.body
        body.addWidget(label(shown.name, "section", wrap=True))
        body.addWidget(label(shown.use_when, "secondary", wrap=True))
        body.addWidget(_bar(shown))
        for place, step in enumerate(shown.steps):
            body.addWidget(self._step_row(step, selected=place == chosen))
        body.addSpacing(6)
        body.addWidget(label(shown.credit, "caption", wrap=True))
        body.addWidget(label(shown.origin, "caption", wrap=True))
        body.addStretch(1)

    def _step_row(self, step: ShownStep, *, selected: bool) -> ListRow:
        row = ListRow(f"{step.number}, {step.title}, {step.minutes}, {step.speaks}, {step.listens}")
        row.line.setContentsMargins(8, 7, 8, 7)
        number = label(str(step.number), "caption", tabular=True)
        number.setFixedWidth(18)
        minutes = label(str(step.minutes), tabular=True)
        minutes.setFixedWidth(28)
        row.line.addWidget(number)
        row.line.addWidget(label(step.title, "strong" if selected else "body", wrap=True), 1)
        row.line.addWidget(minutes)
        row.line.addWidget(_in_column(Chip(step.speaks, TONES.get(step.voice, "neutral"))))
        row.set_selected(selected)
        row.chosen.connect(bound(self._presenter.choose_step, step.number - 1))
        return row


def _in_column(chip: Chip) -> QWidget:
    """Hold a chip where the chips above and below it begin."""
    holder = QWidget()
    holder.setMinimumWidth(VOICE_WIDTH)
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(chip)
    across.addStretch()
    return holder


def _framed(page: Scroll) -> Card:
    card = Card(margins=(1, 1, 1, 1))
    card.body.addWidget(page)
    return card


def _bar(shown: ShownProtocol) -> ShareBar:
    bar = ShareBar(26)
    whole = sum(step.minutes for step in shown.steps)
    segments = [
        Segment(step.minutes / whole, TONES.get(step.voice, "neutral"), text=str(step.minutes)) for step in shown.steps
    ]
    told = ", ".join(f"{step.title} {step.minutes}" for step in shown.steps)
    bar.show_segments(segments, told)
    return bar


def _fill_step(page: Scroll, step: ShownStep) -> None:
    body = page.body
    body.addWidget(label(_("Step {number}").format(number=step.number), "overline"))
    body.addWidget(label(step.title, "section", wrap=True))
    parts = (
        (_("Speaks"), step.speaks),
        (_("Listens in silence"), step.listens),
        (_("How often"), step.note),
        (_("Say to the group"), step.say and _("“{words}”").format(words=step.say)),
        (_("Watch for"), "\n".join(step.watch_for)),
    )
    for heading, told in parts:
        if told:
            body.addSpacing(6)
            body.addWidget(label(heading, "caption"))
            body.addWidget(label(told, wrap=True))
    body.addStretch(1)
