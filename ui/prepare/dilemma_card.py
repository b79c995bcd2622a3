"""The dilemma on the screen: every field saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.model.people import Role
from consultancy.text import _
from ui.prepare.dilemma import FOLDED, DilemmaDesk
from ui.prepare.people import PeopleDesk
from ui.prepare.people_card import PersonChips
from ui.prepare.person_line import PersonLine
from ui.prepare.state import FOCUS, DilemmaCard, PersonChip
from ui.widgets import Button, Card, Field, label
from ui.widgets.binding import bound


def _fields() -> dict[str, Field]:
    return {
        "title": Field(_("Title")),
        "context": Field(_("Context"), lines=3),
        "tried": Field(_("What was tried"), lines=2),
        "evidence": Field(_("Evidence"), lines=2),
        "in_our_control": Field(_("What is in our control"), lines=2),
        "help_wanted": Field(_("Kind of help wanted"), lines=2),
        FOCUS: Field(_("Focus question"), lines=2, most=5),
    }


class PresenterField(QWidget):
    """Who brings the dilemma: a line until somebody is named, then a chip."""

    def __init__(self, desk: PeopleDesk) -> None:
        super().__init__()
        self._chips = PersonChips(desk)
        self.line = PersonLine(
            _("Presenter"), _("Name, organisation"), desk.suggest, lambda typed: desk.enter(typed, Role.PRESENTER)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(label(_("Presenter"), "caption"))
        column.addWidget(self._chips)
        column.addWidget(self.line)

    def show_people(self, people: tuple[PersonChip, ...]) -> None:
        """Show who presents."""
        self.line.setVisible(not people)
        self._chips.setVisible(bool(people))
        self._chips.show_people(people)


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
        self._more = Button(_("More about the dilemma"), kind="quiet", icon="chevron-right", small=True)
        self._keep = Button(_("Keep it"), kind="quiet", small=True)
        self._edit = Button(_("Edit"), kind="quiet", small=True)
        self._lay_out()
        self._connect()

    def render(self, card: DilemmaCard) -> None:  # type: ignore[override]
        """Show the dilemma."""
        if card == self._shown:
            return
        self._shown = card
        for key, text in card.texts:
            self._fields[key].set_text(text)
        self._presenter.show_people(card.presenters)
        self._saved.setText(card.saved)
        self._trouble.setText(card.trouble)
        for part in (self._trouble, self._again):
            part.setVisible(bool(card.trouble))
        self._fields["title"].advise(card.title_hint)
        self._advise(card.advice)
        self._fold(card.more_open)

    def ask_for_title(self) -> None:
        """Bring the keyboard to the title."""
        self._fields["title"].setFocus()

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
        self.body.addWidget(self._presenter)
        for key in ("title", "context"):
            self.body.addWidget(self._fields[key])
        self.body.addWidget(self._fields[FOCUS])
        row = QHBoxLayout()
        row.addWidget(self._more)
        row.addStretch(1)
        self.body.addLayout(row)
        for key in FOLDED:
            self.body.addWidget(self._fields[key])
        for way_out in (self._keep, self._edit):
            self._fields[FOCUS].add_below(way_out)

    def _connect(self) -> None:
        for key, field in self._fields.items():
            field.changed.connect(lambda text, key=key: self._type(key, text))
            field.left.connect(bound(self.left.emit, key))
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

    def _fold(self, is_open: bool) -> None:
        self._more.set_icon("chevron-down" if is_open else "chevron-right")
        for key in FOLDED:
            self._fields[key].setVisible(is_open)
