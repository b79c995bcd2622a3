import pytest

from consultancy.changes import Topic
from consultancy.documents.summary_model import DocumentKind, Format, PageSize
from consultancy.errors import CannotWrite, NotFoundHere, Refused
from consultancy.live.commands import Finish, Next, Open
from consultancy.model.consultancy import Status
from consultancy.model.time import Span
from consultancy.services.handover import Names


@pytest.fixture
def held(workspace, clock):
    """Give a short consultancy that is over."""
    made = workspace.preparation.create("Why do advisories stop at attendance?").id
    workspace.preparation.add_person(made, "Dana Whitfield", "Maple Valley SD")
    workspace.running.do(made, Open())
    workspace.running.do(made, Next())
    workspace.running.do(made, Next())
    workspace.running.do(made, Next())
    clock.advance(Span.of(seconds=25))
    workspace.notes.add(made, "Nine of twelve had no plan.")
    workspace.running.do(made, Finish())
    return made


@pytest.mark.parametrize("fmt", Format)
@pytest.mark.parametrize("kind", [DocumentKind.MEMO, DocumentKind.RECORD])
def test_the_same_input_gives_the_same_bytes(workspace, clock, held, kind, fmt, tmp_path):
    first = workspace.handover.save(held, kind, tmp_path / "first", fmt).path.read_bytes()
    clock.advance(Span.of(hours=5))
    second = workspace.handover.save(held, kind, tmp_path / "second", fmt).path.read_bytes()
    assert first == second


def test_what_the_preview_shows_is_what_is_saved(workspace, held, tmp_path):
    from consultancy.documents.plain import plain_text

    summary = workspace.handover.summary(held, DocumentKind.MEMO)
    saved = workspace.handover.save(held, DocumentKind.MEMO, tmp_path / "memo.txt", Format.PLAIN)
    assert saved.path.read_text(encoding="utf-8") == plain_text(summary)
    assert "Nine of twelve" in plain_text(summary)


def test_the_memo_hands_a_closed_consultancy_over_and_it_stays_closed(workspace, clock, held, tmp_path, told):
    workspace.handover.save(held, DocumentKind.RECORD, tmp_path / "record.md", Format.MARKDOWN)
    assert workspace.preparation.get(held).handed_over is None
    workspace.handover.save(held, DocumentKind.MEMO, tmp_path / "memo.md", Format.MARKDOWN)
    stored = workspace.preparation.get(held)
    assert (stored.status, stored.handed_over) == (Status.CLOSED, clock.read().utc)
    assert all(changes.topics == {Topic.EXPORTS, Topic.CONSULTANCIES} for changes in told)
    assert workspace.finder.find().found[0].row.exported


def test_a_memo_of_what_is_not_over_hands_nothing_over(workspace, tmp_path):
    made = workspace.preparation.create("Planned").id
    workspace.handover.save(made, DocumentKind.MEMO, tmp_path / "memo.docx")
    assert workspace.preparation.get(made).handed_over is None


def test_a_file_that_cannot_be_written_leaves_no_trace_in_the_record(workspace, held, tmp_path, told):
    with pytest.raises(CannotWrite):
        workspace.handover.save(held, DocumentKind.MEMO, tmp_path / "no such folder" / "memo.docx")
    with pytest.raises(CannotWrite):
        workspace.handover.save(held, DocumentKind.MEMO, tmp_path)
    assert not told
    assert workspace.preparation.get(held).handed_over is None


def test_names_can_be_left_out(workspace, held):
    from consultancy.documents.plain import plain_text

    full = plain_text(workspace.handover.summary(held, DocumentKind.RECORD))
    without = plain_text(workspace.handover.summary(held, DocumentKind.RECORD, Names.NONE))
    assert "Whitfield" in full
    assert "Whitfield" not in without


@pytest.mark.parametrize(("chosen", "page"), [("a4", PageSize.A4), ("letter", PageSize.LETTER)])
def test_the_paper_is_the_one_that_was_chosen(workspace, held, chosen, page):
    workspace.settings.set("page", chosen)
    assert workspace.handover.summary(held, DocumentKind.MEMO).page is page


@pytest.mark.parametrize(
    ("where", "page"),
    [
        ("en_US", PageSize.LETTER),
        ("fr_CA", PageSize.LETTER),
        ("English_United States", PageSize.LETTER),
        ("de_CH", PageSize.A4),
        ("en_GB", PageSize.A4),
        (None, PageSize.LETTER),
    ],
)
def test_the_paper_follows_the_country_when_none_was_chosen(workspace, held, monkeypatch, where, page):
    monkeypatch.setattr("locale.getlocale", lambda *_category: (where, "UTF-8"))
    assert workspace.handover.summary(held, DocumentKind.MEMO).page is page


def test_the_worksheet_is_a_form_for_word_only(workspace, held, tmp_path):
    with pytest.raises(Refused):
        workspace.handover.save(held, DocumentKind.WORKSHEET, tmp_path / "sheet.md", Format.MARKDOWN)
    assert workspace.handover.save(held, DocumentKind.WORKSHEET, tmp_path / "sheet.docx").path.stat().st_size > 0


def test_the_suggested_name_carries_the_day_it_was_held(workspace, clock, held):
    before = workspace.handover.suggested_name(held, DocumentKind.MEMO)
    clock.advance(Span.of(hours=72))
    assert workspace.handover.suggested_name(held, DocumentKind.MEMO) == before
    assert before.endswith("Why do advisories stop at attendance - memo.docx")


def test_a_document_of_nothing_is_refused(workspace, tmp_path):
    with pytest.raises(NotFoundHere):
        workspace.handover.save("nothing", DocumentKind.MEMO, tmp_path / "memo.docx")
