"""Choosing, importing and exporting protocols without a screen."""

import pytest

from consultancy.resources import resource

TUNING = resource("protocols", "tuning.toml").read_text("utf-8")


@pytest.fixture
def ours(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text("# mine\n" + TUNING.replace('key = "tuning"', 'key = "ours"'), "utf-8")
    return path


def test_suggest_gives_three_with_a_reason_each(run):
    typed = ["protocol", "suggest", "--have", "dilemma", "--minutes", "45", "--people", "7"]
    found = run(*typed, "--json").json
    assert found[0]["key"] == "consultancy"
    assert len(found) == 3
    told = run(*typed).out
    assert all(each["reason"] in told and each["name"] in told for each in found)


@pytest.mark.parametrize(("minutes", "people"), [(0, 7), (481, 7), (45, 0), (45, -3), (45, 501)])
def test_suggest_refuses_what_no_room_has(run, minutes, people):
    assert run("protocol", "suggest", "--have", "data", f"--minutes={minutes}", f"--people={people}").sentence


def test_suggest_says_what_one_can_have(run):
    told = run("protocol", "suggest", "--have", "nonsense", "--minutes", "45", "--people", "7")
    assert told.code == 2
    assert "dilemma" in told.err


def test_an_import_is_shown_first_and_kept_with_yes(run, ours, folder):
    told = run("protocol", "import", ours, "--data-dir", folder)
    assert (told.code, "not here yet" in told.out, "--yes" in told.out) == (0, True, True)
    assert not folder.exists()
    assert "Kept as ours." in run("protocol", "import", ours, "--yes", "--data-dir", folder).out
    assert "already here" in run("protocol", "import", ours, "--data-dir", folder).out
    assert "ours" in {card["key"] for card in run("protocol", "list", "--json", "--data-dir", folder).json}
    assert run("protocol", "show", "ours", "--json", "--data-dir", folder).json["name"] == "Tuning protocol"
    assert "ours" not in {card["key"] for card in run("protocol", "list", "--json").json}


def test_what_would_change_is_told_step_by_step(run, ours, folder):
    run("protocol", "import", ours, "--yes", "--data-dir", folder)
    ours.write_text(ours.read_text("utf-8").replace('title = "Introduction"', 'title = "<b>Hello</b>"'), "utf-8")
    told = run("protocol", "import", ours, "--data-dir", folder).out
    assert "would replace it" in told
    assert "changed (title)" in told


def test_an_export_is_the_file_as_it_is_kept(run, ours, folder, tmp_path):
    run("protocol", "import", ours, "--yes", "--data-dir", folder)
    assert run("protocol", "export", "ours", "--out", tmp_path / "out.toml", "--data-dir", folder).code == 0
    assert (tmp_path / "out.toml").read_bytes() == ours.read_bytes()
    run("protocol", "export", "tuning", "--out", tmp_path / "tuning.toml", "--data-dir", folder)
    assert (tmp_path / "tuning.toml").read_text("utf-8") == TUNING


def test_an_export_of_nothing_is_refused(run, folder, tmp_path):
    assert run("protocol", "export", "nothing", "--out", tmp_path / "x.toml", "--data-dir", folder).sentence
    assert not (tmp_path / "x.toml").exists()


@pytest.mark.parametrize("name", ["gone.toml", "<b>gone</b>.toml", "."])
def test_a_file_that_cannot_be_read_is_refused(run, folder, tmp_path, name):
    assert run("protocol", "import", tmp_path / name, "--yes", "--data-dir", folder).sentence
    assert not folder.exists()
