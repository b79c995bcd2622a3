"""Choosing: what one has, how long, how many people; three suggestions with a reason each."""

import pytest

from consultancy.planning.choosing import Brought, Candidate, said, suggest
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource

THERE = [
    Candidate(head.key, head.group_min, head.group_max, head.lengths) for head in Shelf(resource("protocols")).heads()
]


@pytest.mark.parametrize("brought", Brought)
@pytest.mark.parametrize(("minutes", "people"), [(5, 2), (30, 4), (45, 7), (120, 40)])
def test_there_are_always_three_different_ones_each_with_one_sentence(brought, minutes, people):
    suggestions = suggest(brought, minutes, people, THERE)
    assert len({suggestion.key for suggestion in suggestions}) == 3
    for suggestion in suggestions:
        assert suggestion.reason.endswith(".")
        assert suggestion.reason.count(".") == 1
        assert len(suggestion.reason.split()) <= 40


@pytest.mark.parametrize(
    ("brought", "minutes", "people", "first"),
    [
        (Brought.DILEMMA, 45, 7, "consultancy"),
        (Brought.DILEMMA, 30, 3, "troika"),
        (Brought.FOG, 40, 6, "peeling_the_onion"),
        (Brought.DRAFT, 45, 8, "tuning"),
        (Brought.STUCK_WORK, 40, 6, "charrette"),
        (Brought.SUCCESS, 30, 5, "success_analysis"),
        (Brought.DATA, 45, 6, "atlas_data"),
        (Brought.TEST_CYCLE, 40, 6, "pdsa_consultancy"),
        (Brought.VISION, 60, 6, "future"),
        (Brought.RELATIONSHIP, 45, 8, "balint"),
        (Brought.OWN_QUESTION, 75, 5, "case_clinic"),
        (Brought.MANY_PLANS, 45, 30, "gallery_walk"),
        (Brought.TEXT, 40, 5, "final_word"),
    ],
)
def test_the_first_is_the_one_a_facilitator_would_take(brought, minutes, people, first):
    assert suggest(brought, minutes, people, THERE)[0].key == first


def test_a_suggestion_has_the_longest_length_there_is_time_for():
    (consultancy, *_others) = suggest(Brought.DILEMMA, 55, 7, THERE)
    assert consultancy.minutes == 50


ONE = Candidate("consultancy", 4, 10, (20, 45))


@pytest.mark.parametrize(
    ("minutes", "people", "room"),
    [
        (45, 7, "it fits your time and your group."),
        (45, 4, "it fits your time and your group."),
        (45, 10, "it fits your time and your group."),
        (45, 3, "it asks for at least 4 people."),
        (19, 7, "it takes 1 minute more than you have."),
        (10, 7, "it takes 10 minutes more than you have."),
        (45, 11, "2 groups work at once."),
        (45, 21, "3 groups work at once."),
    ],
)
def test_the_reason_says_how_it_fits_the_room(minutes, people, room):
    (suggestion,) = suggest(Brought.DILEMMA, minutes, people, [ONE])
    assert suggestion.reason == f"The group asks before it advises, so the question itself may change; {room}"


def test_what_is_not_there_is_not_suggested():
    assert suggest(Brought.SUCCESS, 45, 7, [ONE]) == ()


def test_everything_one_can_bring_has_words_of_its_own():
    assert len({said(brought) for brought in Brought}) == len(Brought)
