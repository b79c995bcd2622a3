import threading

import pytest

from consultancy.changes import Topic
from consultancy.errors import NotFoundHere, Refused
from consultancy.live.commands import Finish, Next, Open
from consultancy.model.note import Audience, NoteKind
from consultancy.model.time import Span
from consultancy.services.notes import themes_in
from consultancy.text import NOTE_CAP


@pytest.fixture
def consultancy(workspace):
    return workspace.preparation.create("Advisories").id


def open_in_step(workspace, consultancy, number):
    workspace.running.do(consultancy, Open())
    for _step in range(2 * number - 1):
        view = workspace.running.do(consultancy, Next())
    return view.step


def test_a_note_before_the_room_is_open_waits_in_the_parking_place(workspace, consultancy):
    note = workspace.notes.add(consultancy, "Bring the survey")
    assert note.parked
    assert (note.kind, note.audience) == (NoteKind.NOTE, Audience.PRESENTER)


def test_kind_audience_and_step_are_those_of_the_step_in_hand(workspace, consultancy):
    step = open_in_step(workspace, consultancy, 3)
    note = workspace.notes.add(consultancy, "How many?")
    assert note.step == step.id
    assert note.kind is step.step.default_kind
    assert note.audience is step.step.audience
    first = workspace.preparation.get(consultancy).plan.steps[0]
    assert first.step.audience is Audience.ROOM


def test_what_is_asked_for_beats_the_defaults_of_the_step(workspace, consultancy):
    open_in_step(workspace, consultancy, 3)
    asked = {"kind": NoteKind.QUOTE, "audience": Audience.PUBLIC, "step": "", "speaker": " Dana\nWhitfield "}
    note = workspace.notes.add(consultancy, "“Never.”", **asked)
    assert (note.kind, note.audience, note.step) == (NoteKind.QUOTE, Audience.PUBLIC, "")
    assert note.speaker == "Dana Whitfield"


def test_a_note_carries_its_place_on_the_timeline(workspace, clock, consultancy):
    open_in_step(workspace, consultancy, 1)
    clock.advance(Span.of(seconds=25))
    assert workspace.notes.add(consultancy, "x").at == Span.of(seconds=25)


def test_a_note_after_the_end_is_parked_unless_a_step_is_named(workspace, consultancy):
    step = open_in_step(workspace, consultancy, 1)
    workspace.running.do(consultancy, Finish())
    assert workspace.notes.add(consultancy, "late").parked
    assert workspace.notes.add(consultancy, "late, but known", step=step.id).step == step.id


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("#time and #students", ("time", "students")),
        ("#Time, #time", ("Time",)),
        ("(#two-year) #co_op.", ("two-year", "co_op")),
        ("#Zürich #2027 #日本", ("Zürich", "2027", "日本")),
        ("no C# here, nor a##b or x#y", ()),
        ("http://host/#part", ()),
        ("# alone and #- too", ()),
    ],
)
def test_words_with_a_sign_become_themes(text, themes):
    assert themes_in(text) == themes


def test_the_text_keeps_its_theme_words(workspace, consultancy):
    note = workspace.notes.add(consultancy, "Take one away #time")
    assert note.text == "Take one away #time"
    assert workspace.notes.edit(note.id, "Take two away #space").themes == ("space",)


def test_a_note_without_words_is_refused_and_nothing_is_told(workspace, consultancy, told):
    with pytest.raises(Refused):
        workspace.notes.add(consultancy, " \n\x00 ")
    assert not told
    assert workspace.notes.of(consultancy) == ()


def test_a_note_of_exactly_the_longest_length_is_kept_whole(workspace, consultancy):
    assert len(workspace.notes.add(consultancy, "x" * NOTE_CAP).text) == NOTE_CAP
    assert len(workspace.notes.add(consultancy, "x" * (NOTE_CAP + 1)).text) == NOTE_CAP


def test_an_edit_too_long_for_one_note_is_refused_and_never_cut(workspace, consultancy):
    note = workspace.notes.add(consultancy, "short")
    with pytest.raises(Refused, match="longer than one note"):
        workspace.notes.edit(note.id, "x" * (NOTE_CAP + 1))
    assert [kept.text for kept in workspace.notes.of(consultancy)] == ["short"]
    assert len(workspace.notes.edit(note.id, "x" * NOTE_CAP).text) == NOTE_CAP


def test_a_note_is_on_disk_when_it_is_told_of(workspace, consultancy):
    seen = []
    workspace.bus.listen(lambda changes: seen.append((changes, workspace.notes.of(consultancy))))
    note = workspace.notes.add(consultancy, "safe")
    ((changes, stored),) = seen
    assert changes.touches(Topic.NOTES)
    assert changes.ids == {consultancy}
    assert stored == (note,)


CHANGES = {
    "Edit a note": lambda notes, note: notes.edit(note, "another wording"),
    "Change the kind of a note": lambda notes, note: notes.set_kind(note, NoteKind.CONCERN),
    "Change who spoke": lambda notes, note: notes.set_speaker(note, "Mark Tully"),
    "Star a note": lambda notes, note: notes.set_starred(note, True),
    "Change who may see a note": lambda notes, note: notes.set_audience(note, Audience.ROOM),
    "Move a note": lambda notes, note: notes.move(note, "probe"),
    "Delete a note": lambda notes, note: notes.delete(note),
}


@pytest.mark.parametrize("label", CHANGES)
def test_every_change_of_a_note_can_be_taken_back_by_name(workspace, consultancy, label):
    note = workspace.notes.add(consultancy, "as it was #theme", speaker="Dana")
    changed = CHANGES[label](workspace.notes, note.id)
    assert changed != note
    assert workspace.notes.undo(consultancy) == label
    (back,) = workspace.notes.of(consultancy)
    assert back.revision > changed.revision
    assert (back.text, back.kind, back.speaker, back.step, back.themes) == (
        note.text, note.kind, note.speaker, note.step, note.themes,
    )  # fmt: skip
    assert (back.starred, back.audience, back.deleted) == (False, note.audience, False)


def test_undo_goes_back_change_by_change_and_then_has_nothing_left(workspace, consultancy):
    note = workspace.notes.add(consultancy, "one").id
    workspace.notes.edit(note, "two")
    workspace.notes.edit(note, "three")
    workspace.notes.delete(note)
    labels = [workspace.notes.undo(consultancy) for _time in range(4)]
    assert labels == ["Delete a note", "Edit a note", "Edit a note", ""]
    assert workspace.notes.of(consultancy)[0].text == "one"


def test_undo_keeps_to_its_own_consultancy(workspace, consultancy):
    other = workspace.preparation.create("Another").id
    workspace.notes.delete(workspace.notes.add(consultancy, "here").id)
    assert workspace.notes.undo(other) == ""
    assert workspace.notes.of(consultancy) == ()


def test_a_change_that_changes_nothing_writes_and_tells_nothing(workspace, consultancy, told):
    note = workspace.notes.add(consultancy, "same")
    told.clear()
    assert workspace.notes.edit(note.id, "same") == note
    assert workspace.notes.set_starred(note.id, False) == note
    assert not told
    assert workspace.notes.undo(consultancy) == ""


def test_a_note_that_is_gone_is_refused_in_words(workspace):
    with pytest.raises(NotFoundHere):
        workspace.notes.edit("nobody", "x")


def test_what_is_being_typed_is_given_back_place_by_place(workspace, consultancy):
    workspace.notes.keep_draft(consultancy, "note", "How many ninth grad")
    workspace.notes.keep_draft(consultancy, "commitment", "Shadow")
    assert workspace.notes.draft(consultancy, "note") == "How many ninth grad"
    assert workspace.notes.draft(consultancy, "commitment") == "Shadow"
    assert workspace.notes.draft(consultancy, "elsewhere") == ""
    workspace.notes.keep_draft(consultancy, "note", "")
    assert workspace.notes.draft(consultancy, "note") == ""


def test_what_is_being_typed_is_kept_from_another_thread_while_notes_are_saved(workspace, consultancy):
    def keep():
        for number in range(20):
            workspace.notes.keep_draft(consultancy, "note", f"draft {number}")

    keeper = threading.Thread(target=keep)
    keeper.start()
    for number in range(20):
        workspace.notes.add(consultancy, f"note {number}")
    keeper.join()
    assert workspace.notes.draft(consultancy, "note") == "draft 19"
    assert len(workspace.notes.of(consultancy)) == 20
