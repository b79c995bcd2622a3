"""The dilemma as it is typed: saved in time, kept when saving fails, with advice that can be put away."""

from __future__ import annotations

from consultancy.model.consultancy import DILEMMA_FIELDS, Consultancy, WordingMoment
from consultancy.model.people import Role
from consultancy.services.preparation import Preparation
from consultancy.text import _, n_
from ui.prepare.people import chip
from ui.prepare.state import FOCUS, ROOM, DilemmaCard
from ui.prepare.subject import Subject
from ui.saving import Typing

FOLDED = ("tried", "evidence", "in_our_control", "help_wanted")


class DilemmaDesk:
    """Intents of the dilemma card."""

    def __init__(self, subject: Subject, preparation: Preparation) -> None:
        self._subject = subject
        self._preparation = preparation
        self._typing = Typing(self._keep)
        self._kept_wording = ""
        self._title_asked = False
        self._unfolded = False

    def begin(self) -> None:
        """Turn to another consultancy."""
        self._typing.forget()
        self._kept_wording = ""
        self._title_asked = False
        self._unfolded = False

    def type(self, field: str, text: str) -> None:
        """Take over what a field now says; it is saved when the view's timer asks."""
        was_saved = self._typing.all_saved
        self._typing.type(field, text)
        if was_saved or (self._title_asked and field == "title"):
            self._subject.redraw()

    def save(self) -> bool:
        """Save what is unsaved; False when it could not be, and the card says why."""
        if self._typing.all_saved:
            return True
        saved = self._typing.save_all()
        self._subject.redraw()
        return saved

    def leave(self, field: str) -> None:
        """Save at once: the keyboard has gone elsewhere."""
        self._typing.leave(field)
        self._subject.redraw()

    def reread(self) -> None:
        """Show what is stored instead of what was typed, all of it."""
        self._typing.forget()
        self._unfolded = self._unfolded or any(self._text(field) for field in FOLDED)

    def keep_wording(self) -> None:
        """Put the advice away for this wording of the focus question."""
        self._kept_wording = self._subject.now().focus.prepared
        self._subject.redraw()

    def unfold(self, unfolded: bool) -> None:
        """Show or fold the less used fields."""
        self._unfolded = unfolded
        self._subject.redraw()

    def has_title(self) -> bool:
        """Say whether there is a title; if not, the card asks for one beside the field."""
        self._title_asked = True
        return bool(self._text("title").strip())

    def work_out(self) -> DilemmaCard:
        """Give the card as it is now."""
        texts = {field: self._text(field) for field in (*DILEMMA_FIELDS, FOCUS, ROOM)}
        presenters = self._subject.now().with_role(Role.PRESENTER)
        alone = len(presenters) == 1
        return DilemmaCard(
            texts=tuple(texts.items()),
            presenters=tuple(chip(person, by_name=alone) for person in presenters),
            presenter_from=presenters[0].organisation if alone else "",
            saved=self._saved_words(texts),
            trouble=self._typing.trouble,
            title_hint=self._title_hint(texts["title"]),
            advice=self._advice(),
            more=self._more_words(texts),
            more_open=self._unfolded,
        )

    def _text(self, field: str) -> str:
        consultancy = self._subject.now()
        return self._typing.shown(field, _stored(consultancy, field))

    def _more_words(self, texts: dict[str, str]) -> str:
        filled = sum(bool(texts[field].strip()) for field in FOLDED)
        if self._unfolded or not filled:
            return _("More about the dilemma")
        return n_(
            "More about the dilemma · {n} field filled in", "More about the dilemma · {n} fields filled in", filled
        ).format(n=filled)

    def _saved_words(self, texts: dict[str, str]) -> str:
        if self._typing.trouble:
            return _("Not saved yet")
        return _("Saved") if self._typing.all_saved and any(texts.values()) else ""

    def _title_hint(self, title: str) -> str:
        if not self._title_asked or title.strip():
            return ""
        return _("Give the dilemma a title: it is all that is needed to open the room.")

    def _advice(self) -> tuple[str, ...]:
        consultancy = self._subject.now()
        if consultancy.focus.prepared == self._kept_wording:
            return ()
        return self._preparation.advice(consultancy)

    def _keep(self, field: str, text: str) -> None:
        if field == FOCUS:
            self._preparation.set_focus(self._subject.id, WordingMoment.PREPARED, text)
        elif field == ROOM:
            self._preparation.set_room(self._subject.id, text)
        else:
            self._preparation.set_dilemma(self._subject.id, field, text)


def _stored(consultancy: Consultancy, field: str) -> str:
    if field == FOCUS:
        return consultancy.focus.prepared
    return consultancy.room if field == ROOM else str(getattr(consultancy.dilemma, field))
