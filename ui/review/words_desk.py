"""The wordings of the focus question and the commitments, mended where they stand and saved as they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, tzinfo

from consultancy import words
from consultancy.clock import Clock
from consultancy.errors import Refused
from consultancy.model.consultancy import Commitment, WordingMoment
from consultancy.services.commitments import Commitments
from consultancy.services.preparation import Preparation
from consultancy.text import _
from ui.asking import Asking
from ui.review.state import CommitmentRow, WordingField, WordsCard
from ui.review.subject import Subject
from ui.saving import Typing
from ui.telling import telling
from ui.typed import read_day, say_day

WHAT, WHO, BY = "what", "who", "by"


class WordsDesk:
    """Intents about wordings and commitments. Fields are named ``prepared`` … or ``<commitment>/what``."""

    def __init__(
        self,
        subject: Subject,
        preparation: Preparation,
        commitments: Commitments,
        clock: Clock,
        asking: Asking,
        zone: tzinfo | None,
    ) -> None:
        self._subject = subject
        self._preparation = preparation
        self._commitments = commitments
        self._clock = clock
        self._asking = asking
        self._zone = zone
        self._typing = Typing(self._keep)

    def begin(self) -> None:
        """Turn to another consultancy."""
        self._typing.forget()

    def type(self, field: str, text: str) -> None:
        """Take over what a field now says; it is saved when the view's timer asks."""
        was_saved = self._typing.all_saved
        self._typing.type(field, text)
        if was_saved:
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

    def add(self, what: str, who: str = "", by: str = "") -> bool:
        """Write another commitment down. False when there was nothing in it or it could not be saved."""
        if not what.strip():
            return False
        try:
            self._commitments.add(self._subject.id, what, who, read_day(by, self._today()))
        except Refused as refusal:
            self._asking.trouble(str(refusal))
            return False
        return True

    def delete(self, commitment: str) -> None:
        """Delete a commitment; it can be undone."""
        self._typing.save_all()
        with telling(self._asking):
            self._commitments.delete(commitment)
            self._asking.tell(_("The commitment was deleted."), undo=lambda: self._bring_back(commitment))

    def work_out(self) -> WordsCard:
        """Give the card as it is now."""
        consultancy = self._subject.now()
        return WordsCard(
            wordings=self._wordings(),
            commitments=tuple(self._row(one) for one in self._commitments.of(self._subject.id)),
            saved=_("Saved") if self._typing.all_saved else "",
            trouble=self._typing.trouble,
            people=tuple(person.name for person in consultancy.people),
        )

    def _bring_back(self, commitment: str) -> None:
        with telling(self._asking):
            self._commitments.restore(commitment)

    def _wordings(self) -> tuple[WordingField, ...]:
        labels = {
            WordingMoment.PREPARED: _("As prepared"),
            WordingMoment.AFTER_PROBING: _("After probing"),
            WordingMoment.AT_CLOSE: _("At the close"),
        }
        focus = self._subject.now().focus
        return tuple(
            WordingField(moment, said, self._typing.shown(moment.value, str(getattr(focus, moment.value))))
            for moment, said in labels.items()
        )

    def _row(self, one: Commitment) -> CommitmentRow:
        stored = say_day(one.by, self._today()) if one.by else ""
        by = self._typing.shown(f"{one.id}/{BY}", stored)
        unread = bool(by.strip()) and read_day(by, self._today()) is None
        return CommitmentRow(
            id=one.id,
            what=self._typing.shown(f"{one.id}/{WHAT}", one.what),
            who=self._typing.shown(f"{one.id}/{WHO}", one.who),
            by=by,
            hint=_("Type a day: 15 December, Friday, in 2 weeks.") if unread else "",
        )

    def _today(self) -> date:
        return words.local(self._clock.read().utc, self._zone).date()

    def _keep(self, field: str, text: str) -> None:
        if "/" not in field:
            self._preparation.set_focus(self._subject.id, WordingMoment(field), text)
            return
        commitment, part = field.split("/")
        one = next((one for one in self._commitments.of(self._subject.id) if one.id == commitment), None)
        if one is not None:
            self._commitments.change(self._changed(one, part, text))

    def _changed(self, one: Commitment, part: str, text: str) -> Commitment:
        if part == BY:
            return replace(one, by=read_day(text, self._today()))
        return replace(one, what=text) if part == WHAT else replace(one, who=text)
