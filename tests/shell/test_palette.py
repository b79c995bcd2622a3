"""The command palette and the keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui_kit import type_text
from ui.keys import catalogue, everywhere, shown_key
from ui.palette import Choice, CommandPalette, KeysSheet
from ui.shortcuts import Actions
from ui.widgets import Line, ListRow


@pytest.fixture
def host(qtbot, app_theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    return made


@pytest.fixture
def ran():
    return []


@pytest.fixture
def palette(host, ran):
    made = CommandPalette(host)
    made.ask(
        [
            Choice("New consultancy", lambda: ran.append("new"), key="Ctrl N"),
            Choice("Shorten the discussion", lambda: ran.append("shorten"), "12 to 9 min", "ends 10:48", digit="1"),
            Choice("End late", lambda: ran.append("late"), digit="2"),
        ],
        over="Catch up",
        heading="3 minutes behind",
    )
    return made


def line(palette):
    return palette.findChild(Line)


def test_typing_narrows_and_enter_runs(palette, qtbot, ran):
    type_text(line(palette), "discuss short")
    QApplication.processEvents()
    assert len([row for row in palette.findChildren(ListRow) if row.isVisible()]) == 1
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)
    assert ran == ["shorten"]
    assert not palette.isVisible()


def test_arrows_move_and_wrap(palette, qtbot, ran):
    qtbot.keyClick(line(palette), Qt.Key.Key_Up)
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)
    assert ran == ["late"]


def test_a_figure_takes_its_choice_while_nothing_is_typed(palette, qtbot, ran):
    qtbot.keyClick(line(palette), Qt.Key.Key_1)
    assert ran == ["shorten"]


def test_a_figure_is_a_letter_once_something_is_typed(palette, qtbot, ran):
    type_text(line(palette), "x")
    qtbot.keyClick(line(palette), Qt.Key.Key_1)
    assert ran == []
    assert line(palette).text() == "x1"


def test_nothing_found_runs_nothing(palette, qtbot, ran):
    type_text(line(palette), "ẞomething élse")
    qtbot.keyClick(line(palette), Qt.Key.Key_Return)
    assert ran == []
    assert palette.isVisible()


def test_escape_puts_it_away_and_gives_the_keyboard_back(host, qtbot, palette):
    palette.close_sheet()
    before = Line("Note")
    before.setParent(host)
    before.show()
    host.activateWindow()
    before.setFocus()
    palette.ask([Choice("One", int)])
    qtbot.keyClick(line(palette), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert host.focusWidget() is before


def test_the_keys_sheet_lists_every_key(host):
    sheet = KeysSheet(host)
    sheet.show_keys(catalogue())
    shown = {one.text() for one in sheet.findChildren(QLabel)}
    assert {one.title for one in catalogue() if one.key} <= shown
    sheet.close_sheet()


def test_no_two_general_actions_share_a_key():
    keys = [one.key for one in catalogue() if one.key and one.where == everywhere()]
    assert len(keys) == len(set(keys))


def test_keys_are_shown_as_the_boxes_show_them():
    assert [shown_key(key) for key in ("Ctrl+N", "Alt+Right", "F5", "PgDown")] == ["Ctrl N", "Alt →", "F5", "Page ↓"]


def test_a_bound_key_runs_and_rests(host, qtbot):
    actions, ran = Actions(), []
    actions.bind(host, {"new": lambda: ran.append("new"), "library": lambda: ran.append("library")})
    host.activateWindow()
    qtbot.keyClick(host, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    actions.allow(["new"], allowed=False)
    qtbot.keyClick(host, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["new"]
    assert [offer.title for offer in actions.offers()] == ["Go to the protocols"]


def test_every_key_that_is_bound_is_one_qt_knows():
    bound = [one.key for one in catalogue() if not one.fixed]
    assert [QKeySequence(key).toString() for key in bound] == bound
