"""One pure function shows everything: a run as it looks at one moment. The room's own smaller look is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from consultancy.live.airtime import shares
from consultancy.live.bells import closing_time
from consultancy.live.blocks import block_view
from consultancy.live.engine import apply, pending_gap
from consultancy.live.facts import ClockChanged, GapAnswered
from consultancy.live.ledger import ToUtc, ledger
from consultancy.live.nudging import idle_for, nudge_level, nudge_words
from consultancy.live.rounds import round_view
from consultancy.live.shown import (
    GapQuestion,
    Ledger,
    LedgerLine,
    Phase,
    RoomView,
    RunView,
    StepState,
    TurnView,
    Urgency,
)
from consultancy.live.state import Run
from consultancy.live.turning import takes_turns
from consultancy.live.undoing import undo_label
from consultancy.live.voices import listens_words, speaking_words
from consultancy.model.protocol import PlanStep
from consultancy.model.time import MINUTE, SECOND, ZERO, Moment, Span, Utc, total
from consultancy.text import _
from consultancy.words import clock_time, left_in_words, minutes_seconds


def view(
    run: Run,
    now: Moment,
    end_by: Utc | None = None,
    *,
    hard_end: bool = False,
    groups: Sequence[str] = (),
) -> RunView:
    """Give everything the facilitator's screens show.

    ``end_by`` is an end agreed beforehand, if there is one, which is fixed when ``hard_end``; it is told by the wall
    clock as it stands, like all times of day. ``groups`` are those whose air time is counted.
    """
    end_by = None if end_by is None else end_by + clock_moved(run)
    look, idle = _look(run, now, end_by), idle_for(run, now.at)
    return replace(
        look,
        hard_end=end_by if hard_end else None,
        hard_end_words=_past_hard_end(look.ends, end_by) if hard_end else "",
        turn=_turn(run, now.at) if run.live else None,
        takes_turns=run.live and run.account.round is None and takes_turns(run.account.step),
        idle=idle,
        nudge_words=nudge_words(idle, run.phase),
        nudge_level=nudge_level(idle),
        air=shares(run, now.at, groups),
    )


def _look(run: Run, now: Moment, end_by: Utc | None) -> RunView:
    """Give what the clock shows."""
    told = _teller(run, now)
    account = run.accounts.get(run.step) if run.live else None
    book = ledger(run, now.at, told)
    left = account.left(now.at) if account else ZERO
    ends = told(now.at if run.ended is None else run.ended) + book.left
    planned_end = _planned_end(run, book, told, end_by)
    return RunView(
        phase=run.phase,
        step=account.step if account else None,
        number=run.place + 1,
        of=len(run.order),
        previous=_step(run, run.previous) if account else None,
        next=_step(run, run.next) if run.phase is not Phase.FINISHED else None,
        allotted=account.allotted if account else ZERO,
        used=account.used(now.at) if account else ZERO,
        left=left,
        over=(-left).at_least(ZERO),
        urgency=_urgency(left, account.allotted) if account else Urgency.CALM,
        paused_for=now.at - run.since if run.phase is Phase.PAUSED else ZERO,
        waiting_for=now.at - run.since if run.phase is Phase.ARMED else ZERO,
        started_utc=told(run.entered) if account and run.entered is not None else None,
        step_ends=told(now.at) + left.at_least(ZERO) if account else None,
        ends=ends,
        planned_end=planned_end,
        behind=ZERO if planned_end is None else ends - planned_end,
        undo_label=undo_label(run),
        question=_question(run, now),
        ledger=book,
        order=tuple(run.accounts[step].step for step in run.order),
        accepted=run.accepted,
    )


def room_view(run: Run, now: Moment, heading: str, focus_question: str, zone: tzinfo | None = None) -> RoomView:
    """Give what the room may see: the same look, without notes, names or lateness."""
    look = view(run, now)
    coming = look.next
    return RoomView(
        phase=look.phase,
        heading=heading,
        step_title=look.step.step.title if look.step else "",
        step_number=look.number,
        step_count=look.of,
        line=look.step.step.room_says if look.step else "",
        speaking=speaking_words(look.step.step) if look.step else "",
        listening=listens_words(look.step.step) if look.step else "",
        left_text=left_text(look.left.at_least(ZERO)),
        left_words=_room_words(look),
        fraction_left=shown_fraction(look.left, look.allotted),
        urgency=Urgency.CALM if look.urgency is Urgency.CALM else Urgency.CLOSING,
        focus_question=focus_question,
        next_title=coming.step.title if coming else "",
        next_minutes=_minutes_to_come(look.ledger, coming) if coming else 0,
        time_of_day=clock_time(now.utc, zone),
        shares=tuple(_foot_share(line, look.ledger.planned) for line in look.ledger.lines),
    )


def started_and_ended(run: Run, now: Moment) -> tuple[Utc | None, Utc | None]:
    """Give the times of day at which the first step began and the consultancy ended, as far as they have."""
    told = _teller(run, now)
    began, ended = run.began, run.ended
    return (None if began is None else told(began), None if ended is None else told(ended))


def clock_moved(run: Run) -> Span:
    """Give how far the wall clock has been set since the room opened."""
    return total([fact.by for fact in run.facts if isinstance(fact, ClockChanged)])


def shown_seconds(left: Span) -> int:
    """Give the whole seconds shown: what is left rounded up, what is over rounded down; zero shows at zero."""
    return -(-left.ms // SECOND)


def left_text(left: Span) -> str:
    """Give what is left as figures: ``1:04``, ``0:00``, and over time with a plus sign: ``+0:40``."""
    seconds = shown_seconds(left)
    figures = minutes_seconds(Span(seconds * SECOND))
    return figures if seconds >= 0 else f"+{figures}"


def shown_fraction(left: Span, allotted: Span) -> float:
    """Give the part that is left, by the whole seconds shown: a ring moves when its figure does, and not between."""
    return _share(Span(shown_seconds(left) * SECOND), allotted)


def _teller(run: Run, now: Moment) -> ToUtc:
    """Tell places on the timeline as times of day, by the wall clock as it stands (or stood at the finish)."""
    last = max(run.facts, key=lambda fact: fact.at) if run.ended is not None else now
    return lambda at: last.utc + (at - last.at)


def _planned_end(run: Run, book: Ledger, told: ToUtc, end_by: Utc | None) -> Utc | None:
    if run.began is None:
        return None
    return told(run.began) + book.planned if end_by is None else end_by


def _past_hard_end(ends: Utc | None, hard_end: Utc | None) -> str:
    """Say plainly that the fixed end will not hold."""
    if ends is None or hard_end is None or ends <= hard_end:
        return ""
    return _("Ends {time} past the fixed end.").format(time=minutes_seconds(ends - hard_end))


def _turn(run: Run, now: Span) -> TurnView | None:
    turns = run.account.round
    return block_view(run, now) if turns is None else round_view(run.account, turns, now)


def _step(run: Run, step: str) -> PlanStep | None:
    return run.accounts[step].step if step else None


def _urgency(left: Span, allotted: Span) -> Urgency:
    if left < ZERO:
        return Urgency.OVER
    return Urgency.CLOSING if left <= closing_time(allotted) else Urgency.CALM


def _question(run: Run, now: Moment) -> GapQuestion | None:
    gap = pending_gap(run)
    if gap is None:
        return None
    answer = GapAnswered(id="", at=now.at, utc=now.utc, gap=gap.id, counts=False)
    paused = apply(run, answer)
    return GapQuestion(
        gap=gap.id,
        length=gap.length,
        cause=gap.cause,
        left_if_counted=run.account.left(now.at),
        left_if_paused=paused.account.left(now.at),
    )


def _room_words(look: RunView) -> str:
    words = {
        Phase.NOT_OPEN: _("about to begin"),
        Phase.ARMED: _("about to begin"),
        Phase.PAUSED: _("a short pause"),
        Phase.FINISHED: _("the consultancy has ended"),
    }
    if look.phase in words:
        return words[look.phase]
    return left_in_words(look.left) if look.left > ZERO else _("time to close")


def _share(part: Span, whole: Span) -> float:
    return min(max(part.ms / whole.ms, 0.0), 1.0) if whole > ZERO else 0.0


def _minutes_to_come(book: Ledger, step: PlanStep) -> int:
    left = next(line.left for line in book.lines if line.step is step)
    return -(-left.ms // MINUTE)


def _foot_share(line: LedgerLine, planned: Span) -> tuple[float, StepState, float]:
    """Give a step's part of the whole plan, how it stands, and how much of it is done; how late it was is not shown."""
    seconds = Span(line.ran.ms // SECOND * SECOND)
    done = 1.0 if line.state is StepState.DONE else _share(seconds, line.allotted)
    return _share(line.planned, planned), line.state, done
