"""Whatever is pressed, and whatever befalls the laptop: the ledger adds up and true time is never lost."""

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from consultancy.commands.replay import Teller
from consultancy.commands.replay_reading import read_replay
from consultancy.errors import Refused

STEPS = [
    {"id": "a", "minutes": 5, "at_least": 2},
    {"id": "b", "minutes": 8, "auto_advance": True},
    {"id": "c", "minutes": 12, "at_least": 6, "optional": True},
    {"id": "d", "minutes": 5, "at_least": 3, "protected": True},
]
KEYS = st.sampled_from(["pause", "resume", "next", "back", "undo", "finish", "reopen", "start", "open"])
LENGTH = st.integers(1, 900)
PRESSED = st.one_of(
    st.fixed_dictionaries({"do": KEYS}),
    st.fixed_dictionaries({"do": st.sampled_from(["add", "trim"]), "by": LENGTH, "step": st.sampled_from("abcd")}),
    st.fixed_dictionaries({"do": st.just("backdate"), "ago": LENGTH}),
    st.fixed_dictionaries({"do": st.sampled_from(["go_to", "drop", "restore"]), "step": st.integers(1, 4)}),
    st.fixed_dictionaries({"do": st.just("apply"), "offer": st.integers(1, 4)}),
    st.fixed_dictionaries(
        {"do": st.just("replace"), "with": st.fixed_dictionaries({"do": KEYS.filter("undo".__ne__)})}
    ),
    st.fixed_dictionaries({"do": st.just("answer"), "as": st.sampled_from(["count", "pause"])}),
    st.fixed_dictionaries({"do": st.just("turns"), "names": st.just(["Ana", "Ben"])}),
    st.fixed_dictionaries({"do": st.sampled_from(["next_turn", "pass_turn", "later_turn"])}),
    st.fixed_dictionaries({"do": st.just("clock_set"), "by": st.integers(-7_200, 7_200)}),
)
BEFALLS = st.one_of(
    st.fixed_dictionaries({"do": st.sampled_from(["sleep", "stall"]), "for": LENGTH}),
    st.fixed_dictionaries(
        {"do": st.sampled_from(["kill", "reboot"]), "for": LENGTH, "return": st.sampled_from(["ask", "go_on", "pause"])}
    ),
)
HAPPENINGS = st.lists(st.tuples(st.integers(0, 400), st.one_of(PRESSED, PRESSED, BEFALLS)), max_size=25)


def laid_out(happenings):
    """Put what happens one after another, nothing into a gap."""
    now, events = 0, [{"at": 0, "do": "start"}]
    for after, what in happenings:
        now += after
        events.append({"at": now} | what)
        now += what.get("for", 0)
    return events, now


def answered(path, told):
    path.write_text(json.dumps({"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}} | told), encoding="utf-8")
    return Teller(read_replay(path)).tell()


@settings(max_examples=60, deadline=None)
@given(HAPPENINGS)
def test_the_ledger_adds_up_to_true_time_whatever_happens(tmp_path_factory, happenings):
    events, last = laid_out(happenings)
    told = answered(
        tmp_path_factory.getbasetemp() / "laws.json", {"events": events, "ask": {"every": 37, "until": last + 60}}
    )
    for answer in told["answers"]:
        view = answer["view"]
        if view is None:
            continue
        sums = view["ledger"]["totals"]
        used = sums["planned_ms"] + sums["granted_ms"] - sums["trimmed_ms"] - sums["unused_ms"] - sums["left_ms"]
        assert used + sums["over_ms"] + sums["paused_ms"] + sums["waited_ms"] == sums["wall_ms"]
        assert all(line["allotted_ms"] >= 0 and line["ran_ms"] >= 0 for line in view["ledger"]["lines"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), BEFALLS), max_size=10))
def test_no_second_is_lost_in_gaps_of_any_kind(tmp_path_factory, happenings):
    events, last = laid_out(happenings)
    told = answered(tmp_path_factory.getbasetemp() / "gaps.json", {"events": events, "ask": [last + 5]})
    assert told["answers"][0]["view"]["ledger"]["totals"]["wall_ms"] == (last + 5) * 1000


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
ODD_EVENT = st.dictionaries(st.sampled_from(["at", "do", "by", "step", "for", "with", "as", "order", "x"]), ANYTHING)


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "start": ANYTHING,
            "plan": ANYTHING,
            "end": ANYTHING,
            "events": st.lists(ODD_EVENT | ANYTHING, max_size=3),
            "ask": ANYTHING,
            "after": ANYTHING,
            "hard_end": ANYTHING,
        },
    )
)
def test_any_file_is_answered_or_refused(tmp_path_factory, odd):
    with suppress(Refused):
        answered(tmp_path_factory.getbasetemp() / "odd.json", odd)
