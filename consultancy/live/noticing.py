"""What one look turns up by itself, as facts: a step that was due to move on, a gap, a wall clock that was moved."""

from __future__ import annotations

from consultancy.ids import NewId
from consultancy.live.facts import ClockChanged, Fact, GapFound, Moved
from consultancy.live.shown import Phase
from consultancy.live.state import Run
from consultancy.live.timeline import Noticed
from consultancy.model.time import Moment, Span


def facts_noticed(run: Run, since: Span, noticed: Noticed, new_id: NewId) -> tuple[Fact, ...]:
    """Give the facts of one look; ``since`` is the place on the timeline of the look before it."""
    now = noticed.moment
    facts: list[Fact] = [*moved_on(run, since, now, new_id)]
    if noticed.gap and run.phase is Phase.RUNNING:
        facts.append(GapFound(id=new_id(), at=now.at, utc=now.utc, length=noticed.gap, cause=noticed.cause))
    if noticed.clock_moved and run.live:
        facts.append(ClockChanged(id=new_id(), at=now.at, utc=now.utc, by=noticed.clock_moved))
    return tuple(facts)


def moved_on(run: Run, since: Span, now: Moment, new_id: NewId) -> tuple[Fact, ...]:
    """Give the step change that came due after ``since``: one at most, stamped with its own moment.

    A step whose end was passed in any other way (by undo, by a start put back) simply runs over.
    """
    if run.phase is not Phase.RUNNING or not run.account.step.step.auto_advance or not run.next:
        return ()
    due = now.at + run.account.left(now.at)
    if not since < due <= now.at:
        return ()
    return (Moved(id=new_id(), at=due, utc=now.utc + (due - now.at), to=run.next, started=True),)
