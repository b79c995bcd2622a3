"""``handout``: one sentence typed, one Word file written, and one sentence back when it cannot be."""

from __future__ import annotations

import pytest
from docx import Document  # noqa: TID253 - tests read what was written

from consultancy.documents.summary_model import PageSize
from consultancy.model.time import Utc

LETTER_WIDE = 12240 * 635


@pytest.fixture
def here(folder):
    """Name a data folder in which nothing was ever kept."""
    folder.mkdir()
    return ("--data-dir", folder)


def words(path) -> str:
    document = Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_handout_with_clock_times_needs_a_start_alone(run, here, tmp_path, folder):
    path = tmp_path / "consultancy.docx"
    ended = run("handout", "consultancy", "--minutes", 45, "--start", "10:00", "--out", path, *here)
    assert (ended.code, ended.out) == (0, f"{path}\n")
    told = words(path)
    assert "45 minutes · 10:00 to 10:45 · 4–10 people" in told
    assert "10:11\n5\nClarifying questions" in told
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("handout", "Who speaks, who listens"),
        ("script", "Thank you for bringing this."),
        ("catcher", "The focus question, as it is put now"),
        ("cards", "“Who has not spoken yet?”"),
    ],
)
def test_each_kind_is_written(run, here, tmp_path, kind, expected):
    path = tmp_path / f"{kind}.docx"
    assert run("handout", "consultancy", "--kind", kind, "--out", path, *here).code == 0
    assert expected in words(path)


def test_a_start_with_its_day_prints_the_day(run, here, tmp_path):
    path = tmp_path / "dated.docx"
    run("handout", "consultancy", "--start", "2026-11-17T10:00", "--out", path, *here)
    assert "17 November 2026, 10:00 to 10:45" in words(path)


def test_people_take_turns(run, here, tmp_path):
    path = tmp_path / "troika.docx"
    run("handout", "troika", "--people", 4, "--out", path, *here)
    assert "Four turns of" in words(path)


@pytest.mark.parametrize("page", list(PageSize))
def test_the_paper_may_be_named(run, here, tmp_path, page):
    path = tmp_path / "paper.docx"
    run("handout", "consultancy", "--page", page, "--out", path, *here)
    assert (Document(path).sections[0].page_width == LETTER_WIDE) is (page is PageSize.LETTER)


def test_a_planned_consultancy_is_printed_by_how_its_id_begins(run, workspace, folder, tmp_path):
    opened = workspace()
    held = opened.preparation.create("Why do our advisories stop?")
    opened.preparation.choose_protocol(held.id, "tuning", 45)
    opened.preparation.set_start(held.id, Utc(1_794_909_600_000))
    opened.close()
    path = tmp_path / "planned.docx"
    assert run("handout", "--consultancy", held.id[:12], "--out", path, "--data-dir", folder).code == 0
    assert "Why do our advisories stop?" in words(path)
    assert "17 November 2026" in words(path)


def test_the_nearest_key_is_named_where_consultancies_are_kept_too(run, workspace, folder, tmp_path):
    workspace().close()
    sentence = run("handout", "tunin", "--out", tmp_path / "x.docx", "--data-dir", folder).sentence
    assert "Did you mean tuning?" in sentence


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("tunin",), "Did you mean tuning?"),
        (("--consultancy", "nobody"), "There is no consultancy “nobody” here."),
        (("consultancy", "--minutes", 5), "The floors add up to"),
        (("consultancy", "--minutes", 0), "between 1 and"),
        (("consultancy", "--start", "soon"), "“10:00”"),
        (("troika", "--people", 0), "Between 1 and 60 people"),
        (("--consultancy", "nobody", "--people", 3), "leave --people out"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(run, here, tmp_path, typed, expected):
    assert expected in run("handout", *typed, "--out", tmp_path / "x.docx", *here).sentence
    assert not (tmp_path / "x.docx").exists()


def test_only_word_is_written(run, here, tmp_path):
    assert ".docx" in run("handout", "consultancy", "--out", tmp_path / "x.pdf", *here).sentence


@pytest.mark.parametrize(
    "typed", [(), ("consultancy", "--consultancy", "x"), ("consultancy", "--kind", "poster"), ("consultancy",)]
)
def test_a_wrong_usage_says_how_it_is_typed(run, typed, tmp_path):
    out = () if typed == ("consultancy",) else ("--out", tmp_path / "x.docx")
    ended = run("handout", *typed, *out)
    assert ended.code == 2
    assert "usage:" in ended.err
