"""A consultancy from the blank page to the memo, without a screen."""

from datetime import date

from consultancy.documents.summary_model import DocumentKind
from consultancy.live.commands import Next, Open, Pause, Resume
from consultancy.live.shown import Phase
from consultancy.model.consultancy import WordingMoment
from consultancy.model.note import NoteKind
from consultancy.model.people import Role
from consultancy.model.time import Span
from consultancy.services.acting import GLANCE
from consultancy.workspace import open_workspace


def test_from_a_title_to_a_memo_that_a_presenter_can_keep(workspace, clock, tmp_path):
    made = prepared(workspace)
    held = run_through(workspace, clock, made)
    workspace.commitments.add(made, "Shadow two advisers for a week", "Dana Whitfield", date(2026, 12, 15))
    path = tmp_path / workspace.handover.suggested_name(made, DocumentKind.MEMO)
    text, tables = read_back(workspace.handover.save(made, DocumentKind.MEMO, path).path)
    assert held.ledger.wall > Span.of(minutes=40)
    assert "Why do our ninth-grade advisories stop at attendance?" in text
    assert "What would a ninth grader notice?" in text
    assert "How do we get advisers to plan?" in text
    assert "Let students name the adult." in text
    assert "Said only in the room." not in text
    assert tables[0][1][:2] == ["Shadow two advisers for a week", "Dana Whitfield"]


def test_everything_is_still_there_after_closing_and_opening_again(clock, tmp_path):
    workspace = open_workspace(tmp_path, clock)
    made = prepared(workspace)
    run_through(workspace, clock, made)
    before = workspace.preparation.get(made), workspace.notes.of(made), workspace.running.look(made).ledger
    workspace.close()
    again = open_workspace(tmp_path, clock)
    assert (again.preparation.get(made), again.notes.of(made), again.running.look(made).ledger) == before
    again.close()


def prepared(workspace) -> str:
    made = workspace.preparation.create("Why do our ninth-grade advisories stop at attendance?").id
    workspace.preparation.set_dilemma(made, "context", "We added a weekly advisory two years ago.")
    workspace.preparation.set_focus(made, WordingMoment.PREPARED, "How do we get advisers to plan?")
    workspace.preparation.add_person(made, "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
    workspace.preparation.add_person(made, "Luis Ortega", "Port Alder SD", Role.FACILITATOR)
    workspace.preparation.add_person(made, "Renee Ames", "Cedar Point PS")
    assert workspace.preparation.choose_protocol(made, "consultancy", 45).shortfall == ""
    return made


def run_through(workspace, clock, made):
    """Run all seven steps, with a pause, a note in each, and the question worded anew."""
    view = workspace.running.do(made, Open())
    workspace.notes.add(made, "Said only in the room.")
    for _step in range(7):
        view = workspace.running.do(made, Next())
        key = view.step.step.key
        pass_time(workspace, clock, made, Span.of(minutes=view.step.minutes))
        if key == "clarify":
            workspace.running.do(made, Pause())
            clock.advance(GLANCE)
            workspace.running.do(made, Resume())
        if key == "probe":
            workspace.preparation.set_focus(made, WordingMoment.AFTER_PROBING, "What would a ninth grader notice?")
        if key == "discuss":
            workspace.notes.add(made, "Let students name the adult.", kind=NoteKind.SUGGESTION, speaker="Renee Ames")
        view = workspace.running.do(made, Next())
    assert view.phase is Phase.FINISHED
    return view


def pass_time(workspace, clock, made, span):
    while span.ms > 0:
        clock.advance(GLANCE)
        workspace.running.look(made)
        span -= GLANCE


def read_back(path):
    import docx

    document = docx.Document(str(path))
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    texts = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell for table in rows for row in table for cell in row]
    return "\n".join((*texts, *cells)), [table for table in rows if len(table[0]) > 2 or len(table) > 1]
