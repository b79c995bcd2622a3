"""Find again: all consultancies, newest first, filtered as one types; and what needs attention today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consultancy.clock import Clock
from consultancy.model.consultancy import Commitment, Consultancy, ConsultancyRow, Status
from consultancy.model.time import Span, Utc
from consultancy.services.interrupted import Interrupted
from consultancy.services.ports import CommitmentStore, ConsultancyStore, SearchStore
from consultancy.text import _, n_
from consultancy.words import local

NEXT_UP = 4
RECENT = 5
LOOKED_THROUGH = 30
DUE = 5

TellInterrupted = Callable[[], list[Interrupted]]


@dataclass(frozen=True, slots=True)
class Found:
    """A row that matched, with the line it matched in when that was a note (else empty)."""

    row: ConsultancyRow
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of rows and how many there are in all."""

    found: tuple[Found, ...]
    total: int


@dataclass(frozen=True, slots=True)
class UpNext:
    """A planned consultancy, with what is ready (True) or not (False), each in words."""

    row: ConsultancyRow
    chips: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What Today shows."""

    interrupted: tuple[Interrupted, ...]
    next_up: tuple[UpNext, ...]
    recent: tuple[ConsultancyRow, ...]
    due: tuple[tuple[Commitment, str], ...]
    total: int


class Finder:
    """Use cases of Today and of the list of consultancies."""

    def __init__(
        self,
        clock: Clock,
        consultancies: ConsultancyStore,
        commitments: CommitmentStore,
        search: SearchStore,
        interrupted: TellInterrupted,
    ) -> None:
        self._clock = clock
        self._consultancies = consultancies
        self._commitments = commitments
        self._search = search
        self._interrupted = interrupted

    def overview(self) -> Overview:
        """Gather what Today shows; nothing in it grows with the whole history."""
        rows = self._consultancies.rows(limit=LOOKED_THROUGH)
        over = [row for row in rows if row.status in (Status.CLOSED, Status.RELEASED)]
        return Overview(
            interrupted=tuple(self._interrupted()),
            next_up=tuple(self._up_next(row) for row in self._coming()),
            recent=tuple(over[:RECENT]),
            due=tuple(self._commitments.due(DUE)),
            total=self._consultancies.count(),
        )

    def find(self, typed: str = "", *, limit: int = 50, offset: int = 0) -> FoundPage:
        """Filter over titles, people, organisations, themes and note text. Any input is safe."""
        if not typed.strip():
            rows = self._consultancies.rows(limit=limit, offset=offset)
            return FoundPage(tuple(Found(row) for row in rows), self._consultancies.count())
        matches = self._search.find(typed, limit=limit, offset=offset)
        return FoundPage(tuple(Found(match.row, match.excerpt) for match in matches), self._search.count(typed))

    def _coming(self) -> list[ConsultancyRow]:
        return self._consultancies.upcoming(_midnight_before(self._clock.read().utc), NEXT_UP)

    def _up_next(self, row: ConsultancyRow) -> UpNext:
        consultancy = self._consultancies.load(row.id)
        return UpNext(row, _chips(consultancy) if consultancy else ())


def _chips(consultancy: Consultancy) -> tuple[tuple[bool, str], ...]:
    """Say what is ready and what is not, in as few words as fit on a line."""
    return (_dilemma_chip(consultancy), _people_chip(consultancy), *_question_chips(consultancy))


def _midnight_before(now: Utc) -> Utc:
    moment = local(now)
    return now + -Span.of(hours=moment.hour, minutes=moment.minute, seconds=moment.second + moment.microsecond / 1e6)


def _dilemma_chip(consultancy: Consultancy) -> tuple[bool, str]:
    received = bool(consultancy.dilemma.context.strip())
    return received, _("Dilemma received") if received else _("Dilemma not received")


def _people_chip(consultancy: Consultancy) -> tuple[bool, str]:
    consultants = consultancy.consultants
    if not consultants:
        return False, _("No consultants yet")
    count = n_("{n} consultant", "{n} consultants", len(consultants)).format(n=len(consultants))
    places = len({person.organisation.casefold() for person in consultants if person.organisation})
    if not places:
        return True, count
    return True, f"{count}, " + n_("{n} organisation", "{n} organisations", places).format(n=places)


def _question_chips(consultancy: Consultancy) -> tuple[tuple[bool, str], ...]:
    if not consultancy.focus.current:
        return ((False, _("No focus question yet")),)
    from consultancy.planning.advice import AdviceKind, advise

    words = {
        AdviceKind.TWO_QUESTIONS: _("Focus question is two questions"),
        AdviceKind.YES_NO: _("Focus question can be answered in a word"),
        AdviceKind.OTHERS: _("Focus question is about what others do"),
        AdviceKind.NAME: _("Focus question names somebody"),
        AdviceKind.NO_QUESTION: _("Focus question is not a question yet"),
        AdviceKind.LONG: _("Focus question is long"),
    }
    return tuple((False, words[each.kind]) for each in advise(consultancy.focus.current, consultancy.people)[:1])
