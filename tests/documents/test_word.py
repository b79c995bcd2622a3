"""The Word file: its parts against golden files, the same bytes each time, read back, and hostile text."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile  # noqa: TID253 - tests read what was written

import pytest
from docx import Document  # noqa: TID253 - tests read what was written
from docx.oxml.ns import qn  # noqa: TID253 - tests read what was written
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # noqa: TID253 - tests read what was written
from openxml_audit import OpenXmlValidator

from consultancy.documents import house_template, word
from consultancy.documents.house_template import build
from consultancy.documents.plain import markdown, plain_text
from consultancy.documents.summary_model import Bullets, DocumentKind, PageSize, Paragraph, Section, Summary, Table
from consultancy.documents.word import TEMPLATE, write
from consultancy.documents.worksheet import write_worksheet
from consultancy.model.time import Utc

GOLDEN = Path(__file__).parent / "golden"
SHOWN = ("word/document.xml", "word/header.xml", "word/footer.xml", "docProps/core.xml")


def make(kind: str, hour) -> bytes:
    if kind == "worksheet":
        return write_worksheet(hour.consultancy, PageSize.LETTER)
    return write(hour.memo() if kind == "memo" else hour.record())


def readable(data: bytes) -> str:
    """Write the parts that differ from document to document, one element a line."""
    parser = etree.XMLParser(remove_blank_text=True)
    parts = []
    with ZipFile(BytesIO(data)) as packed:
        for name in SHOWN:
            root = etree.fromstring(packed.read(name), parser)
            etree.cleanup_namespaces(root)
            parts.append(f"=== {name}\n{etree.tostring(root, pretty_print=True, encoding='unicode')}")
    return "\n".join(parts)


def compare(name: str, text: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    kept = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(kept.splitlines(), text.splitlines(), f"golden/{name}", "made now", lineterm="")
    assert kept == text, "UPDATE_GOLDEN=1 renews it, once the change is meant:\n" + "\n".join(difference)


@pytest.mark.parametrize("kind", ["memo", "record", "worksheet"])
def test_word_parts_are_the_golden_ones(hour, kind) -> None:
    compare(f"{kind}.xml", readable(make(kind, hour)))


@pytest.mark.parametrize("kind", ["memo", "record"])
def test_text_copies_are_the_golden_ones(hour, kind) -> None:
    summary = hour.memo() if kind == "memo" else hour.record()
    compare(f"{kind}.md", markdown(summary))
    compare(f"{kind}.txt", plain_text(summary))


def test_the_template_kept_is_the_one_its_script_makes() -> None:
    assert TEMPLATE.read_bytes() == build()


def test_the_script_writes_the_template_where_documents_read_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(word, "TEMPLATE", tmp_path / "house.docx")
    house_template.main()
    assert (tmp_path / "house.docx").read_bytes() == build()


@pytest.mark.parametrize("kind", ["memo", "record", "worksheet"])
def test_equal_input_gives_equal_bytes(hour, kind) -> None:
    assert make(kind, hour) == make(kind, hour)


@pytest.mark.parametrize("page", list(PageSize))
@pytest.mark.parametrize("kind", ["memo", "record", "worksheet", "empty"])
def test_a_validator_finds_nothing(hour, tmp_path, kind, page) -> None:
    held = hour.but(page=page)
    data = write(held.but(notes=(), commitments=(), ledger=None).memo()) if kind == "empty" else make(kind, held)
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    assert OpenXmlValidator().validate(path).errors == []


def test_headings_are_real_headings(hour) -> None:
    document = Document(BytesIO(write(hour.record())))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "Subtitle"} <= set(styles)
    memo = Document(BytesIO(write(hour.memo())))
    bulleted = [paragraph.text for paragraph in memo.paragraphs if paragraph.style.name == "List Bullet"]
    assert "Who could stop doing something, to free an hour?" in bulleted


def test_every_table_has_a_header_row_that_repeats_and_no_row_breaks(hour) -> None:
    for summary in (hour.memo(), hour.record()):
        for table in Document(BytesIO(write(summary))).tables:
            rows = [row._tr.trPr for row in table.rows]
            assert [row.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
            assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_a_short_table_stays_on_one_page_and_a_long_one_may_break() -> None:
    for count, kept in ((10, 9), (11, 0)):
        rows = tuple((f"Row {at}",) for at in range(count))
        table = Document(BytesIO(write(_summary(Section("Rows", (Table(("What",), rows, (1.0,)),)))))).tables[0]
        held = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[1:]]
        assert held.count(True) == kept


def test_a_row_longer_than_a_page_may_break() -> None:
    rows = (("x" * 5_000,),)
    document = Document(BytesIO(write(_summary(Section("Long", (Table(("What",), rows, (1.0,)),))))))
    assert document.tables[0].rows[1]._tr.trPr is None


def test_title_author_dates_and_language_are_set(hour) -> None:
    properties = Document(BytesIO(write(hour.memo()))).core_properties
    assert properties.title == "Why do our ninth-grade advisories stop at attendance?"
    assert properties.author == properties.last_modified_by == "Luis Ortega"
    assert properties.subject == "Peer consultancy memo"
    assert properties.created == properties.modified
    assert properties.created.replace(tzinfo=None) == datetime(2026, 11, 17, 10, 50)
    assert properties.language == "en-US"
    assert properties.comments == ""


@pytest.mark.parametrize(
    ("language", "page", "expected"),
    [
        ("en", PageSize.LETTER, "en-US"),
        ("en", PageSize.A4, "en-GB"),
        ("fr_CA", PageSize.A4, "fr-CA"),
        ("no such", PageSize.A4, "en-GB"),
    ],
)
def test_the_spelling_language_follows_document_and_paper(hour, language, page, expected) -> None:
    document = Document(BytesIO(write(hour.held(language=language).but(page=page).memo())))
    assert [element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))] == [expected]
    assert document.core_properties.language == expected


@pytest.mark.parametrize(("page", "width"), [(PageSize.LETTER, 8.5), (PageSize.A4, 8.27)])
def test_paper_and_tables_follow_the_page(hour, page, width) -> None:
    document = Document(BytesIO(write(hour.but(page=page).memo())))
    section = document.sections[0]
    assert round(section.page_width.inches, 2) == width
    line = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert abs(sum(column.width for column in table.columns) - line) < 20_000


def test_header_and_footer_say_for_whom_and_which_page(hour) -> None:
    section = Document(BytesIO(write(hour.memo()))).sections[0]
    assert [cell.text for cell in section.header.tables[0].rows[0].cells] == [
        "Peer consultancy memo",
        "For Dana Whitfield, Maple Valley SD. Please share only as agreed.",
    ]
    fields = re.findall(r'w:instr=" (\w+) "', etree.tostring(section.footer._element, encoding="unicode"))
    assert fields == ["PAGE", "NUMPAGES"]


def test_no_part_is_there_that_nothing_uses(hour) -> None:
    with ZipFile(BytesIO(write(hour.memo()))) as packed:
        names = packed.namelist()
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name]


def _summary(*sections: Section, **more: object) -> Summary:
    plain = Summary(
        kind=DocumentKind.MEMO,
        running_head="Head",
        addressed="For you",
        title="Title",
        byline="Byline",
        focus=None,
        sections=sections,
        footer="Footer",
        author="Author",
        made=Utc(0),
    )
    return replace(plain, **more)


HOSTILE = [
    "<img src=//host/x>",
    "a & b < c > d \" ' ]]>",
    "\x00\x07\x0b\x0c\x1b\ufffe\uffff",
    "lone \ud800 surrogate",
    "right \u202e to left",
    "שלום עולם",
    "family 👨‍👩‍👧‍👦 flag 🇨🇭",
    "line\r\nbreak\rand\ttab",
    "{{ 7 * 7 }} {page} {pages}",
    "x" * 20_000,
    " ",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_blocks_an_export(text) -> None:
    everywhere = _summary(
        Section(text, (Paragraph(text), Bullets((text,), (text,)), Table((text,), ((text,),), (1.0,), caption=text))),
        running_head=text,
        addressed=text,
        title=text,
        byline=text,
        footer=text,
        author=text,
    )
    Document(BytesIO(write(everywhere)))
    assert markdown(everywhere)
    assert plain_text(everywhere)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_what_was_written_is_what_is_read_back(text) -> None:
    from consultancy.documents.outgoing import safe

    document = Document(BytesIO(write(_summary(Section("Said", (Bullets((text,)),))))))
    assert document.paragraphs[-1].text == safe(text)


def test_a_forced_direction_ends_with_the_words_it_came_with(hour) -> None:
    turned = hour.held(dilemma=replace(hour.consultancy.dilemma, title="abc \u202edef")).memo()
    assert Document(BytesIO(write(turned))).paragraphs[0].text == "abc def"


def test_text_from_right_to_left_is_set_so() -> None:
    document = Document(BytesIO(write(_summary(Section("Said", (Paragraph("שלום"), Paragraph("1 hello")))))))
    ways = [paragraph._p.pPr.find(qn("w:bidi")) is not None for paragraph in document.paragraphs[-2:]]
    assert ways == [True, False]


def test_lines_behind_a_table_keep_their_distance() -> None:
    blocks = (Table(("A",), (("b",),), (1.0,)), Bullets(("Also",)))
    document = Document(BytesIO(write(_summary(Section("Next", blocks)))))
    assert [paragraph.style.name for paragraph in document.paragraphs[-2:]] == ["Gap", "List Bullet"]


def test_a_document_that_ends_in_a_table_ends_in_a_paragraph_all_the_same() -> None:
    document = Document(BytesIO(write(_summary(Section("Last", (Table(("A",), (("b",),), (1.0,)),))))))
    assert document.element.body[-2].tag == qn("w:p")
