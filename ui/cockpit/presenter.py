"""The clock's half of the cockpit: what it shows, and what its keys mean. No Qt here."""

from __future__ import annotations

from datetime import tzinfo

from consultancy.changes import Bus, Changes, Topic
from consultancy.clock import Clock
from consultancy.live.commands import (
    Adjust,
    AnswerGap,
    Back,
    BeganAgo,
    Command,
    Finish,
    GoTo,
    Next,
    Pause,
    Reopen,
    Reorder,
    Restore,
    Resume,
    Skip,
    Start,
    Undo,
)
from consultancy.live.shown import Phase, StepState
from consultancy.model.consultancy import Consultancy
from consultancy.model.time import Span
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from ui.asking import Asking, Place
from ui.cockpit.doing import Doing
from ui.cockpit.looks import cockpit_state
from ui.cockpit.state import CockpitState, Primary
from ui.presenting import Presenter


class CockpitPresenter(Presenter[CockpitState]):
    """Shows one consultancy's clock and carries its keys out. Each intent leaves the reason at the foot if refused."""

    reads = frozenset({Topic.CLOCK, Topic.PLAN, Topic.CONSULTANCIES, Topic.PEOPLE})

    def __init__(
        self,
        bus: Bus,
        clock: Clock,
        running: Running,
        preparation: Preparation,
        asking: Asking,
        doing: Doing,
        consultancy: str,
        zone: tzinfo | None = None,
        *,
        air_by_name: bool = False,
    ) -> None:
        super().__init__(bus)
        self._clock = clock
        self._running = running
        self._preparation = preparation
        self._asking = asking
        self._doing = doing
        self._id = consultancy
        self._zone = zone
        self._air_by_name = air_by_name
        self._known: Consultancy | None = None
        self._primary = Primary.START
        self._phase = Phase.NOT_OPEN

    def concerns(self, changes: Changes) -> bool:
        """Say whether this consultancy changed; what is known of it is then read again."""
        mine = super().concerns(changes) and (not changes.ids or self._id in changes.ids)
        if mine:
            self._known = None
        return mine

    def work_out(self) -> CockpitState:
        """Look at the clock and give what the cockpit shows now."""
        view = self._running.look(self._id)
        now = self._clock.read().utc
        state = cockpit_state(view, self._consultancy(), now, self._zone, air_by_name=self._air_by_name)
        self._primary, self._phase = state.controls.primary, view.phase
        return state

    def primary(self) -> None:
        """Do what the primary button says: start, go to the next step, finish, or go to Review."""
        if self._primary is Primary.REVIEW:
            self._asking.go(Place.REVIEW, self._id)
        elif self._primary is Primary.FINISH:
            self.finish()
        else:
            self._do(Start() if self._primary is Primary.START else Next())

    def finish(self) -> None:
        """End the consultancy here, and go to Review."""
        if self._do(Finish()):
            self._asking.go(Place.REVIEW, self._id)

    def pause_or_resume(self) -> None:
        """Pause, go on, begin the armed step, or open a finished consultancy again."""
        meaning: dict[Phase, Command] = {Phase.RUNNING: Pause(), Phase.PAUSED: Resume(), Phase.FINISHED: Reopen()}
        self._do(meaning.get(self._phase, Start()))

    def back(self) -> None:
        """Arm the step before, its used time kept."""
        self._do(Back())

    def adjust(self, minutes: int) -> None:
        """Give the step in hand minutes, or trim it."""
        self._do(Adjust(Span.of(minutes=minutes)))

    def began_ago(self, minutes: int) -> None:
        """Say the step in hand began minutes ago."""
        self._do(BeganAgo(Span.of(minutes=minutes)))

    def undo(self) -> None:
        """Take the last action of the clock back."""
        self._do(Undo())

    def go_to(self, step: str) -> None:
        """Leave the step in hand and arm another."""
        self._do(GoTo(step))

    def keep_step(self, step: str, *, keep: bool) -> None:
        """Drop a step still to come, or take it back in."""
        self._do(Restore(step) if keep else Skip(step))

    def move(self, step: str, by: int) -> None:
        """Move a step still to come up (-1) or down (+1) among those still to come."""
        coming = self._still_to_come()
        if step not in coming:
            return
        place = coming.index(step)
        coming.insert(min(max(place + by, 0), len(coming) - 1), coming.pop(place))
        self._do(Reorder(tuple(coming)))

    def answer_gap(self, *, counts: bool) -> None:
        """Say whether the gap asked about counts, or was a pause."""
        self._do(AnswerGap(counts))

    def leave(self) -> None:
        """Go back to Today; the clock goes on."""
        self._asking.go(Place.TODAY)

    def _consultancy(self) -> Consultancy:
        if self._known is None:
            self._known = self._preparation.get(self._id)
        return self._known

    def _still_to_come(self) -> list[str]:
        view = self._running.look(self._id)
        states = {line.step.id: line.state for line in view.ledger.lines}
        return [step.id for step in view.order if states[step.id] is StepState.TO_COME]

    def _do(self, command: Command) -> bool:
        """Carry a command out, and look again also when it was refused. Says whether it was done."""
        done = self._doing.do(command)
        self.refresh()
        return done
