"""What is special about the protocols that are ruled by a way of speaking, or by moving through a room."""

import pytest

from consultancy.model.note import Audience, NoteKind
from consultancy.model.protocol import Protocol, Repeat, Silence, Voice, Wording
from consultancy.planning.fitting import plan_for
from consultancy.protocols.reading import read_protocol
from consultancy.resources import resource

ADVICE = {NoteKind.SUGGESTION, NoteKind.ACTION, NoteKind.CONCERN, NoteKind.PLUS, NoteKind.DELTA}


def shipped(key: str) -> Protocol:
    return read_protocol(resource("protocols", f"{key}.toml"))


@pytest.mark.parametrize("key", ["balint", "clearness"])
def test_where_nobody_advises_no_advice_can_be_noted(key):
    assert [step.key for step in shipped(key).steps if ADVICE & set(step.kinds)] == []


def test_what_the_committee_hears_goes_to_the_focus_person_and_nobody_else():
    assert {step.audience for step in shipped("clearness").steps} == {Audience.PRESENTER}


def test_the_mirror_is_held_up_only_if_it_is_wished_for():
    assert [step.key for step in shipped("clearness").steps if step.optional] == ["mirror"]
    plan, __ = plan_for(shipped("clearness"), 6, variant="105")
    assert [planned.step.key for planned in plan.steps] == ["tell", "ask", "close"]


def test_nothing_told_of_a_patient_or_a_student_outlives_the_balint_group():
    kept = [step.key for step in shipped("balint").steps if step.audience is not Audience.ROOM]
    assert kept == ["respond"]


def test_the_balint_group_imagines_while_the_presenter_sits_outside():
    outside = [step.key for step in shipped("balint").steps if step.silence is Silence.OUTSIDE_CIRCLE]
    assert outside == ["imagine"]


def test_in_action_learning_everyone_may_ask_everyone():
    steps = {step.key: step for step in shipped("action_learning").steps}
    assert {key for key, step in steps.items() if step.speaks == (Voice.EVERYONE,)} == {*steps} - {"open", "problem"}
    assert [key for key, step in steps.items() if step.asks_wording is Wording.AFTER_PROBING] == ["agree"]


@pytest.mark.parametrize("minutes", [60, 120, 240])
def test_each_part_of_a_peer_assist_has_a_quarter_of_the_time(minutes):
    plan, __ = plan_for(shipped("peer_assist"), 8, variant=str(minutes))
    assert [planned.minutes for planned in plan.steps] == [minutes // 4] * 4


def test_lean_coffee_goes_from_topic_to_topic_until_the_time_is_up():
    again = [step.key for step in shipped("lean_coffee").steps if step.repeat is Repeat.UNTIL_TIME]
    assert again == ["topics"]


@pytest.mark.parametrize("people", [6, 30])
def test_a_gallery_has_five_charts_however_many_people_come(people):
    plan, __ = plan_for(shipped("gallery_walk"), people)
    assert [(each.id, each.minutes) for each in plan.steps if each.turn] == [(f"visit.{n}", 5) for n in range(1, 6)]
    assert plan.minutes == 45


def test_a_test_of_change_is_looked_at_in_quiet_before_it_is_judged():
    keys = [step.key for step in shipped("pdsa_consultancy").steps]
    assert keys == ["present", "clarify", "look", "study", "act", "debrief"]
    assert shipped("pdsa_consultancy").steps[2].speaks == (Voice.NOBODY,)


def test_no_bell_breaks_into_the_stories_of_an_empathy_interview():
    assert {step.bell.value for step in shipped("empathy_interview").steps} == {"silent"}
