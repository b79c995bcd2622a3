"""The list of consultancies: found as one types, opened where they stand, put away and taken back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from consultancy.clock import FakeClock
from consultancy.live.commands import Finish, Open, Start
from consultancy.model.people import Role
from consultancy.model.time import Span
from consultancy.workspace import open_workspace
from tests.ui_kit import HOSTILE, RecordingAsking
from ui.asking import Place
from ui.consultancies.presenter import ConsultanciesPresenter
from ui.consultancies.view import ConsultanciesView
from ui.widgets import Line, ListRow


@pytest.fixture
def house(tmp_path):
    """Give a workspace with three consultancies, the presenter, and the last state it rendered."""
    clock = FakeClock()
    own = open_workspace(tmp_path / "data", clock)
    ids = []
    for title, name, place in (
        ("Grading policy nobody uses", "Arturo Reyes", "North Fork UHSD"),
        ("Teacher leaders leave", "Renee Ames", "Cedar Point PS"),
        ("Advisory stops at attendance", "Dana Whitfield", "Maple Valley SD"),
    ):
        made = own.preparation.create(title)
        own.preparation.add_person(made.id, name, place, Role.PRESENTER)
        ids.append(made.id)
        clock.advance(Span.of(minutes=1))
    asking = RecordingAsking()
    presenter = ConsultanciesPresenter(own.bus, clock, own.finder, own.preparation, asking)
    seen = SimpleNamespace(own=own, ids=ids, asking=asking, presenter=presenter, state=None)
    presenter.show(lambda state: setattr(seen, "state", state))
    yield seen
    presenter.hide()
    own.close()


def titles(house):
    return [row.title for row in house.state.rows]


def test_the_newest_stands_first(house):
    assert titles(house)[0] == "Advisory stops at attendance"
    assert house.state.told == "3 consultancies"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("grad", "Grading policy nobody uses"),
        ("renee", "Teacher leaders leave"),
        ("maple", "Advisory stops at attendance"),
    ],
)
def test_titles_people_and_places_are_found_as_one_types(house, typed, found):
    house.presenter.type(typed)
    assert titles(house) == [found]


def test_a_word_of_a_note_is_found_and_shown(house):
    house.own.notes.add(house.ids[0], "The #rubric is in a drawer", step="clarify")
    house.presenter.type("drawer")
    (row,) = house.state.rows
    assert "drawer" in row.excerpt


def test_nothing_found_is_not_an_empty_list(house):
    house.presenter.type("zzz")
    assert house.state.rows == ()
    assert not house.state.empty


@pytest.mark.parametrize("typed", ['"', "a AND (", "-x", "*", "C++", "\x00", "NEAR("])
def test_any_input_is_safe(house, typed):
    house.presenter.type(typed)


def test_a_consultancy_opens_where_it_stands(house):
    running, closed, planned = house.ids
    for each in (running, closed):
        house.own.running.do(each, Open())
        house.own.running.do(each, Start())
    house.own.running.do(closed, Finish())
    for each in house.ids:
        house.presenter.open(each)
    assert house.asking.went == [(Place.COCKPIT, running), (Place.REVIEW, closed), (Place.PREPARE, planned)]


def test_what_is_put_away_can_be_taken_back(house):
    house.presenter.remove(house.ids[0])
    assert len(house.state.rows) == 2
    house.asking.undo()
    assert len(house.state.rows) == 3


def test_a_long_list_shows_a_page_and_more_when_asked(house):
    for number in range(60):
        house.own.preparation.create(f"Number {number}")
    assert house.state.more
    assert len(house.state.rows) == 50
    house.presenter.show_more()
    assert not house.state.more
    assert len(house.state.rows) == 63


@pytest.fixture
def view(qtbot, app_theme, house):
    made = ConsultanciesView(
        ConsultanciesPresenter(house.own.bus, house.own.clock, house.own.finder, house.own.preparation, house.asking)
    )
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.entered()
    yield made
    made.left()


def test_typing_filters_and_enter_opens(qtbot, view, house):
    search = view.findChild(Line)
    qtbot.keyClicks(search, "grad")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert house.asking.went == [(Place.PREPARE, house.ids[0])]


def test_down_goes_into_the_list(qtbot, view, house):
    search = view.findChild(Line)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    rows = [row for row in view.findChildren(ListRow) if row.isVisible()]
    assert view.focusWidget() is rows[0]
    qtbot.keyClick(rows[0], Qt.Key.Key_Return)
    assert house.asking.went == [(Place.PREPARE, house.ids[2])]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_typed_by_people_are_plain_text(view, house, name):
    made = house.own.preparation.create(name)
    house.own.preparation.add_person(made.id, name, name, Role.PRESENTER)
    house.own.notes.add(made.id, name, step="clarify")
    view.findChild(Line).setText(name[:8])
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in view.findChildren(QLabel) if one.text())
