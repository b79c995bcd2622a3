"""A case to be decided: the run as it is, the moment, and what must hold before a command makes sense."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from consultancy.errors import NotNow
from consultancy.ids import NewId
from consultancy.live.shown import Phase, StepState
from consultancy.live.state import Run
from consultancy.model.time import ZERO, Moment, Span, Utc
from consultancy.text import _


class Stamp(TypedDict):
    """What every fact is stamped with."""

    id: str
    at: Span
    utc: Utc


@dataclass(frozen=True, slots=True)
class Case:
    """One decision: the run as it is, the moment, and where new ids come from."""

    run: Run
    now: Moment
    new_id: NewId

    def stamp(self, ago: Span = ZERO) -> Stamp:
        """Stamp a new fact with the moment, or one before it."""
        return {"id": self.new_id(), "at": self.now.at - ago, "utc": self.now.utc + -ago}

    def must_be(self, phase: Phase, otherwise: str) -> None:
        """Refuse in any other phase."""
        if self.run.phase is not phase:
            raise NotNow(otherwise)

    def must_be_live(self) -> None:
        """Refuse unless the room is open and not yet closed."""
        if self.run.phase is Phase.NOT_OPEN:
            raise NotNow(_("The room is not open yet."))
        if self.run.phase is Phase.FINISHED:
            raise NotNow(_("This consultancy is closed. Reopen it to go on."))

    def state(self, step: str) -> StepState:
        """Say where a step of a live run stands."""
        self.must_be_live()
        if step not in self.run.accounts:
            raise NotNow(_("This consultancy has no such step."))
        return self.run.state(step)

    def must_be_ahead(self, step: str) -> None:
        """Refuse what can be done only to a step still to come."""
        self.state(step)
        if self.run.order.index(step) <= self.run.place:
            raise NotNow(_("Only steps still to come can be changed like that."))

    def title(self, step: str) -> str:
        """Give the title of a step."""
        return self.run.accounts[step].step.step.title
