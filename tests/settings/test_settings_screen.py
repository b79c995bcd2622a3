"""The Settings screen: a choice is kept at once, keys change by pressing them, bells can be tried."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from consultancy.changes import Bus
from consultancy.clock import FakeClock
from consultancy.errors import StorageTrouble
from consultancy.workspace import open_workspace
from tests.ui_kit import RecordingAsking
from ui.keys import KeyTable
from ui.settings.keys_card import KeyButton, KeyRow
from ui.settings.presenter import SettingsPresenter
from ui.settings.view import SettingsView
from ui.shortcuts import Actions
from ui.widgets import Button, Chip, IconButton


@pytest.fixture
def workspace(tmp_path):
    made = open_workspace(tmp_path / "data", FakeClock(), Bus())
    yield made
    made.close()


@pytest.fixture
def asking():
    return RecordingAsking()


@pytest.fixture
def tried():
    return []


@pytest.fixture
def view(qtbot, app_theme, workspace, asking, tried):
    def try_chime():
        tried.append(1)
        return len(tried) > 1

    presenter = SettingsPresenter(workspace.bus, workspace.settings, workspace.folder, asking, try_chime)
    made = SettingsView(presenter, int)
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.entered()
    made.activateWindow()
    yield made
    made.left()


def button(view, name):
    return next(one for one in view.findChildren(KeyButton) if one.accessibleName().startswith(f"Key for “{name}”:"))


def row(view, one):
    return next(row for row in view.findChildren(KeyRow) if row.isAncestorOf(one))


def hints(row):
    return [one.text() for one in row.findChildren(QLabel) if one.isVisible() and "already" in one.text()]


def chip(view, name):
    return next(one for one in view.findChildren(Chip) if one.accessibleName() == name)


def kept(workspace):
    return KeyTable.read(workspace.settings.get("keys"))


def test_a_choice_is_kept_at_once(view, workspace):
    chip(view, "Paper size: Letter").click()
    assert workspace.settings.get("page") == "letter"
    assert chip(view, "Paper size: Letter").isChecked()


def test_speaking_time_is_counted_by_organisation_until_names_are_asked_for(view, workspace):
    assert chip(view, "Speaking time: By organisation").isChecked()
    chip(view, "Speaking time: By name").click()
    assert workspace.settings.get("air_names") == "yes"


def test_a_choice_that_cannot_be_kept_is_said_and_shown_as_it_was(view, workspace, asking, monkeypatch):
    def refuse(*_given):
        raise StorageTrouble("The disk is full.")

    monkeypatch.setattr(workspace.settings, "set", refuse)
    chip(view, "Paper size: Letter").click()
    assert asking.troubles == ["The disk is full."]
    assert chip(view, "Paper size: By country").isChecked()


def test_bells_are_off_and_their_details_away(view):
    assert chip(view, "Bells: Off").isChecked()
    assert not chip(view, "Volume: Middle").isVisible()
    assert not chip(view, "When: At the end").isVisible()


def test_a_glow_has_a_when_and_no_volume(view, workspace):
    chip(view, "Bells: Edge glow").click()
    chip(view, "When: At the end").click()
    assert workspace.settings.get("bell_when") == "zero"
    assert not chip(view, "Volume: Middle").isVisible()


def test_a_chime_can_be_tried_and_its_silence_is_explained(view, asking, tried):
    chip(view, "Bells: Soft chime").click()
    chip(view, "Volume: Quiet").click()
    trying = next(one for one in view.findChildren(Button) if one.words() == "Try it")
    trying.click()
    assert "no loudspeaker" in asking.troubles[0]
    trying.click()
    assert len(asking.troubles) == 1
    assert len(tried) == 2


def test_a_key_is_changed_by_pressing_it(view, workspace, qtbot):
    pause = button(view, "Pause or resume")
    pause.click()
    assert pause.words() == "Press a key…"
    qtbot.keyClick(pause, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert pause.words() == "Ctrl J"
    assert kept(workspace).slot("pause").key == "Ctrl+J"


def test_ctrl_by_itself_is_waited_out(view, qtbot):
    pause = button(view, "Pause or resume")
    pause.click()
    qtbot.keyClick(pause, Qt.Key.Key_Control)
    assert pause.words() == "Press a key…"


def test_a_key_that_is_taken_is_named_beside_it_and_nothing_changes(view, workspace, qtbot):
    pause = button(view, "Pause or resume")
    pause.click()
    qtbot.keyClick(pause, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(hints(row(view, pause))) == 1
    assert pause.words() == "Press a key…"
    assert kept(workspace).changed == {}
    qtbot.keyClick(pause, Qt.Key.Key_F8)
    assert hints(row(view, pause)) == []
    assert pause.words() == "F8"


def test_escape_leaves_the_key_and_backspace_takes_it_away(view, workspace, qtbot):
    undo = button(view, "Take the last clock action back")
    undo.click()
    qtbot.keyClick(undo, Qt.Key.Key_Escape)
    assert undo.words() == "Ctrl Z"
    undo.click()
    qtbot.keyClick(undo, Qt.Key.Key_Backspace)
    assert undo.words() == "none"
    assert kept(workspace).slot("undo").key == ""


def test_tab_does_not_leave_a_place_that_waits(view, qtbot):
    pause = button(view, "Pause or resume")
    pause.click()
    qtbot.keyClick(pause, Qt.Key.Key_Tab)
    assert pause.words() == "Press a key…"
    qtbot.keyClick(pause, Qt.Key.Key_Escape)


def test_another_place_waits_instead(view):
    pause, undo = button(view, "Pause or resume"), button(view, "Take the last clock action back")
    pause.click()
    undo.click()
    assert (pause.words(), undo.words()) == ("Ctrl Space", "Press a key…")


def test_an_action_gets_its_own_keys_back(view, workspace, qtbot):
    pause = button(view, "Pause or resume")
    pause.click()
    qtbot.keyClick(pause, Qt.Key.Key_F8)
    back = row(view, pause).findChild(IconButton)
    assert back.isVisible()
    back.click()
    assert pause.words() == "Ctrl Space"
    assert not back.isVisible()


def test_a_key_somebody_else_has_now_is_not_put_back(view, workspace):
    workspace.settings.set("keys", KeyTable().given("pause", "F8").given("more", "Ctrl+Space").written())
    pause = button(view, "Pause or resume")
    row(view, pause).findChild(IconButton).click()
    assert pause.words() == "F8"
    assert "One minute more" in hints(row(view, pause))[0]


def test_all_keys_are_put_back_and_that_can_be_undone(view, workspace, asking, qtbot):
    workspace.settings.set("keys", KeyTable().given("pause", "F8").given("undo", "").written())
    next(one for one in view.findChildren(Button) if one.words() == "Put all keys back").click()
    assert kept(workspace).changed == {}
    asking.undo()
    assert kept(workspace).changed == {"pause": "F8", "undo": ""}


def test_a_bound_key_follows_its_change_at_once(qtbot, app_theme):
    host, actions, ran = QWidget(), Actions(), []
    qtbot.addWidget(host)
    host.show()
    actions.bind(host, {"pause": lambda: ran.append("pause")})
    actions.use(KeyTable().given("pause", "F8").given("pause:1", "P"))
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    qtbot.keyClick(host, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(host, Qt.Key.Key_F8)
    assert ran == ["pause"]
    assert actions.key("pause") == "F8"
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier)
    assert actions.meant_by(pressed) == "pause"
    space = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert actions.meant_by(space) == ""


def test_a_key_of_the_number_pad_counts_as_the_key_it_is():
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.KeypadModifier)
    assert Actions().meant_by(pressed) == "next"
