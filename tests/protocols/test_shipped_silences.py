"""Who hears what, and when, in the protocols that live by it."""

import pytest

from consultancy.model.note import Audience
from consultancy.model.protocol import Protocol, Silence, Step, Voice, Wording
from consultancy.planning.fitting import plan_for
from consultancy.protocols.reading import read_protocol
from consultancy.resources import resource

PROTOCOLS = [read_protocol(path) for path in sorted(resource("protocols").glob("*.toml"))]
APART = {Silence.BACK_TURNED, Silence.OUTSIDE_CIRCLE, Silence.LEAVES_ROOM}


def shipped(key: str) -> Protocol:
    return next(protocol for protocol in PROTOCOLS if protocol.key == key)


def steps_with(key: str, silence: Silence) -> list[str]:
    return [step.key for step in shipped(key).steps if step.silence is silence]


def moves_apart(protocol: Protocol) -> list[Step]:
    """Give the steps in which somebody turns round or leaves, not those in which they stay away."""
    before = (None, *protocol.steps)
    return [
        step
        for step, last in zip(protocol.steps, before, strict=False)
        if step.silence in APART and (last is None or last.silence is not step.silence)
    ]


@pytest.mark.parametrize(
    ("key", "silence", "steps"),
    [
        ("wise_crowds", Silence.BACK_TURNED, ["talk"]),
        ("future", Silence.OUTSIDE_CIRCLE, ["future", "look_back", "bridge"]),
        ("eight_phase_case", Silence.OUTSIDE_CIRCLE, ["hypotheses", "solutions"]),
        ("intervision_incident", Silence.LEAVES_ROOM, ["analysis"]),
        ("collaborative_assessment", Silence.FROM_THE_START, ["look", "describe", "wonder", "speculate"]),
        ("atlas_data", Silence.FROM_THE_START, ["describe", "interpret", "implications"]),
        ("codeveloppement", Silence.MAY_ASK_PRECISION, ["consult"]),
        ("case_clinic", Silence.MAY_ASK_PRECISION, ["case"]),
    ],
)
def test_the_way_of_listening_is_the_one_the_protocol_is_known_for(key, silence, steps):
    assert steps_with(key, silence) == steps


@pytest.mark.parametrize(
    "step",
    [pytest.param(step, id=f"{each.key}-{step.key}") for each in PROTOCOLS for step in moves_apart(each)],
)
def test_who_turns_round_or_leaves_is_told_how_online(step):
    assert any("online" in words.lower() for words in (step.say, *step.watch_for))


def test_notes_of_a_talk_the_presenter_does_not_hear_stay_in_the_room():
    alone = [step for each in PROTOCOLS for step in each.steps if step.silence is Silence.LEAVES_ROOM]
    assert [step.audience for step in alone] == [Audience.ROOM] * len(alone)


def test_guesses_and_solutions_are_kept_apart_by_the_presenter_coming_back():
    steps = shipped("eight_phase_case").steps
    assert [step.key for step in steps[3:6]] == ["hypotheses", "respond", "solutions"]
    assert steps[4].speaks == (Voice.PRESENTER,)


@pytest.mark.parametrize(("key", "step"), [("codeveloppement", "contract"), ("kollegiale_beratung", "key_question")])
def test_a_question_agreed_on_in_the_room_is_written_down_there(key, step):
    asks = {each.key: each.asks_wording for each in shipped(key).steps}
    assert [name for name, when in asks.items() if when is Wording.AFTER_PROBING] == [step]


@pytest.mark.parametrize(
    ("key", "people", "minutes"),
    [("final_word", 4, 37), ("final_word", 6, 53), ("wise_crowds", 3, 45), ("wise_crowds", 4, 60)],
)
def test_everyone_gets_a_turn_as_long_as_the_others(key, people, minutes):
    plan, shortfall = plan_for(shipped(key), people)
    assert (plan.minutes, shortfall) == (minutes, "")


@pytest.mark.parametrize(
    ("key", "variant", "left_out"), [("codeveloppement", "60", "opening"), ("intervision_incident", "45", "report")]
)
def test_a_short_meeting_leaves_out_last_time_which_is_optional(key, variant, left_out):
    protocol = shipped(key)
    plan, __ = plan_for(protocol, 6, variant=variant)
    assert [step.key for step in protocol.steps if step.optional] == [left_out]
    assert left_out not in {planned.step.key for planned in plan.steps}
