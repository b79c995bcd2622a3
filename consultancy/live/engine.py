"""The engine: what was asked, decided into facts. Pure; facts alone change a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from consultancy.errors import NotNow
from consultancy.ids import NewId
from consultancy.live import commands as asked
from consultancy.live import facts as done
from consultancy.live.backdating import is_first, room_before
from consultancy.live.commands import Command
from consultancy.live.facts import Fact
from consultancy.live.folding import cut_out
from consultancy.live.replaying import apply, apply_all, last_undoable, replay
from consultancy.live.shown import Phase, StepState
from consultancy.live.state import Run
from consultancy.model.time import MINUTE, ZERO, Moment, Span, Utc
from consultancy.text import _, n_
from consultancy.words import minutes_seconds

__all__ = ["apply", "apply_all", "decide", "pending_gap", "replay"]


def decide(run: Run, command: Command, now: Moment, new_id: NewId) -> tuple[Fact, ...]:
    """Give the facts that a command amounts to. Raises NotNow, with one plain sentence, when it makes no sense now."""
    return _facts(_Case(run, now, new_id), command)


def pending_gap(run: Run) -> done.GapFound | None:
    """Give the gap to be asked about: the oldest not spoken of during which a step ran."""
    return next((gap for gap in run.gaps if cut_out(run, gap).accounts != run.accounts), None)


class _Stamp(TypedDict):
    id: str
    at: Span
    utc: Utc


@dataclass(frozen=True, slots=True)
class _Case:
    """One decision: the run as it is, the moment, and where new ids come from."""

    run: Run
    now: Moment
    new_id: NewId

    def stamp(self, ago: Span = ZERO) -> _Stamp:
        """Stamp a new fact with the moment, or one before it."""
        return {"id": self.new_id(), "at": self.now.at - ago, "utc": self.now.utc + -ago}

    def must_be(self, phase: Phase, otherwise: str) -> None:
        if self.run.phase is not phase:
            raise NotNow(otherwise)

    def must_be_live(self) -> None:
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
        self.state(step)
        if self.run.order.index(step) <= self.run.place:
            raise NotNow(_("Only steps still to come can be changed like that."))

    def title(self, step: str) -> str:
        return self.run.accounts[step].step.step.title


def _facts(case: _Case, command: Command) -> tuple[Fact, ...]:  # noqa: PLR0911, PLR0912 - one a command
    match command:
        case asked.Open():
            return _open(case)
        case asked.Start(ago):
            return _start(case, ago)
        case asked.Pause():
            return _pause(case)
        case asked.Resume():
            return _resume(case)
        case asked.Next():
            return _next(case)
        case asked.Back():
            return _back(case)
        case asked.GoTo(step):
            return _go_to(case, step)
        case asked.Adjust(by, step):
            return _adjust(case, step or case.run.step, by)
        case asked.BeganAgo(ago):
            return _began_ago(case, ago)
        case asked.Skip(step):
            return _skip(case, step)
        case asked.Restore(step):
            return _restore(case, step)
        case asked.Reorder(order):
            return _reorder(case, order)
        case asked.AnswerGap(counts):
            return _answer_gap(case, counts=counts)
        case asked.Finish():
            return _finish(case)
        case asked.Reopen():
            return _reopen(case)
        case asked.Undo():  # pragma: no branch - there is no other command
            return _undo(case)


def _open(case: _Case) -> tuple[Fact, ...]:
    case.must_be(Phase.NOT_OPEN, _("The room is open already."))
    if not case.run.order:
        raise NotNow(_("This consultancy has no steps yet. Choose a protocol first."))
    return (done.Opened(**case.stamp()),)


def _start(case: _Case, ago: Span) -> tuple[Fact, ...]:
    case.must_be_live()
    case.must_be(Phase.ARMED, _("This step has begun already."))
    since_armed = case.now.at - case.run.armed
    waited = ago if case.run.began is None else ago.at_most(since_armed)
    return (done.Started(**case.stamp(waited.at_least(ZERO)), step=case.run.step),)


def _pause(case: _Case) -> tuple[Fact, ...]:
    case.must_be(Phase.RUNNING, _("Nothing is running that could be paused."))
    return (done.Paused(**case.stamp()),)


def _resume(case: _Case) -> tuple[Fact, ...]:
    case.must_be(Phase.PAUSED, _("Nothing is paused."))
    return (done.Resumed(**case.stamp()),)


def _next(case: _Case) -> tuple[Fact, ...]:
    case.must_be_live()
    if case.run.phase is Phase.ARMED:
        return _start(case, ZERO)
    if not case.run.next:
        return _finish(case)
    return (done.Moved(**case.stamp(), to=case.run.next),)


def _back(case: _Case) -> tuple[Fact, ...]:
    case.must_be_live()
    if not case.run.previous:
        raise NotNow(_("This is the first step."))
    return (done.Moved(**case.stamp(), to=case.run.previous),)


def _go_to(case: _Case, step: str) -> tuple[Fact, ...]:
    if case.state(step) is StepState.IN_HAND:
        raise NotNow(_("This step is in hand already."))
    return (done.Moved(**case.stamp(), to=step),)


def _adjust(case: _Case, step: str, by: Span) -> tuple[Fact, ...]:
    if case.state(step) not in (StepState.IN_HAND, StepState.TO_COME):
        raise NotNow(_("Only the step in hand and steps still to come can be made longer or shorter."))
    if not by:
        raise NotNow(_("That makes the step neither longer nor shorter."))
    if by < ZERO:
        _must_hold(case, step, case.run.accounts[step].allotted + by)
    return (done.Adjusted(**case.stamp(), step=step, by=by),)


def _must_hold(case: _Case, step: str, allotted: Span) -> None:
    """Refuse a trim below the floor of a step, or below what it has used."""
    account = case.run.accounts[step]
    floor = account.step.step.at_least
    if allotted < Span(floor * MINUTE):
        sentence = n_("“{step}” needs at least {n} minute.", "“{step}” needs at least {n} minutes.", floor)
        raise NotNow(sentence.format(step=case.title(step), n=floor))
    used = account.used(case.now.at)
    if allotted < used:
        sentence = _("“{step}” has already used {time}.")
        raise NotNow(sentence.format(step=case.title(step), time=minutes_seconds(used)))


def _began_ago(case: _Case, ago: Span) -> tuple[Fact, ...]:
    case.must_be_live()
    entered = case.run.entered
    if entered is None:
        return _start(case, ago)
    earlier = ago - (case.now.at - entered)
    if earlier <= ZERO:
        raise NotNow(_("This step began before that already."))
    by = earlier if is_first(case.run) else earlier.at_most(room_before(case.run))
    if not by:
        raise NotNow(_("This step began the moment the one before it ended."))
    return (done.BeganEarlier(**case.stamp(), by=by),)


def _skip(case: _Case, step: str) -> tuple[Fact, ...]:
    case.must_be_ahead(step)
    if case.run.accounts[step].skipped:
        raise NotNow(_("This step is left out already."))
    return (done.Skipped(**case.stamp(), step=step),)


def _restore(case: _Case, step: str) -> tuple[Fact, ...]:
    if case.state(step) is not StepState.SKIPPED:
        raise NotNow(_("This step is not left out."))
    return (done.Restored(**case.stamp(), step=step),)


def _reorder(case: _Case, order: tuple[str, ...]) -> tuple[Fact, ...]:
    for step in order:
        case.must_be_ahead(step)
    if len(set(order)) < len(order):
        raise NotNow(_("A step can have only one place."))
    return (done.Reordered(**case.stamp(), order=order),)


def _answer_gap(case: _Case, *, counts: bool) -> tuple[Fact, ...]:
    gap = pending_gap(case.run)
    if gap is None:
        raise NotNow(_("There is nothing to answer."))
    return (done.GapAnswered(**case.stamp(), gap=gap.id, counts=counts),)


def _finish(case: _Case) -> tuple[Fact, ...]:
    case.must_be_live()
    return (done.Finished(**case.stamp()),)


def _reopen(case: _Case) -> tuple[Fact, ...]:
    case.must_be(Phase.FINISHED, _("Only a consultancy that is closed can be reopened."))
    return (done.Reopened(**case.stamp()),)


def _undo(case: _Case) -> tuple[Fact, ...]:
    fact = last_undoable(case.run)
    if fact is None:
        raise NotNow(_("There is nothing to take back."))
    return (done.Undone(**case.stamp(), fact=fact.id),)
