import pytest

from consultancy.documents.summary_model import DocumentKind
from consultancy.errors import CannotRead
from consultancy.model.consultancy import DILEMMA_FIELDS, WordingMoment
from consultancy.model.people import Role


@pytest.fixture
def filled(workspace, tmp_path):
    """Give a worksheet that went out and came back filled."""
    source = workspace.preparation.create("From the worksheet").id
    for field in DILEMMA_FIELDS[1:]:
        workspace.preparation.set_dilemma(source, field, f"About {field}")
    workspace.preparation.set_focus(source, WordingMoment.PREPARED, "What would they notice?")
    workspace.preparation.add_person(source, "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
    return workspace.handover.save(source, DocumentKind.WORKSHEET, tmp_path / "worksheet.docx").path


def test_a_filled_worksheet_fills_the_dilemma_the_question_and_the_presenter(workspace, filled):
    made = workspace.preparation.create().id
    taken = workspace.preparation.take_worksheet(made, filled)
    stored = workspace.preparation.get(made)
    assert stored.title == "From the worksheet"
    assert [getattr(stored.dilemma, field) for field in DILEMMA_FIELDS[1:]] == [
        f"About {field}" for field in DILEMMA_FIELDS[1:]
    ]
    assert stored.focus.prepared == "What would they notice?"
    assert (stored.presenter.name, stored.presenter.organisation) == ("Dana Whitfield", "Maple Valley SD")
    assert taken.missing == ()
    assert len(taken.taken) == len(DILEMMA_FIELDS) + 3


def test_a_presenter_already_there_is_renamed_and_not_doubled(workspace, filled):
    made = workspace.preparation.create().id
    workspace.preparation.add_person(made, "D. Whitfield", "", Role.PRESENTER)
    workspace.preparation.take_worksheet(made, filled)
    assert [person.name for person in workspace.preparation.get(made).people] == ["Dana Whitfield"]


def test_what_was_left_empty_on_paper_stays_as_it_was(workspace, tmp_path):
    empty = workspace.preparation.create().id
    path = workspace.handover.save(empty, DocumentKind.WORKSHEET, tmp_path / "empty.docx").path
    made = workspace.preparation.create("Kept").id
    workspace.preparation.set_dilemma(made, "context", "Kept too")
    workspace.preparation.take_worksheet(made, path)
    assert workspace.preparation.get(made).title == "Kept"
    assert workspace.preparation.get(made).dilemma.context == "Kept too"


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x03\x04 and then nothing"])
def test_a_file_that_is_no_worksheet_is_refused_and_nothing_changes(workspace, tmp_path, told, data):
    made = workspace.preparation.create("As it was")
    told.clear()
    path = tmp_path / "worksheet.docx"
    path.write_bytes(data)
    with pytest.raises(CannotRead):
        workspace.preparation.take_worksheet(made.id, path)
    assert workspace.preparation.get(made.id) == made
    assert not told


def test_a_worksheet_that_is_not_there_is_refused(workspace, tmp_path):
    made = workspace.preparation.create("As it was")
    for path in (tmp_path / "nothing.docx", tmp_path):
        with pytest.raises(CannotRead):
            workspace.preparation.take_worksheet(made.id, path)
