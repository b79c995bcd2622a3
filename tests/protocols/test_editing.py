"""A draft: every change, undo and redo, live totals, problems beside the step."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.protocol import Protocol, Silence, Voice
from consultancy.protocols.editing import (
    Draft,
    begun,
    delete,
    insert,
    merge,
    move,
    problems,
    redone,
    set_field,
    set_step,
    settled,
    split,
    totals,
    undone,
)
from consultancy.protocols.reading import read_protocol
from consultancy.protocols.totals import total_of
from consultancy.resources import resource

SHIPPED = [read_protocol(path) for path in sorted(resource("protocols").glob("*.toml"))]
MASTER = next(protocol for protocol in SHIPPED if protocol.key == "consultancy")


def keys(draft: Draft) -> list[str]:
    return [step.key for step in draft.protocol.steps]


@pytest.fixture
def draft() -> Draft:
    return begun(MASTER, taken={"consultancy", "consultancy_2", "tuning"})


@pytest.fixture
def own() -> Draft:
    return begun(replace(MASTER, key="ours", builtin=False, version=4, master="consultancy", master_version=1), MASTER)


def test_the_first_change_of_a_master_makes_a_copy_that_remembers_it(draft):
    copy = set_step(draft, 1, "minutes", 9).protocol
    assert (copy.key, copy.name, copy.version, copy.builtin) == ("consultancy_3", "Consultancy (adapted)", 1, False)
    assert (copy.master, copy.master_version) == ("consultancy", MASTER.version)
    assert MASTER.steps[1].minutes == 8


def test_taking_back_the_first_change_gives_the_master_again(draft):
    assert undone(set_step(draft, 1, "minutes", 9)).protocol is MASTER


def test_a_change_makes_the_next_version_once_however_often_one_changes(own):
    once = set_field(own, "name", "A")
    assert [once.protocol.version, set_field(once, "name", "B").protocol.version] == [5, 5]
    assert set_field(undone(once), "name", "C").protocol.version == 5


@pytest.mark.parametrize(
    "nothing",
    [
        lambda draft: set_field(draft, "name", draft.protocol.name),
        lambda draft: set_step(draft, 0, "title", draft.protocol.steps[0].title),
        lambda draft: move(draft, 2, 2),
        undone,
        redone,
    ],
)
def test_what_changes_nothing_is_no_change(draft, nothing):
    assert nothing(draft) is draft


@pytest.mark.parametrize(
    ("place", "to", "order"),
    [
        (0, 2, ["clarify", "welcome"]),
        (2, 0, ["clarify", "welcome", "present"]),
        (1, 99, ["welcome", "clarify"]),
        (1, -5, ["present", "welcome"]),
    ],
)
def test_steps_are_put_in_another_order(own, place, to, order):
    moved = keys(move(own, place, to))
    assert [key for key in moved if key in order] == order
    assert sorted(moved) == sorted(keys(own))


def test_a_new_step_has_a_key_of_its_own_and_no_problems(own):
    twice = insert(insert(own, 0), 8)
    assert keys(twice)[0] == "step"
    assert keys(twice)[8] == "step_2"
    assert problems(twice.protocol) == ()


@pytest.mark.parametrize(("minutes", "halves"), [(12, (6, 6)), (5, (3, 2)), (2, (1, 1)), (1, (1, 1))])
def test_a_split_step_shares_its_minutes(own, minutes, halves):
    two = split(set_step(own, 2, "minutes", minutes), 2)
    assert tuple(step.minutes for step in two.protocol.steps[2:4]) == halves
    assert keys(two)[2:4] == ["clarify", "clarify_2"]
    assert all(step.at_least <= step.minutes for step in two.protocol.steps[2:4])


def test_splitting_changes_the_total_of_no_length(own):
    before = {variant.key: total_of(own.protocol, dict(variant.minutes)) for variant in own.protocol.variants}
    after = settled(split(own, 4).protocol)
    assert {variant.key: total_of(after, dict(variant.minutes)) for variant in after.variants} == before


def test_merged_steps_add_up_in_every_length_and_keep_their_words(own):
    one = merge(own, 2)
    step = one.protocol.steps[2]
    assert (step.key, step.minutes, step.at_least) == ("clarify", 13, 3)
    assert step.say.startswith(MASTER.steps[2].say)
    assert step.say.endswith(MASTER.steps[3].say)
    lengths = {variant.key: dict(variant.minutes).get("clarify") for variant in settled(one.protocol).variants}
    assert lengths == {"20": 3, "30": 9, "45": 13, "50": 15, "60": 17}
    assert problems(one.protocol) == ()


def test_the_last_step_stays(own):
    for _step in range(20):
        own = delete(own, 0)
    assert len(own.protocol.steps) == 1


def test_a_step_taken_out_leaves_every_length(own):
    without = settled(delete(own, 3).protocol)
    assert {variant.key for variant in without.variants} == {"20", "24", "37", "40", "48"}
    assert "37 minutes" in {variant.name for variant in without.variants}
    assert "20 minutes, no probing" in {variant.name for variant in without.variants}


def test_the_usual_length_takes_the_place_of_another_as_long(own):
    fifty = set_step(own, 1, "minutes", 13)
    assert [variant.key for variant in settled(fifty.protocol).variants] == ["20", "30", "50", "60"]
    assert [variant.key for variant in settled(undone(fifty).protocol).variants] == ["20", "30", "45", "50", "60"]


def test_totals_are_live(own):
    assert totals(own.protocol).minutes == 45
    changed = totals(set_step(own, 0, "minutes", 5).protocol)
    assert (changed.minutes, changed.begins[:3]) == (47, (0, 5, 13))
    assert changed.floors == sum(step.at_least for step in MASTER.steps)


def test_turns_count_in_totals():
    troika = next(protocol for protocol in SHIPPED if protocol.key == "troika")
    assert totals(troika).minutes == 30


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("title", "", "title"),
        ("minutes", 0, "minutes"),
        ("minutes", 601, "minutes"),
        ("at_least", 6, "at_least"),
        ("speaks", (), "speaks"),
        ("listens", (Voice.CONSULTANTS,), "listens"),
        ("silence", Silence.TAKES_NOTES, "silence"),
        ("say", "x" * 2001, "say"),
        ("block", "round", "block"),
    ],
)
def test_a_problem_stands_beside_its_step(own, name, value, key):
    found = problems(set_step(own, 2, name, value).protocol)
    assert (2, key) in {(problem.step, problem.key) for problem in found}
    assert {problem.step for problem in found} == {2}


def test_a_problem_of_the_head_stands_beside_no_step(own):
    (problem,) = problems(set_field(own, "credit", " ").protocol)
    assert (problem.step, problem.key) == (None, "credit")


@pytest.mark.parametrize("protocol", SHIPPED, ids=lambda protocol: protocol.key)
def test_a_shipped_protocol_is_settled_and_has_no_problems(protocol):
    assert settled(protocol) == protocol
    assert problems(protocol) == ()


CHANGES = st.one_of(
    st.tuples(st.just(move), st.integers(0, 30), st.integers(-2, 30)),
    st.tuples(st.sampled_from([insert, split, merge, delete]), st.integers(0, 30)),
    st.tuples(st.just(set_step), st.integers(0, 30), st.just("minutes"), st.integers(1, 60)),
    st.tuples(st.just(set_field), st.just("name"), st.text(max_size=5)),
)


def made(draft: Draft, change: tuple[object, ...]) -> Draft:
    what, *rest = change
    if what is not set_field:
        rest[0] %= len(draft.protocol.steps)
    if what is merge and rest[0] == len(draft.protocol.steps) - 1:
        return draft
    return what(draft, *rest)


@given(st.sampled_from(SHIPPED), st.lists(CHANGES, max_size=12))
def test_undo_and_redo_lead_the_same_way_back_and_forth(protocol: Protocol, changes):
    drafts = [begun(protocol)]
    for change in changes:
        drafts.append(made(drafts[-1], change))
    last = back = drafts[-1]
    while back.undo:
        back = undone(back)
    assert back.protocol == protocol
    while back.redo:
        back = redone(back)
    assert back.protocol == last.protocol


@given(st.sampled_from(SHIPPED), st.lists(CHANGES, max_size=12))
def test_after_any_changes_keys_are_single_and_settling_again_changes_nothing(protocol: Protocol, changes):
    draft = begun(protocol)
    for change in changes:
        draft = made(draft, change)
    assert len(set(keys(draft))) == len(keys(draft))
    once = settled(draft.protocol)
    assert settled(once) == once
    assert dict(next(each for each in once.variants if each.key == once.default_variant).minutes) == {
        step.key: step.minutes for step in once.steps
    }
