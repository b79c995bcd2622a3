"""When typed text gets saved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.time import Instant, Span
from ui.saving import AT_MOST, QUIET, SavePolicy


def test_nothing_typed_is_never_due():
    policy = SavePolicy()
    assert not policy.pending
    assert policy.due_in(Instant(5)) is None
    assert not policy.due(Instant(10**9))


def test_a_rest_of_300_ms_makes_a_save_due():
    policy = SavePolicy()
    policy.changed(Instant(1000))
    assert not policy.due(Instant(1299))
    assert policy.due(Instant(1300))


def test_steady_typing_is_saved_one_second_after_the_first_change():
    policy = SavePolicy()
    for at in range(0, 1000, 100):
        policy.changed(Instant(at))
    assert not policy.due(Instant(999))
    assert policy.due(Instant(1000))


def test_a_change_after_a_save_begins_anew():
    policy = SavePolicy()
    policy.changed(Instant(0))
    policy.settled()
    assert not policy.pending
    policy.changed(Instant(900))
    assert policy.due_in(Instant(900)) == QUIET


@given(st.lists(st.integers(0, 400), min_size=1, max_size=40))
def test_no_change_ever_waits_longer_than_the_limit(gaps):
    policy, now, first = SavePolicy(), Instant(0), Instant(0)
    for gap in gaps:
        now = now + Span(gap)
        if policy.due(now):
            policy.settled()
        if not policy.pending:
            first = now
        policy.changed(now)
        left = policy.due_in(now)
        assert left is not None
        assert (now + left) - first <= AT_MOST
