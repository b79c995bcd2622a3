"""Who does what by when, written in the last step. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, tzinfo

from consultancy import words
from consultancy.changes import Bus, Changes, Topic
from consultancy.clock import Clock
from consultancy.errors import Refused
from consultancy.services.commitments import Commitments
from consultancy.services.preparation import Preparation
from consultancy.text import _
from ui.asking import Asking
from ui.presenting import Presenter
from ui.typed import read_day, say_day


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment as shown."""

    id: str
    what: str
    who: str
    by: str

    @property
    def in_words(self) -> str:
        """Say the whole line, for a screen reader."""
        return ", ".join(part for part in (self.what, self.who, self.by) if part)


@dataclass(frozen=True, slots=True)
class CommitmentsState:
    """The commitments so far, and the people who may take one on."""

    rows: tuple[CommitmentRow, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Whether a commitment was kept; if not, why, in a sentence."""

    saved: bool
    trouble: str = ""


class CommitmentsPresenter(Presenter[CommitmentsState]):
    """Keeps commitments as quickly typed lines."""

    reads = frozenset({Topic.COMMITMENTS, Topic.PEOPLE})

    def __init__(
        self,
        bus: Bus,
        clock: Clock,
        preparation: Preparation,
        commitments: Commitments,
        asking: Asking,
        consultancy: str,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(bus)
        self._clock = clock
        self._preparation = preparation
        self._commitments = commitments
        self._asking = asking
        self._id = consultancy
        self._zone = zone

    def concerns(self, changes: Changes) -> bool:
        """Say whether this consultancy changed."""
        return super().concerns(changes) and (not changes.ids or self._id in changes.ids)

    def work_out(self) -> CommitmentsState:
        """Read the commitments."""
        consultancy = self._preparation.get(self._id)
        rows = (
            CommitmentRow(each.id, each.what, each.who, say_day(each.by, self._today()) if each.by else "")
            for each in self._commitments.of(self._id)
        )
        return CommitmentsState(tuple(rows), tuple(person.name for person in consultancy.people))

    def write(self, what: str, who: str, by: str, commitment: str = "") -> Written:
        """Keep a line as typed: a new commitment, or another wording of ``commitment``."""
        day = read_day(by, self._today()) if by.strip() else None
        if by.strip() and day is None:
            return Written(saved=False, trouble=_("Which day? Try “15 December”, “Friday” or “in 2 weeks”."))
        try:
            self._keep(what, who, day, commitment)
        except Refused as refused:
            return Written(saved=False, trouble=str(refused))
        return Written(saved=True)

    def delete(self, commitment: str) -> None:
        """Delete a commitment, and offer it back."""
        try:
            self._commitments.delete(commitment)
        except Refused as refused:
            self._asking.trouble(str(refused))
            return
        self._asking.tell(_("The commitment was deleted."), undo=lambda: self._commitments.restore(commitment))

    def _keep(self, what: str, who: str, day: date | None, commitment: str) -> None:
        old = next((each for each in self._commitments.of(self._id) if each.id == commitment), None)
        if old is None:
            self._commitments.add(self._id, what, who, day)
        else:
            self._commitments.change(replace(old, what=what, who=who, by=day))

    def _today(self) -> date:
        return words.local(self._clock.read().utc, self._zone).date()
