"""Prepare on the screen, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from consultancy.errors import StorageTrouble
from consultancy.model.people import Role
from consultancy.model.time import Span
from tests.ui_kit import HOSTILE, type_text
from ui.asking import Place
from ui.prepare.person_chip import PersonButton
from ui.prepare.view import PrepareView
from ui.shortcuts import Actions
from ui.widgets import Button, Chip, Field, Line

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing", extend=True)


@pytest.fixture
def view(qtbot, app_theme, presenter):
    made = PrepareView(presenter, Actions())
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.entered()
    yield made
    made.left()
    made.close()


def only(view, own):
    return own.preparation.get(own.finder.find("").found[0].row.id)


def field(view, name):
    return next(one for one in view.findChildren(Field) if one.edit.accessibleName() == name)


def line(view, name):
    return next(one for one in view.findChildren(Line) if one.accessibleName() == name)


def button(view, words):
    return next(one for one in view.findChildren(QPushButton) if words in one.accessibleName() and one.isVisible())


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)


def tab_to(qtbot, view, widget):
    for _step in range(60):
        here = view.focusWidget()
        if here is widget:
            return
        qtbot.keyClick(here, Key.Key_Tab)
    raise AssertionError("Tab never came there.")


def test_a_dilemma_is_filled_by_keyboard_and_the_room_opened(qtbot, view, own, asking):
    presenter = view.focusWidget()
    assert presenter.accessibleName() == "Presenter"
    qtbot.keyClicks(presenter, "Dana Whitfield, Maple Valley SD")
    qtbot.keyClick(presenter, Key.Key_Return)
    tab_to(qtbot, view, field(view, "Title").edit)
    qtbot.keyClicks(view.focusWidget(), "Why do our advisories stop at attendance?")
    qtbot.keyClick(view.focusWidget(), Key.Key_Tab)
    qtbot.keyClicks(view.focusWidget(), "Every Wednesday")
    qtbot.keyClick(view.focusWidget(), Key.Key_Tab)
    assert view.focusWidget().accessibleName() == "Focus question"
    qtbot.keyClicks(view.focusWidget(), "What would make it a place to be known?")
    tab_to(qtbot, view, button(view, "Open the room"))
    qtbot.keyClick(view.focusWidget(), Key.Key_Space)
    kept = only(view, own)
    assert asking.went == [(Place.COCKPIT, kept.id)]
    assert (kept.presenter.name, kept.presenter.organisation) == ("Dana Whitfield", "Maple Valley SD")
    assert kept.title == "Why do our advisories stop at attendance?"
    assert kept.dilemma.context == "Every Wednesday"
    assert kept.focus.prepared == "What would make it a place to be known?"


def test_what_is_typed_is_saved_after_a_rest_and_at_most_a_second_late(qtbot, view, own):
    title = field(view, "Title").edit
    title.setFocus()
    qtbot.keyClicks(title, "Why")
    own.clock.advance(Span.of(seconds=0.2))
    view._saving.look()
    assert only(view, own).title == ""
    own.clock.advance(Span.of(seconds=0.1))
    view._saving.look()
    assert only(view, own).title == "Why"
    for letter in " do adviser":
        qtbot.keyClicks(title, letter)
        own.clock.advance(Span.of(seconds=0.1))
        view._saving.look()
    assert only(view, own).title == "Why do advise"
    assert title.text() == "Why do adviser"


def test_leaving_the_screen_saves_at_once(qtbot, view, own):
    qtbot.keyClicks(field(view, "Title").edit, "Why")
    view.left()
    assert only(view, own).title == "Why"


def test_the_program_ending_saves_what_is_typed_and_a_name_still_in_its_line(qtbot, view, own):
    qtbot.keyClicks(view.focusWidget(), "Dana Whitfield, Maple Valley SD")
    qtbot.keyClicks(field(view, "Room").edit, "Library")
    qtbot.keyClicks(field(view, "Title").edit, "Why")
    view.flush()
    kept = only(view, own)
    assert (kept.title, kept.room, kept.presenter.name) == ("Why", "Library", "Dana Whitfield")


def test_leaving_with_nothing_but_a_name_in_its_line_keeps_the_consultancy(qtbot, view, own):
    qtbot.keyClicks(view.focusWidget(), "Dana Whitfield")
    view.left()
    assert only(view, own).presenter.name == "Dana Whitfield"


@pytest.mark.parametrize("name", ["Title", "Context", "Focus question", "Room"])
def test_saving_never_moves_the_cursor(qtbot, view, own, name):
    edit = field(view, name).edit
    edit.setFocus()
    qtbot.keyClicks(edit, "Why  this")
    for _letter in "this":
        qtbot.keyClick(edit, Key.Key_Left)
    qtbot.keyClicks(edit, "not ")
    view._saving.flush()
    qtbot.keyClicks(edit, "just ")
    assert field(view, name).text() == "Why  not just this"


def test_a_failed_save_keeps_the_text_and_try_again_saves_it(qtbot, view, own, monkeypatch):
    def refuse(*_given):
        raise StorageTrouble("The disk is full; what you typed is still here.")

    title = field(view, "Title").edit
    title.setFocus()
    with monkeypatch.context() as full:
        full.setattr(own.preparation, "set_dilemma", refuse)
        qtbot.keyClicks(title, "Why")
        qtbot.keyClick(title, Key.Key_Tab)
        assert title.text() == "Why"
        assert "disk is full" in " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())
    press(qtbot, button(view, "Try again"))
    assert only(view, own).title == "Why"


def test_without_a_title_the_keyboard_comes_to_it_and_no_dialog_opens(qtbot, view, asking):
    press(qtbot, button(view, "Open the room"))
    assert view.focusWidget() is field(view, "Title").edit
    assert "title" in field(view, "Title").edit.accessibleDescription()
    assert asking.went == asking.asked == []


def test_one_key_opens_the_room_from_any_field(qtbot, view, own, asking):
    title = field(view, "Title").edit
    title.setFocus()
    qtbot.keyClicks(title, "Why")
    qtbot.keyClick(title, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asking.went == [(Place.COCKPIT, only(view, own).id)]
    assert only(view, own).title == "Why"


def test_a_worksheet_goes_out_and_comes_back_by_keyboard(qtbot, view, own, asking, tmp_path):
    asking.save_to = asking.open_from = tmp_path / "form.docx"
    qtbot.keyClicks(field(view, "Title").edit, "Why do they stop?")
    press(qtbot, button(view, "More about the dilemma"))
    qtbot.keyClicks(field(view, "Evidence").edit, "A survey")
    press(qtbot, button(view, "Dilemma worksheet"))
    assert asking.save_to.exists()
    press(qtbot, button(view, "More about the dilemma"))
    assert not field(view, "Evidence").isVisible()
    for name in ("Title", "Evidence"):
        field(view, name).edit.clear()
    press(qtbot, button(view, "Read a filled worksheet"))
    assert field(view, "Title").text() == "Why do they stop?"
    assert field(view, "Evidence").isVisible()
    assert field(view, "Evidence").text() == "A survey"
    assert "read from the worksheet" in asking.told[-1]


def test_advice_stands_beneath_the_question_with_two_ways_out(qtbot, view):
    question = field(view, "Focus question").edit
    question.setFocus()
    qtbot.keyClicks(question, "How do we plan, and what would help?")
    view._saving.flush()
    assert "two things" in question.accessibleDescription()
    press(qtbot, button(view, "Edit"))
    assert view.focusWidget() is question
    press(qtbot, button(view, "Keep it"))
    assert question.accessibleDescription() == ""
    assert question.toPlainText() == "How do we plan, and what would help?"


def test_naming_the_presenter_leads_to_the_title_and_taking_them_off_back_to_the_line(qtbot, view, own, asking):
    presenter = view.focusWidget()
    qtbot.keyClicks(presenter, "Dana Whitfield, Maple Valley SD")
    qtbot.keyClick(presenter, Key.Key_Return)
    assert view.focusWidget() is field(view, "Title").edit
    chip = view.findChild(PersonButton)
    assert chip.words() == "Dana Whitfield"
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    assert view.focusWidget() is presenter
    asking.undo()
    assert only(view, own).presenter.organisation == "Maple Valley SD"


def test_tab_goes_where_the_eye_goes(qtbot, view):
    view._people._desk.enter("Priya Shah\nMark Tully")
    view._dilemma._desk.unfold(True)
    stops, here = [], button(view, "Dilemma worksheet")
    here.setFocus()
    while here not in stops:
        stops.append(here)
        qtbot.keyClick(here, Key.Key_Tab)
        here = view.focusWidget()
    names = [one.accessibleName() for one in stops]
    wanted = ["Dilemma worksheet…", "Open the room", "Presenter", "Room", "Title", "Context", "Focus question"]
    wanted += ["More about the dilemma", "What was tried", "Kind of help wanted", "Priya Shah", "Mark Tully", "Add"]
    wanted += [
        "Change protocol",
        "30 min",
        "until…",
        "Welcome and norms −1",
        "Welcome and norms +1",
        "Set a start time",
    ]
    assert [name for name in names if name in wanted] == wanted


def test_the_line_for_a_name_is_seen_where_it_opens(qtbot, view):
    view.resize(904, 640)
    press(qtbot, button(view, "Add"))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert view.focusWidget() is line(view, "Add a person")
    assert not view.focusWidget().visibleRegion().isEmpty()


def test_people_are_added_changed_and_taken_off_by_keyboard(qtbot, view, own, asking):
    press(qtbot, button(view, "Add"))
    add = view.focusWidget()
    qtbot.keyClicks(add, "Priya Shah, Harbor City")
    qtbot.keyClick(add, Key.Key_Return)
    qtbot.keyClicks(add, "Mark Tully")
    qtbot.keyClick(add, Key.Key_Return)
    assert [person.name for person in only(view, own).people] == ["Priya Shah", "Mark Tully"]
    chip = next(one for one in view.findChildren(PersonButton) if "Mark" in one.words())
    chip.setFocus()
    chip.role_chosen.emit(chip._person.id, Role.FACILITATOR)
    assert only(view, own).facilitator.name == "Mark Tully"
    qtbot.keyClick(chip, Key.Key_F2)
    assert view.focusWidget() is add
    assert add.text() == "Mark Tully"
    qtbot.keyClicks(add, "Mark Tully, Lakeshore")
    qtbot.keyClick(add, Key.Key_Return)
    assert only(view, own).facilitator.organisation == "Lakeshore"
    chip.setFocus()
    qtbot.keyClick(chip, Key.Key_Delete)
    assert only(view, own).facilitator is None
    asking.undo()
    assert only(view, own).facilitator.name == "Mark Tully"


def test_a_pasted_list_adds_everybody_on_it(qtbot, view, own):
    data = QMimeData()
    data.setText("Priya Shah, Harbor City\nMark Tully, Lakeshore\nJoy Lin")
    QGuiApplication.clipboard().setMimeData(data)
    press(qtbot, button(view, "Add"))
    qtbot.keyClick(view.focusWidget(), Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in only(view, own).people] == ["Priya Shah", "Mark Tully", "Joy Lin"]


def test_a_name_left_in_the_line_is_kept(qtbot, view, own):
    presenter = view.focusWidget()
    qtbot.keyClicks(presenter, "Dana Whitfield")
    qtbot.keyClick(presenter, Key.Key_Tab)
    assert only(view, own).presenter.name == "Dana Whitfield"


def test_somebody_known_is_completed_and_added_once(qtbot, view, own):
    other = own.preparation.create("Another").id
    own.preparation.add_person(other, "Dana Whitfield", "Maple Valley SD")
    presenter = view.focusWidget()
    qtbot.keyClicks(presenter, "dan")
    assert presenter.completing()
    popup = presenter._popup
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)
    assert [person.name for person in own.preparation.get(view._presenter._subject.id).people] == ["Dana Whitfield"]


def test_minutes_hold_their_floor_and_lengths_are_one_press(qtbot, view, own):
    press(qtbot, next(one for one in view.findChildren(Chip) if one.words() == "30 min"))
    assert only(view, own).plan.minutes == 30
    for _press in range(40):
        press(qtbot, button(view, "Welcome and norms −1"))
    step = only(view, own).plan.steps[0]
    assert step.minutes == step.step.at_least
    shown = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert str(step.minutes) in shown
    press(qtbot, button(view, "Welcome and norms +1"))
    assert only(view, own).plan.steps[0].minutes == step.minutes + 1


def test_a_length_just_chosen_keeps_the_keyboard(qtbot, view, own):
    chip = next(one for one in view.findChildren(Chip) if one.words() == "30 min")
    press(qtbot, chip)
    assert view.focusWidget() is chip
    assert chip.isChecked()
    press(qtbot, chip)
    assert chip.isChecked()
    assert only(view, own).plan.minutes == 30


def test_what_could_not_be_read_stays_to_be_mended(qtbot, view, own):
    press(qtbot, button(view, "Set a start time"))
    asked = view.focusWidget()
    qtbot.keyClicks(asked, "whenever")
    qtbot.keyClick(asked, Key.Key_Return)
    assert view.focusWidget() is asked
    assert asked.text() == "whenever"
    assert any("Type a time" in one.text() for one in view.findChildren(QLabel) if one.isVisible())
    qtbot.keyClicks(asked, "10:15")
    qtbot.keyClick(asked, Key.Key_Return)
    assert only(view, own).starts is not None
    assert view.focusWidget() is button(view, "10:15 – 11:00")


def test_an_end_time_is_asked_for_in_place_and_escape_takes_the_question_away(qtbot, view, own):
    press(qtbot, next(one for one in view.findChildren(Chip) if one.words() == "until…"))
    asked = view.focusWidget()
    assert asked.accessibleName() == "End time"
    qtbot.keyClick(asked, Key.Key_Escape)
    assert not asked.isVisible()
    press(qtbot, next(one for one in view.findChildren(Chip) if one.words() == "until…"))
    qtbot.keyClicks(asked, "11:00")
    qtbot.keyClick(asked, Key.Key_Return)
    assert only(view, own).plan.minutes == 60
    press(qtbot, button(view, "Set a start time"))
    qtbot.keyClicks(view.focusWidget(), "10:15")
    qtbot.keyClick(view.focusWidget(), Key.Key_Return)
    assert button(view, "10:15 – ")


def test_another_protocol_is_taken_from_the_menu(qtbot, view, own):
    menu = view._protocol.menu()
    other = next(action for action in menu.actions() if not action.isChecked())
    other.trigger()
    assert only(view, own).plan.protocol_name == other.text().replace("&&", "&")


@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_type_is_shown_as_typed(qtbot, view, own, name):
    title = field(view, "Title").edit
    type_text(title, name)
    qtbot.keyClick(title, Key.Key_Tab)
    view._people._open_line()
    type_text(view.focusWidget(), name)
    qtbot.keyClick(view.focusWidget(), Key.Key_Return)
    kept = only(view, own).people[0]
    chip = next(iter(view.findChildren(PersonButton)))
    assert kept.name in chip.words()
    assert chip.text() == chip.words().replace("&", "&&")
    for one in view.findChildren(QLabel):
        assert one.textFormat() is Qt.TextFormat.PlainText
    assert view.minimumSizeHint().width() < 1000


def test_every_control_has_a_name_for_screen_readers(view):
    silent = [
        one
        for one in view.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisible() and not one.accessibleName()
    ]
    assert silent == []


@pytest.mark.parametrize("size", [(1170, 768), (904, 640), (550, 400)])
def test_nothing_is_cut_off_sideways(qtbot, view, size):
    view.resize(*size)
    inside = view._page.widget()
    qtbot.waitUntil(lambda: inside.width() <= view._page.viewport().width())
    assert all(one.width() >= one.minimumSizeHint().width() for one in view.findChildren(Button) if one.isVisible())
