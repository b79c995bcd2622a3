"""A whole hour written as a file, answered by the program's own live session."""

import json
import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "replay-format.md"
EXAMPLE = re.search(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
STEPS = [{"id": "a", "minutes": 5, "at_least": 3}, {"id": "b", "minutes": 10}, {"id": "c", "minutes": 5}]


@pytest.fixture
def replay(run, tmp_path):
    """Give a function that replays events of a small plan and gives the answers."""

    def replay(*events, ask=(), **more):
        told = {"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "events": list(events), "ask": ask} | more
        path = tmp_path / "replay.json"
        path.write_text(json.dumps(told), encoding="utf-8")
        ended = run("replay", path, "--json")
        assert (ended.code, ended.err) == (0, "")
        return ended.json

    return replay


@pytest.fixture
def refused(run, tmp_path):
    """Give a function that gives the sentence with which a file is refused."""

    def refused(told):
        path = tmp_path / "replay.json"
        path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
        return run("replay", path, "--json").sentence

    return refused


def at(seconds, do, **more):
    return {"at": seconds, "do": do} | more


def adds_up(ledger):
    for line in ledger["lines"]:
        used = line["planned_ms"] + line["granted_ms"] - line["trimmed_ms"] - line["unused_ms"] - line["left_ms"]
        assert used + line["over_ms"] == line["ran_ms"]
    sums = ledger["totals"]
    used = sums["planned_ms"] + sums["granted_ms"] - sums["trimmed_ms"] - sums["unused_ms"] - sums["left_ms"]
    assert used + sums["over_ms"] + sums["paused_ms"] + sums["waited_ms"] == sums["wall_ms"]


def test_the_example_of_the_page_answers_as_the_page_says(run, tmp_path):
    path = tmp_path / "example.json"
    path.write_text(EXAMPLE, encoding="utf-8")
    told = run("replay", path, "--json").json
    views = {answer["utc"][11:19]: answer["view"] for answer in told["answers"]}
    assert views["10:15:00"] is None
    assert views["10:18:40"]["elapsed_ms"] == 700_000
    assert views["10:18:40"]["question"]["remaining_if_counted_ms"] == -100_000
    assert views["10:18:40"]["question"]["remaining_if_paused_ms"] == 300_000
    assert views["10:19:00"]["elapsed_ms"] == 320_000
    assert views["10:20:30"]["phase"] == "armed"
    assert views["10:20:30"]["waiting_for_ms"] == 30_000
    assert [event["done"] for event in told["events"]] == [True] * 7 + [False]
    for view in filter(None, views.values()):
        adds_up(view["ledger"])


def test_the_same_file_always_gives_the_same_answer(run, tmp_path):
    path = tmp_path / "example.json"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert run("replay", path, "--json").out == run("replay", path, "--json").out


def test_a_refused_key_is_told_in_a_sentence_and_ends_with_1_only_when_asked(run, tmp_path):
    path = tmp_path / "example.json"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert run("replay", path).code == 0
    strict = run("replay", path, "--strict", "--json")
    assert strict.code == 1
    assert strict.json["events"][-1]["refused"] == "Nothing is paused."
    assert "1 event was refused" in strict.err


def test_a_kill_drops_the_memory_and_the_facts_bring_it_back(replay):
    told = replay(at(0, "start"), at(120, "kill", **{"for": 400}), ask=[119, 300, 520])
    before, off, after = told["answers"]
    assert before["view"]["elapsed_ms"] == 119_000
    assert (off["program"], off["view"]) == ("off", None)
    assert after["view"]["elapsed_ms"] == 520_000
    assert after["view"]["question"]["cause"] == "off"
    assert after["view"]["question"]["length_ms"] == 400_000
    assert told["events"][1]["proposed"] == "go_on"


@pytest.mark.parametrize(("choice", "elapsed", "phase"), [("go_on", 520, "running"), ("pause", 120, "running")])
def test_what_is_chosen_after_a_kill_decides_whether_the_gap_counts(replay, choice, elapsed, phase):
    told = replay(at(0, "start"), at(120, "kill", **{"for": 400, "return": choice}), ask=[520])
    view = told["answers"][0]["view"]
    assert (view["elapsed_ms"], view["phase"], view["question"]) == (elapsed * 1000, phase, None)


def test_a_reboot_starts_the_steady_clock_anew_and_nothing_is_lost(replay):
    told = replay(at(0, "start"), at(120, "reboot", **{"for": 3600, "return": "go_on"}), ask=[3720])
    assert told["answers"][0]["view"]["elapsed_ms"] == 3_720_000
    adds_up(told["answers"][0]["view"]["ledger"])


def test_setting_the_wall_clock_changes_times_of_day_alone(replay):
    told = replay(at(0, "start"), at(60, "clock_set", by="+1:00:00"), ask=[59, 60, 120])
    before, set_, after = told["answers"]
    assert [answer["view"]["elapsed_ms"] for answer in told["answers"]] == [59_000, 60_000, 120_000]
    assert (before["wall_clock"], set_["wall_clock"]) == ("2026-11-17T10:00:59.000Z", "2026-11-17T11:01:00.000Z")
    assert after["view"]["ends"] == "2026-11-17T11:20:00.000Z"
    assert after["view"]["question"] is None


def test_a_stall_is_asked_about(replay):
    told = replay(at(0, "start"), at(60, "stall", **{"for": 45}), ask=[105])
    assert told["answers"][0]["view"]["question"]["cause"] == "stopped"


def test_sleep_that_the_system_does_not_tell_of_is_found_by_the_wall_clock(replay):
    told = replay(at(0, "start"), at(60, "sleep", **{"for": 600}), ask=[660], sleep_is_known=False)
    view = told["answers"][0]["view"]
    assert (view["elapsed_ms"], view["question"]["cause"]) == (660_000, "slept")


def test_a_step_that_moves_on_by_itself_does_so_at_its_own_moment(replay):
    steps = [{"id": "a", "minutes": 1, "auto_advance": True}, {"id": "b", "minutes": 5}]
    told = replay(at(0, "start"), ask=[59.999, 60, 60.001], plan={"steps": steps})
    assert [answer["view"]["step"]["id"] for answer in told["answers"]] == ["a", "b", "b"]
    assert told["answers"][2]["view"]["elapsed_ms"] == 1


def late(*events, **more):
    """Let the first step run two minutes over, then do what is given."""
    return [at(0, "start"), at(420, "next"), at(420, "next"), *events]


def test_a_late_hour_is_offered_plans_and_one_is_taken_and_taken_back(replay):
    told = replay(*late(at(450, "apply", offer=1), at(480, "undo")), ask=[440, 450, 480])
    before, taken, back = [answer["view"] for answer in told["answers"]]
    best = before["catch_up"]["offers"][0]
    assert (before["behind_ms"], best["residual_ms"]) == (120_000, 0)
    assert sum(each["by_ms"] for each in best["adjustments"]) == -120_000
    assert taken["behind_ms"] == 0
    assert taken["undo"].startswith("Catch up")
    assert back["behind_ms"] == 120_000
    adds_up(taken["ledger"])


def test_all_may_be_taken_from_one_step(replay):
    view = replay(*late(at(450, "apply", **{"from": "b"})))["final"]["view"]
    assert [line["trimmed_ms"] for line in view["ledger"]["lines"]] == [0, 120_000, 0]


def test_a_protected_step_gives_only_when_it_is_allowed(replay):
    steps = [*STEPS[:2], {"id": "c", "minutes": 5, "at_least": 2, "protected": True}]
    asked = {"from": "c"}
    told = replay(
        *late(at(450, "apply", **asked), at(460, "apply", allow_protected=True, **asked)), plan={"steps": steps}
    )
    assert [event["done"] for event in told["events"][-2:]] == [False, True]
    assert "protected" in told["events"][-2]["refused"]


def test_an_offer_that_is_not_there_is_refused(replay):
    told = replay(at(0, "start"), at(10, "apply", offer=3), at(20, "apply", offer="spread"))
    assert [event["refused"] for event in told["events"][1:]] == ["There is no such offer now."] * 2


def test_the_gap_before_what_comes_next_may_be_borrowed(replay):
    told = replay(*late(), after={"title": "Lunch", "at": "+40:00"}, end="+20:00")
    kinds = [offer["kind"] for offer in told["final"]["view"]["catch_up"]["offers"]]
    assert "borrow_gap" in kinds


def test_a_plan_that_crosses_a_hard_end_says_so(replay):
    steps = [{"id": "a", "minutes": 5}, {"id": "b", "minutes": 1}]
    told = replay(at(0, "start"), at(600, "next"), plan={"steps": steps}, end="+6:00", hard_end=True)
    offers = told["final"]["view"]["catch_up"]["offers"]
    assert {offer["past_hard_end_ms"] for offer in offers} == {300_000}


def test_nothing_is_offered_before_the_room_is_open_or_after_the_end(replay):
    told = replay(at(10, "start"), at(900, "finish"), ask=[0, 900])
    assert [answer["view"]["catch_up"] for answer in told["answers"]] == [None, None]


def test_turns_go_round_the_people_of_the_plan(replay):
    plan = {"steps": [{"id": "a", "minutes": 6, "repeat": "per_person"}], "people": ["Ana", "Ben", "Cleo"]}
    told = replay(at(0, "start"), at(0, "turns"), at(120, "next_turn"), plan=plan, ask=[60, 120])
    first, second = [answer["view"]["turn"] for answer in told["answers"]]
    assert (first["name"], first["next"], first["of"], first["remaining_ms"]) == ("Ana", "Ben", 3, 60_000)
    assert (second["name"], second["number"]) == ("Ben", 2)


def test_turns_drawn_by_the_same_lot_come_in_the_same_order(replay):
    def order(seed):
        names = ["Ana", "Ben", "Cleo", "Dan", "Eve"]
        told = replay(at(0, "start"), at(0, "turns", names=names, order="lot", seed=seed))
        turn = told["final"]["view"]["turn"]
        return [turn["name"], *turn["waiting"]]

    assert order(7) == order(7)
    assert sorted(order(7)) == ["Ana", "Ben", "Cleo", "Dan", "Eve"]


def test_steps_are_named_by_id_or_by_number(replay):
    told = replay(at(0, "start"), at(1, "add", by="2:00", step=2), at(2, "add", by="2:00", step="b"))
    assert [line["granted_ms"] for line in told["final"]["view"]["ledger"]["lines"]] == [0, 240_000, 0]


def test_a_plan_may_be_a_protocol_of_the_library(replay):
    told = replay(at(0, "start"), plan={"protocol": "consultancy", "minutes": 30})
    assert told["final"]["view"]["ledger"]["totals"]["planned_ms"] == 30 * 60_000


def test_what_is_asked_at_the_moment_of_an_event_is_answered_after_it(replay):
    assert replay(at(0, "start"), at(60, "pause"), ask=[60])["answers"][0]["view"]["phase"] == "paused"


def test_the_hour_may_be_written_as_toml(run, tmp_path):
    path = tmp_path / "hour.toml"
    path.write_text('start = "2026-11-17T10:00:00Z"\nask = ["+1:00"]\n[plan]\nsteps = [{minutes = 5}]\n', "utf-8")
    assert run("replay", path, "--json").json["answers"][0]["view"]["phase"] == "not_open"


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ({"at": 0, "do": "strat"}, ["Event 2", "do", "Did you mean start"]),
        ({"at": 0, "do": "skip", "step": "b"}, ["Event 2", "Did you mean drop"]),
        ({"at": 0}, ["Event 2", "do", "missing"]),
        ({"at": "noon", "do": "next"}, ["Event 2", "“at”", "+12:30", "“noon”"]),
        ({"at": -5, "do": "next"}, ["Event 2", "start"]),
        ({"at": 0, "do": "add"}, ["Event 2", "“by”", "missing"]),
        ({"at": 0, "do": "add", "by": "lots"}, ["Event 2", "“by”", "2:30"]),
        ({"at": 0, "do": "add", "by": 60, "step": "z"}, ["Event 2", "“step”", "a, b, c"]),
        ({"at": 0, "do": "next", "stepp": 1}, ["Event 2", "stepp"]),
        ({"at": 0, "do": "sleep", "for": 0}, ["Event 2", "“for”", "above zero"]),
        ({"at": 0, "do": "answer", "as": "yes"}, ["Event 2", "“as”", "“count”"]),
        ({"at": 0, "do": "replace", "with": {"do": "undo"}}, ["Event 2", "“with”"]),
        ({"at": 0, "do": "replace", "with": "next"}, ["Event 2", "“with”", "braces"]),
        ("next", ["Event 2", "braces"]),
        ({"at": True, "do": "next"}, ["Event 2", "“at”"]),
        ({"at": 0, "do": ["next"]}, ["Event 2", "do"]),
    ],
)
def test_a_fault_in_an_event_names_it_and_says_what_to_write(refused, event, says):
    sentence = refused({"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "events": [at(0, "start"), event]})
    assert all(part in sentence for part in says), sentence


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("{", "line 1"),
        ("[]", "braces"),
        ('{"start": 1, "start": 2}', "twice"),
        ('{"start": NaN}', "NaN"),
        ({"plan": {"steps": STEPS}}, "“start” is missing"),
        ({"start": "today", "plan": {"steps": STEPS}}, "2026-11-17T10:00:00Z"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": []}}, "no steps"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": [{"minutes": 0}]}}, "Step 1"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": [{"minutes": 5, "at_least": 6}]}}, "from 1 to 5"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": [STEPS[0], STEPS[0]]}}, "stands twice"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"protocol": "consultency"}}, "Did you mean consultancy?"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "asks": []}, "Did you mean ask?"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "ask": ["soon"]}, "ask"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "ask": "+1:00"}, "a list of moments"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "hard_end": True}, "no “end”"),
        ({"start": "2026-11-17T10:00:00Z", "plan": {"protocol": "consultancy", "minutes": 7}}, "7 min cannot be met"),
        (
            {"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "events": [at(9, "start"), at(8, "next")]},
            "Event 2 comes before event 1",
        ),
        (
            {
                "start": "2026-11-17T10:00:00Z",
                "plan": {"steps": STEPS},
                "events": [at(0, "start"), at(9, "sleep", **{"for": 60}), at(10, "next")],
            },
            "Event 3 falls into event 2",
        ),
        ("[" * 100_000, "deeply"),
        (" " * 1_000_001, "larger than the 1 MB"),
        (
            {"start": "2026-11-17T10:00:00Z", "plan": {"steps": STEPS}, "events": [at(0, "next")] * 5_001},
            "at most 5000",
        ),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_in_one_sentence(refused, told, says):
    assert says in refused(told)
