"""Laws of catching up, over every shipped protocol and any lateness: floors, exact sums, nothing ever turned round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.time import ZERO, Span, Utc, total
from consultancy.planning.catchup import Donor, Gap, OfferKind, Situation, from_step, offers
from consultancy.planning.fitting import plan_for
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource

AGREED = Utc(1_795_000_000_000)
SHELF = Shelf(resource("protocols"))
PLANS = [plan_for(protocol, 6, None, variant.key)[0] for protocol in SHELF.protocols() for variant in protocol.variants]


def minutes(number: float) -> Span:
    return Span.of(minutes=number)


def standing(plan, place: int, used: Span, late: Span) -> Situation:
    """Stand at a place in a plan, its step so long under way, and so late."""
    steps = tuple(
        Donor(
            each.id,
            each.step.title,
            minutes(each.minutes),
            used.at_most(minutes(each.minutes)) if number == place else ZERO,
            minutes(each.step.at_least),
            each.step.protected,
            each.step.optional,
            number == place,
        )
        for number, each in enumerate(plan.steps)
        if number >= place
    )
    return Situation(steps, AGREED + late, AGREED)


@st.composite
def situations(draw):
    plan = draw(st.sampled_from(PLANS))
    place = draw(st.integers(0, len(plan.steps) - 1))
    used = Span(draw(st.integers(0, 20 * 60_000)))
    some = standing(plan, place, used, Span(draw(st.integers(0, 180 * 60_000))))
    optional = draw(st.sets(st.sampled_from([step.id for step in some.steps])))
    steps = tuple(
        replace(step, optional=step.id in optional and not step.protected and not step.in_hand) for step in some.steps
    )
    gap = draw(st.sampled_from([None, Gap("Round 2", minutes(4)), Gap("Lunch", minutes(15))]))
    return replace(some, steps=steps, gap=gap, hard_end=draw(st.sampled_from([None, AGREED, AGREED + minutes(5)])))


def moved(situation: Situation, offer) -> Span:
    """Work out how far the changes of an offer move the end."""
    left = {step.id: step.left for step in situation.steps}
    return total([by for __, by in offer.adjustments]) - total([left[step] for step in offer.drops])


def most_from(step: Donor) -> Span:
    return step.left if step.optional and not step.in_hand else step.slack


def recovered(situation: Situation, *, allow_protected: bool = False) -> dict[OfferKind, Span]:
    given = offers(situation, allow_protected=allow_protected)
    return {offer.kind: situation.ends - offer.ends for offer in given}


@given(situations(), st.booleans())
def test_no_step_falls_below_its_floor_or_what_it_has_used(situation, allow):
    steps = {step.id: step for step in situation.steps}
    for offer in offers(situation, allow_protected=allow):
        for step, by in offer.adjustments:
            after = steps[step].allotted + by
            assert by > ZERO or after >= max(steps[step].floor, steps[step].used)
            assert allow or by > ZERO or not steps[step].protected
        for step in offer.drops:
            assert steps[step].optional
            assert not steps[step].in_hand


@given(situations(), st.booleans())
def test_what_is_taken_is_what_the_end_moves_by_and_the_rest_is_reported(situation, allow):
    for offer in offers(situation, allow_protected=allow):
        assert offer.ends == situation.ends + moved(situation, offer)
        assert offer.residual == (offer.ends - situation.agreed).at_least(ZERO)
        assert offer.accepted == offer.ends - situation.agreed
        assert bool(offer.past_hard_end) == (situation.hard_end is not None and offer.ends > situation.hard_end)
        assert not offer.past_hard_end or "past the fixed end" in offer.outcome


@given(situations(), st.booleans())
def test_one_to_four_different_offers_with_keys_in_order(situation, allow):
    given = offers(situation, allow_protected=allow)
    assert len(given) <= 4
    assert [offer.key for offer in given] == list(range(1, len(given) + 1))
    assert len({(offer.title, offer.cost) for offer in given}) == len(given)
    assert bool(given) == (situation.lateness > minutes(0.5))


@given(situations(), st.integers(1, 60 * 60_000))
def test_being_later_never_recovers_less(situation, later):
    before = recovered(situation)
    after = recovered(replace(situation, ends=situation.ends + Span(later)))
    for kind in before.keys() & after.keys():
        assert after[kind] >= before[kind]


@given(situations(), st.integers(1, 60 * 60_000))
def test_being_later_never_takes_less_from_a_step(situation, later):
    shares = [
        {step: -by for offer in offers(each) if offer.kind is OfferKind.SPREAD for step, by in offer.adjustments}
        for each in (situation, replace(situation, ends=situation.ends + Span(later)))
    ]
    if all(shares):
        assert all(shares[1].get(step, ZERO) >= by for step, by in shares[0].items())


@given(situations())
def test_what_no_plan_takes_away_is_said_by_the_best_one(situation):
    given = offers(situation)
    least = min((offer.residual for offer in given), default=ZERO)
    wholly = [offer for offer in given if "whatever we do" in offer.outcome]
    assert all(offer.residual - least < minutes(0.5) for offer in wholly)


@given(situations())
def test_all_from_one_step_is_as_exact(situation):
    for step in situation.steps:
        offer = from_step(situation, step.id)
        if offer is None:
            assert not step.slack or situation.lateness <= minutes(0.5)
            continue
        assert offer.adjustments == ((step.id, -situation.lateness.at_most(step.slack)),)
        assert offer.needs_yes == step.protected


@pytest.mark.parametrize("late", range(181))
def test_every_minute_of_lateness_over_every_plan(late):
    for plan in PLANS:
        situation = standing(plan, 0, ZERO, minutes(late))
        slack = total([most_from(step) for step in situation.steps if not step.protected])
        given = offers(situation)
        assert bool(given) == (late > 0)
        for offer in given:
            assert offer.residual == (situation.lateness + moved(situation, offer)).at_least(ZERO)
        if late:
            assert min(offer.residual for offer in given) == (minutes(late) - slack).at_least(ZERO)
