from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from consultancy.errors import StorageTrouble
from consultancy.live.shown import Phase
from consultancy.model.consultancy import Status
from consultancy.model.protocol import Wording
from consultancy.model.time import Span
from consultancy.services.notes import Notes
from consultancy.text import NOTE_CAP
from tests.cockpit.cockpit_kit import Stage, set_stage
from tests.ui_kit import HOSTILE, type_text
from ui.asking import Place
from ui.cockpit.desk_view import Desk
from ui.cockpit.note_field import NoteText
from ui.cockpit.view import CockpitView
from ui.shortcuts import Actions

Key, Alt, Ctrl, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Cockpit:
    """A cockpit on the screen, driven by keys alone."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage = stage
        self._qtbot = qtbot
        self.view = CockpitView(lambda _id: stage.presenters(), Actions(), stage)
        qtbot.addWidget(self.view)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        self.view.entered(stage.id)
        QApplication.processEvents()

    @property
    def desk(self) -> Desk:
        assert self.view.desk is not None
        return self.view.desk

    @property
    def text(self) -> NoteText:
        return self.desk.notes.field.text_edit

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self._qtbot.keyClick(QApplication.focusWidget() or self.view, key, held)

    def type(self, text: str) -> None:
        type_text(QApplication.focusWidget(), text)

    def phase(self) -> Phase:
        return self.stage.workspace.running.look(self.stage.id).phase

    def leave(self) -> None:
        self.view.left()
        self.view.close()


@pytest.fixture
def cockpit(stage: Stage, qtbot: QtBot, app_theme: object) -> Iterator[Cockpit]:
    made = Cockpit(stage, qtbot)
    yield made
    made.leave()


def test_a_whole_hour_by_keys_alone(cockpit: Cockpit) -> None:
    stage = cockpit.stage
    assert QApplication.focusWidget() is cockpit.text
    cockpit.press(Key.Key_Right, Alt)
    assert cockpit.phase() is Phase.RUNNING
    cockpit.type("@lu")
    cockpit.press(Key.Key_Return)
    cockpit.type("Is it on every day’s schedule? #time")
    cockpit.press(Key.Key_Return)
    note = stage.workspace.notes.of(stage.id)[0]
    assert (note.text, note.speaker, note.themes) == ("Is it on every day’s schedule? #time", "Luis Ortega", ("time",))
    cockpit.press(Key.Key_Up, Alt)
    assert cockpit.desk.step.ring.accessibleName().startswith("4:00")
    cockpit.press(Key.Key_Space, Ctrl)
    assert cockpit.phase() is Phase.PAUSED
    cockpit.press(Key.Key_Space, Ctrl)
    for _step in range(6):
        stage.pass_time(0.5)
        cockpit.press(Key.Key_Right, Alt)
        cockpit.press(Key.Key_Right, Alt)
    cockpit.press(Key.Key_Right, Alt)
    assert cockpit.phase() is Phase.FINISHED
    assert stage.asking.went == [(Place.REVIEW, stage.id)]
    assert stage.workspace.preparation.get(stage.id).status is Status.CLOSED


def test_saved_is_shown_after_the_commit_and_the_speaker_does_not_stick(cockpit: Cockpit) -> None:
    cockpit.type("@Pri")
    cockpit.press(Key.Key_Tab)
    cockpit.type("Words")
    assert "Saved" not in texts(cockpit.desk.notes)
    cockpit.press(Key.Key_Enter)
    assert "Saved" in texts(cockpit.desk.notes)
    assert cockpit.desk.notes.field.typed() == ""
    assert cockpit.desk.notes.field.speaker() == ""


def test_a_full_disk_keeps_the_words_and_offers_to_try_again(cockpit: Cockpit, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise StorageTrouble("The disk is full; what you typed is still here.")

    cockpit.type("Words that matter")
    with monkeypatch.context() as full:
        full.setattr(Notes, "add", refuse)
        cockpit.press(Key.Key_Return)
    assert "The disk is full; what you typed is still here." in texts(cockpit.desk.notes)
    assert cockpit.desk.notes.field.typed() == "Words that matter"
    button(cockpit.desk.notes, "Try again").click()
    assert cockpit.stage.notes() == ["Words that matter"]


def test_shift_enter_begins_a_new_line(cockpit: Cockpit) -> None:
    cockpit.type("one")
    cockpit.press(Key.Key_Return, Shift)
    cockpit.type("two")
    cockpit.press(Key.Key_Return)
    assert cockpit.stage.notes() == ["one\ntwo"]


def test_backspace_at_the_start_takes_the_speaker_away(cockpit: Cockpit) -> None:
    cockpit.type("@dana")
    cockpit.press(Key.Key_Return)
    assert cockpit.desk.notes.field.speaker() == "Dana Whitfield"
    cockpit.press(Key.Key_Backspace)
    assert cockpit.desk.notes.field.speaker() == ""


def test_arrows_choose_among_the_people_and_escape_leaves_the_sign(cockpit: Cockpit) -> None:
    cockpit.type("@")
    assert cockpit.desk.notes.field.offered() == ["Dana Whitfield", "Luis Ortega", "Priya Shah"]
    cockpit.press(Key.Key_Down)
    cockpit.press(Key.Key_Down)
    cockpit.press(Key.Key_Return)
    assert cockpit.desk.notes.field.speaker() == "Priya Shah"
    cockpit.type("@")
    cockpit.press(Key.Key_Escape)
    assert cockpit.desk.notes.field.offered() == []
    assert cockpit.desk.notes.field.typed() == "@"


def test_a_whole_first_name_and_a_space_name_the_speaker(cockpit: Cockpit) -> None:
    cockpit.type("@luis")
    cockpit.press(Key.Key_Space)
    cockpit.type("How many?")
    assert cockpit.desk.notes.field.speaker() == "Luis Ortega"
    assert cockpit.desk.notes.field.typed() == "How many?"


def test_part_of_a_name_and_a_space_stay_words(cockpit: Cockpit) -> None:
    cockpit.type("@lu")
    cockpit.press(Key.Key_Space)
    assert cockpit.desk.notes.field.speaker() == ""


def test_an_address_is_no_speaker(cockpit: Cockpit) -> None:
    cockpit.type("write to dana@d")
    assert cockpit.desk.notes.field.offered() == []


@pytest.mark.parametrize("letters", ["n", " ", "b", ".", "S", "N P"])
def test_shortcuts_never_steal_letters_from_the_note_field(cockpit: Cockpit, qtbot: QtBot, letters: str) -> None:
    qtbot.keyClicks(cockpit.text, letters)
    assert cockpit.desk.notes.field.typed() == letters
    assert cockpit.phase() is Phase.NOT_OPEN


def test_page_keys_and_letters_drive_the_clock_outside_a_text_field(cockpit: Cockpit) -> None:
    cockpit.desk.rail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    cockpit.desk.rail.setFocus()
    cockpit.press(Key.Key_PageDown)
    assert cockpit.phase() is Phase.RUNNING
    cockpit.press(Key.Key_Space)
    assert cockpit.phase() is Phase.PAUSED
    cockpit.press(Key.Key_N)
    assert cockpit.phase() is Phase.ARMED
    cockpit.press(Key.Key_PageUp)
    assert cockpit.stage.workspace.running.look(cockpit.stage.id).number == 1


def test_undo_takes_back_words_in_the_note_field_and_the_clock_outside_it(cockpit: Cockpit) -> None:
    cockpit.press(Key.Key_Right, Alt)
    cockpit.type("slip")
    cockpit.press(Key.Key_Z, Ctrl)
    assert cockpit.phase() is Phase.RUNNING
    cockpit.desk.notes.list.setFocus()
    cockpit.press(Key.Key_Z, Ctrl)
    assert cockpit.phase() is Phase.ARMED


def test_control_and_a_number_choose_the_kind(cockpit: Cockpit) -> None:
    cockpit.press(Key.Key_2, Ctrl)
    cockpit.type("Which one?")
    cockpit.press(Key.Key_Return)
    plan = cockpit.stage.workspace.preparation.get(cockpit.stage.id).plan
    assert plan is not None
    assert cockpit.stage.workspace.notes.of(cockpit.stage.id)[0].kind is plan.steps[0].step.kinds[1]


def test_a_note_is_starred_parked_edited_and_deleted_by_keys(cockpit: Cockpit) -> None:
    stage, notes = cockpit.stage, cockpit.desk.notes
    cockpit.type("a note")
    cockpit.press(Key.Key_Return)
    note = stage.workspace.notes.of(stage.id)[0].id
    notes.list.setFocus()
    notes.list.setCurrentIndex(notes.list.lines.index_of(note))
    cockpit.press(Key.Key_S)
    cockpit.press(Key.Key_P)
    assert [(kept.starred, kept.parked) for kept in stage.workspace.notes.of(stage.id)] == [(True, True)]
    notes.list.setCurrentIndex(notes.list.lines.index_of(note))
    cockpit.press(Key.Key_Return)
    cockpit.type(", said better")
    cockpit.press(Key.Key_Return)
    assert stage.notes() == ["a note, said better"]
    notes.list.setFocus()
    notes.list.setCurrentIndex(notes.list.lines.index_of(note))
    cockpit.press(Key.Key_Delete)
    assert stage.notes() == []
    cockpit.press(Key.Key_Z, Ctrl | Shift)
    assert stage.notes() == ["a note, said better"]


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_it_began_earlier_by_a_key_and_a_digit(cockpit: Cockpit) -> None:
    cockpit.press(Key.Key_Right, Alt)
    cockpit.stage.pass_time(1)
    cockpit.press(Key.Key_B, Alt)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    cockpit._qtbot.keyClick(menu, Key.Key_2)
    assert cockpit.desk.step.ring.accessibleName().startswith("1:00")


def test_f5_asks_for_the_room_display(cockpit: Cockpit) -> None:
    cockpit.press(Key.Key_F5)
    assert cockpit.stage.rooms == [cockpit.stage.id]


def test_what_is_typed_is_a_draft_after_300_ms_and_at_most_a_second(cockpit: Cockpit) -> None:
    stage, notes = cockpit.stage, cockpit.desk.notes
    for ms in (250, 250, 250, 250):
        cockpit.type("x")
        stage.clock.advance(Span(ms))
        notes.draft.timer.look()
        notes.settle()
    assert stage.workspace.notes.draft(stage.id, "note") == "xxxx"
    cockpit.type("y")
    stage.clock.advance(Span(299))
    notes.draft.timer.look()
    notes.settle()
    assert stage.workspace.notes.draft(stage.id, "note") == "xxxx"
    stage.clock.advance(Span(1))
    notes.draft.timer.look()
    notes.settle()
    assert stage.workspace.notes.draft(stage.id, "note") == "xxxxy"


def test_a_draft_is_there_when_the_cockpit_opens_again(stage: Stage, qtbot: QtBot, app_theme: object) -> None:
    first = Cockpit(stage, qtbot)
    first.type("@luis")
    first.press(Key.Key_Return)
    first.type("half a thou")
    first.leave()
    second = Cockpit(stage, qtbot)
    field = second.desk.notes.field
    assert (field.typed(), field.speaker()) == ("half a thou", "Luis Ortega")
    second.press(Key.Key_Return)
    second.leave()
    assert stage.workspace.notes.draft(stage.id, "note") == ""


def test_flushing_puts_every_typed_word_on_disk_at_once(cockpit: Cockpit) -> None:
    cockpit.type("almost lost")
    cockpit.view.flush()
    assert cockpit.stage.workspace.notes.draft(cockpit.stage.id, "note") == "almost lost"


def test_another_step_keeps_what_is_being_typed(cockpit: Cockpit) -> None:
    cockpit.press(Key.Key_Right, Alt)
    cockpit.type("unfinished")
    cockpit.press(Key.Key_Right, Alt)
    cockpit.desk.notes.settle()
    assert cockpit.stage.workspace.notes.draft(cockpit.stage.id, "note") == "unfinished"
    assert cockpit.desk.notes.field.typed() == "unfinished"


def test_no_timer_runs_when_nothing_moves(cockpit: Cockpit) -> None:
    timer = cockpit.desk.timer
    cockpit.press(Key.Key_Right, Alt)
    assert (timer.isActive(), timer.interval()) == (True, 250)
    cockpit.press(Key.Key_Space, Ctrl)
    assert (timer.isActive(), timer.interval()) == (True, 1000)
    cockpit.stage.presenters().clock.finish()
    assert not timer.isActive()
    cockpit.view.left()
    assert not timer.isActive()


def test_a_second_that_changes_nothing_paints_nothing(cockpit: Cockpit, monkeypatch: pytest.MonkeyPatch) -> None:
    cockpit.press(Key.Key_Right, Alt)
    rendered: list[str] = []
    for part, method in (("rail", "render_rail"), ("step", "render_focus"), ("controls", "render_controls")):
        monkeypatch.setattr(getattr(cockpit.desk, part), method, lambda _state, part=part: rendered.append(part))
    for _tick in range(8):
        cockpit.stage.clock.advance(Span(250))
        cockpit.desk.timer.timeout.emit()
    assert rendered == []


def test_a_gap_is_answered_beside_the_clock_by_a_key(cockpit: Cockpit) -> None:
    cockpit.press(Key.Key_Right, Alt)
    cockpit.stage.clock.sleep(Span.of(minutes=1))
    cockpit.desk.timer.timeout.emit()
    assert cockpit.desk.gap.isVisible()
    cockpit.press(Key.Key_P, Alt)
    assert not cockpit.desk.gap.isVisible()
    assert cockpit.desk.step.ring.accessibleName().startswith("3:00")


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_commitments_are_typed_in_the_last_step(cockpit: Cockpit) -> None:
    stage = cockpit.stage
    plan = stage.workspace.preparation.get(stage.id).plan
    assert plan is not None
    closing = next(step for step in plan.steps if step.step.commits)
    cockpit.press(Key.Key_Right, Alt)
    assert not cockpit.desk.commitments.isVisible()
    stage.presenters().clock.go_to(closing.id)
    cockpit.desk.timer.timeout.emit()
    assert cockpit.desk.commitments.isVisible()
    editor = cockpit.desk.commitments
    for field, words in (
        (editor.what, "Ask ten ninth graders"),
        (editor.who, "Dana Whitfield"),
        (editor.by, "15 December"),
    ):
        field.setFocus()
        cockpit.type(words)
    cockpit.press(Key.Key_Return)
    kept = stage.workspace.commitments.of(stage.id)
    assert [(each.what, each.who, each.by and each.by.day) for each in kept] == [
        ("Ask ten ninth graders", "Dana Whitfield", 15)
    ]
    assert editor.what.text() == ""


def test_a_day_that_cannot_be_read_is_asked_for_again(cockpit: Cockpit) -> None:
    editor = cockpit.desk.commitments
    written = cockpit.stage.presenters().commitments.write("Do it", "", "when pigs fly")
    assert not written.saved
    assert written.trouble.startswith("Which day?")
    assert cockpit.stage.workspace.commitments.of(cockpit.stage.id) == ()
    assert editor.what.text() == ""


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_typed_by_people_are_plain_text_everywhere(
    tmp_path: Path, qtbot: QtBot, app_theme: object, hostile: str
) -> None:
    stage = set_stage(tmp_path, title=hostile, name=hostile)
    cockpit = Cockpit(stage, qtbot)
    cockpit.type(hostile)
    cockpit.desk.notes.field.set_speaker(hostile)
    cockpit.desk.notes.save()
    stage.workspace.commitments.add(stage.id, hostile, hostile)
    QApplication.processEvents()
    for one in cockpit.view.findChildren(QLabel):
        assert one.textFormat() is Qt.TextFormat.PlainText
    assert cockpit.view.width() == 1366
    cockpit.leave()
    stage.workspace.close()


@pytest.mark.parametrize("size", [(1366, 768), (1100, 640), (683, 384)])
def test_nothing_is_clipped(cockpit: Cockpit, size: tuple[int, int]) -> None:
    cockpit.view.resize(*size)
    QApplication.processEvents()
    assert (cockpit.view.width(), cockpit.view.height()) == size
    for one in cockpit.desk.controls.findChildren(QPushButton):
        if one.isVisible():
            assert one.width() >= one.sizeHint().width(), one.text()
            assert cockpit.view.rect().contains(one.mapTo(cockpit.view, one.rect().bottomRight()))


def test_every_control_has_a_name_for_screen_readers(cockpit: Cockpit) -> None:
    for one in cockpit.view.findChildren(QWidget):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible():
            named = one.accessibleName() or (one.focusProxy() is not None)
            assert named, one


def texts(parent: QWidget) -> list[str]:
    return [one.text() for one in parent.findChildren(QLabel) if not one.isHidden()]


def button(parent: QWidget, words: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == words)


@pytest.mark.parametrize("key", [Key.Key_N, Key.Key_PageDown])
@pytest.mark.parametrize("notes", [0, 1])
def test_letters_and_the_remote_drive_the_clock_from_the_list_of_notes_too(
    cockpit: Cockpit, key: Qt.Key, notes: int
) -> None:
    for _each in range(notes):
        cockpit.type("nobody came")
        cockpit.press(Key.Key_Return)
    cockpit.desk.notes.list.setFocus()
    cockpit.press(key)
    assert cockpit.phase() is Phase.RUNNING


def test_an_edit_too_long_for_one_note_stays_in_the_field(cockpit: Cockpit, qtbot: QtBot) -> None:
    stage, notes = cockpit.stage, cockpit.desk.notes
    note = stage.workspace.notes.add(stage.id, "a note").id
    long = "x" * (NOTE_CAP + 1)
    notes.list.edit_again(f"{note}\n{long}")
    cockpit.press(Key.Key_Return)
    qtbot.waitUntil(lambda: notes.list.delegate.draft().endswith(long))
    assert stage.workspace.notes.of(stage.id)[0].text == "a note"


def test_words_being_edited_and_a_commitment_half_typed_are_there_after_a_crash(
    stage: Stage, qtbot: QtBot, app_theme: object
) -> None:
    first = Cockpit(stage, qtbot)
    first.type("a note")
    first.press(Key.Key_Return)
    first.desk.notes.list.edit_again(f"{stage.workspace.notes.of(stage.id)[0].id}\na note, half chan")
    first.desk.commitments.what.setText("Ask ten ninth gr")
    first.view.flush()
    second = Cockpit(stage, qtbot)
    assert second.desk.notes.list.delegate.draft().endswith("\na note, half chan")
    assert second.desk.commitments.what.text() == "Ask ten ninth gr"
    for cockpit in (first, second):
        cockpit.leave()


def test_keys_go_to_the_question_and_back_to_the_notes(cockpit: Cockpit) -> None:
    stage = cockpit.stage
    plan = stage.workspace.preparation.get(stage.id).plan
    assert plan is not None
    asking = next(step for step in plan.steps if step.step.asks_wording is Wording.AFTER_PROBING)
    cockpit.press(Key.Key_Right, Alt)
    stage.presenters().clock.go_to(asking.id)
    cockpit.press(Key.Key_Q, Alt)
    cockpit.type("Who knows each of them?")
    cockpit.press(Key.Key_N, Alt)
    assert stage.workspace.preparation.get(stage.id).focus.after_probing == "Who knows each of them?"
    assert QApplication.focusWidget() is cockpit.text


def test_what_helps_when_it_slips_is_one_key_away(cockpit: Cockpit) -> None:
    plan = cockpit.stage.workspace.preparation.get(cockpit.stage.id).plan
    assert plan is not None
    phrase = f"“{plan.steps[0].step.interventions[0]}”"
    shown = next(one for one in cockpit.desk.step.findChildren(QLabel) if one.text() == phrase)
    assert not shown.isVisible()
    cockpit.press(Key.Key_I, Alt)
    assert shown.isVisible()


def test_the_people_on_offer_stand_right_below_the_field(cockpit: Cockpit) -> None:
    cockpit.type("@")
    field = cockpit.desk.notes.field
    people = field._people
    assert 0 <= people.y() - (field.mapTo(cockpit.desk.notes, field.rect().bottomLeft()).y()) <= 6
    assert people.width() == field.width()
