from dataclasses import replace
from datetime import date

import pytest

from consultancy.errors import NotFoundHere, Refused


@pytest.fixture
def made(workspace):
    return workspace.preparation.create("Advisories").id


def test_commitments_keep_the_order_they_were_written_in(workspace, made):
    for what in ("Shadow two advisers", "Bring the survey"):
        workspace.commitments.add(made, what, " Dana ", date(2026, 12, 15), "a page of notes")
    first, second = workspace.commitments.of(made)
    assert (first.what, second.what) == ("Shadow two advisers", "Bring the survey")
    assert (first.who, first.by, first.evidence) == ("Dana", date(2026, 12, 15), "a page of notes")


def test_a_commitment_without_words_is_refused_new_or_changed(workspace, made):
    with pytest.raises(Refused):
        workspace.commitments.add(made, " \n ")
    kept = workspace.commitments.add(made, "Shadow")
    with pytest.raises(Refused):
        workspace.commitments.change(replace(kept, what=""))
    assert workspace.commitments.of(made) == (kept,)


def test_a_deleted_commitment_comes_back_where_it_was(workspace, made):
    first, second = (workspace.commitments.add(made, what) for what in ("one", "two"))
    workspace.commitments.delete(first.id)
    assert workspace.commitments.of(made) == (second,)
    workspace.commitments.restore(first.id)
    assert workspace.commitments.of(made) == (first, second)


def test_what_is_due_comes_by_date_with_its_title(workspace, made):
    for what, by in (("later", date(2026, 12, 20)), ("sooner", date(2026, 12, 1)), ("some day", None)):
        workspace.commitments.add(made, what, by=by)
    due = workspace.commitments.due(2)
    assert [(commitment.what, title) for commitment, title in due] == [
        ("sooner", "Advisories"),
        ("later", "Advisories"),
    ]


def test_a_commitment_that_is_gone_is_refused(workspace):
    with pytest.raises(NotFoundHere):
        workspace.commitments.delete("nothing")
