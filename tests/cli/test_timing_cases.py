"""Hours worked out by hand, in ``timing_cases/*.json``, against what ``replay --json`` answers from outside.

A case has ``events`` as ``[at, do, {more keys}]``, its sums in words under ``by_hand``, and what is expected.
Lengths are minutes and seconds with a sign, moments are times of day in UTC; ledger lines are named by their step.
"""

import json
from pathlib import Path

import pytest

CASES = [
    pytest.param(told["plan"], case, id=f"{path.stem}: {case['rule']}")
    for path in sorted((Path(__file__).parent / "timing_cases").glob("*.json"))
    for told in [json.loads(path.read_text(encoding="utf-8"))]
    for case in told["cases"]
]
NOT_OURS = ("rule", "by_hand", "events", "expect", "refused", "proposed")
SPANS = ("planned", "granted", "trimmed", "unused", "left", "over", "ran", "paused", "waited", "wall", "allotted")
WHOLE = ("elapsed", "remaining", "over", "behind", "paused_for", "waiting_for", "allotted", "accepted")


def ms(written):
    """Read ``-1:02:03`` or ``0:54``."""
    sign = -1 if written.startswith("-") else 1
    total = 0.0
    for part in written.lstrip("-").split(":"):
        total = total * 60 + float(part)
    return sign * round(total * 1000)


def told_as_file(plan, case):
    events = [{"at": at, "do": do} | (more[0] if more else {}) for at, do, *more in case["events"]]
    asked = [each["at"] for each in case["expect"]]
    more = {key: value for key, value in case.items() if key not in NOT_OURS}
    return {"start": "2026-11-17T10:00:00Z", "plan": plan} | more | {"events": events, "ask": asked}


def offer_as_written(offer):
    return {
        "kind": offer["kind"],
        "gives": {each["step"]: each["by_ms"] for each in offer["adjustments"]},
        "drops": offer["drops"],
        "residual": offer["residual_ms"],
        "past_hard_end": offer["past_hard_end_ms"],
        "needs_yes": offer["needs_yes"],
    }


def check_offer(offer, expected):
    seen = offer_as_written(offer)
    for key, value in expected.items():
        if key == "gives":
            assert seen["gives"] == {step: ms(by) for step, by in value.items()}
        else:
            assert seen[key] == (ms(value) if key in ("residual", "past_hard_end") else value), key


def check_line(line, expected):
    for key, value in expected.items():
        if key == "intervals":
            spans = [[each["from_ms"], each["to_ms"]] for each in line["intervals"]]
            base = spans[0][0]
            assert [[None if at is None else at - base for at in span] for span in spans] == [
                [None if at is None else ms(at) for at in span] for span in value
            ]
        else:
            assert line[f"{key}_ms" if key in SPANS else key] == (ms(value) if key in SPANS else value), key


def check_question(question, expected):
    if expected is None:
        assert question is None
        return
    assert question is not None
    lengths = {key: value if key == "cause" else ms(value) for key, value in expected.items()}
    assert {key: question[key if key == "cause" else f"{key}_ms"] for key in expected} == lengths


def check_turn(turn, expected):
    for key, value in expected.items():
        assert turn["remaining_ms" if key == "remaining" else key] == (ms(value) if key == "remaining" else value), key


def check_view(view, expected):
    for key, value in expected.items():
        if key in WHOLE:
            assert view[f"{key}_ms"] == ms(value), key
        elif key in ("ends", "agreed_end", "started", "step_ends"):
            assert view[key][11:19] == value, key
        elif key == "step" and value:
            assert view["step"]["id"] == value
        elif key == "room":
            assert view["room"]["shown"] == value
        elif key == "totals":
            assert {name: view["ledger"]["totals"][f"{name}_ms"] for name in value} == {
                name: ms(span) for name, span in value.items()
            }
        elif key == "lines":
            found = {line["id"]: line for line in view["ledger"]["lines"]}
            for step, line in value.items():
                check_line(found[step], line)
        elif key == "question":
            check_question(view["question"], value)
        elif key == "turn":
            check_turn(view["turn"], value)
        elif key == "kinds":
            assert [offer["kind"] for offer in view["catch_up"]["offers"]] == value
        elif key == "headline":
            assert view["catch_up"]["headline"] == value
        elif key in ("offers", "from_one"):
            found = {
                "offers": {offer["kind"]: offer for offer in view["catch_up"]["offers"]},
                "from_one": {offer["adjustments"][0]["step"]: offer for offer in view["catch_up"]["from_one"]},
            }[key]
            for name, offer in value.items():
                check_offer(found[name], offer)
        else:
            assert view[key] == value, key


def adds_up(ledger):
    for line in (*ledger["lines"], ledger["totals"]):
        used = sum(line[f"{key}_ms"] for key in ("planned", "granted", "over"))
        used -= sum(line[f"{key}_ms"] for key in ("trimmed", "unused", "left"))
        whole = line["ran_ms"] if "ran_ms" in line else line["wall_ms"] - line["paused_ms"] - line["waited_ms"]
        assert used == whole


@pytest.mark.parametrize(("plan", "case"), CASES)
def test_an_hour_worked_out_by_hand(run, tmp_path, plan, case):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(told_as_file(plan, case)), encoding="utf-8")
    ended = run("replay", path, "--json")
    assert (ended.code, ended.err) == (0, "")
    told = ended.json
    refused = {str(event["event"]): event["refused"] for event in told["events"] if not event["done"]}
    assert refused == case.get("refused", {})
    if "proposed" in case:
        assert [event["proposed"] for event in told["events"] if "proposed" in event] == case["proposed"]
    for answer, expected in zip(told["answers"], case["expect"], strict=True):
        assert answer["program"] == expected.get("program", "awake")
        if answer["view"] is not None:
            adds_up(answer["view"]["ledger"])
            check_view(answer["view"], {key: value for key, value in expected.items() if key != "at"})
