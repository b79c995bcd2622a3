"""The library on the screen: find a protocol, read it, begin with it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from consultancy.clock import FakeClock
from consultancy.workspace import open_workspace
from tests.ui_kit import RecordingAsking
from ui.asking import Place
from ui.library.presenter import LibraryPresenter
from ui.library.view import LibraryView
from ui.widgets import Line, ListRow


@pytest.fixture
def house(tmp_path):
    own = open_workspace(tmp_path / "data", FakeClock())
    asking = RecordingAsking()
    presenter = LibraryPresenter(own.bus, own.library, own.preparation, asking)
    seen = SimpleNamespace(own=own, asking=asking, presenter=presenter, state=None)
    presenter.show(lambda state: setattr(seen, "state", state))
    yield seen
    presenter.hide()
    own.close()


def test_every_protocol_is_listed_and_the_first_is_open(house):
    assert len(house.state.listed) == len(house.own.library.cards())
    assert house.state.shown.name == "Consultancy"
    assert house.state.shown.credit


def test_many_lengths_are_told_as_a_range(house):
    listed = {item.key: item.lengths for item in house.state.listed}
    assert listed["consultancy"] == "20–60 min"
    assert listed["tuning"] == "30 · 45 · 60 min"


@pytest.mark.parametrize(("typed", "key"), [("tuning", "tuning"), ("  TUNING  ", "tuning"), ("50", "consultancy")])
def test_a_name_or_a_length_is_found_as_one_types(house, typed, key):
    house.presenter.type(typed)
    assert key in {item.key for item in house.state.listed}


def test_nothing_found_shows_nothing(house):
    house.presenter.type("zzz")
    assert house.state.listed == ()
    assert house.state.shown is None


def test_a_step_says_who_speaks_and_what_to_say(house):
    house.presenter.choose("consultancy")
    house.presenter.choose_step(4)
    step = house.state.shown.steps[house.state.step]
    assert step.title == "Group discussion"
    assert step.say
    assert step.listens


def test_beginning_with_a_protocol_leads_to_prepare(house):
    house.presenter.choose("troika")
    house.presenter.begin()
    place, consultancy = house.asking.went[-1]
    assert place is Place.PREPARE
    assert house.own.preparation.get(consultancy).plan.protocol_key == "troika"


@pytest.fixture
def view(qtbot, app_theme, house):
    made = LibraryView(LibraryPresenter(house.own.bus, house.own.library, house.own.preparation, house.asking))
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.entered()
    yield made
    made.left()


def test_a_protocol_is_found_and_opened_by_keyboard(qtbot, view):
    search = view.findChild(Line)
    qtbot.keyClicks(search, "troika")
    qtbot.waitUntil(view._rows[0].isVisible)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    row = view.focusWidget()
    assert isinstance(row, ListRow)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert "Troika" in view.focusWidget().accessibleName()


@pytest.mark.parametrize("width", [684, 904, 1170, 1700])
def test_every_protocol_fits_every_width(qtbot, view, house, width):
    view.resize(width, 600)
    for item in house.state.listed:
        view._presenter.choose(item.key)
        qtbot.waitUntil(lambda: view._open.widget().width() <= view._open.viewport().width())
