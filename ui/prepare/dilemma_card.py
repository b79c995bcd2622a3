"""The dilemma on the screen: every field saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from consultancy.text import _
from ui.prepare.dilemma import FOLDED, DilemmaDesk
from ui.prepare.people import PeopleDesk
from ui.prepare.presenter_field import PresenterField
from ui.prepare.state import FOCUS, ROOM, DilemmaCard
from ui.widgets import Button, Card, Field, label, set_tone
from ui.widgets.binding import bound

BUTTON_SIDE = 9  # a quiet button's own edge: its icon stands where the fields begin


def _fields() -> dict[str, Field]:
    return {
        "title": Field(_("Title")),
        "context": Field(_("Context"), lines=3),
        "tried": Field(_("What was tried"), lines=2),
        "evidence": Field(_("Evidence"), lines=2),
        "in_our_control": Field(_("What is in our control"), lines=2),
        "help_wanted": Field(_("Kind of help wanted"), lines=2),
        FOCUS: Field(_("Focus question"), most=5, wraps=True),
        ROOM: Field(_("Room")),
    }


class DilemmaView(Card):
    """Title, context and focus question; the rest is folded away until it is wanted.

    ``typed`` tells that something waits to be saved, ``left`` which field the keyboard has left.
    """

    typed = Signal()
    left = Signal(str)

    def __init__(self, desk: DilemmaDesk, people: PeopleDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: DilemmaCard | None = None
        self._saved = label("", "caption", tone="accent")
        self._trouble = label("", wrap=True, tone="over")
        self._again = Button(_("Try again"), small=True)
        self._presenter = PresenterField(people)
        self._fields = _fields()
        self._more = Button("", kind="quiet", icon="chevron-right", small=True)
        self._keep = Button(_("Keep it"), kind="mild", small=True)
        self._edit = Button(_("Edit"), kind="mild", small=True)
        self._lay_out()
        self._connect()

    def render(self, card: DilemmaCard) -> None:  # type: ignore[override]
        """Show the dilemma."""
        if card == self._shown:
            return
        self._shown = card
        for key, text in card.texts:
            self._fields[key].set_text(text)
        self._presenter.show_people(card.presenters, card.presenter_from)
        self._saved.setText(card.saved)
        set_tone(self._saved, "closing" if card.trouble else "accent")
        self._trouble.setText(card.trouble)
        for part in (self._trouble, self._again):
            part.setVisible(bool(card.trouble))
        self._fields["title"].advise(card.title_hint)
        self._advise(card.advice)
        self._fold(card.more, card.more_open)

    def ask_for_title(self) -> None:
        """Bring the keyboard to the title."""
        self._fields["title"].setFocus()

    def flush(self) -> None:
        """Take a presenter's name that is still in the line."""
        self._presenter.flush()

    def first_field(self) -> QWidget:
        """Give the field a new consultancy begins with."""
        return self._presenter.line if self._presenter.line.isVisibleTo(self) else self._fields["title"].edit

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("The dilemma"), "section"), 1)
        head.addWidget(self._saved)
        self.body.addLayout(head)
        trouble = QHBoxLayout()
        trouble.addWidget(self._trouble, 1)
        trouble.addWidget(self._again)
        self.body.addLayout(trouble)
        self.body.addLayout(self._who_and_where())
        for key in ("title", "context", FOCUS):
            self.body.addWidget(self._fields[key])
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(-BUTTON_SIDE)
        row.addWidget(self._more)
        row.addStretch(1)
        self.body.addLayout(row)
        for key in FOLDED:
            self.body.addWidget(self._fields[key])
        self.body.setSpacing(10)
        for way_out in (self._keep, self._edit):
            self._fields[FOCUS].add_below(way_out)

    def _who_and_where(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._presenter, 11)
        row.addWidget(self._fields[ROOM], 6, Qt.AlignmentFlag.AlignTop)
        return row

    def _connect(self) -> None:
        for key, field in self._fields.items():
            field.changed.connect(lambda text, key=key: self._type(key, text))
            field.left.connect(bound(self.left.emit, key))
        self._presenter.named.connect(self.ask_for_title)
        self._again.clicked.connect(bound(self._desk.save))
        self._keep.clicked.connect(bound(self._desk.keep_wording))
        self._edit.clicked.connect(bound(self._fields[FOCUS].setFocus))
        self._more.clicked.connect(lambda: self._desk.unfold(not self._is_open()))

    def _type(self, key: str, text: str) -> None:
        self._desk.type(key, text)
        self.typed.emit()

    def _advise(self, advice: tuple[str, ...]) -> None:
        self._fields[FOCUS].advise(" ".join(advice))
        self._keep.setVisible(bool(advice))
        self._edit.setVisible(bool(advice))

    def _is_open(self) -> bool:
        return self._shown is not None and self._shown.more_open

    def _fold(self, words: str, is_open: bool) -> None:
        self._more.setText(words)
        self._more.set_icon("chevron-down" if is_open else "chevron-right")
        for key in FOLDED:
            self._fields[key].setVisible(is_open)
