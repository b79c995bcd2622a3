"""The program: painted first, then opened; what cannot be opened is said on one calm page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from consultancy.clock import FakeClock
from consultancy.errors import AlreadyOpen, DamagedWorkspace, NewerWorkspace, StorageTrouble
from ui import app
from ui.asking import Place
from ui.dialogs import QtAsking
from ui.widgets import Button, Chip


@pytest.fixture
def program(qtbot, app_theme, tmp_path):
    made = app.Program(tmp_path / "data", FakeClock())
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    made.close()


def opened(program, qtbot):
    program.start()
    qtbot.waitUntil(lambda: program.window.here == Place.TODAY)
    return program.window


def words(window):
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def test_the_window_is_painted_before_anything_is_opened(program, qtbot, monkeypatch):
    order = []
    opening = app.open_workspace
    monkeypatch.setattr(app, "open_workspace", lambda *given: (order.append("opened"), opening(*given))[1])
    painted = app.OpeningPage.paintEvent
    monkeypatch.setattr(app.OpeningPage, "paintEvent", lambda *given: (order.append("painted"), painted(*given))[1])
    opened(program, qtbot)
    assert order[0] == "painted"
    assert order.count("opened") == 1


def test_an_idle_program_starts_no_timer(program, qtbot):
    from PySide6.QtCore import QTimer
    from shiboken6 import Shiboken

    opened(program, qtbot)
    qtbot.waitUntil(lambda: not [one for one in Shiboken.getAllValidWrappers() if _ticks(one, QTimer)])


def _ticks(thing, kind):
    return isinstance(thing, kind) and thing.isActive()


def test_every_place_in_the_rail_opens(program, qtbot):
    window = opened(program, qtbot)
    for place in (Place.CONSULTANCIES, Place.LIBRARY, Place.SETTINGS, Place.TODAY):
        window.go(place)
        assert window.here == place


def test_a_setting_changes_the_look_at_once_and_is_kept(program, qtbot, app_theme):
    window = opened(program, qtbot)
    window.go(Place.SETTINGS)
    next(chip for chip in window.findChildren(Chip) if chip.words() == "Night").click()
    assert app_theme.tokens.name == "night"
    window.close()
    program.close()
    again = app.Program(program._folder, FakeClock())
    qtbot.addWidget(again.window)
    app_theme.choose("paper")
    opened(again, qtbot)
    assert app_theme.tokens.name == "night"
    again.window.close()
    again.close()


def test_the_size_of_the_window_is_kept(program, qtbot):
    window = opened(program, qtbot)
    window.resize(1200, 700)
    window.close()
    program.close()
    again = app.Program(program._folder, FakeClock())
    qtbot.addWidget(again.window)
    opened(again, qtbot)
    assert (again.window.width(), again.window.height()) == (1200, 700)
    again.window.close()
    again.close()


@pytest.mark.parametrize(
    ("refused", "offered"),
    [
        (AlreadyOpen("It is open elsewhere."), {"Try again", "Show the folder", "Quit"}),
        (NewerWorkspace("A newer version wrote it."), {"Show the folder", "Quit"}),
        (StorageTrouble("The folder cannot be written."), {"Try again", "Show the folder", "Quit"}),
        (DamagedWorkspace("It is damaged.", backup="b"), {"Open the newest good copy", "Show the folder", "Quit"}),
        (DamagedWorkspace("It is damaged."), {"Try again", "Show the folder", "Quit"}),
    ],
)
def test_what_cannot_be_opened_is_said_with_ways_out(program, qtbot, monkeypatch, refused, offered):
    def refuse(*_given):
        raise refused

    monkeypatch.setattr(app, "open_workspace", refuse)
    program.start()
    qtbot.waitUntil(lambda: str(refused) in words(program.window))
    assert {one.words() for one in program.window.findChildren(Button) if one.isVisible()} == offered


def test_trying_again_opens_once_it_can(program, qtbot, monkeypatch):
    answers = [StorageTrouble("Full.")]
    opening = app.open_workspace

    def refuse_once(*given):
        if answers:
            raise answers.pop()
        return opening(*given)

    monkeypatch.setattr(app, "open_workspace", refuse_once)
    program.start()
    qtbot.waitUntil(lambda: "Full." in words(program.window))
    next(one for one in program.window.findChildren(Button) if one.words() == "Try again").click()
    assert program.window.here == Place.TODAY


def test_the_palette_opens_by_key_and_goes_somewhere(program, qtbot):
    window = opened(program, qtbot)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    typed = QApplication.focusWidget()
    qtbot.keyClicks(typed, "settings")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert window.here == Place.SETTINGS


def test_f1_lists_the_keys(program, qtbot):
    window = opened(program, qtbot)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "Keys" in words(window)


def test_a_path_chosen_without_ending_gets_the_one_suggested(program, monkeypatch, tmp_path):
    from PySide6.QtWidgets import QFileDialog

    asking = QtAsking(program.window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "memo"), ""))
    assert asking.save_as("Save", tmp_path / "x.docx", "Word (*.docx)") == tmp_path / "memo.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: ("", ""))
    assert asking.save_as("Save", tmp_path / "x.docx", "Word (*.docx)") is None
