"""Review without a window: the account, the notes, the next steps, the documents."""

from __future__ import annotations

from datetime import date

import pytest

from consultancy.documents.summary_model import DocumentKind, Format
from consultancy.errors import CannotWrite, InUse, StorageTrouble
from consultancy.model.consultancy import WordingMoment
from consultancy.model.note import Audience, NoteKind
from consultancy.services.handover import Names
from tests.ui_kit import HOSTILE
from ui.asking import Place


def refuse(*_given, **_named):
    raise StorageTrouble("The disk is full; what you typed is still on the screen.")


def rows(review):
    return [row for group in review.state.notes.groups for row in group.rows]


def note(review, words):
    return next(row for row in rows(review) if words in row.text)


def headings(review):
    return [group.heading for group in review.state.notes.groups]


def test_the_head_says_what_it_was(review):
    assert review.state.crumb == "Maple Valley SD"
    assert review.state.title == "Why do our advisories stop?"
    assert review.state.byline == "17 November, 10:00–10:15 · Consultancy · facilitated by Luis Ortega · 3 notes"


def test_the_account_says_used_of_planned_and_what_lay_between(review):
    lines = {line.title: line for line in review.state.time.lines}
    assert lines["Welcome and norms"].words == "3 of 3 min"
    framing = lines["Presenter frames the dilemma"]
    assert framing.words == "10 of 8 min"
    assert framing.over
    assert framing.tick < framing.reach
    assert review.state.time.caption.startswith("15 min, planned 45")
    assert "2 min paused" in review.state.time.between


def test_notes_stand_under_their_steps_and_parked_ones_last(review):
    assert headings(review) == ["Presenter frames the dilemma", "Parking place"]
    assert note(review, "Attendance").who_when == "Dana W. · 10:03"
    assert note(review, "students").who_when == "10:03"


def test_notes_can_be_grouped_by_kind_and_filtered(review):
    review.presenter.notes.group_by_kind(True)
    assert headings(review) == ["Note", "Question", "Insight"]
    assert [chip.words for chip in review.state.notes.filters][:2] == ["All 3", "★ 1"]
    review.presenter.notes.show_only("starred")
    assert [row.text for row in rows(review)] == ["Attendance is measured #data"]
    review.presenter.notes.show_only("question")
    assert [row.text for row in rows(review)] == ["What do students say?"]
    review.presenter.notes.show_only("quote")
    assert review.state.notes.empty == "No notes of this sort."


def test_a_note_is_mended_in_place_and_the_preview_follows(review, own):
    target = note(review, "Attendance").id
    review.presenter.notes.edit(target)
    assert note(review, "Attendance").draft == "Attendance is measured #data"
    review.presenter.notes.type("Attendance is what is measured")
    assert review.presenter.notes.save_edit()
    assert note(review, "Attendance").draft is None
    assert "Attendance is what is measured" in str(review.state.preview.summary.sections)


def test_a_note_emptied_or_left_alone_stays_as_it_was(review, own):
    target = note(review, "students").id
    for typed in ("", "   ", "What do students say?"):
        review.presenter.notes.edit(target)
        review.presenter.notes.type(typed)
        assert review.presenter.notes.save_edit()
    review.presenter.notes.edit(target)
    review.presenter.notes.type("Something else")
    review.presenter.notes.cancel_edit()
    assert note(review, "students").text == "What do students say?"


def test_an_edit_that_could_not_be_saved_keeps_its_words(review, own, asking, monkeypatch):
    target = note(review, "students").id
    review.presenter.notes.edit(target)
    review.presenter.notes.type("What do the students say?")
    with monkeypatch.context() as full:
        full.setattr(own.notes, "edit", refuse)
        assert not review.presenter.notes.save_edit()
        assert "disk is full" in asking.troubles[0]
        review.presenter.refresh()
        assert note(review, "students").draft == "What do the students say?"
    assert review.presenter.notes.save_edit()
    assert note(review, "students").text == "What do the students say?"


def test_an_edit_cut_off_by_a_crash_is_there_again(review, make_presenter):
    target = note(review, "students").id
    review.presenter.notes.edit(target)
    review.presenter.notes.type("What do the students\nreally say?")
    review.presenter.notes.keep_draft()
    review.presenter.hide()
    another = make_presenter()
    another.open(review.id)
    another.show(lambda state: setattr(review, "state", state))
    another.hide()
    assert note(review, "students").draft == "What do the students\nreally say?"


def test_words_that_could_not_be_saved_on_leaving_are_there_on_coming_back(review, own, asking, monkeypatch):
    review.presenter.notes.edit(note(review, "students").id)
    review.presenter.notes.type("What do the students say?")
    review.presenter.words.type("at_close", "What would make it a place?")
    with monkeypatch.context() as full:
        full.setattr(own.notes, "edit", refuse)
        full.setattr(own.preparation, "set_focus", refuse)
        review.presenter.leave()
        review.presenter.open(review.id)
        review.presenter.show(lambda state: setattr(review, "state", state))
        assert note(review, "students").draft == "What do the students say?"
        assert review.state.words.wordings[2].text == "What would make it a place?"
        assert "disk is full" in asking.troubles[0]
    review.presenter.leave()
    review.presenter.open(review.id)
    review.presenter.show(lambda state: setattr(review, "state", state))
    assert note(review, "students").text == "What do the students say?"
    assert own.preparation.get(review.id).focus.at_close == "What would make it a place?"


def test_star_kind_audience_and_place_are_one_intent_each(review):
    target = note(review, "students").id
    review.presenter.notes.star(target, True)
    review.presenter.notes.set_kind(target, NoteKind.PROBING)
    review.presenter.notes.set_speaker(target, "Luis Ortega")
    review.presenter.notes.set_audience(target, Audience.ROOM)
    last = review.state.notes.steps[-2]
    review.presenter.notes.move(target, last[0])
    row = note(review, "students")
    assert (row.starred, row.kind, row.audience, row.step) == (True, NoteKind.PROBING, Audience.ROOM, last[0])
    assert (row.speaker, row.who_when) == ("Luis Ortega", "Luis O. · 10:03")
    assert last[1] in headings(review)


def test_a_deleted_note_can_be_brought_back(review, asking):
    review.presenter.notes.delete(note(review, "students").id)
    assert len(rows(review)) == 2
    asking.undo()
    assert len(rows(review)) == 3


def test_a_refused_change_of_a_note_is_told(review, own, asking, monkeypatch):
    target = note(review, "students").id
    for name in ("set_starred", "set_kind", "set_speaker", "set_audience", "move", "delete", "undo", "keep_draft"):
        monkeypatch.setattr(own.notes, name, refuse)
    review.presenter.notes.star(target, True)
    review.presenter.notes.set_kind(target, NoteKind.QUOTE)
    review.presenter.notes.set_speaker(target, "Luis Ortega")
    review.presenter.notes.set_audience(target, Audience.ROOM)
    review.presenter.notes.move(target, "")
    review.presenter.notes.delete(target)
    assert len(asking.troubles) == 6


def commitment(review):
    return review.state.words.commitments[0]


def test_commitments_are_mended_where_they_stand(review, own):
    row = commitment(review)
    assert (row.what, row.who, row.by) == ("Shadow two advisers", "Dana Whitfield", "15 December")
    review.presenter.words.type(f"{row.id}/what", "Shadow three advisers")
    review.presenter.words.type(f"{row.id}/who", "Luis Ortega")
    review.presenter.words.type(f"{row.id}/by", "8 January")
    assert review.state.words.saved == ""
    assert review.presenter.words.save()
    kept = own.commitments.of(review.id)[0]
    assert (kept.what, kept.who, kept.by) == ("Shadow three advisers", "Luis Ortega", date(2027, 1, 8))
    review.presenter.words.leave(f"{row.id}/by")
    assert commitment(review).by == "8 January 2027"
    assert review.state.words.saved == "Saved"


def test_a_day_that_cannot_be_read_is_asked_about_and_its_words_stay(review, own):
    row = commitment(review)
    review.presenter.words.type(f"{row.id}/by", "one day")
    review.presenter.words.save()
    assert commitment(review).by == "one day"
    assert commitment(review).hint


def test_commitments_come_and_go_and_come_back(review, own, asking):
    assert review.presenter.words.add("Bring the survey", "Luis Ortega", "Friday")
    assert not review.presenter.words.add("  ")
    assert [row.by for row in review.state.words.commitments] == ["15 December", "20 November"]
    review.presenter.words.delete(commitment(review).id)
    assert [row.what for row in review.state.words.commitments] == ["Bring the survey"]
    asking.undo()
    assert len(review.state.words.commitments) == 2


def test_a_commitment_that_could_not_be_kept_is_told(review, own, asking, monkeypatch):
    for name in ("add", "delete"):
        monkeypatch.setattr(own.commitments, name, refuse)
    assert not review.presenter.words.add("Bring the survey")
    review.presenter.words.delete(commitment(review).id)
    assert len(asking.troubles) == 2


def test_wordings_are_mended_and_a_failed_save_keeps_them(review, own, monkeypatch):
    review.presenter.words.type("at_close", "What would make it a place?")
    with monkeypatch.context() as full:
        full.setattr(own.preparation, "set_focus", refuse)
        assert not review.presenter.words.save()
        assert "disk is full" in review.state.words.trouble
        assert review.state.words.wordings[2].text == "What would make it a place?"
        review.presenter.save(DocumentKind.MEMO)
        assert review.state.saved is None
    assert review.presenter.words.save()
    assert own.preparation.get(review.id).focus.at_close == "What would make it a place?"
    assert review.state.preview.summary.focus.text == "What would make it a place?"


def test_the_preview_is_the_document_that_would_be_saved(review, own):
    assert review.state.preview.summary == own.handover.summary(review.id, DocumentKind.MEMO)
    review.presenter.preview(DocumentKind.RECORD)
    review.presenter.name_people(Names.NONE)
    assert review.state.preview.summary == own.handover.summary(review.id, DocumentKind.RECORD, Names.NONE)


def test_the_memo_is_saved_where_asked_under_a_name_made_from_the_title(review, own, asking, tmp_path):
    asking.save_to = tmp_path / "memo.docx"
    review.presenter.save(DocumentKind.MEMO)
    title, suggested, kinds = asking.asked[0]
    assert title == "Save the memo"
    assert suggested.name.endswith(".docx")
    assert "advisories" in suggested.name
    assert kinds == "Word (*.docx)"
    assert asking.save_to.read_bytes().startswith(b"PK")
    assert review.state.saved.sentence.startswith("Saved as memo.docx in ")
    assert review.state.saved.folder == tmp_path
    assert own.settings.get("documents_folder") == str(tmp_path)
    review.presenter.put_saved_away()
    assert review.state.saved is None


def test_the_next_document_is_offered_in_the_folder_last_used(review, asking, tmp_path):
    asking.save_to = tmp_path / "memo.docx"
    review.presenter.save(DocumentKind.MEMO)
    review.presenter.save(DocumentKind.RECORD)
    assert asking.asked[1][1].parent == tmp_path


@pytest.mark.parametrize(("fmt", "begins"), [(Format.MARKDOWN, b"#"), (Format.PLAIN, b"")])
def test_other_formats_hold_the_same_words(review, asking, tmp_path, fmt, begins):
    asking.save_to = tmp_path / f"memo.{fmt.value}"
    review.presenter.save(DocumentKind.MEMO, fmt)
    saved = asking.save_to.read_bytes()
    assert begins in saved
    assert "Shadow two advisers" in saved.decode()


def test_what_is_still_being_typed_is_in_the_document(review, asking, tmp_path):
    review.presenter.notes.edit(note(review, "Attendance").id)
    review.presenter.notes.type("Attendance became the purpose")
    asking.save_to = tmp_path / "memo.txt"
    review.presenter.save(DocumentKind.MEMO, Format.PLAIN)
    assert "Attendance became the purpose" in asking.save_to.read_text(encoding="utf-8")


def test_a_document_open_in_word_offers_another_name_at_once(review, own, asking, tmp_path, monkeypatch):
    asking.save_to = tmp_path / "memo.docx"
    asking.save_to.write_bytes(b"open in Word")
    save, open_elsewhere = own.handover.save, [asking.save_to]

    def in_use(consultancy, kind, path, *rest):
        if path in open_elsewhere:
            raise InUse("Word has memo.docx open; what was there is unharmed.")
        return save(consultancy, kind, path, *rest)

    monkeypatch.setattr(own.handover, "save", in_use)
    review.presenter.save(DocumentKind.MEMO)
    assert review.state.saved.other.name == "memo (2).docx"
    review.presenter.try_again()
    assert review.state.saved.other is not None
    review.presenter.save_beside()
    assert (tmp_path / "memo (2).docx").exists()
    assert asking.save_to.read_bytes() == b"open in Word"
    assert review.state.saved.other is None
    open_elsewhere.clear()


def test_a_document_that_cannot_be_written_is_told(review, own, asking, tmp_path, monkeypatch):
    def cannot(*_given):
        raise CannotWrite("That folder is read-only.")

    monkeypatch.setattr(own.handover, "save", cannot)
    asking.save_to = tmp_path / "memo.docx"
    review.presenter.save(DocumentKind.MEMO)
    assert asking.troubles == ["That folder is read-only."]
    assert review.state.saved is None


def test_thinking_better_of_it_saves_nothing(review, asking):
    review.presenter.save(DocumentKind.MEMO)
    assert review.state.saved is None
    assert asking.troubles == []


def test_a_finished_consultancy_is_opened_again(review, own, asking):
    assert review.state.way_back == "Reopen"
    review.presenter.back_to_room()
    assert asking.went == [(Place.COCKPIT, review.id)]
    assert own.preparation.get(review.id).ended is None or own.running.look(review.id).phase != "finished"


def test_a_consultancy_not_yet_held_shows_what_there_is(presenter, own, asking):
    planned = own.preparation.create("Not yet").id
    seen = []
    presenter.open(planned)
    presenter.show(seen.append)
    assert seen[-1].byline.startswith("not started yet")
    assert seen[-1].way_back == "Back to the room"
    assert seen[-1].notes.empty == "No notes were written."
    assert seen[-1].time.lines
    presenter.hide()


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_pass_through_as_typed(review, own, words):
    made = own.notes.add(review.id, words, kind=NoteKind.QUOTE)
    own.preparation.set_focus(review.id, WordingMoment.AT_CLOSE, words)
    assert review.presenter.words.add(words, words)
    assert any(row.text == made.text for row in rows(review))
    assert review.state.words.commitments[-1].what == own.commitments.of(review.id)[-1].what
