"""Rehearsals in which something goes wrong: each trouble leaves its mark in the ledger or the notes."""

import json

import pytest

from consultancy import cli
from consultancy.clock import FakeClock
from consultancy.commands.protocols import library
from consultancy.rehearsal_troubles import Trouble
from consultancy.workspace import open_workspace

ALL = ",".join(Trouble)
SUM = ("granted_ms", "over_ms", "paused_ms", "waited_ms")


@pytest.fixture
def rehearse(capsys):
    """Give a function that rehearses and gives the answer."""

    def rehearse(trouble, *more):
        capsys.readouterr()
        typed = ["rehearse", "--trouble", trouble, "--seed", "7", "--json", *map(str, more)]
        assert cli.main(typed, window=None, draw=None, clock=FakeClock()) == 0
        return json.loads(capsys.readouterr().out)

    return rehearse


def step_of(answer, trouble):
    struck = next(each for each in answer["troubles"] if each["trouble"] == trouble)
    return struck, next(step for step in answer["steps"] if step["id"] == struck["step"])


@pytest.mark.parametrize("key", [card.key for card in library().cards()])
def test_the_ledger_adds_up_whatever_goes_wrong(rehearse, key):
    answer = rehearse(ALL, "--protocol", key)
    totals = answer["totals"]
    gained = sum(totals[name] for name in SUM)
    assert totals["planned_ms"] + gained - totals["trimmed_ms"] - totals["unused_ms"] == totals["wall_ms"]
    assert {each["trouble"] for each in answer["troubles"]} == set(Trouble)


def test_a_late_start_is_met_with_a_plan_that_trims_a_step(rehearse):
    answer = rehearse("late-start")
    struck, __ = step_of(answer, "late-start")
    assert struck["lasted_ms"] >= 120_000
    assert struck["plan"]
    assert answer["totals"]["trimmed_ms"] > 0


def test_an_over_talker_runs_the_step_over(rehearse):
    struck, step = step_of(rehearse("over-talker"), "over-talker")
    assert step["over_ms"] == struck["lasted_ms"]


@pytest.mark.parametrize("trouble", ["tears", "power-cut"])
def test_what_stops_the_hour_is_a_pause_in_the_ledger(rehearse, trouble):
    struck, step = step_of(rehearse(trouble), trouble)
    assert step["paused_ms"] >= struck["lasted_ms"]


def test_advice_in_the_questions_is_written_down_in_that_step(rehearse, tmp_path):
    folder = tmp_path / "data"
    answer = rehearse("advice", "--data-dir", folder)
    struck, __ = step_of(answer, "advice")
    workspace = open_workspace(folder, FakeClock())
    notes = [note for note in workspace.notes.of(answer["consultancy"]) if note.step == struck["step"]]
    sample = workspace.preparation.get(answer["consultancy"]).sample
    workspace.close()
    assert any("Advice dressed as a question" in note.text for note in notes)
    assert sample


def test_the_same_seed_goes_wrong_in_the_same_way(rehearse):
    first, second = rehearse(ALL), rehearse(ALL)
    assert (first["steps"], first["troubles"]) == (second["steps"], second["troubles"])


def test_without_trouble_nothing_is_told_of_any(rehearse):
    assert rehearse("")["troubles"] == []


def test_a_trouble_that_does_not_exist_is_wrong_usage_with_the_nearest_one(capsys):
    typed = ["rehearse", "--trouble", "late-strat"]
    assert cli.main(typed, window=None, draw=None, clock=FakeClock()) == 2
    assert "Did you mean late-start?" in capsys.readouterr().err
