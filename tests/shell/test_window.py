"""The window goes where it is told, by keyboard too, and leaves what it left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.asking import Place
from ui.widgets import Button
from ui.window import NavButton, Window


class Screen(QWidget):
    def __init__(self):
        super().__init__()
        self.told = []

    def entered(self, consultancy):
        self.told.append(("entered", consultancy))

    def left(self):
        self.told.append(("left", ""))


@pytest.fixture
def window(qtbot, app_theme):
    made = Window()
    qtbot.addWidget(made)
    for place in (Place.TODAY, Place.CONSULTANCIES, Place.COCKPIT):
        made.offer(place, Screen)
    made.show()
    return made


def test_a_screen_is_made_on_the_first_visit_only(window):
    window.go(Place.TODAY)
    first = window.screens()
    window.go(Place.CONSULTANCIES)
    window.go(Place.TODAY)
    assert len(window.screens()) == 2
    assert window.screens()[0] is first[0]


def test_a_screen_is_left_before_another_is_entered(window):
    window.go(Place.TODAY)
    window.go(Place.COCKPIT, "c-1")
    today, cockpit = window.screens()
    assert today.told == [("entered", ""), ("left", "")]
    assert cockpit.told == [("entered", "c-1")]


def test_the_cockpit_has_the_whole_window(window):
    window.go(Place.COCKPIT, "c-1")
    assert not any(button.isVisible() for button in window.findChildren(NavButton))
    window.go(Place.TODAY)
    assert all(button.isVisible() for button in window.findChildren(NavButton))


def test_the_rail_is_worked_by_keyboard(window, qtbot):
    window.go(Place.TODAY)
    button = next(one for one in window.findChildren(NavButton) if one.text() == "Consultancies")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.here == Place.CONSULTANCIES
    assert button.isChecked()


def test_a_place_that_does_not_exist_changes_nothing(window):
    window.go(Place.TODAY)
    window.go(Place.REVIEW, "c-1")
    assert window.here == Place.TODAY


def test_what_is_told_is_shown_and_can_be_undone(window):
    undone = []
    window.tell("<b>Deleted</b>", lambda: undone.append(1))
    assert "<b>Deleted</b>" in [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    next(one for one in window.findChildren(Button) if one.isVisible() and one.words() == "Undo").click()
    assert undone == [1]


def test_trouble_stays_until_it_is_put_away(window):
    window.trouble("The disk is full.")
    assert "The disk is full." in [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def test_closing_leaves_the_screen(window):
    window.go(Place.TODAY)
    window.close()
    assert window.screens()[0].told[-1] == ("left", "")


@pytest.mark.parametrize("size", [(1100, 640), (1366, 768), (880, 560)])
def test_the_rail_fits_every_size(window, size):
    window.resize(*size)
    assert all(button.geometry().bottom() < size[1] for button in window.findChildren(NavButton))
