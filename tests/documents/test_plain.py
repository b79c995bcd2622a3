"""Markdown and plain text: foreign text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from consultancy.documents.outgoing import safe
from consultancy.documents.plain import escaped, markdown, plain_text
from consultancy.documents.summary_model import Bullets, DocumentKind, FocusBox, Paragraph, Section, Summary, Table
from consultancy.model.time import Utc

MARKUP = [
    "<img src=//host/x>",
    "# heading",
    "- item",
    "1. first",
    "> quoted",
    "    code",
    "```fence",
    "[a](http://host)",
    "![a](http://host/x.png)",
    "**bold** _slanted_ ~~gone~~ `code`",
    "a | b",
    "&lt; &copy;",
    "https://host/path www.host.org a@b.org",
    "---",
    "===",
    "back\\slash",
    "two\nlines",
    "[x]: http://host",
]


def rendered(text: str) -> tuple[str, set[str]]:
    """Give the text a reader sees and the kinds of markup found."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    seen = "".join("\n" if child.type.endswith("break") else child.content for child in inner)
    return seen, {each.type for each in (*tokens, *inner)}


def document(text: str) -> Summary:
    return Summary(
        kind=DocumentKind.MEMO,
        running_head="Head",
        addressed="",
        title="Title",
        byline="",
        focus=FocusBox("Your focus question", text, (text,)),
        sections=(
            Section("Said", (Paragraph(text), Bullets((text, text), ("Ana Gil, 10:03",)))),
            Section("Table", (Table(("What", "Who"), ((text, text),), (0.5, 0.5)),)),
        ),
        footer="",
        author="",
        made=Utc(0),
    )


@pytest.mark.parametrize("text", MARKUP)
def test_typed_markup_is_shown_as_it_was_typed(text) -> None:
    seen, kinds = rendered(escaped(text))
    assert seen == "\n".join(line.strip() for line in text.split("\n"))
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "softbreak"}


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab1 -+*_#>|`~[]()!<&\\.=:\n@w"), max_size=24))
def test_no_text_becomes_markup(text) -> None:
    _seen, kinds = rendered(markdown(document(text)))
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "fence", "code_block"}
    assert "strong_open" in kinds  # the label of the focus question, ours
    rows = [line for line in markdown(document(text)).split("\n") if line.startswith("|")]
    assert len(rows) == 3


def test_speaker_and_time_stand_behind_a_line() -> None:
    assert "- Let us see _(Ana Gil, 10:03)_" in markdown(document("Let us see"))
    assert "• Let us see (Ana Gil, 10:03)" in plain_text(document("Let us see"))


def test_addresses_are_no_links() -> None:
    assert escaped("https://host www.host.org a@b.org") == "https\\://host www\\.host.org a\\@b.org"


@given(st.text(max_size=400))
def test_plain_text_stays_within_its_width(text) -> None:
    assert all(len(line) <= 78 for line in plain_text(document(text)).split("\n"))


def test_a_long_word_in_a_narrow_column_is_broken_not_lost() -> None:
    long = "x" * 200
    assert plain_text(document(long)).replace("\n", "").replace(" ", "").count("x") == 200 * 7


def test_control_characters_never_reach_a_text_copy() -> None:
    for made in (markdown(document("a\x00\x1b\u202eb")), plain_text(document("a\x00\x1b\u202eb"))):
        assert not set("\x00\x1b\u202e") & set(made)
    assert safe("a\x00\x1b\u202eb") == "ab"
