"""Run a consultancy: the clock, its facts on disk before anything is shown, and the way back after a crash."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from consultancy.changes import Changes, Topic
from consultancy.errors import NotNow, StorageTrouble
from consultancy.live.bells import Bells, Crossing
from consultancy.live.commands import Command, Next, TurnOrder
from consultancy.live.engine import apply_all, decide, replay
from consultancy.live.facts import Fact, Finished, GapAnswered, GapFound, Moved
from consultancy.live.looking import clock_moved, room_view, started_and_ended, view
from consultancy.live.noticing import facts_noticed
from consultancy.live.shown import Phase, RoomView, RunView
from consultancy.live.state import Run
from consultancy.live.timeline import LARGEST_DRIFT, OFF, Timeline
from consultancy.model.consultancy import Consultancy, Status
from consultancy.model.time import ZERO, Moment, Span, Utc
from consultancy.planning.catchup import CatchUp, catch_up
from consultancy.services.catching_up import (
    Upcoming,
    air_groups,
    drawn_from,
    gap_after,
    nothing_upcoming,
    situation_of,
    turns_in,
)
from consultancy.services.interrupted import Interrupted, Proposal
from consultancy.services.notes import Here
from consultancy.services.ports import FactStore, RunStore
from consultancy.services.writing import Desk, found
from consultancy.text import _

HEARTBEAT = Span.of(seconds=5)
SHORT_GAP = Span.of(minutes=20)
LONG_GAP = Span.of(hours=12)

CountNotes = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class _Held:
    """A run held in memory.

    ``since`` is the place of the last look, ``beat`` that of the last heartbeat or fact written. ``stale`` says that
    the consultancy has changed since it was read; ``crossed`` are edges that nobody has asked for yet.
    """

    consultancy: Consultancy
    run: Run
    timeline: Timeline
    since: Span
    beat: Span | None = None
    stale: bool = False
    bells: Bells = field(default_factory=Bells)
    crossed: tuple[Crossing, ...] = ()

    def heard(self, now: Moment) -> _Held:
        """Listen for edges crossed by now."""
        bells, crossings = self.bells.listen(self.run, now.at)
        return replace(self, bells=bells, crossed=(*self.crossed, *crossings))

    def view(self, now: Moment) -> RunView:
        """Give the facilitator's look."""
        stored = self.consultancy
        return view(self.run, now, stored.end_by, hard_end=stored.hard_end, groups=air_groups(stored.people))


STATUS = {
    Phase.ARMED: Status.RUNNING,
    Phase.RUNNING: Status.RUNNING,
    Phase.PAUSED: Status.PAUSED,
    Phase.FINISHED: Status.CLOSED,
}


class Running:
    """Use cases of the cockpit and the room display."""

    def __init__(
        self,
        desk: Desk,
        consultancies: RunStore,
        facts: FactStore,
        count_notes: CountNotes,
        upcoming: Upcoming = nothing_upcoming,
    ) -> None:
        self._desk = desk
        self._consultancies = consultancies
        self._facts = facts
        self._count_notes = count_notes
        self._upcoming = upcoming
        self._held: dict[str, _Held] = {}

    def do(self, consultancy: str, command: Command) -> RunView:
        """Carry a command out: facts to the store first, then the new look. Raises NotNow, StorageTrouble."""
        held = self._take(consultancy)
        looked, moment, facts = self._notice(held)
        run = apply_all(held.run, facts)
        if not (isinstance(command, Next) and any(isinstance(fact, Moved) for fact in facts)):
            facts = (*facts, *decide(run, command, moment, self._desk.new_id))
        kept = self._keep(looked, facts, moment)
        return kept.view(moment)

    def look(self, consultancy: str) -> RunView:
        """Look at the clock now. Finds sleeps and clock changes, and begins steps that advance by themselves."""
        held, moment = self._glance(consultancy)
        return held.view(moment)

    def catch_up(
        self, consultancy: str, *, allow_protected: bool = False, zone: tzinfo | None = None
    ) -> CatchUp | None:
        """Give what there is to choose from when the hour is late or early; None while there is no end agreed."""
        held, moment = self._glance(consultancy)
        look, end_by = held.view(moment), held.consultancy.end_by
        agreed = look.planned_end or end_by
        planned = None if agreed is None else agreed + -clock_moved(held.run)
        gap = None if planned is None else gap_after(held.consultancy, planned, self._upcoming)
        situation = situation_of(look, end_by, gap)
        return None if situation is None else catch_up(situation, allow_protected=allow_protected, zone=zone)

    def begin_turns(self, consultancy: str, order: TurnOrder = TurnOrder.LISTED, seed: int | None = None) -> RunView:
        """Begin turns in the step in hand, one for each person in the room who may speak. Raises NotNow."""
        held, __ = self._glance(consultancy)
        if not held.run.live:
            raise NotNow(_("The room is not open."))
        lot = drawn_from(self._desk.new_id()) if seed is None else seed
        return self.do(consultancy, turns_in(held.run.account.step, held.consultancy.people, order, lot))

    def take_crossings(self, consultancy: str) -> tuple[Crossing, ...]:
        """Give the edges crossed since this was last asked, each once; for whoever rings the bell, after a look."""
        held = self._held.get(consultancy)
        if held is None or not held.crossed:
            return ()
        self._held[consultancy] = replace(held, crossed=())
        return held.crossed

    def tick(self) -> bool:
        """Look at every clock that is running, whichever screen is open; says whether there is one to look at again.

        Without it a clock nobody shows for half a minute would be taken to have stood still.
        """
        running = [consultancy for consultancy, held in self._held.items() if held.run.phase is Phase.RUNNING]
        for consultancy in running:
            self._glance(consultancy)
        return bool(running)

    def room(self, consultancy: str) -> RoomView:
        """Give what the room may see now."""
        held, moment = self._glance(consultancy)
        return room_view(held.run, moment, _heading(held.consultancy), held.consultancy.focus.current)

    def here(self, consultancy: str) -> Here:
        """Give the step in hand and the place on the timeline, for a note; writes nothing."""
        held = self._held.get(consultancy) or self._read(consultancy)
        run = held.run
        return Here(run.account.step if run.live else None, held.timeline.moment(self._desk.clock.read()).at)

    def interrupted(self) -> list[Interrupted]:
        """List consultancies left running or paused by an earlier start of the program, the one seen last first."""
        left = [self._read(each) for each in self._consultancies.unfinished() if each not in self._held]
        return sorted(
            (self._interrupted(held) for held in left if held.run.live), key=lambda each: each.last_seen, reverse=True
        )

    def come_back(self, consultancy: str, proposal: Proposal) -> RunView:
        """Take an interrupted consultancy up again: gap counted, gap as a pause, or ended when it was last seen."""
        if consultancy not in self._held:
            held = self._read(consultancy)
            now = held.timeline.moment(self._desk.clock.read())
            self._keep(replace(held, timeline=held.timeline.settled()), self._return(held, proposal, now), now)
        return self.look(consultancy)

    def put_down(self, consultancy: str) -> None:
        """Forget the run held in memory (its facts stay); used when the cockpit closes."""
        held = self._held.pop(consultancy, None)
        if held is not None and held.run.phase is Phase.RUNNING:
            with suppress(StorageTrouble):
                self._seen(held, held.timeline.moment(self._desk.clock.read()))

    def heed(self, changes: Changes) -> None:
        """Read a consultancy again when it has changed: its people and focus question stand on the room display."""
        if not changes.touches(Topic.CONSULTANCIES, Topic.PEOPLE, Topic.PLAN):
            return
        for consultancy, held in self._held.items():
            if not changes.ids or consultancy in changes.ids:
                self._held[consultancy] = replace(held, stale=True)

    def _take(self, consultancy: str) -> _Held:
        """Give the run in memory, or read it from its facts."""
        held = self._held.get(consultancy)
        if held is None:
            return self._read(consultancy)
        if held.stale:
            held = replace(held, consultancy=found(self._consultancies, consultancy), stale=False)
            self._held[consultancy] = held
        return held

    def _read(self, consultancy: str) -> _Held:
        stored = found(self._consultancies, consultancy)
        if stored.plan is None:
            raise NotNow(_("This consultancy has no steps yet. Choose a protocol first."))
        reading = self._desk.clock.read()
        run = replay(stored.plan, self._facts.load(consultancy))
        if not run.facts:
            return _Held(stored, run, Timeline.begin(reading), ZERO)
        known = self._known(run, consultancy)
        return _Held(stored, run, Timeline.take_up(reading, known), known.at)

    def _known(self, run: Run, consultancy: str) -> Moment:
        """Give the last moment known of a run: its last heartbeat, or a later fact."""
        seen = self._facts.last_seen(consultancy)
        moments = [Moment(fact.at, fact.utc) for fact in run.facts] + ([Moment(*seen)] if seen else [])
        return max(moments, key=lambda moment: moment.at)

    def _notice(self, held: _Held) -> tuple[_Held, Moment, tuple[Fact, ...]]:
        """Look at the clocks: give what to hold when the facts found have been kept, the moment, and those facts."""
        timeline, noticed = held.timeline.look(self._desk.clock.read())
        facts = facts_noticed(held.run, held.since, noticed, self._desk.new_id)
        return replace(held, timeline=timeline, since=noticed.moment.at), noticed.moment, facts

    def _glance(self, consultancy: str) -> tuple[_Held, Moment]:
        """Notice what there is to notice. A full disk does not stop the figures: it is all noticed again next time."""
        held = self._take(consultancy)
        looked, moment, facts = self._notice(held)
        try:
            return self._beat(self._keep(looked, facts, moment), moment), moment
        except StorageTrouble:
            return held, moment

    def _keep(self, held: _Held, facts: tuple[Fact, ...], now: Moment) -> _Held:
        """Append facts and commit; only then hold the run they lead to, and tell."""
        if not facts:
            return self._hold(held.heard(now))
        run, before = apply_all(held.run, facts), found(self._consultancies, held.consultancy.id)
        after = _as_the_clock_stands(before, held.run, run, now)
        with self._desk.transactions.atomic():
            self._facts.append(before.id, facts)
            if after != before:
                self._consultancies.save(after)
        changed = replace(held, run=run, consultancy=after, beat=max(fact.at for fact in facts))
        kept = self._hold(changed.heard(now))
        topics = (Topic.CLOCK,) if after == before else (Topic.CLOCK, Topic.CONSULTANCIES)
        self._desk.publish(Changes.of(*topics, ids=(after.id,)))
        return kept

    def _hold(self, held: _Held) -> _Held:
        """Keep a run in memory from the moment its room is open; a plan may change until then."""
        if held.run.phase is not Phase.NOT_OPEN:
            self._held[held.consultancy.id] = held
        return held

    def _beat(self, held: _Held, now: Moment) -> _Held:
        """Write down now and then that the run was seen alive. Not being able to is no reason to stop looking."""
        due = held.beat is None or now.at - held.beat >= HEARTBEAT
        if held.run.phase is not Phase.RUNNING or not due:
            return held
        with suppress(StorageTrouble):
            self._seen(held, now)
        return self._hold(replace(held, beat=now.at))

    def _seen(self, held: _Held, now: Moment) -> None:
        with self._desk.transactions.atomic():
            self._facts.seen(held.consultancy.id, now.at, now.utc)

    def _interrupted(self, held: _Held) -> Interrupted:
        known = self._known(held.run, held.consultancy.id)
        then = view(held.run, known)
        now = held.timeline.moment(self._desk.clock.read())
        return Interrupted(
            consultancy=held.consultancy.id,
            title=held.consultancy.title,
            step_title=held.run.account.step.step.title,
            number=then.number,
            of=then.of,
            left_then=then.left,
            left_now=held.run.account.left(now.at),
            gap=now.at - known.at,
            last_seen=known.utc,
            notes=self._count_notes(held.consultancy.id),
            was_running=held.run.phase is Phase.RUNNING,
            proposal=_propose(held.run, now.at - known.at),
        )

    def _return(self, held: _Held, proposal: Proposal, now: Moment) -> tuple[Fact, ...]:
        """Give the facts of taking a run up again; what was paused or armed simply goes on so."""
        new_id = self._desk.new_id
        if not held.run.live:
            return ()
        if proposal is Proposal.END_THERE:
            known = self._known(held.run, held.consultancy.id)
            return (Finished(id=new_id(), at=known.at, utc=known.utc),)
        away = held.timeline.away
        if held.run.phase is not Phase.RUNNING or not away:
            return ()
        gap = GapFound(id=new_id(), at=now.at, utc=now.utc, length=away, cause=OFF)
        counts = proposal is Proposal.GO_ON
        return (gap, GapAnswered(id=new_id(), at=now.at, utc=now.utc, gap=gap.id, counts=counts))


def _propose(run: Run, gap: Span) -> Proposal:
    if gap < SHORT_GAP or run.began is None:
        return Proposal.GO_ON
    return Proposal.GO_ON_AFTER_PAUSE if gap < LONG_GAP else Proposal.END_THERE


def _as_the_clock_stands(consultancy: Consultancy, before: Run, run: Run, now: Moment) -> Consultancy:
    """Give the consultancy with its status and times; a status is set only when the clock's own state changed."""
    status = consultancy.status if run.phase is before.phase else STATUS[run.phase]
    started, ended = started_and_ended(run, now)
    return replace(
        consultancy, status=status, started=_kept(consultancy.started, started), ended=_kept(consultancy.ended, ended)
    )


def _kept(stored: Utc | None, told: Utc | None) -> Utc | None:
    """Keep the time of day stored while the clocks only drift apart a little."""
    near = stored is not None and told is not None and abs(told - stored) <= LARGEST_DRIFT
    return stored if near else told


def _heading(consultancy: Consultancy) -> str:
    """Give the protocol and the presenter's organisation; neither the dilemma nor anybody's name."""
    protocol = consultancy.plan.protocol_name if consultancy.plan else ""
    organisation = consultancy.presenter.organisation if consultancy.presenter else ""
    return " · ".join(part for part in (protocol, organisation) if part)
