"""Catching up as a choice: what may be done about a late (or early) hour, what each way leads to and costs.

Nothing here decides. No step falls below its floor or below what it has used, protected steps give nothing unless
that was allowed, and every figure is exact: what a plan takes away is what the end moves by.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo
from enum import StrEnum
from functools import cached_property

from consultancy.model.time import MINUTE, SECOND, ZERO, Span, Utc, total
from consultancy.planning.giving import Donor, left_out, spread
from consultancy.text import _, n_
from consultancy.words import clock_time, half_minutes

__all__ = ["CatchUp", "Donor", "Gap", "Offer", "OfferKind", "Situation", "catch_up", "from_step", "offers"]

ON_TIME = Span(30 * SECOND)
WORTH_GIVING = Span(MINUTE)
CHANGING_OVER = Span(5 * MINUTE)
MOST_OFFERS = 4


class OfferKind(StrEnum):
    """The ways to catch up, gentlest first, and what to do when ahead."""

    TRIM_ONE = "trim_one"
    SPREAD = "spread"
    DROP_OPTIONAL = "drop_optional"
    BORROW_GAP = "borrow_gap"
    END_LATE = "end_late"
    GIVE = "give"
    END_EARLY = "end_early"


_ORDER = tuple(OfferKind)
_CHANGES_NOTHING = (OfferKind.END_LATE, OfferKind.END_EARLY)


@dataclass(frozen=True, slots=True)
class Gap:
    """The time between the agreed end and what comes next; ``kept`` of it is needed for changing over."""

    title: str
    length: Span
    kept: Span = CHANGING_OVER

    @property
    def spare(self) -> Span:
        """Give what may be borrowed of it."""
        return (self.length - self.kept).at_least(ZERO)


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the hour stands: its end as it looks now, the end that was agreed, and who could give time.

    ``steps`` are the one in hand and those to come, in their order. ``hard_end`` is a fixed end, if there is one.
    """

    steps: tuple[Donor, ...]
    ends: Utc
    agreed: Utc
    gap: Gap | None = None
    hard_end: Utc | None = None

    @property
    def lateness(self) -> Span:
        """Give how far the end lies past the agreed one; below zero when ahead."""
        return self.ends - self.agreed


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on: in words (title, cost, reason, outcome), and as changes to the steps.

    ``accepted`` is the lateness one agrees to by taking it, ``residual`` how late it still ends. ``needs_yes``: it
    takes from a protected step, so ask first.
    """

    kind: OfferKind
    title: str
    cost: str
    reason: str
    outcome: str
    ends: Utc
    accepted: Span
    residual: Span
    past_hard_end: Span
    adjustments: tuple[tuple[str, Span], ...] = ()
    drops: tuple[str, ...] = ()
    needs_yes: bool = False
    key: int = 0


@dataclass(frozen=True, slots=True)
class CatchUp:
    """All there is to choose from. ``from_one`` are the offers of taking it all from one step."""

    headline: str
    offers: tuple[Offer, ...]
    from_one: tuple[Offer, ...]
    footer: str


def catch_up(situation: Situation, *, allow_protected: bool = False, zone: tzinfo | None = None) -> CatchUp:
    """Give everything a person needs to decide; ``allow_protected`` only after they said so."""
    asked = _Asked(situation, allow_protected, zone)
    return CatchUp(
        headline=_headline(asked),
        offers=_ranked(asked),
        from_one=tuple(_trim(asked, step) for step in situation.steps if _can_give(situation, step)),
        footer=_footer(situation, allow_protected=allow_protected),
    )


def offers(situation: Situation, *, allow_protected: bool = False, zone: tzinfo | None = None) -> tuple[Offer, ...]:
    """Offer up to four ways, the least harm first; none while the hour is on time."""
    return _ranked(_Asked(situation, allow_protected, zone))


def from_step(situation: Situation, step: str, *, zone: tzinfo | None = None) -> Offer | None:
    """Offer to take it all from one step, a protected one too; None when it has nothing to give or is not there."""
    asked = _Asked(situation, allow_protected=False, zone=zone)
    givers = (donor for donor in situation.steps if donor.id == step and _can_give(situation, donor))
    return next((_trim(asked, donor) for donor in givers), None)


def _can_give(situation: Situation, step: Donor) -> bool:
    return situation.lateness > ON_TIME and step.slack > ZERO


# --- what is asked ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Asked:
    """A situation, who may give time in it, and the zone whose times of day are said."""

    situation: Situation
    allow_protected: bool
    zone: tzinfo | None

    @cached_property
    def donors(self) -> tuple[Donor, ...]:
        allowed = (step for step in self.situation.steps if self.allow_protected or not step.protected)
        return tuple(step for step in allowed if step.slack)

    @cached_property
    def optional(self) -> tuple[Donor, ...]:
        steps = self.situation.steps
        return tuple(step for step in steps if step.optional and not step.in_hand and not step.protected and step.left)

    @cached_property
    def beyond_help(self) -> Span:
        """Give the lateness that no plan for the steps takes away."""
        dropped = {step.id for step in self.optional}
        most = total([step.left for step in self.optional])
        most += total([step.slack for step in self.donors if step.id not in dropped])
        return (self.situation.lateness - most).at_least(ZERO)

    def offer(
        self,
        kind: OfferKind,
        words: tuple[str, str, str],
        moved: Span,
        adjustments: tuple[tuple[str, Span], ...] = (),
        drops: tuple[str, ...] = (),
    ) -> Offer:
        """Make an offer that moves the end by ``moved``."""
        title, cost, reason = words
        ends = self.situation.ends + moved
        late = ends - self.situation.agreed
        hard_end = self.situation.hard_end
        past = ZERO if hard_end is None else (ends - hard_end).at_least(ZERO)
        changed = {step for step, __ in adjustments}
        protected = any(step.protected for step in self.situation.steps if step.id in changed and moved < ZERO)
        return Offer(
            kind=kind,
            title=title,
            cost=cost,
            reason=reason,
            outcome=self._outcome(ends, late, past),
            ends=ends,
            accepted=late,
            residual=late.at_least(ZERO),
            past_hard_end=past,
            adjustments=adjustments,
            drops=drops,
            needs_yes=protected and not self.allow_protected,
        )

    def _outcome(self, ends: Utc, late: Span, past: Span) -> str:
        time = clock_time(ends, self.zone)
        if past:
            words = _("ends {time}, {late} min past the fixed end")
            return words.format(time=time, late=half_minutes(past.at_least(ON_TIME)))
        if abs(late) < ON_TIME:
            return _("ends {time}, as planned").format(time=time)
        if late < ZERO:
            return _("ends {time}, {early} min early").format(time=time, early=half_minutes(late))
        whatever = self.beyond_help and late - self.beyond_help < ON_TIME
        words = _("ends {time}, {late} min late whatever we do") if whatever else _("ends {time}, {late} min late")
        return words.format(time=time, late=half_minutes(late))


# --- when late --------------------------------------------------------------------------------------------------


def _one(asked: _Asked) -> list[Offer]:
    """Take it from the step that can spare most."""
    if not asked.donors:
        return []
    return [_trim(asked, max(asked.donors, key=lambda donor: (donor.slack, not donor.in_hand)))]


def _trim(asked: _Asked, donor: Donor) -> Offer:
    by = asked.situation.lateness.at_most(donor.slack)
    title = _("Shorten “{step}”").format(step=donor.title)
    words = (title, _from_to(donor.allotted, donor.allotted - by), _why_this_one(donor, by))
    return asked.offer(OfferKind.TRIM_ONE, words, -by, ((donor.id, -by),))


def _why_this_one(donor: Donor, by: Span) -> str:
    floor = half_minutes(donor.floor)
    if donor.protected:
        return _("it is protected, so only if you decide it")
    if donor.in_hand and donor.used > donor.floor:
        return _("it is running and has used {used} min").format(used=half_minutes(donor.used))
    if by == donor.slack:
        return _("as short as it can be: it needs {floor} min").format(floor=floor)
    left = half_minutes(donor.allotted - by)
    return _("it still has {left} of the {floor} min it needs").format(left=left, floor=floor)


def _spread(asked: _Asked) -> list[Offer]:
    """Take a little from everyone."""
    given = spread(asked.donors, asked.situation.lateness)
    if not given:
        return []
    words = (_("Spread it over what is left"), _from_several(given), _("no step loses much, everybody hurries"))
    return [asked.offer(OfferKind.SPREAD, words, -total(tuple(given.values())), _trims(given))]


def _drop(asked: _Asked) -> list[Offer]:
    """Leave out what the protocol says may be left out; what that does not cover, the others give.

    A long step is not worth leaving out for a short lateness that the others can make good.
    """
    lateness = asked.situation.lateness
    gone = left_out(asked.optional, lateness)
    saved = total([step.left for step in gone])
    if not gone or (saved > lateness + lateness and total([donor.slack for donor in asked.donors]) >= lateness):
        return []
    others = tuple(donor for donor in asked.donors if donor not in gone)
    given = spread(others, lateness - saved) if lateness - saved >= ON_TIME else {}
    cost = _("saves {time} min").format(time=half_minutes(saved))
    cost = ", ".join([cost, *([_from_several(given)] if given else [])])
    title = n_("Leave out {steps}", "Leave out {steps}", len(gone))
    title = title.format(steps=_listed([step.title for step in gone]))
    words = (title, cost, _("this protocol works without it"))
    moved = -(saved + total(tuple(given.values())))
    return [asked.offer(OfferKind.DROP_OPTIONAL, words, moved, _trims(given), tuple(step.id for step in gone))]


def _borrow(asked: _Asked) -> list[Offer]:
    """Use up the gap before what comes next."""
    gap, lateness = asked.situation.gap, asked.situation.lateness
    if gap is None or not gap.spare:
        return []
    after = gap.length - lateness.at_most(gap.spare)
    title = _("Borrow from the time before “{next}”").format(next=gap.title)
    kept = _("no step changes; {time} min stay for changing over").format(time=half_minutes(after))
    return [asked.offer(OfferKind.BORROW_GAP, (title, _from_to(gap.length, after), kept), ZERO)]


def _end_late(asked: _Asked) -> Offer:
    title = _("End {time} min late").format(time=half_minutes(asked.situation.lateness))
    words = (title, _("nothing changes here"), _("tell whoever is waiting"))
    return asked.offer(OfferKind.END_LATE, words, ZERO)


# --- when ahead -------------------------------------------------------------------------------------------------


def _give(asked: _Asked) -> list[Offer]:
    """Give the time gained to the longest step to come, to the protected one that comes first, to the one in hand."""
    takers = [step for step in asked.situation.steps if step.left]
    to_come = [step for step in takers if not step.in_hand]
    talk = max((step for step in to_come if not step.protected), key=lambda step: step.allotted, default=None)
    reflection = next((step for step in to_come if step.protected), None)
    in_hand = next((step for step in takers if step.in_hand), None)
    reasons = (
        (talk, _("it has the most to talk about")),
        (reflection, _("it comes late and seldom gets more")),
        (in_hand, _("it is running now")),
    )
    return [_more(asked, step, reason) for step, reason in reasons if step is not None]


def _more(asked: _Asked, step: Donor, reason: str) -> Offer:
    by = -asked.situation.lateness
    title = _("Give it to “{step}”").format(step=step.title)
    words = (title, _from_to(step.allotted, step.allotted + by), reason)
    return asked.offer(OfferKind.GIVE, words, by, ((step.id, by),))


def _end_early(asked: _Asked) -> Offer:
    title = _("End {time} min early").format(time=half_minutes(asked.situation.lateness))
    words = (title, _("nothing changes here"), _("everybody gets time back"))
    return asked.offer(OfferKind.END_EARLY, words, ZERO)


# --- which is better --------------------------------------------------------------------------------------------


def _ranked(asked: _Asked) -> tuple[Offer, ...]:
    lateness = asked.situation.lateness
    if lateness > ON_TIME:
        found, last = [*_one(asked), *_spread(asked), *_drop(asked), *_borrow(asked)], _end_late(asked)
    elif lateness <= -WORTH_GIVING:
        found, last = _give(asked), _end_early(asked)
    else:
        return ()
    best = sorted(_different(found), key=lambda offer: _harm(asked.situation, offer))[: MOST_OFFERS - 1]
    return tuple(replace(offer, key=key) for key, offer in enumerate((*best, last), start=1))


def _different(found: list[Offer]) -> list[Offer]:
    """Leave out what comes to the same as an offer before it."""
    kept: dict[tuple[object, ...], Offer] = {}
    for offer in found:
        kept.setdefault((offer.adjustments, offer.drops, offer.kind is OfferKind.BORROW_GAP), offer)
    return list(kept.values())


def _harm(situation: Situation, offer: Offer) -> tuple[Span, Span, int]:
    """Weigh an offer: past a fixed end is worst, then lateness for whoever comes next, then how gentle its way is."""
    borrowed = situation.gap.spare if offer.kind is OfferKind.BORROW_GAP and situation.gap else ZERO
    late = (offer.residual - borrowed).at_least(ZERO)
    return offer.past_hard_end, ZERO if late < ON_TIME else late, _ORDER.index(offer.kind)


# --- words ------------------------------------------------------------------------------------------------------


def _headline(asked: _Asked) -> str:
    situation = asked.situation
    late = situation.lateness
    said = [_("On time.")]
    if late > ON_TIME:
        said = [_("{time} min behind.").format(time=half_minutes(late))]
    elif late <= -WORTH_GIVING:
        said = [_("{time} min ahead.").format(time=half_minutes(late))]
    if situation.hard_end is not None:
        said.append(_("The end at {time} is fixed.").format(time=clock_time(situation.hard_end, asked.zone)))
    if situation.gap is not None:
        starts = clock_time(situation.agreed + situation.gap.length, asked.zone)
        said.append(_("“{next}” starts at {time}.").format(next=situation.gap.title, time=starts))
    if asked.beyond_help >= ON_TIME:
        said.append(_("{time} min late whatever we do.").format(time=half_minutes(asked.beyond_help)))
    return " ".join(said)


def _footer(situation: Situation, *, allow_protected: bool) -> str:
    kept = [step.title for step in situation.steps if step.protected]
    if not kept:
        return ""
    titles = _listed(list(dict.fromkeys(kept)))
    if allow_protected:
        return n_("{steps} may give time too.", "{steps} may give time too.", len(kept)).format(steps=titles)
    return n_("{steps} keeps its time.", "{steps} keep their time.", len(kept)).format(steps=titles)


def _listed(titles: list[str]) -> str:
    quoted = [_("“{step}”").format(step=title) for title in titles]
    if len(quoted) == 1:
        return quoted[0]
    return _("{others} and {last}").format(others=", ".join(quoted[:-1]), last=quoted[-1])


def _from_to(before: Span, after: Span) -> str:
    return _("{before} → {after} min").format(before=half_minutes(before), after=half_minutes(after))


def _from_several(given: dict[str, Span]) -> str:
    words = n_("{time} min from {n} step", "{time} min from {n} steps", len(given))
    return words.format(time=half_minutes(total(tuple(given.values()))), n=len(given))


def _trims(given: dict[str, Span]) -> tuple[tuple[str, Span], ...]:
    return tuple((step, -by) for step, by in given.items())
