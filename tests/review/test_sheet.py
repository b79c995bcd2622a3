"""The sheet beside the notes: set from the value that is saved, never from markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument, QTextTable

from consultancy.documents.summary_model import (
    Bullets,
    DocumentKind,
    FocusBox,
    Paragraph,
    Section,
    Summary,
    Table,
)
from consultancy.model.time import Utc
from tests.ui_kit import HOSTILE
from ui.review.page import typeset
from ui.review.preview import PagePreview

pytestmark = pytest.mark.usefixtures("app_theme")


def summary(text="Words", rows=2):
    table = Table(("What", "Minutes"), (((text, "12"),) * rows), (0.8, 0.2), caption=text, numbers=frozenset({1}))
    blocks = (Paragraph(text), Paragraph(text, quiet=True), Bullets((text, text), (text,)), table)
    return Summary(
        kind=DocumentKind.MEMO,
        running_head=text,
        addressed=text,
        title=text,
        byline=text,
        focus=FocusBox("Your focus question", text, (text,)),
        sections=(Section("Heard", blocks), Section("Deeper", (Paragraph("First\nSecond"),), level=2)),
        footer=text,
        author="",
        made=Utc(0),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_every_place_shows_the_words_as_they_are(words):
    assert typeset(summary(words)).toPlainText().count(words) == 11


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_on_the_sheet_is_markup_a_link_or_a_picture(words):
    document = typeset(summary(words))
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            look = pieces.fragment().charFormat()
            assert not look.isImageFormat()
            assert not look.isAnchor()
            pieces += 1
        block = block.next()
    assert document.metaInformation(QTextDocument.MetaInformation.DocumentUrl) == ""


def test_what_is_empty_leaves_nothing_behind():
    bare = Summary(DocumentKind.MEMO, "", "", "Title", "", None, (), "", "", Utc(0))
    assert typeset(bare).toPlainText().strip() == "Title"


def test_what_a_table_is_called_for_screen_readers_is_not_on_the_paper():
    table = Table(("What",), (("Words",),), (1.0,), caption="Said aloud only")
    sheet = replace(summary(), sections=(Section("Heard", (table,)),))
    assert "Said aloud only" not in typeset(sheet).toPlainText()


def test_headings_and_the_repeated_table_head_are_real():
    document = typeset(summary())
    levels, block = [], document.begin()
    while block.isValid():
        levels.append(block.blockFormat().headingLevel())
        block = block.next()
    assert sorted(set(levels)) == [0, 1, 2]
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    assert [table.format().headerRowCount() for table in tables] == [0, 1]


def test_the_sheet_grows_with_its_words_and_fits_its_width(qtbot):
    shown = PagePreview()
    qtbot.addWidget(shown)
    shown.show_summary(summary())
    short = shown.heightForWidth(400)
    shown.show_summary(summary(rows=60))
    assert shown.heightForWidth(400) > short
    assert shown.heightForWidth(600) > shown.heightForWidth(400)
    assert shown.heightForWidth(900) == shown.heightForWidth(800)
    assert shown.accessibleName() == "Preview: Words"
    shown.resize(QSize(400, 600))
    assert not shown.grab().isNull()


def test_the_same_document_twice_is_set_once(qtbot):
    shown = PagePreview()
    qtbot.addWidget(shown)
    shown.show_summary(summary())
    document = shown._document
    shown.show_summary(summary())
    assert shown._document is document


def test_a_widget_without_a_document_is_an_empty_desk(qtbot):
    shown = PagePreview()
    qtbot.addWidget(shown)
    assert shown.plain() == ""
    assert not shown.grab().isNull()
