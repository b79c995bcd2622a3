"""Today on the screen: what to resume, what is next, what was held, what is due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.today.presenter import DueRow, NextCard, RecentRow, Resumable, TodayPresenter, TodayState
from ui.widgets.banner import Banner
from ui.widgets.binding import bound, emptied
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow import ChipFlow
from ui.widgets.rows import EmptyState, ListRow
from ui.widgets.scroll import Scroll
from ui.widgets.text import label

SIDE_WIDTH = 344
NARROW = 760
MARGINS = (28, 22, 28, 22)
COLUMNS = ((4, "title"), (2, "team"), (0, "when"), (0, "notes"), (0, "exported"))


class TodayView(QWidget):
    """Shows the state the presenter works out; every click is one of its intents, or to ``rehearse``."""

    def __init__(self, presenter: TodayPresenter, rehearse: Callable[..., object] | None = None) -> None:
        super().__init__()
        self._presenter = presenter
        self._rehearse = rehearse
        self._page = Scroll(margins=MARGINS, gap=18)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        self._shown: TodayState | None = None

    def entered(self, _consultancy: str = "") -> None:
        """Begin showing."""
        self._shown = None
        self._presenter.show(self.render)

    def left(self) -> None:
        """Stop showing."""
        self._presenter.hide()

    def render(self, state: TodayState) -> None:  # type: ignore[override]
        """Show a state; the same state twice is painted once."""
        if state == self._shown:
            return
        self._shown = state
        emptied(self._page.body)
        self._page.body.addLayout(self._head(state))
        for item in state.resumable:
            self._page.body.addWidget(self._banner(item))
        if state.empty:
            self._page.body.addWidget(self._first_time())
        else:
            self._page.body.addLayout(self._two_columns(state))
        self._page.body.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < NARROW
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != across:
            self._columns.setDirection(across)

    def _head(self, state: TodayState) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(state.day, "caption"))
        words.addWidget(label(state.greeting, "title", wrap=True))
        row = QHBoxLayout()
        row.addLayout(words, 1)
        if not state.empty:
            new = Button(_("New consultancy"), kind="primary", icon="plus", key="Ctrl N")
            new.clicked.connect(self._presenter.new)
            row.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _first_time(self) -> Card:
        sample = Button(_("Try the sample consultancy"), kind="primary", icon="play")
        sample.clicked.connect(self._presenter.try_sample)
        new = Button(_("New consultancy"), icon="plus", key="Ctrl N")
        new.clicked.connect(self._presenter.new)
        ways = [sample, new]
        if self._rehearse is not None:
            ways.append(Button(_("Rehearse with a pretend group"), icon="users"))
            ways[-1].clicked.connect(bound(self._rehearse))
        card = Card()
        card.body.addWidget(
            EmptyState(
                "messages-square",
                _("Nothing here yet, and nothing to set up."),
                _("The sample takes three minutes and shows the whole hour, from the dilemma to the memo."),
                ways,
            )
        )
        return card

    def _banner(self, item: Resumable) -> Banner:
        buttons = []
        for place, way in reversed(list(enumerate(item.ways))):
            first = place == 0
            button = Button(way.words, kind="primary" if first else "plain", icon="play" if first else "")
            button.setToolTip(way.consequence)
            button.setAccessibleDescription(way.consequence)
            button.clicked.connect(bound(self._presenter.come_back, item.consultancy, way.proposal))
            buttons.append(button)
        detail = f"{item.detail}\n{item.ways[0].consequence}"
        return Banner(item.heading, detail, icon="pause", tone="closing", buttons=buttons)

    def _two_columns(self, state: TodayState) -> QBoxLayout:
        main = _column(
            (_("Next up"), [self._next(card) for card in state.next_up] or [_nothing_planned()]),
            (_("Recent"), [self._recent(state.recent)] if state.recent else []),
        )
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(18)
        self._columns.addWidget(main, 7, Qt.AlignmentFlag.AlignTop)
        if state.due:
            side = _column((_("Commitments due"), [_due_card(state.due)]))
            side.setMaximumWidth(SIDE_WIDTH)
            self._columns.addWidget(side, 3, Qt.AlignmentFlag.AlignTop)
        self._fold()
        return self._columns

    def _next(self, card: NextCard) -> Card:
        made = Card()
        row = QHBoxLayout()
        row.setSpacing(14)
        if card.time:
            row.addWidget(_time_of(card), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(_words_of(card), 1)
        button = Button(_("Open"), kind="primary" if card.soon else "plain", icon="play" if card.soon else "")
        button.setAccessibleName(_("Open {title}").format(title=card.title))
        button.clicked.connect(bound(self._presenter.open, card.consultancy))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        made.body.addLayout(row)
        return made

    def _recent(self, rows: tuple[RecentRow, ...]) -> Card:
        card = Card(margins=(0, 4, 0, 0))
        card.body.setSpacing(0)
        card.body.addWidget(_recent_head())
        for place, row in enumerate(rows):
            line = ListRow(row.title, ruled=place < len(rows) - 1)
            _fill_recent(line, row)
            line.chosen.connect(bound(self._presenter.open, row.consultancy))
            card.body.addWidget(line)
        return card


def _column(*parts: tuple[str, list[QWidget]]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for place, (heading, widgets) in enumerate(part for part in parts if part[1]):
        if place:
            column.addSpacing(10)
        column.addWidget(label(heading, "section"))
        for widget in widgets:
            column.addWidget(widget)
    return made


def _nothing_planned() -> Card:
    card = Card()
    card.body.addWidget(label(_("Nothing planned. A title is all a new consultancy needs."), "secondary", wrap=True))
    return card


def _time_of(card: NextCard) -> QWidget:
    made = QWidget()
    made.setMinimumWidth(66)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    time = label(card.time, "title", tabular=True)
    font = time.font()
    font.setPixelSize(22)
    time.setFont(font)
    column.addWidget(time)
    column.addWidget(label(card.how_soon, "caption"))
    return made


def _words_of(card: NextCard) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(3)
    title = label(card.title, "strong", wrap=True)
    font = title.font()
    font.setPixelSize(15)
    title.setFont(font)
    words.addWidget(title)
    words.addWidget(label(card.detail, "secondary", wrap=True))
    chips = [Chip(text, "accent" if done else "closing", icon="check" if done else "") for done, text in card.chips]
    if chips:
        words.addSpacing(3)
        words.addWidget(ChipFlow(chips))
    return words


def _recent_head() -> ListRow:
    names = (_("Dilemma"), _("Team"), _("When"), _("Notes"), _("Memo"))
    line = ListRow(", ".join(names), selectable=False)
    _fill(line, tuple(label(name, "caption") for name in names))
    return line


def _set_width(widget: QWidget, key: str) -> None:
    widths = {"when": 84, "notes": 48, "exported": 118}
    if key in widths:
        widget.setFixedWidth(widths[key])


def _fill(line: ListRow, cells: tuple[QWidget, ...]) -> None:
    for (stretch, key), cell in zip(COLUMNS, cells, strict=True):
        _set_width(cell, key)
        line.line.addWidget(cell, stretch)


def _fill_recent(line: ListRow, row: RecentRow) -> None:
    team = label(row.team, elide=True)
    memo = _memo_chip(exported=row.exported)
    _fill(line, (label(row.title, "strong", elide=True), team, label(row.when), label(row.notes, tabular=True), memo))


def _memo_chip(*, exported: bool) -> QWidget:
    chip = Chip(_("Saved"), "accent", icon="file-text") if exported else Chip(_("Not saved yet"), "closing")
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(chip)
    row.addStretch()
    return holder


def _due_card(rows: tuple[DueRow, ...]) -> Card:
    card = Card(margins=(0, 2, 0, 2))
    card.body.setSpacing(0)
    for place, row in enumerate(rows):
        line = ListRow(f"{row.what}, {row.who}, {row.due}", selectable=False, ruled=place < len(rows) - 1)
        line.line.setContentsMargins(12, 9, 12, 9)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(row.what, "strong", elide=True))
        words.addWidget(label(row.who, "caption", elide=True))
        line.line.addLayout(words, 1)
        line.line.addWidget(Chip(row.due, row.tone), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(line)
    return card
