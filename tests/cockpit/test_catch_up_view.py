from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from consultancy.live.bells import Edge
from consultancy.live.commands import GoTo, Start
from consultancy.live.shown import RunView
from consultancy.model.time import Span
from tests.cockpit.cockpit_kit import Stage
from tests.ui_kit import HOSTILE, type_text
from ui.cockpit.desk_view import Desk
from ui.cockpit.view import CockpitView
from ui.shortcuts import Actions
from ui.widgets import PlainLabel

Key, Alt, Ctrl = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Late:
    """A cockpit on the screen, in the third step, some minutes late."""

    def __init__(self, stage: Stage, qtbot: QtBot, minutes: float) -> None:
        self.stage, self._qtbot = stage, qtbot
        self.actions = Actions()
        self.view = CockpitView(lambda _id: stage.presenters(), self.actions, stage)
        qtbot.addWidget(self.view)
        self.view.resize(1366, 768)
        self.view.show()
        self.view.activateWindow()
        self.view.entered(stage.id)
        self.desk._presenters.clock.primary()
        stage.pass_time(minutes + 3)
        QApplication.processEvents()
        self.desk._presenters.clock.refresh()

    @property
    def desk(self) -> Desk:
        assert self.view.desk is not None
        return self.view.desk

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.view, key, held)
        QApplication.processEvents()

    def look(self) -> RunView:
        return self.stage.workspace.running.look(self.stage.id)

    def shown(self) -> list[str]:
        labels = self.desk.catch_up.findChildren(PlainLabel)
        return [one.whole_text() for one in labels if one.isVisible()]


@pytest.fixture
def late(stage: Stage, qtbot: QtBot, app_theme: object) -> Iterator[Late]:
    made = Late(stage, qtbot, minutes=3)
    yield made
    made.view.left()
    made.view.close()


def allotted(view: RunView) -> list[Span]:
    return [line.allotted for line in view.ledger.lines]


def test_one_key_offers_one_applies_and_one_takes_it_back(late: Late) -> None:
    before = allotted(late.look())
    late.press(Key.Key_K, Ctrl)
    assert late.desk.catch_up.isVisible()
    assert "3 min behind." in late.shown()
    late.press(Key.Key_1)
    assert not late.desk.catch_up.isVisible()
    assert allotted(late.look()) != before
    assert late.look().unsettled == Span(0)
    assert QApplication.focusWidget() is late.desk.notes.field.text_edit
    late.press(Key.Key_Z, Ctrl)
    assert allotted(late.look()) == before


def test_after_typing_on_the_same_key_takes_back_words_again(late: Late) -> None:
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_1)
    type_text(QApplication.focusWidget(), "slip")
    after = allotted(late.look())
    late.press(Key.Key_Z, Ctrl)
    assert late.desk.notes.field.typed() == ""
    assert allotted(late.look()) == after


def test_escape_decides_nothing(late: Late) -> None:
    before = late.look().undo_label
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_Escape)
    assert not late.desk.catch_up.isVisible()
    assert late.look().undo_label == before


def test_arrows_and_enter_choose_as_well(late: Late) -> None:
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_Up)
    late.press(Key.Key_Return)
    assert late.look().undo_label == "End 3 min late"
    assert late.look().unsettled == Span(0)


def test_a_protected_step_gives_only_after_a_yes(late: Late) -> None:
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_F)
    assert "From which step?" in late.shown()
    steps = [text for text in late.shown() if text.startswith("Shorten")]
    protected = next(at for at, text in enumerate(steps, start=1) if "Presenter reflects" in text)
    before = allotted(late.look())
    late.press(Qt.Key(Key.Key_0 + protected))
    assert any(text.startswith("This step is protected.") for text in late.shown())
    assert allotted(late.look()) == before
    late.press(Key.Key_2)
    assert allotted(late.look()) == before
    late.press(Key.Key_F)
    late.press(Qt.Key(Key.Key_0 + protected))
    late.press(Key.Key_1)
    assert allotted(late.look()) != before


def test_protected_steps_join_when_they_are_let(late: Late) -> None:
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_P)
    assert any("may give time too" in text for text in late.shown())


def test_escape_goes_back_before_it_puts_the_sheet_away(late: Late) -> None:
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_F)
    late.press(Key.Key_Escape)
    assert "3 min behind." in late.shown()
    late.press(Key.Key_Escape)
    assert not late.desk.catch_up.isVisible()


def test_pressed_again_it_leads_to_every_command(late: Late) -> None:
    opened: list[str] = []
    late.actions.bind(late.view, {"commands": lambda: opened.append("palette")})
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_K, Ctrl)
    assert opened == ["palette"]
    assert not late.desk.catch_up.isVisible()


def test_what_no_plan_takes_away_is_said(late: Late) -> None:
    late.stage.pass_time(60)
    late.press(Key.Key_K, Ctrl)
    assert any("whatever we do" in text for text in late.shown())


def test_the_chip_offers_itself_and_rests_when_it_is_settled(late: Late) -> None:
    state = late.desk._presenters.clock.work_out()
    assert state.header.offers == "Catch up…"
    late.press(Key.Key_K, Ctrl)
    late.press(Key.Key_1)
    assert late.desk._presenters.clock.work_out().header.offers == ""


def test_when_ahead_it_offers_to_give_time(late: Late) -> None:
    order = late.look().order
    late.stage.workspace.running.do(late.stage.id, GoTo(order[4].id))
    late.stage.workspace.running.do(late.stage.id, Start())
    assert late.desk._presenters.clock.work_out().header.offers == "Give time…"


@pytest.mark.parametrize("name", HOSTILE)
def test_titles_are_shown_as_typed(late: Late, name: str) -> None:
    late.press(Key.Key_K, Ctrl)
    late.desk.catch_up._say(name, name)
    labels = [one for one in late.desk.catch_up.findChildren(QLabel) if one.isVisible()]
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_what_was_meant_is_done_at_the_instant_of_the_slip(late: Late) -> None:
    late.press(Key.Key_Right, Alt)
    at = late.look().ledger.lines[0].ran
    late.stage.pass_time(1)
    late.press(Key.Key_Z, Alt)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    late._qtbot.keyClick(menu, Key.Key_4)
    view = late.look()
    assert (view.number, view.ledger.lines[0].ran, view.paused_for) == (1, at, Span.of(minutes=1))


def test_keys_of_a_remote_drive_steps_and_blank_the_room(late: Late) -> None:
    late.desk.rail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    late.desk.rail.setFocus()
    late.press(Key.Key_B)
    late.press(Key.Key_Period)
    assert late.stage.blanked == 2
    late.press(Key.Key_PageDown)
    assert late.look().number == 2
    late.press(Key.Key_F6)
    assert late.stage.minis == [late.stage.id]


def test_the_cockpit_names_every_key_it_has(late: Late) -> None:
    offered = {offer.title for offer in late.actions.offers()}
    assert {"Catch up", "It began some minutes ago", "Who may see the note", "Mini clock"} <= offered


def test_a_crossing_is_rung_once_and_the_edge_glows(late: Late) -> None:
    assert [crossing.edge for crossing in late.stage.ringer.rung] == [Edge.ZERO]
    assert late.desk.glow.isVisible()
    late.desk._presenters.clock.refresh()
    assert len(late.stage.ringer.rung) == 1


def test_the_mute_is_always_in_sight(late: Late) -> None:
    bell = late.desk.header._bell
    assert bell.isVisible()
    assert bell.accessibleName() == "Mute the bells"
    bell.click()
    assert late.stage.ringer.muted


@pytest.mark.parametrize("size", [(1366, 768), (1100, 640), (700, 560)])
def test_the_sheet_lies_over_the_clock_and_leaves_the_notes_to_be_read(late: Late, size: tuple[int, int]) -> None:
    late.press(Key.Key_K, Ctrl)
    late.view.resize(*size)
    QApplication.processEvents()
    sheet, centre = late.desk.catch_up, late.desk._centre
    covered, clock = sheet.card.geometry(), centre.geometry()
    assert sheet.size() == late.desk.size()
    assert (covered.left() >= clock.left(), covered.right() <= clock.right()) == (True, True)
