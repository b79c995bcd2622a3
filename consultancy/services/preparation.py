"""Prepare a consultancy: dilemma, people, focus question, protocol and minutes. Everything is saved as it is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from consultancy.changes import Topic
from consultancy.files import read_capped
from consultancy.model.consultancy import DILEMMA_FIELDS, Consultancy, WordingMoment
from consultancy.model.people import Participant, Role
from consultancy.planning.advice import advise
from consultancy.planning.fitting import plan_for
from consultancy.planning.readiness import readiness
from consultancy.services.invited import Invited, next_place
from consultancy.services.planned import Fitted
from consultancy.text import clean, clean_line

__all__ = ["Fitted", "Preparation", "Ready", "WorksheetTaken"]

FIRST_PROTOCOL, FIRST_MINUTES = "consultancy", 45
QUESTION_CAP = 2_000
WORKSHEET_CAP = 20_000_000


@dataclass(frozen=True, slots=True)
class Ready:
    """One line of "Ready?": done, or what is still open. Never a block."""

    done: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class WorksheetTaken:
    """What was read from a filled worksheet: the fields taken, and those not found, by title."""

    taken: tuple[str, ...]
    missing: tuple[str, ...]


class Preparation(Invited):
    """Use cases of the Prepare screen."""

    def create(self, title: str = "", *, sample: bool = False) -> Consultancy:
        """Make a new consultancy, planned with the Consultancy protocol."""
        plan, __ = plan_for(self._protocols(FIRST_PROTOCOL), 0, FIRST_MINUTES)
        new = Consultancy(self._desk.new_id(), self._desk.clock.read().utc, plan=plan, sample=sample)
        new = replace(new, dilemma=replace(new.dilemma, title=clean_line(title)))
        self._keep(new, Topic.CONSULTANCIES)
        return new

    def set_dilemma(self, consultancy: str, field: str, text: str) -> None:
        """Keep one field of the dilemma; ``field`` is one of DILEMMA_FIELDS."""
        old = self.get(consultancy)
        kept = clean_line(text) if field == "title" else clean(text)
        self._change(old, replace(old, dilemma=replace(old.dilemma, **{field: kept})), Topic.CONSULTANCIES)

    def set_focus(self, consultancy: str, moment: WordingMoment, text: str) -> None:
        """Keep one wording of the focus question."""
        old = self.get(consultancy)
        focus = replace(old.focus, **{moment.value: clean_line(text, QUESTION_CAP)})
        self._change(old, replace(old, focus=focus), Topic.CONSULTANCIES)

    def set_room(self, consultancy: str, room: str) -> None:
        """Keep the name of the room."""
        old = self.get(consultancy)
        self._change(old, replace(old, room=clean_line(room)), Topic.CONSULTANCIES)

    def advice(self, consultancy: Consultancy) -> tuple[str, ...]:
        """Give plain advice on the focus question, one sentence each; never a block."""
        return tuple(each.sentence for each in advise(consultancy.focus.current, consultancy.people))

    def readiness(self, consultancy: Consultancy) -> tuple[Ready, ...]:
        """Say what is ready and what is not."""
        return tuple(Ready(done, sentence) for done, sentence in readiness(consultancy))

    def take_worksheet(self, consultancy: str, path: Path) -> WorksheetTaken:
        """Read a filled worksheet into the dilemma in one transaction. Raises CannotRead; then nothing changed."""
        from consultancy.documents.worksheet_fields import field_title
        from consultancy.documents.worksheet_reading import read_worksheet

        reading = read_worksheet(read_capped(path, WORKSHEET_CAP))
        old = self.get(consultancy)
        self._take(old, {key: clean(text).strip() for key, text in reading.fields.items()})
        return WorksheetTaken(
            taken=tuple(field_title(key) for key in reading.fields),
            missing=tuple(field_title(key) for key in reading.missing),
        )

    def remove(self, consultancy: str) -> None:
        """Put a consultancy away (it can be brought back)."""
        with self._desk.changing(Topic.CONSULTANCIES, consultancy=consultancy):
            self._consultancies.remove(consultancy, self._desk.clock.read().utc)

    def bring_back(self, consultancy: str) -> None:
        """Bring back a consultancy that was put away."""
        with self._desk.changing(Topic.CONSULTANCIES, consultancy=consultancy):
            self._consultancies.bring_back(consultancy)

    def _take(self, old: Consultancy, answers: dict[str, str]) -> None:
        """Keep what was answered; what was left empty stays as it was."""
        told = {key: answers[key] for key in DILEMMA_FIELDS if answers.get(key)}
        if "title" in told:
            told["title"] = clean_line(told["title"])
        question = clean_line(answers.get("focus", ""), QUESTION_CAP) or old.focus.prepared
        people = self._with_presenter(old, clean_line(answers.get("presenter", "")), answers.get("organisation", ""))
        new = replace(
            old,
            dilemma=replace(old.dilemma, **told),
            focus=replace(old.focus, prepared=question),
            people=people,
        )
        with self._desk.changing(Topic.CONSULTANCIES, Topic.PEOPLE, Topic.PLAN, consultancy=old.id):
            self._consultancies.save(replace(new, plan=self._with_turns(new)))
            if new.presenter is not None and new.presenter != old.presenter:
                self._consultancies.remember(new.presenter)

    def _with_presenter(self, old: Consultancy, name: str, organisation: str) -> tuple[Participant, ...]:
        """Name the presenter as the worksheet does: the one already there is renamed, not doubled."""
        there = old.presenter
        if not name and (there is None or not organisation):
            return old.people
        if there is None:
            new = Participant(self._desk.new_id(), name, clean_line(organisation), Role.PRESENTER, next_place(old))
            return (*old.people, new)
        renamed = replace(there, name=name or there.name, organisation=clean_line(organisation) or there.organisation)
        return tuple(renamed if person is there else person for person in old.people)
