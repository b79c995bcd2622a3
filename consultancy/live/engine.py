"""The engine: what was asked, decided into facts. Pure; facts alone change a run."""

from __future__ import annotations

from consultancy.errors import NotNow
from consultancy.ids import NewId
from consultancy.live import commands as asked
from consultancy.live import facts as done
from consultancy.live.airtime import speaking
from consultancy.live.backdating import is_first, room_before
from consultancy.live.case import Case
from consultancy.live.commands import Command
from consultancy.live.facts import Fact
from consultancy.live.folding import cut_out
from consultancy.live.replaying import apply, apply_all, last_undoable, replay
from consultancy.live.shown import Phase, StepState
from consultancy.live.state import Run
from consultancy.live.turning import turn_facts
from consultancy.model.time import MINUTE, ZERO, Moment, Span
from consultancy.text import _, n_
from consultancy.words import minutes_seconds

__all__ = ["apply", "apply_all", "decide", "pending_gap", "replay"]


def decide(run: Run, command: Command, now: Moment, new_id: NewId) -> tuple[Fact, ...]:
    """Give the facts that a command amounts to. Raises NotNow, with one plain sentence, when it makes no sense now."""
    return _facts(Case(run, now, new_id), command)


def pending_gap(run: Run) -> done.GapFound | None:
    """Give the gap to be asked about: the oldest not spoken of during which a step ran."""
    return next((gap for gap in run.gaps if cut_out(run, gap).accounts != run.accounts), None)


def _facts(case: Case, command: Command) -> tuple[Fact, ...]:  # noqa: PLR0911, PLR0912 - one a command
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
        case asked.Skip() | asked.Restore():
            return _leave_out_or_take_in(case, command)
        case asked.Reorder(order):
            return _reorder(case, order)
        case asked.AnswerGap(counts):
            return _answer_gap(case, counts=counts)
        case asked.Finish():
            return _finish(case)
        case asked.Reopen():
            return _reopen(case)
        case asked.ApplyPlan():
            return _apply_plan(case, command)
        case asked.StartSpeaking() | asked.StopSpeaking():
            return _speaking(case, command)
        case asked.Undo():
            return _undo(case)
        case asked.Replace(instead):
            return _replace(case, instead)
        case _:
            return turn_facts(case, command)


def _open(case: Case) -> tuple[Fact, ...]:
    case.must_be(Phase.NOT_OPEN, _("The room is open already."))
    if not case.run.order:
        raise NotNow(_("This consultancy has no steps yet. Choose a protocol first."))
    return (done.Opened(**case.stamp()),)


def _start(case: Case, ago: Span) -> tuple[Fact, ...]:
    case.must_be_live()
    case.must_be(Phase.ARMED, _("This step has begun already."))
    since_armed = case.now.at - case.run.armed
    waited = ago if case.run.began is None else ago.at_most(since_armed + room_before(case.run))
    return (done.Started(**case.stamp(waited.at_least(ZERO)), step=case.run.step),)


def _pause(case: Case) -> tuple[Fact, ...]:
    case.must_be(Phase.RUNNING, _("Nothing is running that could be paused."))
    return (done.Paused(**case.stamp()),)


def _resume(case: Case) -> tuple[Fact, ...]:
    case.must_be(Phase.PAUSED, _("Nothing is paused."))
    return (done.Resumed(**case.stamp()),)


def _next(case: Case) -> tuple[Fact, ...]:
    case.must_be_live()
    if case.run.phase is Phase.ARMED:
        return _start(case, ZERO)
    if not case.run.next:
        return _finish(case)
    return (done.Moved(**case.stamp(), to=case.run.next),)


def _back(case: Case) -> tuple[Fact, ...]:
    case.must_be_live()
    if not case.run.previous:
        raise NotNow(_("This is the first step."))
    return (done.Moved(**case.stamp(), to=case.run.previous),)


def _go_to(case: Case, step: str) -> tuple[Fact, ...]:
    if case.state(step) is StepState.IN_HAND:
        raise NotNow(_("This step is in hand already."))
    return (done.Moved(**case.stamp(), to=step),)


def _adjust(case: Case, step: str, by: Span) -> tuple[Fact, ...]:
    _must_be_adjustable(case, step, by)
    if not by:
        raise NotNow(_("That makes the step neither longer nor shorter."))
    return (done.Adjusted(**case.stamp(), step=step, by=by),)


def _must_be_adjustable(case: Case, step: str, by: Span) -> None:
    if case.state(step) not in (StepState.IN_HAND, StepState.TO_COME):
        raise NotNow(_("Only the step in hand and steps still to come can be made longer or shorter."))
    if by < ZERO:
        _must_hold(case, step, case.run.accounts[step].allotted + by)


def _must_hold(case: Case, step: str, allotted: Span) -> None:
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


def _began_ago(case: Case, ago: Span) -> tuple[Fact, ...]:
    if case.run.phase is Phase.NOT_OPEN:
        return _opened_ago(case, ago)
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


def _opened_ago(case: Case, ago: Span) -> tuple[Fact, ...]:
    """Open a room whose first step has begun already."""
    opened = _open(case)
    return (*opened, *_start(Case(apply_all(case.run, opened), case.now, case.new_id), ago))


def _leave_out_or_take_in(case: Case, command: asked.Skip | asked.Restore) -> tuple[Fact, ...]:
    return _skip(case, command.step) if isinstance(command, asked.Skip) else _restore(case, command.step)


def _skip(case: Case, step: str) -> tuple[Fact, ...]:
    case.must_be_ahead(step)
    if case.run.accounts[step].skipped:
        raise NotNow(_("This step is left out already."))
    return (done.Skipped(**case.stamp(), step=step),)


def _restore(case: Case, step: str) -> tuple[Fact, ...]:
    if case.state(step) is not StepState.SKIPPED:
        raise NotNow(_("This step is not left out."))
    return (done.Restored(**case.stamp(), step=step),)


def _reorder(case: Case, order: tuple[str, ...]) -> tuple[Fact, ...]:
    for step in order:
        case.must_be_ahead(step)
    if len(set(order)) < len(order):
        raise NotNow(_("A step can have only one place."))
    return (done.Reordered(**case.stamp(), order=order),)


def _apply_plan(case: Case, plan: asked.ApplyPlan) -> tuple[Fact, ...]:
    """Take a plan to catch up; the step in hand gives what it has not used by now."""
    adjustments = tuple((step, _possible(case, step, by)) for step, by in plan.adjustments)
    for step in plan.drops:
        case.must_be_ahead(step)
    if len({step for step, __ in adjustments} | {*plan.drops}) < len(adjustments) + len(plan.drops):
        raise NotNow(_("A plan can change each step only once."))
    kept = tuple((step, by) for step, by in adjustments if by)
    return (done.Replanned(**case.stamp(), adjustments=kept, drops=plan.drops, accepted=plan.accepted),)


def _possible(case: Case, step: str, by: Span) -> Span:
    """Give what can be given of an adjustment: the step in hand has used more since the plan was offered."""
    in_hand = case.state(step) is StepState.IN_HAND
    unused = case.run.accounts[step].left(case.now.at).at_least(ZERO)
    possible = by.at_least(-unused) if in_hand else by
    _must_be_adjustable(case, step, possible)
    return possible


def _speaking(case: Case, command: asked.StartSpeaking | asked.StopSpeaking) -> tuple[Fact, ...]:
    group = command.group if isinstance(command, asked.StartSpeaking) else ""
    if group:
        case.must_be(Phase.RUNNING, _("Speaking is counted only while a step runs."))
    if group == speaking(case.run):
        return ()
    return (done.Speaking(**case.stamp(), group=group),)


def _answer_gap(case: Case, *, counts: bool) -> tuple[Fact, ...]:
    gap = pending_gap(case.run)
    if gap is None:
        raise NotNow(_("There is nothing to answer."))
    return (done.GapAnswered(**case.stamp(), gap=gap.id, counts=counts),)


def _finish(case: Case) -> tuple[Fact, ...]:
    case.must_be_live()
    return (done.Finished(**case.stamp()),)


def _reopen(case: Case) -> tuple[Fact, ...]:
    case.must_be(Phase.FINISHED, _("Only a consultancy that is closed can be reopened."))
    return (done.Reopened(**case.stamp()),)


def _undo(case: Case) -> tuple[Fact, ...]:
    fact = last_undoable(case.run)
    if fact is None:
        raise NotNow(_("There is nothing to take back."))
    return (done.Undone(**case.stamp(), fact=fact.id),)


def _replace(case: Case, instead: Command) -> tuple[Fact, ...]:
    """Take the last action back and decide another one as of its instant."""
    if isinstance(instead, asked.Undo | asked.Replace):
        raise NotNow(_("Say what should have been done instead."))
    last = last_undoable(case.run)
    if last is None:
        raise NotNow(_("There is nothing to take back."))
    undone = done.Undone(**case.stamp(), fact=last.id)
    return (undone, *decide(apply(case.run, undone), instead, Moment(last.at, last.utc), case.new_id))
