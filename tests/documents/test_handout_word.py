"""Papers as Word files: against golden files, the same bytes each time, sound, and plain when printed."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile  # noqa: TID253 - tests read what was written

import pytest
from docx import Document  # noqa: TID253 - tests read what was written
from docx.oxml.ns import qn  # noqa: TID253 - tests read what was written
from openxml_audit import OpenXmlValidator

from consultancy.documents.handout import make
from consultancy.documents.handout_model import Hour, PaperKind
from consultancy.documents.handout_word import write_sheet
from consultancy.documents.summary_model import PageSize
from tests.documents.test_handout_page import hour_of, many_steps
from tests.documents.test_word import compare, readable
from tests.hostile import NAMES

SCISSORS = "ScissorsTable"


def paper(hour: Hour, kind: PaperKind) -> bytes:
    return write_sheet(make(hour, kind))


def planned() -> Hour:
    return hour_of(
        "consultancy",
        dated=True,
        title="Why do our ninth-grade advisories stop at attendance?",
        focus="What would make advisory a place where a ninth grader is known by one adult?",
        room="Room 4",
        presenter="Dana Whitfield",
        facilitator="Luis Ortega",
        group=None,
    )


@pytest.mark.parametrize("kind", list(PaperKind))
def test_papers_are_the_golden_ones(kind) -> None:
    compare(f"paper_{kind}.xml", readable(paper(planned(), kind)))


def test_turns_are_the_golden_ones() -> None:
    compare("paper_turns.xml", readable(paper(hour_of("troika", people=("Ana", "Ben", "Cleo")), PaperKind.HANDOUT)))


@pytest.mark.parametrize("kind", list(PaperKind))
def test_equal_hours_give_equal_bytes(kind) -> None:
    assert paper(planned(), kind) == paper(planned(), kind)


@pytest.mark.parametrize("page", list(PageSize))
@pytest.mark.parametrize("kind", list(PaperKind))
@pytest.mark.parametrize("key", ["consultancy", "what_so_what", "gallery_walk", "many"])
def test_a_validator_finds_nothing(tmp_path, key, kind, page) -> None:
    hour = many_steps(25) if key == "many" else hour_of(key)
    path = tmp_path / "made.docx"
    path.write_bytes(paper(replace(hour, page=page), kind))
    assert OpenXmlValidator().validate(path).errors == []


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.CARDS])
def test_every_table_has_a_header_row_that_repeats_and_no_row_breaks(kind) -> None:
    for table in Document(BytesIO(paper(hour_of("what_so_what"), kind))).tables:
        rows = [row._tr.trPr for row in table.rows]
        assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.CARDS])
def test_no_table_has_vertical_lines(kind) -> None:
    with ZipFile(BytesIO(paper(planned(), kind))) as packed:
        body, styles = (packed.read(f"word/{part}.xml").decode() for part in ("document", "styles"))
    used = set(re.findall(r'<w:tblStyle w:val="(\w+)"', body))
    assert "tblBorders" not in body
    for style in used:
        look = re.search(rf'w:styleId="{style}">.*?</w:style>', styles, re.DOTALL)
        assert look
        assert not re.search(r'<w:(insideV|left|right) w:val="single"', look[0])


def test_words_to_say_stand_behind_a_bar_that_prints() -> None:
    with ZipFile(BytesIO(paper(planned(), PaperKind.SCRIPT))) as packed:
        styles = packed.read("word/styles.xml").decode()
    spoken = re.search(r'w:styleId="Spoken">.*?</w:style>', styles, re.DOTALL)
    assert spoken
    assert '<w:left w:val="single" w:sz="30"' in spoken[0]


def test_cards_are_ruled_for_scissors_alone() -> None:
    (table,) = Document(BytesIO(paper(planned(), PaperKind.CARDS))).tables
    assert table._tbl.tblPr.find(qn("w:tblStyle")).get(qn("w:val")) == SCISSORS


def test_the_file_says_who_made_it_and_when() -> None:
    properties = Document(BytesIO(paper(planned(), PaperKind.HANDOUT))).core_properties
    assert properties.author == "Luis Ortega"
    assert properties.title == "Why do our ninth-grade advisories stop at attendance?"
    assert properties.created.isoformat().startswith("2026-11-17T10:00")


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_whatever_people_typed_is_shown_as_text(tmp_path, name) -> None:
    hour = replace(planned(), title=name, focus=name, room=name, presenter=name, facilitator=name)
    path = tmp_path / "made.docx"
    path.write_bytes(paper(hour, PaperKind.HANDOUT))
    assert OpenXmlValidator().validate(path).errors == []
