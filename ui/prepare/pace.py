"""One's own pace beside the plan: what steps took before, and one click to plan them so."""

from __future__ import annotations

from consultancy.model.consultancy import Consultancy, Status
from consultancy.model.protocol import Plan
from consultancy.planning.pace import Pace
from consultancy.services.preparation import Preparation
from consultancy.text import n_
from ui.asking import Asking
from ui.prepare.state import PaceLine
from ui.prepare.subject import Subject
from ui.telling import telling

AT_ONCE = 3


class PaceDesk:
    """Intents of the pace lines, few at once. What was learnt from earlier hours is worked out once for each plan."""

    def __init__(self, subject: Subject, preparation: Preparation, asking: Asking) -> None:
        self._subject = subject
        self._preparation = preparation
        self._asking = asking
        self._plan: Plan | None = None
        self._paces: tuple[Pace, ...] = ()

    def begin(self) -> None:
        """Turn to another consultancy."""
        self._plan, self._paces = None, ()

    def take(self, line: int) -> None:
        """Plan the steps of a line, counted from nought, with the minutes it suggests."""
        if line < len(self._paces):
            with telling(self._asking):
                self._preparation.take_pace(self._subject.id, self._paces[line])
            self._subject.redraw()

    def work_out(self) -> tuple[PaceLine, ...]:
        """Give the lines as they are now; none once the room has been open."""
        consultancy = self._subject.now()
        if consultancy.status is not Status.PLANNED:
            return ()
        self._learn(consultancy)
        return tuple(PaceLine(pace.sentence, _take(pace.minutes)) for pace in self._paces[:AT_ONCE])

    def _learn(self, consultancy: Consultancy) -> None:
        if consultancy.plan != self._plan:
            self._plan, self._paces = consultancy.plan, self._preparation.pace(consultancy)


def _take(minutes: int) -> str:
    return n_("Take {n} min", "Take {n} min", minutes).format(n=minutes)
