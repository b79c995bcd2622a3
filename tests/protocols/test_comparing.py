"""What differs from the master, step by step, and the way back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.protocols.comparing import HEAD, Difference, Kind, differences, put_back
from consultancy.protocols.editing import begun, delete, insert, merge, move, set_field, set_step, split, undone
from consultancy.protocols.reading import read_protocol
from consultancy.resources import resource

MASTER = read_protocol(resource("protocols", "consultancy.toml"))


def own():
    return begun(replace(MASTER, key="ours", builtin=False, master="consultancy", master_version=1), MASTER)


CASES = [
    (lambda draft: draft, []),
    (lambda draft: set_field(draft, "name", "Ours"), [Difference(HEAD, "Ours", Kind.CHANGED, ("name",))]),
    (
        lambda draft: set_step(set_step(draft, 2, "minutes", 7), 2, "title", "Ask"),
        [Difference("clarify", "Ask", Kind.CHANGED, ("title", "minutes"))],
    ),
    (lambda draft: insert(draft, 1), [Difference("step", "New step", Kind.ADDED)]),
    (lambda draft: delete(draft, 3), [Difference("probe", "Probing questions", Kind.REMOVED)]),
    (lambda draft: delete(draft, 0), [Difference("welcome", "Welcome and norms", Kind.REMOVED)]),
    (lambda draft: move(draft, 6, 0), [Difference("debrief", "Debrief the process", Kind.MOVED)]),
]


@pytest.mark.parametrize(("change", "found"), CASES)
def test_each_difference_is_told_once(change, found):
    assert list(differences(MASTER, change(own()).protocol)) == found


@pytest.mark.parametrize(("change", "found"), CASES)
def test_each_can_be_put_back_in_one_change(change, found):
    changed = change(own())
    for difference in found:
        back = put_back(changed, difference.key)
        assert differences(MASTER, back.protocol) == ()
        assert undone(back).protocol == changed.protocol


def test_without_a_master_nothing_is_put_back():
    draft = begun(replace(MASTER, builtin=False))
    assert put_back(draft, "welcome") is draft


def test_what_is_nowhere_is_not_put_back():
    draft = own()
    assert put_back(draft, "nonsense") is draft


CHANGES = st.lists(st.tuples(st.sampled_from([insert, split, delete, merge, move]), st.integers(0, 20)), max_size=8)


@given(CHANGES)
def test_putting_everything_back_gives_the_master_again(changes):
    draft = own()
    for change, number in changes:
        steps = len(draft.protocol.steps)
        if change is move:
            draft = move(draft, number % steps, (number * 7) % steps)
        elif change is not merge or number % steps < steps - 1:
            draft = change(draft, number % steps)
    for _turn in range(40):
        left = differences(MASTER, draft.protocol)
        if not left:
            break
        draft = put_back(draft, left[-1].key)
    assert differences(MASTER, draft.protocol) == ()
    assert draft.protocol.steps == MASTER.steps
