"""Fitting a protocol: what holds for every protocol, number of people and length."""

from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.protocol import Plan, Protocol, Repeat, Step, Variant
from consultancy.planning.fitting import plan_for, refit, set_minutes


@st.composite
def steps(draw: st.DrawFn, repeats: tuple[Repeat, ...] = (Repeat.ONCE, Repeat.PER_PERSON)) -> Step:
    floor = draw(st.integers(1, 6))
    repeat = draw(st.sampled_from(repeats))
    return Step(
        key="",
        title="",
        minutes=floor + draw(st.integers(0, 20)),
        at_least=floor,
        repeat=repeat,
        block="" if repeat is Repeat.ONCE else draw(st.sampled_from(["", "turn"])),
        protected=draw(st.booleans()),
    )


@st.composite
def protocols(draw: st.DrawFn, repeats: tuple[Repeat, ...] = (Repeat.ONCE, Repeat.PER_PERSON)) -> Protocol:
    drawn = draw(st.lists(steps(repeats), min_size=1, max_size=8))
    named = tuple(
        Step(**{**{name: getattr(step, name) for name in Step.__slots__}, "key": f"s{number}"})
        for number, step in enumerate(drawn)
    )
    own = Variant("own", "", tuple((step.key, step.minutes) for step in named))
    longer = Variant("longer", "", tuple((step.key, step.minutes + 3) for step in named))
    group = draw(st.integers(1, 4))
    return Protocol("p", "P", "", "", "", "", group, group + 3, named, (own, longer), "own", turns=group)


ONCE = (Repeat.ONCE,)
people = st.integers(0, 12)
lengths = st.integers(-5, 400)


def floors(plan: Plan) -> int:
    return sum(step.step.at_least for step in plan.steps)


@given(protocols(), people, lengths)
def test_the_sum_is_exactly_what_was_asked_or_the_floors_and_a_sentence(protocol, count, minutes):
    plan, shortfall = plan_for(protocol, count, minutes)
    assert plan.minutes == max(minutes, floors(plan))
    assert bool(shortfall) == (minutes < floors(plan))


@given(protocols(), people, lengths)
def test_floors_hold(protocol, count, minutes):
    plan, __ = plan_for(protocol, count, minutes)
    assert all(step.minutes >= step.step.at_least for step in plan.steps)


@given(protocols(), people, lengths)
def test_fitting_again_to_the_same_length_changes_nothing(protocol, count, minutes):
    plan, __ = plan_for(protocol, count, minutes)
    assert refit(plan, minutes)[0] == plan


@given(protocols(ONCE), lengths, st.integers(0, 60))
def test_a_longer_hour_never_makes_a_step_shorter(protocol, minutes, more):
    plan, __ = plan_for(protocol, 4)
    short, long = refit(plan, minutes)[0], refit(plan, minutes + more)[0]
    assert all(before.minutes <= after.minutes for before, after in zip(short.steps, long.steps, strict=True))


@given(protocols(), people, lengths)
def test_ids_are_unique_and_do_not_depend_on_the_length(protocol, count, minutes):
    ids = [step.id for step in plan_for(protocol, count, minutes)[0].steps]
    assert len(set(ids)) == len(ids)
    assert ids == [step.id for step in plan_for(protocol, count)[0].steps]


@given(protocols(), people, st.integers(1, 400))
def test_protected_steps_shrink_only_when_all_others_are_at_their_floors(protocol, count, minutes):
    plan, __ = plan_for(protocol, count)
    fitted, __ = refit(plan, minutes)
    pairs = list(zip(plan.steps, fitted.steps, strict=True))
    if any(after.minutes < before.minutes for before, after in pairs if before.step.protected):
        assert all(after.minutes == after.step.at_least for before, after in pairs if not before.step.protected)


@given(protocols(), people, st.data())
def test_minutes_set_by_hand_survive_fitting_to_the_new_sum(protocol, count, data):
    plan, __ = plan_for(protocol, count)
    step = data.draw(st.sampled_from(plan.steps))
    changed = set_minutes(plan, step.id, data.draw(st.integers(step.step.at_least, 90)))
    assert refit(changed, changed.minutes)[0] == changed
