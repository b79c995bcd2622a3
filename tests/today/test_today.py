"""Today: what is proposed, what is next, what is due, on the real workspace."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from consultancy.clock import FakeClock
from consultancy.live.commands import Open, Pause, Start
from consultancy.model.consultancy import Status
from consultancy.model.people import Role
from consultancy.model.time import Span
from consultancy.services.interrupted import Proposal
from consultancy.words import local
from consultancy.workspace import open_workspace
from tests.ui_kit import HOSTILE, RecordingAsking
from ui.asking import Place
from ui.today.presenter import TodayPresenter
from ui.today.view import TodayView


@pytest.fixture
def house(tmp_path):
    """Give a workspace, the presenter on it, and the last state it rendered."""
    clock = FakeClock()
    own = open_workspace(tmp_path / "data", clock)
    asking = RecordingAsking()
    seen = SimpleNamespace(own=own, clock=clock, asking=asking, state=None, presenter=TodayPresenter(own, asking))
    seen.presenter.show(lambda state: setattr(seen, "state", state))
    yield seen
    seen.presenter.hide()
    seen.own.close()


def start_one(own, title="Left running"):
    made = own.preparation.create(title)
    own.running.do(made.id, Open())
    own.running.do(made.id, Start())
    return made.id


def reopened_after(house, span):
    """Stop the program with a step running, let time pass, and give the presenter of its next start."""
    house.own.close()
    house.clock.advance(span)
    house.own = open_workspace(house.own.folder, house.clock)
    house.presenter.hide()
    house.presenter = TodayPresenter(house.own, house.asking)
    house.presenter.show(lambda state: setattr(house, "state", state))
    return house.state.resumable


def test_a_new_laptop_shows_the_way_in(house):
    assert house.state.empty
    assert house.state.next_up == ()


def test_a_new_consultancy_opens_in_prepare(house):
    house.presenter.new()
    place, consultancy = house.asking.went[-1]
    assert place is Place.PREPARE
    assert house.own.preparation.get(consultancy).status is Status.PLANNED


def test_the_sample_opens_in_the_cockpit(house):
    house.presenter.try_sample()
    assert house.asking.went[-1][0] is Place.COCKPIT


def test_a_planned_consultancy_says_when_who_and_what_is_missing(house):
    made = house.own.preparation.create("Why do advisories stop?")
    house.own.preparation.add_person(made.id, "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
    house.own.preparation.set_start(made.id, house.clock.read().utc + Span.of(minutes=24))
    (card,) = house.state.next_up
    assert card.title == "Why do advisories stop?"
    assert card.detail.startswith("Dana Whitfield, Maple Valley SD · Consultancy, 45 min")
    assert card.how_soon == "in 24 min"
    assert card.soon
    assert (False, "Dilemma not received") in card.chips


@pytest.mark.parametrize(
    ("gap", "proposed", "said"),
    [
        (Span.of(minutes=3), Proposal.GO_ON, "3 minutes"),
        (Span.of(hours=3), Proposal.GO_ON_AFTER_PAUSE, "3 hours"),
        (Span.of(hours=72), Proposal.END_THERE, ""),
    ],
)
def test_three_gaps_propose_three_different_things(house, gap, proposed, said):
    start_one(house.own)
    house.clock.advance(Span.of(seconds=10))
    (item,) = reopened_after(house, gap)
    assert item.ways[0].proposal is proposed
    assert said in item.ways[0].consequence
    assert "step 1 of 7" in item.detail
    assert {way.proposal for way in item.ways} == set(Proposal)


def test_a_paused_consultancy_is_told_as_paused(house):
    made = start_one(house.own)
    house.own.running.do(made, Pause())
    (item,) = reopened_after(house, Span.of(minutes=3))
    assert "paused" in item.heading


def test_going_on_leads_to_the_cockpit_and_ending_to_review(house):
    made = start_one(house.own)
    reopened_after(house, Span.of(minutes=3))
    house.presenter.come_back(made, Proposal.GO_ON)
    assert house.asking.went[-1] == (Place.COCKPIT, made)
    house.presenter.come_back(made, Proposal.END_THERE)
    assert house.asking.went[-1] == (Place.REVIEW, made)


def test_commitments_say_how_far_off_they_are(house):
    made = house.own.preparation.create("A dilemma")
    today = local(house.clock.read().utc).date()
    house.own.commitments.add(made.id, "Shadow two advisers", "Dana", today - timedelta(days=2))
    house.own.commitments.add(made.id, "Send the survey", "Luis", today + timedelta(days=30))
    house.own.commitments.add(made.id, "Think again", "Dana")
    assert [(row.due, row.tone) for row in house.state.due] == [
        ("2 days over", "over"),
        (house.state.due[1].due, "neutral"),
        ("no date", "neutral"),
    ]


def test_a_change_is_seen_only_while_today_is_shown(house):
    house.presenter.hide()
    before = house.state
    house.own.preparation.create("Unseen")
    assert house.state is before


@pytest.fixture
def view(qtbot, app_theme, house):
    made = TodayView(TodayPresenter(house.own, house.asking))
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    yield made
    made.left()


def test_the_empty_page_offers_the_sample_and_a_new_one_by_keyboard(qtbot, view, house):
    view.entered()
    sample = next(one for one in view.findChildren(QPushButton) if "sample" in one.accessibleName())
    qtbot.keyClick(sample, Qt.Key.Key_Space)
    assert house.asking.went[-1][0] is Place.COCKPIT


@pytest.mark.parametrize("name", HOSTILE)
def test_names_typed_by_people_are_plain_text(qtbot, view, house, name):
    made = house.own.preparation.create(name)
    house.own.preparation.add_person(made.id, name, name, Role.PRESENTER)
    house.own.commitments.add(made.id, name, name)
    view.entered()
    labels = view.findChildren(QLabel)
    assert any(name[:20] in one.text() for one in labels)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels if one.text())


def test_the_same_state_is_built_once(view, house):
    house.own.preparation.create("One")
    view.entered()
    labels = view.findChildren(QLabel)
    house.presenter.refresh()
    view.render(view._shown)
    assert view.findChildren(QLabel) == labels
