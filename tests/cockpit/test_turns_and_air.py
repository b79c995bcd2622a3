from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consultancy.live.commands import AddTurn, GoTo, Open, Pause, Start, TurnOrder
from consultancy.live.shown import RunView, TurnView
from consultancy.model.people import Role
from consultancy.model.time import Span
from tests.cockpit.cockpit_kit import Stage
from tests.ui_kit import type_text
from ui.cockpit.announcing import Thresholds
from ui.cockpit.group_looks import turn_card
from ui.cockpit.state import CockpitState, TurnCard
from ui.cockpit.view import CockpitView
from ui.shortcuts import Actions

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
NAMES = ("Dana W.", "Luis O.", "Priya S.")


def in_turns(stage: Stage) -> None:
    """Begin a step and turns in it."""
    do = stage.workspace.running.do
    do(stage.id, Open())
    do(stage.id, Start())
    for name in NAMES:
        do(stage.id, AddTurn(name))


def shown(stage: Stage) -> CockpitState:
    return stage.presenters().clock.work_out()


def turn(stage: Stage) -> TurnCard:
    card = shown(stage).turn
    assert card is not None
    return card


def test_a_step_without_turns_shows_none(stage: Stage) -> None:
    stage.workspace.running.do(stage.id, Open())
    assert shown(stage).turn is None


def test_whose_turn_who_is_next_and_a_small_clock(stage: Stage) -> None:
    in_turns(stage)
    card = turn(stage)
    assert (card.mine, card.then, card.count, card.clock) == ("Dana W.", "then Luis O.", "1 of 3", "1:00")
    assert card.waiting == ("Luis O.", "Priya S.")


def test_turns_go_on_pass_and_come_later(stage: Stage) -> None:
    in_turns(stage)
    moves = stage.presenters().moves
    moves.later_turn()
    assert (turn(stage).mine, turn(stage).waiting) == ("Luis O.", ("Priya S.", "Dana W."))
    moves.pass_turn()
    assert turn(stage).mine == "Priya S."
    moves.next_turn()
    assert (turn(stage).mine, turn(stage).then) == ("Dana W.", "the last one")


def test_somebody_joins_and_somebody_leaves(stage: Stage) -> None:
    in_turns(stage)
    moves = stage.presenters().moves
    assert moves.add_turn("  Renee  A. ")
    assert not moves.add_turn("   ")
    moves.remove_turn("Priya S.")
    assert turn(stage).waiting == ("Luis O.", "Renee A.")


def test_a_turn_over_its_share_says_so(stage: Stage) -> None:
    in_turns(stage)
    stage.pass_time(1.5)
    assert (turn(stage).clock, turn(stage).over) == ("+0:30", True)


def test_rounds_worked_in_groups_have_numbers_and_no_names(stage: Stage) -> None:
    stage.workspace.running.do(stage.id, Open())
    view: RunView = stage.workspace.running.look(stage.id)
    card = turn_card(replace(view, turn=TurnView("", "", 2, 3, Span.of(minutes=4), rounds=True)))
    assert card is not None
    assert (card.mine, card.count, card.people) == ("Round 2", "2 of 3", False)


def test_where_turns_are_usual_the_same_key_starts_the_round(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[TurnOrder] = []
    running = stage.workspace.running
    monkeypatch.setattr("consultancy.live.looking.takes_turns", lambda _step: True)
    monkeypatch.setattr(running, "begin_turns", lambda _id, order: begun.append(order))
    running.do(stage.id, Open())
    assert turn(stage).begins
    stage.presenters().moves.next_turn()
    assert begun == [TurnOrder.LISTED]


def test_what_cannot_be_done_with_turns_is_said(stage: Stage) -> None:
    stage.workspace.running.do(stage.id, Open())
    stage.presenters().moves.pass_turn()
    assert stage.asking.told == ["No turns are taken in this step yet."]


def test_air_time_is_counted_for_organisations_and_says_who_has_not_spoken(stage: Stage) -> None:
    stage.workspace.preparation.add_person(stage.id, "Mark", "Lakeshore SD", Role.CONSULTANT)
    in_turns(stage)
    moves = stage.presenters().moves
    moves.speak_by_number(2)
    stage.pass_time(0.5)
    rows = shown(stage).air
    assert [(row.group, row.hundredths, row.words, row.speaking) for row in rows] == [
        ("Maple Valley SD", 0, "not yet", False),
        ("Lakeshore SD", 100, "0:30", True),
    ]
    moves.speak("Lakeshore SD")
    assert not any(row.speaking for row in shown(stage).air)
    moves.speak_by_number(1)
    moves.speak_by_number(0)
    assert not any(row.speaking for row in shown(stage).air)


def test_air_time_is_counted_by_name_only_for_those_who_ask_for_it(stage: Stage) -> None:
    stage.workspace.preparation.add_person(stage.id, "Mark", "Lakeshore SD", Role.CONSULTANT)
    stage.workspace.settings.set("air_names", "yes")
    in_turns(stage)
    stage.presenters().moves.speak_by_number(3)
    stage.pass_time(0.5)
    assert [(row.group, row.words) for row in shown(stage).air] == [
        ("Dana W.", "not yet"),
        ("Luis O.", "not yet"),
        ("Priya S.", "0:30"),
        ("Mark", "not yet"),
    ]
    stage.workspace.settings.set("air_names", "no")
    groups = [(row.group, row.words) for row in shown(stage).air]
    assert groups == [("Maple Valley SD", "not yet"), ("Lakeshore SD", "not yet"), ("Priya S.", "0:30")]


def test_nothing_is_counted_before_the_room_is_open(stage: Stage) -> None:
    assert shown(stage).air == ()


def test_a_nudge_grows_quieter(stage: Stage) -> None:
    in_turns(stage)
    stage.workspace.running.do(stage.id, Pause())
    levels = []
    for _look in range(4):
        levels.append(shown(stage).nudge.level)
        stage.pass_time(3.5)
    assert levels == [0, 1, 2, 3]


def test_a_screen_reader_is_told_whose_turn_it_is_and_once_that_the_hour_has_slipped(stage: Stage) -> None:
    in_turns(stage)
    thresholds, clock = Thresholds(), stage.presenters().clock
    thresholds.crossed(clock.work_out())
    stage.presenters().moves.next_turn()
    assert thresholds.crossed(clock.work_out()) == "Luis O."
    stage.pass_time(3.2)
    thresholds.crossed(clock.work_out())
    stage.pass_time(1)
    assert thresholds.crossed(clock.work_out()).startswith("1 min behind")
    stage.pass_time(0.1)
    assert thresholds.crossed(clock.work_out()) == ""


class Screen:
    """A cockpit on the screen."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self._qtbot = stage, qtbot
        in_turns(stage)
        self.view = CockpitView(lambda _id: stage.presenters(), Actions(), stage)
        qtbot.addWidget(self.view)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        self.view.entered(stage.id)
        QApplication.processEvents()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.view, key, held)


@pytest.fixture
def screen(stage: Stage, qtbot: QtBot, app_theme: object) -> Iterator[Screen]:
    made = Screen(stage, qtbot)
    yield made
    made.view.left()
    made.view.close()


def test_turns_are_driven_by_keys_from_the_note_field(screen: Screen) -> None:
    screen.press(Key.Key_Return, Alt)
    assert turn(screen.stage).mine == "Luis O."
    screen.press(Key.Key_L, Alt)
    assert turn(screen.stage).mine == "Priya S."
    screen.press(Key.Key_A, Alt)
    type_text(QApplication.focusWidget(), "Zoë")
    screen.press(Key.Key_Return)
    assert "Zoë" in turn(screen.stage).waiting


def test_those_who_wait_may_be_chosen_or_have_left(screen: Screen) -> None:
    desk = screen.view.desk
    assert desk is not None
    words = [action.text() for action in desk.turns.others_menu().actions() if action.text()]
    assert words == ["Now: Luis O.", "Now: Priya S.", "Luis O. has left", "Priya S. has left"]
    desk.turns.others_menu().actions()[1].trigger()
    assert turn(screen.stage).mine == "Priya S."


def test_the_list_of_groups_folds_away_with_the_steps(screen: Screen) -> None:
    screen.stage.workspace.preparation.add_person(screen.stage.id, "Mark", "Lakeshore SD", Role.CONSULTANT)
    desk = screen.view.desk
    assert desk is not None
    assert desk.rail.air.isVisible()
    desk.rail.air.lines()["Lakeshore SD"].click()
    assert any(row.speaking for row in shown(screen.stage).air)
    screen.view.resize(1000, 640)
    assert not desk.rail.air.isVisible()


def test_another_step_has_turns_of_its_own(screen: Screen) -> None:
    view = screen.stage.workspace.running.look(screen.stage.id)
    screen.stage.workspace.running.do(screen.stage.id, GoTo(view.order[1].id))
    assert shown(screen.stage).turn is None
