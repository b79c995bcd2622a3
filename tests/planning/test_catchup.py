"""Catching up, by example: which ways are offered, in which words, and at what price."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from consultancy.model.time import ZERO, Span, Utc, total
from consultancy.planning.catchup import Donor, Gap, OfferKind, Situation, catch_up, from_step, offers
from consultancy.planning.giving import left_out, spread

ELEVEN = Utc(1_795_000_000_000 - 1_795_000_000_000 % 3_600_000)


def minutes(number: float) -> Span:
    return Span.of(minutes=number)


def step(key, allotted, floor=1, used=0.0, **more):
    return Donor(key, f"Step {key}", minutes(allotted), minutes(used), minutes(floor), **more)


CLARIFY = step("clarify", 5, 2, used=4, in_hand=True)
PROBE = step("probe", 8, 4)
TALK = step("talk", 12, 6)
REFLECT = step("reflect", 5, 3, protected=True)
STEPS = (CLARIFY, PROBE, TALK, REFLECT)


def late(by, steps=STEPS, **more):
    return Situation(steps, ELEVEN + minutes(by), ELEVEN, **more)


def kinds(situation, **more):
    return [offer.kind for offer in offers(situation, **more)]


def test_three_minutes_late_the_one_with_most_to_spare_comes_first():
    first, second, third = offers(late(3), zone=UTC)
    hour = ELEVEN.ms // 3_600_000 % 24
    assert (first.key, first.kind, first.adjustments) == (1, OfferKind.TRIM_ONE, (("talk", minutes(-3)),))
    assert (first.title, first.cost) == ("Shorten “Step talk”", "12 → 9 min")
    assert (first.reason, first.outcome) == ("it still has 9 of the 6 min it needs", f"ends {hour}:00, as planned")
    assert (second.kind, second.cost) == (OfferKind.SPREAD, "3 min from 3 steps")
    assert (third.kind, third.title, third.outcome) == (
        OfferKind.END_LATE,
        "End 3 min late",
        f"ends {hour}:03, 3 min late",
    )


def test_the_step_running_gives_only_what_it_has_not_used():
    offer = from_step(late(3), "clarify")
    assert offer.adjustments == (("clarify", minutes(-1)),)
    assert offer.residual == minutes(2)
    assert offer.reason == "it is running and has used 4 min"


def test_protected_steps_give_only_after_an_explicit_yes():
    shortest = tuple(replace(each, allotted=each.floor.at_least(each.used)) for each in STEPS[:3])
    situation = late(2, (*shortest, REFLECT))
    assert kinds(situation) == [OfferKind.END_LATE]
    assert from_step(situation, "reflect").needs_yes
    asked = offers(situation, allow_protected=True)
    assert [offer.kind for offer in asked] == [OfferKind.TRIM_ONE, OfferKind.END_LATE]
    assert asked[0].adjustments == (("reflect", minutes(-2)),)
    assert not asked[0].needs_yes


def test_what_cannot_be_recovered_is_said_plainly():
    found = catch_up(late(13))
    assert "2 min late whatever we do." in found.headline
    spread_out = next(offer for offer in found.offers if offer.kind is OfferKind.SPREAD)
    assert spread_out.outcome.endswith("2 min late whatever we do")
    assert spread_out.residual == minutes(2)


def test_very_late_it_still_takes_all_it_may_and_no_more():
    spread_out = next(offer for offer in offers(late(180)) if offer.kind is OfferKind.SPREAD)
    assert dict(spread_out.adjustments) == {"clarify": minutes(-1), "probe": minutes(-4), "talk": minutes(-6)}


def test_an_optional_step_may_go_and_the_others_give_the_rest():
    steps = (*STEPS, step("extra", 3, 2, optional=True))
    dropped = next(offer for offer in offers(late(5, steps)) if offer.kind is OfferKind.DROP_OPTIONAL)
    assert (dropped.drops, dropped.residual) == (("extra",), ZERO)
    assert dropped.cost == "saves 3 min, 2 min from 2 steps"
    assert total([by for __, by in dropped.adjustments]) == minutes(-2)


def test_a_long_step_is_not_left_out_for_a_short_lateness():
    long = step("extra", 12, 2, optional=True)
    assert OfferKind.DROP_OPTIONAL not in kinds(late(3, (*STEPS, long)))
    assert OfferKind.DROP_OPTIONAL in kinds(late(6, (*STEPS, long)))
    assert OfferKind.DROP_OPTIONAL in kinds(late(3, (REFLECT, replace(long, floor=long.allotted))))


def test_several_optional_steps_are_named():
    steps = (step("x", 2, optional=True), step("y", 3, optional=True))
    dropped = next(offer for offer in offers(late(5, steps)) if offer.kind is OfferKind.DROP_OPTIONAL)
    assert dropped.title == "Leave out “Step y” and “Step x”"


def test_the_gap_before_what_comes_next_is_borrowed_but_for_the_changeover():
    offer = next(one for one in offers(late(3, gap=Gap("Round 2", minutes(15)))) if one.kind is OfferKind.BORROW_GAP)
    assert (offer.title, offer.cost) == ("Borrow from the time before “Round 2”", "15 → 12 min")
    assert (offer.adjustments, offer.residual, offer.accepted) == ((), minutes(3), minutes(3))
    all_of_it = next(
        one for one in offers(late(40, gap=Gap("Round 2", minutes(15)))) if one.kind is OfferKind.BORROW_GAP
    )
    assert all_of_it.cost == "15 → 5 min"
    assert OfferKind.BORROW_GAP not in kinds(late(3, gap=Gap("Round 2", minutes(5))))


def test_a_fixed_end_is_crossed_only_saying_so():
    situation = late(13, hard_end=ELEVEN)
    found = catch_up(situation, zone=UTC)
    assert f"The end at {ELEVEN.ms // 3_600_000 % 24}:00 is fixed." in found.headline
    for offer in (*found.offers, *found.from_one):
        assert offer.past_hard_end == offer.residual
        assert "past the fixed end" in offer.outcome
    assert found.offers[-1].kind is OfferKind.END_LATE
    assert not any(offer.past_hard_end for offer in offers(late(3, hard_end=ELEVEN))[:2])


def test_ahead_it_offers_where_to_give_the_time_the_discussion_first():
    first, second, third, last = offers(late(-4))
    assert [one.kind for one in (first, second, third, last)] == [*[OfferKind.GIVE] * 3, OfferKind.END_EARLY]
    assert [one.adjustments[0][0] for one in (first, second, third)] == ["talk", "reflect", "clarify"]
    assert (first.cost, first.residual, first.accepted) == ("12 → 16 min", ZERO, ZERO)
    assert (last.title, last.accepted) == ("End 4 min early", minutes(-4))
    assert catch_up(late(-4)).headline == "4 min ahead."


@pytest.mark.parametrize(("by", "count"), [(0.5, 0), (0.51, 3), (0, 0), (-0.99, 0), (-1, 4)])
def test_near_enough_to_the_end_agreed_nothing_is_offered(by, count):
    assert len(offers(late(by))) == count


def test_on_time_there_is_nothing_to_say_but_that():
    found = catch_up(late(0))
    assert (found.headline, found.offers, found.from_one) == ("On time.", (), ())


def test_the_footer_names_who_keeps_their_time():
    assert catch_up(late(3)).footer == "“Step reflect” keeps its time."
    debrief = step("debrief", 4, 2, protected=True)
    assert catch_up(late(3, (*STEPS, debrief))).footer == "“Step reflect” and “Step debrief” keep their time."
    assert catch_up(late(3), allow_protected=True).footer == "“Step reflect” may give time too."
    assert catch_up(late(3, (TALK,))).footer == ""


def test_a_step_that_has_nothing_to_give_is_not_asked():
    assert from_step(late(3), "nobody") is None
    assert from_step(late(0), "talk") is None
    assert from_step(late(3, (step("talk", 6, 6),)), "talk") is None


def test_half_minutes_and_an_exact_rest():
    given = spread((step("a", 5), step("b", 5)), Span.of(seconds=100))
    assert given == {"a": Span.of(seconds=60), "b": Span.of(seconds=40)}


def test_the_shortest_optional_step_that_is_long_enough_goes():
    two, four, nine = step("two", 2), step("four", 4), step("nine", 9)
    assert left_out((two, four, nine), minutes(3)) == (four,)
    assert left_out((two, four, nine), minutes(12)) == (nine, four)
    assert left_out((), minutes(1)) == ()


def test_the_key_and_the_words_of_a_step_down_to_its_floor():
    first = offers(late(20))[0]
    assert (first.key, first.kind) == (1, OfferKind.SPREAD)
    assert from_step(late(20), "talk").reason == "as short as it can be: it needs 6 min"
