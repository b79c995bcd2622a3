"""Every field of every service, with the worst that people type: kept clean, given back, and nothing breaks."""

import pytest

from consultancy.documents.summary_model import DocumentKind, Format
from consultancy.errors import Refused
from consultancy.live.commands import Finish, Next, Open
from consultancy.model.consultancy import DILEMMA_FIELDS, WordingMoment
from consultancy.model.people import Role
from consultancy.text import FIELD_CAP, LINE_CAP, NOTE_CAP
from tests.hostile import FIVE_MEGABYTES, NAMES, ONLY_SPACE, forbidden


@pytest.mark.parametrize("words", NAMES.values(), ids=NAMES)
def test_any_words_go_through_every_field_and_into_every_document(workspace, words, tmp_path):
    made = workspace.preparation.create(words).id
    for field in DILEMMA_FIELDS:
        workspace.preparation.set_dilemma(made, field, words)
    for moment in WordingMoment:
        workspace.preparation.set_focus(made, moment, words)
    for role in Role:
        workspace.preparation.add_person(made, words, words, role)
    workspace.preparation.set_room(made, words)
    workspace.preparation.suggest_people(words)
    workspace.running.do(made, Open())
    workspace.running.do(made, Next())
    note = workspace.notes.add(made, words, speaker=words, step="present")
    workspace.notes.edit(note.id, f"{words} again")
    workspace.notes.keep_draft(made, words[:5], words)
    workspace.notes.draft(made, words[:5])
    workspace.commitments.add(made, words, words, evidence=words)
    workspace.running.do(made, Finish())
    workspace.settings.set("documents_folder", words)
    assert not forbidden(repr_of_all(workspace, made))
    for kind in (DocumentKind.MEMO, DocumentKind.RECORD):
        for fmt in Format:
            path = tmp_path / workspace.handover.suggested_name(made, kind, fmt)
            assert workspace.handover.save(made, kind, path, fmt).path.stat().st_size


def repr_of_all(workspace, made):
    stored = workspace.preparation.get(made)
    people = [(person.name, person.organisation) for person in stored.people]
    notes = [(note.text, note.speaker, note.themes) for note in workspace.notes.of(made)]
    commitments = [(each.what, each.who, each.evidence) for each in workspace.commitments.of(made)]
    fields = [getattr(stored.dilemma, field) for field in DILEMMA_FIELDS]
    parts = [*fields, stored.room, stored.focus.current, *people, *notes, *commitments]
    return "\n".join(part if isinstance(part, str) else "\n".join(map(str, part)) for part in parts)


@pytest.mark.parametrize("words", ONLY_SPACE.values(), ids=ONLY_SPACE)
def test_words_without_a_word_are_refused_where_one_is_needed(workspace, words):
    made = workspace.preparation.create(words).id
    for act in (
        lambda: workspace.notes.add(made, words),
        lambda: workspace.preparation.add_person(made, words),
        lambda: workspace.commitments.add(made, words),
    ):
        with pytest.raises(Refused):
            act()


def test_five_megabytes_are_cut_to_what_a_field_holds(workspace):
    made = workspace.preparation.create(FIVE_MEGABYTES).id
    workspace.preparation.set_dilemma(made, "context", FIVE_MEGABYTES)
    note = workspace.notes.add(made, FIVE_MEGABYTES)
    workspace.notes.keep_draft(made, "note", FIVE_MEGABYTES)
    stored = workspace.preparation.get(made)
    assert len(stored.title) <= LINE_CAP
    assert len(stored.dilemma.context) == FIELD_CAP
    assert len(note.text) <= NOTE_CAP
    assert note.themes == ("much",)
    assert len(workspace.notes.draft(made, "note")) == FIELD_CAP
