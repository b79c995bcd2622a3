"""Where an hour stands, from the times typed after a command."""

import pytest

from tests.cli.test_replay import adds_up

TYPED = ("plan", "--protocol", "consultancy", "--minutes", 45, "--elapsed", "3:10,10:22")


def test_elapsed_and_running_times_give_the_ledger_and_the_end(run):
    told = run(*TYPED, "--running", "3:40", "--end", "+45", "--start", "2026-11-17T10:00:00Z", "--json").json
    adds_up(told["ledger"])
    assert [line["ran_ms"] for line in told["ledger"]["lines"][:4]] == [190_000, 622_000, 220_000, 0]
    assert told["now"] == "2026-11-17T10:17:12.000Z"
    assert told["agreed_end"] == "2026-11-17T10:45:00.000Z"
    assert told["behind_ms"] == (10 + 142) * 1000
    assert told["phase"] == "running"


def test_without_a_running_time_the_next_step_is_armed(run):
    told = run(*TYPED, "--json").json
    assert (told["phase"], told["number"], told["elapsed_ms"]) == ("armed", 3, 0)


def test_without_a_start_it_is_now(run, clock):
    from consultancy.commands.consultancies import in_utc

    assert run(*TYPED, "--running", "3:40", "--json").json["now"] == in_utc(clock.read().utc)


def test_an_agreed_end_may_be_a_time_of_day(run):
    told = run(*TYPED, "--start", "2026-11-17T10:00:00Z", "--end", "10:40", "--json").json
    assert told["agreed_end"] == "2026-11-17T10:40:00.000Z"


def test_the_ledger_is_printed_with_a_sum_and_how_late_it_is(run):
    told = run(*TYPED, "--running", "3:40", "--start", "2026-11-17T10:00:00Z")
    assert told.code == 0
    assert "still to come" in told.out
    assert "2:32 late" in told.out


def test_a_plan_may_come_from_a_file(run, tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text('name = "Small"\nsteps = [{title = "One", minutes = 5}, {title = "Two", minutes = 5}]\n', "utf-8")
    told = run("plan", "--plan", path, "--elapsed", "5:00,5:00", "--json").json
    assert (told["phase"], told["behind_ms"]) == ("finished", 0)


def test_a_step_that_moves_on_by_itself_took_as_long_as_was_said(run, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text('{"steps": [{"minutes": 1, "auto_advance": true}, {"minutes": 5}]}', "utf-8")
    told = run("plan", "--plan", path, "--elapsed", "3:00", "--json").json
    assert [line["ran_ms"] for line in told["ledger"]["lines"]] == [180_000, 0]


@pytest.mark.parametrize(
    ("option", "typed"),
    [
        ("--elapsed", "3:10,ten"),
        ("--running", "-1:00"),
        ("--end", "later"),
        ("--start", "25:00"),
        ("--elapsed", "3:75"),
    ],
)
def test_a_time_that_cannot_be_read_is_refused_with_what_to_write(run, option, typed):
    sentence = run("plan", "--protocol", "consultancy", f"{option}={typed}").sentence
    assert option in sentence
    assert "write" in sentence


def test_more_times_than_steps_are_refused(run):
    assert "7 steps" in run("plan", "--protocol", "consultancy", "--elapsed", ",".join(["1:00"] * 8)).sentence


def test_a_plan_needs_a_protocol_or_a_file(run):
    assert run("plan").code == 2


def test_plans_to_catch_up_are_offered_in_a_line_each(run):
    told = run(*TYPED, "--running", "3:40", "--start", "2026-11-17T10:00:00Z", "--end", "+45")
    assert "1  Shorten “Group discussion”: 12 → 9½ min" in told.out


def test_protected_steps_give_only_when_that_is_said(run):
    typed = ("plan", "--protocol", "consultancy", "--minutes", 45, "--elapsed", "30:00", "--end", "+45", "--json")

    def residual(*more):
        return run(*typed, *more).json["catch_up"]["offers"][0]["residual_ms"]

    assert residual("--allow-protected") < residual()


def test_a_time_left_empty_is_refused_and_not_passed_over(run):
    assert "--elapsed" in run("plan", "--protocol", "consultancy", "--elapsed", "3:10,,10:22").sentence


def test_an_end_cannot_be_fixed_without_an_end(run):
    assert "--end" in run("plan", "--protocol", "consultancy", "--hard-end").sentence
