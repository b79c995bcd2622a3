"""Between the clock and catching up: what a look means for it, and an offer that was taken as a command."""

from __future__ import annotations

from collections.abc import Callable
from zlib import crc32

from consultancy.live.commands import ApplyPlan, BeginTurns, TurnOrder
from consultancy.live.shown import LedgerLine, RunView, StepState
from consultancy.model.consultancy import Consultancy, ConsultancyRow
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import PlanStep, Repeat, Voice
from consultancy.model.time import MINUTE, Span, Utc
from consultancy.planning.catchup import Donor, Gap, Offer, Situation
from consultancy.text import _

Upcoming = Callable[[Utc, int], list[ConsultancyRow]]

NEXT_THING = Span.of(hours=2)
_AHEAD = (StepState.IN_HAND, StepState.TO_COME)
_LOOKED_THROUGH = 5


def nothing_upcoming(_since: Utc, _limit: int) -> list[ConsultancyRow]:
    """Give nothing: no other consultancy is known of."""
    return []


def situation_of(look: RunView, end_by: Utc | None = None, gap: Gap | None = None) -> Situation | None:
    """Give where the hour stands, for catching up; None while there is no end to be late for."""
    agreed = look.planned_end or end_by
    if look.ends is None or agreed is None:
        return None
    donors = tuple(_donor(line) for line in look.ledger.lines if line.state in _AHEAD)
    return Situation(donors, look.ends, agreed, gap, look.hard_end)


def command_of(offer: Offer) -> ApplyPlan:
    """Give the command that takes an offer."""
    return ApplyPlan(offer.adjustments, offer.drops, offer.accepted)


def gap_after(consultancy: Consultancy, agreed: Utc, upcoming: Upcoming) -> Gap | None:
    """Give the time until the next consultancy that is planned on this laptop, if that is soon."""
    for row in upcoming(agreed, _LOOKED_THROUGH):
        if row.id != consultancy.id and row.starts is not None:
            length = row.starts - agreed
            return Gap(row.title or _("the next consultancy"), length) if length <= NEXT_THING else None
    return None


def turns_in(step: PlanStep, people: tuple[Participant, ...], order: TurnOrder, seed: int) -> BeginTurns:
    """Give the command that begins turns in a step, a turn for each person (or pair) who may speak in it."""
    names = _names([person for person in people if _may_speak(step, person)])
    pairs = Voice.PAIRS in step.step.speaks
    return BeginTurns(_paired(names) if pairs else names, order, seed, again=step.step.repeat is Repeat.UNTIL_TIME)


def drawn_from(made: str) -> int:
    """Give the seed of a lot from a freshly made id."""
    return crc32(made.encode())


def air_groups(people: tuple[Participant, ...], *, by_name: bool = False) -> tuple[str, ...]:
    """Name whose air time is counted: the organisations in the room, or the roles when there is only one.

    ``by_name`` is for those who have asked for it: the presenter and each consultant.
    """
    speaking = [person for person in people if person.role in (Role.PRESENTER, Role.CONSULTANT)]
    if by_name:
        return _names(speaking)
    organisations = tuple(dict.fromkeys(person.organisation for person in speaking if person.organisation))
    return organisations if len(organisations) > 1 else (_("Presenter"), _("Consultants"), _("Facilitator"))


def _donor(line: LedgerLine) -> Donor:
    step = line.step.step
    return Donor(
        id=line.step.id,
        title=step.title,
        allotted=line.allotted,
        used=line.ran,
        floor=Span(step.at_least * MINUTE),
        protected=step.protected,
        optional=step.optional,
        in_hand=line.state is StepState.IN_HAND,
    )


def _may_speak(step: PlanStep, person: Participant) -> bool:
    presents = Voice.PRESENTER not in step.step.listens
    return person.role is Role.CONSULTANT or (person.role is Role.PRESENTER and presents)


def _names(people: list[Participant]) -> tuple[str, ...]:
    """Name everybody shortly where that tells them apart."""
    short = [person.short_name for person in people]
    names = [
        brief if short.count(brief) == 1 else person.name for person, brief in zip(people, short, strict=True) if brief
    ]
    return tuple(dict.fromkeys(names))


def _paired(names: tuple[str, ...]) -> tuple[str, ...]:
    """Put two and two together; the last pair is a three when the number is odd."""
    pairs = [names[at : at + 2] for at in range(0, len(names), 2)]
    if len(pairs) > 1 and len(pairs[-1]) == 1:
        *pairs, before, last = pairs
        pairs.append(before + last)
    return tuple(" + ".join(pair) for pair in pairs)
