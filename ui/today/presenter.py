"""What Today shows and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from consultancy.changes import Bus, Topic
from consultancy.clock import Clock
from consultancy.model.consultancy import Commitment, ConsultancyRow
from consultancy.model.time import Span, Utc
from consultancy.services.finding import Finder, UpNext
from consultancy.services.interrupted import Interrupted, Proposal
from consultancy.text import _, n_
from consultancy.words import (
    clock_time,
    how_soon,
    local,
    long_day,
    minutes_seconds,
    minutes_words,
    short_day,
    until_due,
)
from ui.asking import Asking, Place
from ui.places import OPENS_ON
from ui.presenting import Presenter

if TYPE_CHECKING:
    from consultancy.services.preparation import Preparation
    from consultancy.services.running import Running
    from consultancy.services.sample import Sample

SOON = Span.of(minutes=90)


@dataclass(frozen=True, slots=True)
class WayOn:
    """One way to take an interrupted consultancy up again; the first offered is the one proposed."""

    proposal: Proposal
    words: str
    consequence: str


@dataclass(frozen=True, slots=True)
class Resumable:
    """A consultancy that was left running, in words."""

    consultancy: str
    heading: str
    detail: str
    ways: tuple[WayOn, ...]


@dataclass(frozen=True, slots=True)
class NextCard:
    """A planned consultancy."""

    consultancy: str
    time: str
    how_soon: str
    title: str
    detail: str
    chips: tuple[tuple[bool, str], ...]
    soon: bool


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A consultancy that was held."""

    consultancy: str
    title: str
    team: str
    when: str
    notes: str
    exported: bool


@dataclass(frozen=True, slots=True)
class DueRow:
    """A commitment that is to be kept."""

    what: str
    who: str
    due: str
    tone: str


@dataclass(frozen=True, slots=True)
class TodayState:
    """The whole of Today."""

    day: str
    greeting: str
    resumable: tuple[Resumable, ...]
    next_up: tuple[NextCard, ...]
    recent: tuple[RecentRow, ...]
    due: tuple[DueRow, ...]
    empty: bool


class Services(Protocol):
    """What Today asks for. The last three are built on the first click that needs them, not before it is painted."""

    @property
    def bus(self) -> Bus: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def finder(self) -> Finder: ...
    @property
    def running(self) -> Running: ...
    @property
    def preparation(self) -> Preparation: ...
    @property
    def sample(self) -> Sample: ...


class TodayPresenter(Presenter[TodayState]):
    """Gathers what needs the facilitator now."""

    reads: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONSULTANCIES, Topic.NOTES, Topic.COMMITMENTS, Topic.EXPORTS, Topic.CLOCK, Topic.PLAN, Topic.PEOPLE}
    )

    def __init__(self, services: Services, asking: Asking) -> None:
        super().__init__(services.bus)
        self._services = services
        self._asking = asking

    def work_out(self) -> TodayState:
        """Give the state as it is now."""
        now = self._services.clock.read().utc
        seen = self._services.finder.overview()
        cards = tuple(_card(item, now) for item in seen.next_up)
        return TodayState(
            day=long_day(local(now).date()),
            greeting=_greeting(now, sum(1 for item in seen.next_up if _is_today(item.row, now))),
            resumable=tuple(_resumable(item) for item in seen.interrupted),
            next_up=cards,
            recent=tuple(_recent(row, now) for row in seen.recent),
            due=tuple(_due(commitment, title, now) for commitment, title in seen.due),
            empty=seen.total == 0,
        )

    def new(self) -> None:
        """Begin preparing a consultancy."""
        self._asking.go(Place.PREPARE, self._services.preparation.create().id)

    def try_sample(self) -> None:
        """Open the three-minute sample."""
        self._asking.go(Place.COCKPIT, self._services.sample.try_it())

    def open(self, consultancy: str) -> None:
        """Open a consultancy where it stands."""
        self._asking.go(OPENS_ON[self._services.preparation.get(consultancy).status], consultancy)

    def come_back(self, consultancy: str, proposal: Proposal) -> None:
        """Take an interrupted consultancy up again, or end it where it stopped."""
        self._services.running.come_back(consultancy, proposal)
        ended = proposal is Proposal.END_THERE
        self._asking.go(Place.REVIEW if ended else Place.COCKPIT, consultancy)


def _greeting(now: Utc, today: int) -> str:
    hour = local(now).hour
    hello = _("Good morning.") if hour < 12 else _("Good afternoon.") if hour < 18 else _("Good evening.")
    if not today:
        return hello
    numbers = ("", _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six"))
    count = numbers[today] if today < len(numbers) else str(today)
    said = n_("{count} consultancy today.", "{count} consultancies today.", today).format(count=count)
    return f"{hello} {said}"


def _is_today(row: ConsultancyRow, now: Utc) -> bool:
    return row.starts is not None and local(row.starts).date() == local(now).date()


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _card(item: UpNext, now: Utc) -> NextCard:
    row = item.row
    who = ", ".join(part for part in (row.presenter, row.organisation) if part)
    plan = f"{row.protocol}, {minutes_words(Span.of(minutes=row.minutes))}"
    time, soon_words = _when(row, now)
    return NextCard(
        consultancy=row.id,
        time=time,
        how_soon=soon_words,
        title=row.title or _("No title yet"),
        detail=_joined(who, plan, row.room),
        chips=item.chips,
        soon=row.starts is not None and abs(row.starts - now) <= SOON,
    )


def _when(row: ConsultancyRow, now: Utc) -> tuple[str, str]:
    """Give the two lines at the left of a card: the time and how soon, or the day when it is not today."""
    if row.starts is None:
        return "", ""
    if _is_today(row, now):
        return clock_time(row.starts), how_soon(row.starts - now)
    return clock_time(row.starts), short_day(local(row.starts).date(), local(now).date())


def _recent(row: ConsultancyRow, now: Utc) -> RecentRow:
    return RecentRow(
        consultancy=row.id,
        title=row.title or _("No title yet"),
        team=row.organisation or row.presenter,
        when=short_day(local(row.when).date(), local(now).date()),
        notes=str(row.notes),
        exported=row.exported,
    )


def _due(commitment: Commitment, title: str, now: Utc) -> DueRow:
    today = local(now).date()
    if commitment.by is None:
        return DueRow(commitment.what, _joined(commitment.who, title), _("no date"), "neutral")
    ahead = (commitment.by - today).days
    tone = "over" if ahead < 0 else "closing" if ahead < 7 else "neutral"
    return DueRow(commitment.what, _joined(commitment.who, title), until_due(commitment.by, today), tone)


def _resumable(item: Interrupted) -> Resumable:
    heading = (
        _("A consultancy was still running when the program stopped")
        if item.was_running
        else _("A consultancy was paused when the program stopped")
    )
    step = _("step {number} of {of}, {title}, {left} left").format(
        number=item.number, of=item.of, title=item.step_title, left=_left(item.left_then)
    )
    notes = n_("{n} note, saved", "{n} notes, all saved", item.notes).format(n=item.notes)
    quoted = _("“{title}”").format(title=item.title or _("No title yet"))
    ways = sorted(_ways(item), key=lambda way: way.proposal is not item.proposal)
    return Resumable(item.consultancy, heading, _joined(quoted, step, notes), tuple(ways))


def _ways(item: Interrupted) -> tuple[WayOn, ...]:
    gap = _gap(item.gap)
    return (
        WayOn(
            Proposal.GO_ON,
            _("Go on, the time counts"),
            _("The {gap} since then count: {left} left.").format(gap=gap, left=_left(item.left_now)),
        ),
        WayOn(
            Proposal.GO_ON_AFTER_PAUSE,
            _("Resume at step {number}").format(number=item.number),
            _("The {gap} since then are a pause: {left} left.").format(gap=gap, left=_left(item.left_then)),
        ),
        WayOn(
            Proposal.END_THERE,
            _("End it there"),
            _("It ends at {time}, when it was last seen.").format(time=clock_time(item.last_seen)),
        ),
    )


def _left(left: Span) -> str:
    if left.ms < 0:
        return _("{time} over").format(time=minutes_seconds(left))
    return minutes_seconds(left)


def _gap(gap: Span) -> str:
    if gap < Span.of(minutes=2):
        seconds = round(gap.seconds)
        return n_("{n} second", "{n} seconds", seconds).format(n=seconds)
    if gap < Span.of(hours=2):
        return n_("{n} minute", "{n} minutes", round(gap.minutes)).format(n=round(gap.minutes))
    hours = round(gap.minutes / 60)
    if hours < 48:
        return n_("{n} hour", "{n} hours", hours).format(n=hours)
    return n_("{n} day", "{n} days", round(hours / 24)).format(n=round(hours / 24))
