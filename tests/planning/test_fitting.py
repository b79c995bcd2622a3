"""Fitting a protocol: plain examples."""

import pytest

from consultancy.errors import NotFoundHere, Refused
from consultancy.model.protocol import Plan, Protocol, Repeat, Step, Variant
from consultancy.planning.fitting import length_of, plan_for, refit, set_minutes
from consultancy.protocols.reading import read_protocol
from consultancy.resources import resource

CONSULTANCY = read_protocol(resource("protocols", "consultancy.toml"))
TROIKA = read_protocol(resource("protocols", "troika.toml"))


def minutes_of(plan: Plan) -> dict[str, int]:
    return {step.id: step.minutes for step in plan.steps}


def protocol(*steps: Step, turns: int = 1, group: tuple[int, int] = (2, 9)) -> Protocol:
    minutes = tuple((step.key, step.minutes) for step in steps)
    return Protocol(
        key="short",
        name="Short",
        summary="",
        use_when="",
        origin="",
        credit="Ours.",
        group_min=group[0],
        group_max=group[1],
        steps=steps,
        variants=(Variant("own", "Own", minutes),),
        default_variant="own",
        turns=turns,
    )


def test_without_minutes_the_plan_is_the_default_length():
    plan, shortfall = plan_for(CONSULTANCY, 6)
    assert (plan.minutes, plan.variant, shortfall) == (45, "45", "")


def test_a_plan_names_its_protocol_and_keeps_its_credit():
    plan, __ = plan_for(CONSULTANCY, 6)
    assert (plan.protocol_key, plan.protocol_name, plan.protocol_version) == ("consultancy", "Consultancy", 1)
    assert plan.credit == CONSULTANCY.credit


@pytest.mark.parametrize("minutes", [20, 30, 45, 50, 60])
def test_a_published_length_is_taken_as_it_is(minutes):
    plan, shortfall = plan_for(CONSULTANCY, 6, minutes)
    variant = next(variant for variant in CONSULTANCY.variants if variant.key == str(minutes))
    assert tuple((step.step.key, step.minutes) for step in plan.steps) == variant.minutes
    assert (plan.variant, shortfall) == (str(minutes), "")


def test_other_lengths_begin_from_the_nearest_and_add_up():
    plan, shortfall = plan_for(CONSULTANCY, 6, 52)
    assert (plan.variant, plan.minutes, shortfall) == ("50", 52, "")


def test_of_two_lengths_as_near_the_longer_is_taken():
    assert plan_for(CONSULTANCY, 6, 25)[0].variant == "30"


def test_a_length_can_be_named():
    assert plan_for(CONSULTANCY, 6, variant="20")[0].minutes == 20
    assert "probe" not in minutes_of(plan_for(CONSULTANCY, 6, 28, variant="20")[0])


def test_an_unknown_length_is_refused():
    with pytest.raises(NotFoundHere, match="choose another length"):
        plan_for(CONSULTANCY, 6, variant="33")


def test_floors_that_forbid_are_said_in_one_sentence():
    plan, shortfall = plan_for(CONSULTANCY, 6, 10)
    assert plan.minutes == 17
    assert shortfall == "The floors add up to 17 min, so 10 min cannot be met; the plan has 17."
    assert all(step.minutes == step.step.at_least for step in plan.steps)


def test_the_length_with_floors_low_enough_is_taken_even_when_another_is_nearer():
    low = Step("low", "Low", 30, at_least=1)
    high = Step("high", "High", 12, at_least=12)
    short = protocol(low, high)
    both = Protocol(
        **{
            **{name: getattr(short, name) for name in Protocol.__slots__},
            "variants": (Variant("long", "", (("low", 30),)), Variant("firm", "", (("high", 12),))),
            "default_variant": "long",
        }
    )
    plan, shortfall = plan_for(both, 3, 10)
    assert (plan.variant, plan.minutes, shortfall) == ("long", 10, "")


@pytest.mark.parametrize("minutes", [0, -5])
def test_no_time_at_all_gives_the_shortest_plan(minutes):
    plan, shortfall = plan_for(CONSULTANCY, 6, minutes)
    assert plan.minutes == 17
    assert f"so {minutes} min cannot be met" in shortfall


def test_more_than_a_day_is_refused():
    with pytest.raises(Refused, match="at most 24 hours"):
        plan_for(CONSULTANCY, 6, 1_441)


def test_a_whole_day_can_be_planned():
    assert plan_for(CONSULTANCY, 6, 1_440)[0].minutes == 1_440


def test_protected_steps_give_time_away_last():
    plan = plan_for(CONSULTANCY, 6)[0]
    shorter = minutes_of(refit(plan, 27)[0])
    assert (shorter["reflect"], shorter["debrief"]) == (5, 4)
    lowest_of_the_others = {"welcome": 1, "present": 3, "clarify": 2, "probe": 4, "discuss": 6}
    assert minutes_of(refit(plan, 24)[0]) == {**lowest_of_the_others, "reflect": 4, "debrief": 4}
    assert minutes_of(refit(plan, 21)[0]) == {**lowest_of_the_others, "reflect": 3, "debrief": 2}


def test_turns_are_named_and_their_ids_are_stable():
    plan, __ = plan_for(TROIKA, ["Dana", "Luis", "Priya"])
    turns = [(step.id, step.turn, step.turn_name) for step in plan.steps if step.step.key == "share"]
    assert turns == [("share.1", 1, "Dana"), ("share.2", 2, "Luis"), ("share.3", 3, "Priya")]


def test_everyone_has_as_long_a_turn():
    plan, shortfall = plan_for(TROIKA, 3, 41)
    assert (plan.minutes, shortfall) == (41, "")
    turns = {turn: sum(step.minutes for step in plan.steps if step.turn == turn) for turn in (1, 2, 3)}
    assert len(set(turns.values())) == 1


def test_when_nothing_else_can_take_odd_minutes_the_first_turns_are_longer():
    tell, talk = (
        Step(key, key, minutes, repeat=Repeat.PER_PERSON, block="turn") for key, minutes in [("tell", 2), ("talk", 5)]
    )
    plan, __ = plan_for(protocol(tell, talk, turns=3), 3, 23)
    assert [step.minutes for step in plan.steps] == [2, 6, 2, 6, 2, 5]


@pytest.mark.parametrize(
    ("people", "turns"),
    [(0, 3), (1, 3), (2, 3), (3, 3), (4, 4), (5, 5), (6, 3), (7, 4), (8, 4), (9, 3), (10, 4), (12, 3)],
)
def test_more_people_than_one_group_holds_work_in_several_groups_at_once(people, turns):
    plan, __ = plan_for(TROIKA, people)
    assert max(step.turn for step in plan.steps) == turns


def test_people_in_several_groups_have_turns_without_names():
    plan, __ = plan_for(TROIKA, ["Ana", "Ben", "Cy", "Di", "Ed", "Flo"])
    assert {step.turn_name for step in plan.steps} == {""}


def test_stations_are_as_many_as_the_protocol_says():
    short = protocol(Step("look", "Look", 4, repeat=Repeat.PER_STATION), turns=3)
    assert list(minutes_of(plan_for(short, 8)[0])) == ["look.1", "look.2", "look.3"]


def test_a_step_gone_through_until_the_time_is_over_is_planned_once():
    short = protocol(Step("topics", "Topics", 20, repeat=Repeat.UNTIL_TIME))
    assert minutes_of(plan_for(short, 8)[0]) == {"topics": 20}


def test_two_repeated_steps_without_a_block_are_repeated_one_after_the_other():
    steps = [Step(key, key, 2, repeat=Repeat.PER_PERSON) for key in ("tell", "ask")]
    assert list(minutes_of(plan_for(protocol(*steps), 2)[0])) == ["tell.1", "tell.2", "ask.1", "ask.2"]


def test_what_was_set_by_hand_stays_in_proportion():
    plan = set_minutes(plan_for(CONSULTANCY, 6)[0], "discuss", 30)
    longer = minutes_of(refit(plan, plan.minutes * 2)[0])
    assert longer["discuss"] == 60


def test_turns_set_by_hand_keep_their_own_length():
    plan = set_minutes(plan_for(TROIKA, 3)[0], "talk.2", 8)
    longer = minutes_of(refit(plan, plan.minutes * 2)[0])
    assert (longer["talk.1"], longer["talk.2"], longer["talk.3"]) == (8, 16, 8)


def test_one_step_can_be_planned_longer_or_shorter():
    plan = set_minutes(plan_for(CONSULTANCY, 6)[0], "clarify", 2)
    assert plan.step("clarify").minutes == 2
    assert plan.minutes == 42


@pytest.mark.parametrize("minutes", [1, 0, -4])
def test_below_its_floor_a_step_is_refused_and_the_floor_named(minutes):
    with pytest.raises(Refused, match=r"^“Clarifying questions” needs at least 2 minutes.$"):
        set_minutes(plan_for(CONSULTANCY, 6)[0], "clarify", minutes)


def test_a_floor_of_one_minute_is_said_in_the_singular():
    with pytest.raises(Refused, match=r"^“Welcome and norms” needs at least 1 minute.$"):
        set_minutes(plan_for(CONSULTANCY, 6)[0], "welcome", 0)


def test_a_step_of_more_than_ten_hours_is_refused():
    with pytest.raises(Refused, match="600 minutes at most"):
        set_minutes(plan_for(CONSULTANCY, 6)[0], "clarify", 601)


def test_a_step_that_is_not_there_is_a_bug_of_the_caller():
    with pytest.raises(KeyError):
        set_minutes(plan_for(CONSULTANCY, 6)[0], "nothing", 3)


def test_the_length_of_a_variant_counts_the_usual_turns():
    assert [length_of(TROIKA, variant) for variant in TROIKA.variants] == [30, 45]
