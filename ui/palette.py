"""The command palette, and the list of keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.keys import Shortcut, shown_key
from ui.widgets import KeyHint, Line, ListRow, Scroll, label
from ui.widgets.binding import bound, emptied
from ui.widgets.buttons import IconButton
from ui.widgets.overlay import Overlay

MOST = 12
TALLEST = 400


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen. ``detail`` says what it means, ``outcome`` what comes of it, ``key`` does it too.

    A choice with ``digit`` is taken by that figure as long as nothing is typed.
    """

    title: str
    run: Callable[[], object]
    detail: str = ""
    outcome: str = ""
    key: str = ""
    digit: str = ""


class CommandPalette(Overlay):
    """Choices narrowed by typing; arrows move, Enter chooses, Esc puts it away."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._all: tuple[Choice, ...] = ()
        self._offered: list[Choice] = []
        self._rows: list[ListRow] = []
        self._at = 0
        self._over = label("", "overline")
        self._heading = label("", "section", wrap=True)
        self._line = Line(_("Find a command"), _("Type to find a command"))
        self._list = QVBoxLayout()
        self._page = Scroll()
        self._foot = label("", "caption", wrap=True)
        self._lay_out()
        self._line.textChanged.connect(self._narrow)
        self._line.installEventFilter(self)

    def ask(self, choices: Sequence[Choice], *, over: str = "", heading: str = "", foot: str = "") -> None:
        """Offer ``choices``, under a heading when they answer something."""
        self._all = tuple(choices)
        for part, text in ((self._over, over.upper()), (self._heading, heading), (self._foot, foot)):
            part.setText(text)
            part.setVisible(bool(text))
        self._line.clear()
        self._narrow("")
        self.open(self._line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._at)
        elif key == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            return self._take_digit(event.text())
        return True

    def _take_digit(self, typed: str) -> bool:
        digits = [choice.digit for choice in self._offered]
        if not typed or self._line.text() or typed not in digits:
            return False
        self._take(digits.index(typed))
        return True

    def _take(self, at: int) -> None:
        if at < len(self._offered):
            choice = self._offered[at]
            self.close_sheet()
            choice.run()

    def _move(self, by: int) -> None:
        if self._rows:
            self._mark((self._at + by) % len(self._rows))

    def _mark(self, at: int) -> None:
        self._at = at
        for place, row in enumerate(self._rows):
            row.set_selected(place == at)
        if self._rows:
            self._line.setAccessibleDescription(self._rows[at].accessibleName())

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        fits = [one for one in self._all if all(word in f"{one.title} {one.detail}".casefold() for word in words)]
        self._offered = fits[:MOST]
        emptied(self._list)
        self._rows = [self._row(place, choice) for place, choice in enumerate(self._offered)]
        for row in self._rows:
            self._list.addWidget(row)
        if not fits:
            self._list.addWidget(label(_("No command is called that."), "secondary"))
        self._mark(0)
        self._page.setFixedHeight(min(self._list.sizeHint().height() + 4, TALLEST))

    def _row(self, place: int, choice: Choice) -> ListRow:
        row = ListRow(" ".join(filter(None, (choice.title, choice.detail, choice.outcome))), ruled=False)
        row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.line.setContentsMargins(10, 7, 10, 7)
        if choice.digit:
            row.line.addWidget(KeyHint(choice.digit), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(choice.title, "strong", wrap=True))
        if choice.detail:
            words.addWidget(label(choice.detail, "caption", wrap=True))
        row.line.addLayout(words, 1)
        if choice.outcome:
            row.line.addWidget(label(choice.outcome, "strong", tabular=True))
        if choice.key:
            row.line.addWidget(KeyHint(choice.key))
        row.chosen.connect(bound(self._take, place))
        return row

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._over)
        words.addWidget(self._heading)
        top.addLayout(words, 1)
        top.addWidget(KeyHint(shown_key("Esc")), 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addLayout(top)
        self.card.body.addWidget(self._line)
        self._list.setSpacing(2)
        self._page.body.addLayout(self._list)
        self._page.body.addStretch(1)
        self.card.body.addWidget(self._page, 1)
        self.card.body.addWidget(self._foot)


class KeysSheet(Overlay):
    """What F1 shows: every key, and where it works."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, width=720)
        self._away = IconButton("x", _("Put away"))
        self._away.clicked.connect(self.close_sheet)
        top = QHBoxLayout()
        top.addWidget(label(_("Keys"), "section"), 1)
        top.addWidget(self._away)
        self.card.body.addLayout(top)
        self._page = Scroll(gap=14)
        self._page.setMinimumHeight(380)
        self.card.body.addWidget(self._page, 1)

    def show_keys(self, listed: Sequence[Shortcut]) -> None:
        """Show the sheet with the keys as they are now."""
        emptied(self._page.body)
        for where, shortcuts in groupby(listed, key=lambda one: one.where):
            self._page.body.addWidget(label(where, "overline"))
            self._page.body.addLayout(_keys_of(list(shortcuts)))
        self._page.body.addStretch(1)
        self.open(self._away)


def _keys_of(shortcuts: Sequence[Shortcut]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 190)
    for row, shortcut in enumerate(one for one in shortcuts if one.key or any(one.also)):
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for key in filter(None, (shortcut.key, *shortcut.also)):
            keys.addWidget(KeyHint(shown_key(key)))
        keys.addStretch(1)
        grid.addLayout(keys, row, 0)
        grid.addWidget(label(shortcut.title, wrap=True), row, 1)
    return grid
