"""All consultancies, newest first, filtered as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consultancy.changes import Bus, Topic
from consultancy.clock import Clock
from consultancy.model.consultancy import ConsultancyRow, Status
from consultancy.services.finding import Finder, Found
from consultancy.services.preparation import Preparation
from consultancy.text import _, n_
from consultancy.words import local, short_day
from ui.asking import Asking, Place
from ui.places import OPENS_ON
from ui.presenting import Presenter

PAGE = 50


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One consultancy of the list."""

    consultancy: str
    title: str
    detail: str
    excerpt: str
    when: str
    notes: str
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class ListState:
    """The list as it stands."""

    rows: tuple[ListedRow, ...]
    told: str
    more: bool
    typed: str
    empty: bool


class ConsultanciesPresenter(Presenter[ListState]):
    """Filters the list and opens what is chosen."""

    reads: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONSULTANCIES, Topic.NOTES, Topic.EXPORTS, Topic.PEOPLE, Topic.PLAN}
    )

    def __init__(self, bus: Bus, clock: Clock, finder: Finder, preparation: Preparation, asking: Asking) -> None:
        super().__init__(bus)
        self._clock = clock
        self._finder = finder
        self._preparation = preparation
        self._asking = asking
        self._typed = ""
        self._limit = PAGE

    def work_out(self) -> ListState:
        """Give the state as it is now."""
        page = self._finder.find(self._typed, limit=self._limit)
        return ListState(
            rows=tuple(self._row(found) for found in page.found),
            told=_told(page.total, self._typed),
            more=page.total > len(page.found),
            typed=self._typed,
            empty=page.total == 0 and not self._typed,
        )

    def type(self, typed: str) -> None:
        """Filter by what is typed."""
        self._typed = typed
        self._limit = PAGE
        self.refresh()

    def show_more(self) -> None:
        """Show another page."""
        self._limit += PAGE
        self.refresh()

    def open(self, consultancy: str) -> None:
        """Open a consultancy where it stands."""
        self._asking.go(OPENS_ON[self._preparation.get(consultancy).status], consultancy)

    def new(self) -> None:
        """Begin preparing a consultancy."""
        self._asking.go(Place.PREPARE, self._preparation.create().id)

    def remove(self, consultancy: str) -> None:
        """Put a consultancy away; it can be taken back at once."""
        title = self._preparation.get(consultancy).title or _("No title yet")
        self._preparation.remove(consultancy)
        told = _("“{title}” was put away.").format(title=title)
        self._asking.tell(told, undo=lambda: self._preparation.bring_back(consultancy))

    def _row(self, found: Found) -> ListedRow:
        row = found.row
        status, tone = _status(row)
        today = local(self._clock.read().utc).date()
        return ListedRow(
            consultancy=row.id,
            title=row.title or _("No title yet"),
            detail=" · ".join(part for part in (row.presenter, row.organisation, row.protocol) if part),
            excerpt=found.excerpt,
            when=short_day(local(row.when).date(), today),
            notes=n_("{n} note", "{n} notes", row.notes).format(n=row.notes),
            status=status,
            tone=tone,
        )


def _told(total: int, typed: str) -> str:
    if typed:
        return n_("{n} consultancy found", "{n} consultancies found", total).format(n=total)
    return n_("{n} consultancy", "{n} consultancies", total).format(n=total)


def _status(row: ConsultancyRow) -> tuple[str, str]:
    if row.exported:
        return _("Handed over"), "accent"
    names = {
        Status.PLANNED: (_("Planned"), "facilitator"),
        Status.RUNNING: (_("Running"), "closing"),
        Status.PAUSED: (_("Paused"), "closing"),
        Status.CLOSED: (_("No memo yet"), "closing"),
        Status.RELEASED: (_("Released"), "accent"),
    }
    return names[row.status]
