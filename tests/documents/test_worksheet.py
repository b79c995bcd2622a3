"""The dilemma worksheet: out, and back from many hands."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile  # noqa: TID253 - tests make what is read

import pytest
from docx import Document  # noqa: TID253 - tests read what was written
from hypothesis import given, settings
from hypothesis import strategies as st

from consultancy.documents.summary_model import PageSize
from consultancy.documents.word_xml import NAMESPACE
from consultancy.documents.worksheet import write_worksheet
from consultancy.documents.worksheet_fields import FIELDS, SYNONYMS, field_title, guidance
from consultancy.documents.worksheet_labels import exact, near, plain
from consultancy.documents.worksheet_reading import WorksheetReading, read_worksheet
from consultancy.errors import CannotRead
from consultancy.model.consultancy import DILEMMA_FIELDS, Consultancy

KEPT = Path(__file__).parent / "worksheets"

ANSWERS = {
    "presenter": "Dana Whitfield",
    "organisation": "Maple Valley SD",
    "title": "Why do our ninth-grade advisories stop at attendance?",
    "context": "Advisory meets on Wednesdays for 35 minutes, 24 students to an adviser, with no shared plan. "
    "The time was built before its purpose was agreed.",
    "tried": "A shared slide deck for the first month.\nA lead adviser in each wing.",
    "evidence": "The autumn student survey and eleven adviser logs.",
    "in_our_control": "The roster, the plan for the 35 minutes, who advises whom.",
    "help_wanted": "Questions first, then two or three things to try before spring.",
    "focus": "What would make advisory a place where a ninth grader is known by one adult?",
}


SPLIT = [(key, text.split("\n")) for key, text in ANSWERS.items()]


def word(body: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        zipped.writestr("word/document.xml", f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def p(text: str, *, bold: bool = False, style: str = "", listed: bool = False) -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>' if listed else ""
    return f"<w:p><w:pPr>{look}{number}</w:pPr>{r(text, bold=bold)}</w:p>"


def r(text: str, *, bold: bool = False) -> str:
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def both(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def lines_of(*lines: str) -> str:
    return "".join(map(p, lines))


def read(*parts: str) -> WorksheetReading:
    return read_worksheet(word("".join(parts)))


def flat(label, answer=lambda text: lines_of(*text.split("\n"))) -> str:
    return "".join(label(key) + answer(text) for key, text in ANSWERS.items())


def test_a_form_sent_out_filled_comes_back_whole(hour) -> None:
    for page in PageSize:
        assert read_worksheet(write_worksheet(hour.consultancy, page)) == WorksheetReading(ANSWERS, ())


def test_a_form_nobody_filled_has_no_answers_and_misses_nothing(hour) -> None:
    blank = Consultancy(id="c", created=hour.consultancy.created)
    assert read_worksheet(write_worksheet(blank, PageSize.A4)) == WorksheetReading({}, ())


def test_every_answer_has_a_control_with_its_name_and_a_label(hour) -> None:
    data = write_worksheet(hour.consultancy, PageSize.LETTER)
    xml = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    for key in FIELDS:
        assert f'<w:tag w:val="{key}"/>' in xml
        assert escape(field_title(key)) in xml
    assert set(DILEMMA_FIELDS) < set(FIELDS)
    assert Document(BytesIO(data)).core_properties.title == "Dilemma worksheet"


def test_words_written_below_the_control_are_taken_too(hour) -> None:
    data = write_worksheet(hour.consultancy, PageSize.LETTER)
    document = Document(BytesIO(data))
    context = document.tables[1].rows[0].cells[0]
    context.paragraphs[-1].text = "Written below."
    out = BytesIO()
    document.save(out)
    assert read_worksheet(out.getvalue()).fields["context"] == ANSWERS["context"] + "\nWritten below."


@pytest.mark.parametrize("name", sorted(path.name for path in KEPT.glob("*.docx")))
def test_forms_saved_by_libreoffice_come_back_whole(name) -> None:
    assert read_worksheet((KEPT / name).read_bytes()) == WorksheetReading(ANSWERS, ())


RETYPED = {
    "headings": flat(lambda key: p(field_title(key), style="Heading2")),
    "bold labels": flat(lambda key: p(field_title(key), bold=True)),
    "plain labels": flat(lambda key: p(field_title(key))),
    "capitals and colons": flat(lambda key: p(field_title(key).upper() + ":")),
    "numbered by hand": flat(lambda key: p(f"{FIELDS.index(key) + 1}. {field_title(key)}")),
    "numbered by the program": flat(lambda key: p(field_title(key), style="Heading1", listed=True)),
    "blank lines between": flat(lambda key: p("") + p(field_title(key)) + p(" ") + p("")),
    "guidance left in": p("Dilemma worksheet", style="Title")
    + flat(lambda key: p(field_title(key), bold=True) + (p(guidance(key)) if guidance(key) else "")),
    "one paragraph each": "".join(p(f"{field_title(key)}: {lines[0]}") + lines_of(*lines[1:]) for key, lines in SPLIT),
    "bold then plain": "".join(
        both(r(field_title(key), bold=True), r(f" {lines[0]}")) + lines_of(*lines[1:]) for key, lines in SPLIT
    ),
    "line breaks": "".join(
        both(r(field_title(key)), *(f"<w:r><w:br/></w:r>{r(line)}" for line in lines)) for key, lines in SPLIT
    ),
    "labels on the left": table(*((p(field_title(key)), lines_of(*lines)) for key, lines in SPLIT)),
    "guidance on the left": table(
        *((p(field_title(key), bold=True) + p(guidance(key)), lines_of(*lines)) for key, lines in SPLIT)
    ),
    "labels on top": table(
        tuple(p(field_title(key), bold=True) for key in ANSWERS), tuple(lines_of(*lines) for _key, lines in SPLIT)
    ),
    "a table inside a table": table(
        (table(*((p(field_title(key)), lines_of(*lines)) for key, lines in SPLIT[:4])),),
        *((p(field_title(key)), lines_of(*lines)) for key, lines in SPLIT[4:]),
    ),
    "bold answers": flat(
        lambda key: p(field_title(key), bold=True), lambda text: p(text.replace("\n", " / "), bold=True)
    ),
}


@pytest.mark.parametrize("name", RETYPED)
def test_a_retyped_form_is_read_whole(name) -> None:
    reading = read(RETYPED[name])
    expected = ANSWERS if name != "bold answers" else ANSWERS | {"tried": ANSWERS["tried"].replace("\n", " / ")}
    assert reading == WorksheetReading(expected, ())


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Background", "context"),
        ("Our question", "focus"),
        ("What have you tried?", "tried"),
        ("Focusing question", "focus"),
        ("What we need from the group", "help_wanted"),
        ("What we’ve tried so far", "tried"),
        ("WHAT IS WITHIN OUR CONTROL?", "in_our_control"),
        ("What's in your control:", "in_our_control"),
        ("Q4. Data and evidence (bring copies)", "evidence"),
        ("School / District", "organisation"),
        ("Presenter(s)", "presenter"),
        ("b) Backgroud", "context"),
        ("Foccus question", "focus"),
    ],
)
def test_other_peoples_words_are_known(label, key) -> None:
    assert read(p(label, bold=True), p("An answer.")).fields == {key: "An answer."}


def test_a_problem_of_practice_in_one_line_is_the_title_and_a_long_one_the_context() -> None:
    assert read(p("Problem of practice", bold=True), p("Advisory stops.")).fields == {"title": "Advisory stops."}
    long = read(p("Problem of practice:"), p("Advisory " * 40)).fields
    assert list(long) == ["context"]
    given_both = read(p("Title: One"), p("Our dilemma", bold=True), p("Two"), p("Background:"), p("Three"))
    assert given_both.fields == {"title": "One", "context": "Two\nThree"}


def test_a_field_not_found_is_named() -> None:
    reading = read(p("Title: Advisories"), p("Context: They stop."))
    assert reading.fields == {"title": "Advisories", "context": "They stop."}
    assert reading.missing == (
        "presenter",
        "organisation",
        "tried",
        "evidence",
        "in_our_control",
        "help_wanted",
        "focus",
    )


def test_text_under_a_heading_nobody_knows_goes_to_the_context_with_its_heading() -> None:
    reading = read(
        p("Consultancy worksheet, spring"),
        p("Before everything."),
        p("Context", bold=True),
        p("They stop."),
        p("Who decides?", style="Heading2"),
        p("The principal."),
        p("Evidence", bold=True),
        p("A survey."),
    )
    assert reading.fields["context"].split("\n")[0] == "They stop."
    assert reading.fields["context"].endswith("Who decides?\nThe principal.")
    assert "Before everything." in reading.fields["context"]
    assert reading.fields["evidence"] == "A survey."


def test_a_letter_without_any_label_is_all_context() -> None:
    reading = read(p("Dear Luis, our advisories stop."), p("It bothers me."))
    assert reading.fields == {"context": "Dear Luis, our advisories stop.\nIt bothers me."}
    assert "context" in reading.missing


def test_bullets_in_an_answer_stay_bullets() -> None:
    reading = read(p("What was tried", bold=True), p("A deck", listed=True), p("A lead", listed=True))
    assert reading.fields == {"tried": "• A deck\n• A lead"}


def test_inserted_words_stay_and_deleted_ones_go() -> None:
    gone = "<w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>not</w:t></w:r></w:moveFrom>"
    body = f"<w:p>{r('Context: We ')}{gone}<w:ins>{r('always ')}</w:ins><w:moveTo>{r('begin')}</w:moveTo></w:p>"
    assert read(body).fields == {"context": "We always begin"}
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('Title')}</w:tc><w:tc>{p('Old')}</w:tc></w:tr>"
    assert read(f"<w:tbl>{row}</w:tbl>", p("Title: New")).fields == {"title": "New"}


def test_text_boxes_and_fields_do_not_spill_into_an_answer() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('Title: from a box')}</w:txbxContent></w:pict></w:r>"
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    other = "<mc:Choice><w:t>no</w:t></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback>"
    choice = f"<w:r><mc:AlternateContent xmlns:mc='x'>{other}</mc:AlternateContent></w:r>"
    assert read(both(r("Context: Here"), box, field, choice)).fields == {"context": "Here☺"}


def test_a_link_and_a_smart_tag_are_only_text() -> None:
    assert read(f"<w:p>{r('Evidence: ')}<w:hyperlink>{r('the survey')}</w:hyperlink></w:p>").fields == {
        "evidence": "the survey"
    }


def test_what_stands_around_the_text_is_no_trouble() -> None:
    xml = f'<w:document xmlns:w="{NAMESPACE}"><w:background/><w:body><w:customXml>{p("Title: X")}</w:customXml><w:sdt/>'
    assert read_worksheet(word(f"{p('Title: X')}<w:customXml>{p('Evidence: Y')}</w:customXml><w:sdt/>")).fields == {
        "title": "X",
        "evidence": "Y",
    }
    out = BytesIO()
    with ZipFile(out, "w") as zipped:
        zipped.writestr("word/document.xml", f"{xml}</w:body></w:document>")
    assert read_worksheet(out.getvalue()).fields == {"title": "X"}


def test_a_book_is_no_worksheet() -> None:
    with pytest.raises(CannotRead, match="far more"):
        read(p("Chapter one") * 3_001)


def test_a_prompt_left_standing_is_no_answer() -> None:
    blank = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    reading = read(
        p("Title"), p("Click or tap here to enter text."), p("Context"), p("[Type here]"), p("Write here"),
        p("Evidence"), blank.format(p("Cliquez ici")), both(r("Focus question: "), blank.format(r("anything"))),
    )  # fmt: skip
    assert reading.fields == {}
    assert not {"title", "context", "evidence", "focus"} & set(reading.missing)


def test_a_title_too_long_for_a_line_is_kept_whole_in_the_context() -> None:
    long = "word " * 300
    reading = read(p("Title", bold=True), p(long.strip()))
    assert len(reading.fields["title"]) <= 500
    assert reading.fields["context"] == long.strip()


def test_a_question_that_sounds_like_a_label_is_still_the_answer_to_focus_question() -> None:
    assert read(p("Focus question", bold=True), p("What can we change?")).fields == {"focus": "What can we change?"}


def test_a_label_met_twice_adds_to_its_answer() -> None:
    assert read(p("Context: One"), p("Evidence: Two"), p("Context: Three")).fields["context"] == "One\nThree"


def test_hostile_answers_come_through_cleaned() -> None:
    body = p("Title: <img src=//host/x> \u202eabc")
    assert read(body).fields["title"] == "<img src=//host/x> \u202eabc"


@pytest.mark.parametrize("key", list(SYNONYMS))
def test_every_known_wording_leads_to_its_field(key) -> None:
    for phrase in SYNONYMS[key]:
        assert exact(phrase.capitalize() + ":") == near(phrase) == key


def test_no_wording_belongs_to_two_fields() -> None:
    phrases = [plain(phrase) for known in SYNONYMS.values() for phrase in known]
    assert len(phrases) == len(set(phrases))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text("abc DE.:?-\n<&é", min_size=1, max_size=40), min_size=1, max_size=8), st.booleans())
def test_no_word_is_lost_whatever_stands_in_the_file(texts, bold) -> None:
    marked = [f"x{at}x{text}" for at, text in enumerate(texts)]
    reading = read(*(p(text, bold=bold) for text in marked))
    kept = "".join(" ".join(reading.fields.values()).split())
    assert all(f"x{at}x" in kept for at in range(len(marked)))


def test_known_answers_leave_less_room_to_write(hour) -> None:
    blank = replace(hour.consultancy, dilemma=replace(hour.consultancy.dilemma, context=""))
    full = replace(hour.consultancy, dilemma=replace(hour.consultancy.dilemma, context="Long. " * 200))
    sizes = [
        len(Document(BytesIO(write_worksheet(c, PageSize.A4))).tables[1].rows[0].cells[0].paragraphs)
        for c in (blank, full)
    ]
    assert sizes[0] > sizes[1]
