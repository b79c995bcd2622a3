"""The little boxes on the cockpit's buttons show the keys that work now."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.cockpit.cockpit_kit import Stage
from ui.cockpit.desk_view import Desk
from ui.cockpit.view import CockpitView
from ui.keys import KeyTable, shown_key
from ui.shortcuts import Actions
from ui.widgets import Button, KeyHint, PlainLabel

SHOWN = {
    "pause": "Ctrl Space", "next": "Alt →", "began": "Alt B", "undo": "Ctrl Z", "instead": "Alt Z",
    "next_turn": "Alt Enter", "later_turn": "Alt L", "add_turn": "Alt A", "slips": "Alt I", "catch_up": "Ctrl K",
    "room": "F5", "gap_counts": "Alt C", "gap_pauses": "Alt P", "question": "Alt Q", "commitments": "Alt M",
}  # fmt: skip


def boxes(desk: Desk) -> set[str]:
    """Give what every little box in the cockpit says, but those with the way out and with digits."""
    told = {button.key() for button in desk.findChildren(Button) if not desk.catch_up.isAncestorOf(button)}
    hints = {hint.accessibleName() for hint in desk.findChildren(KeyHint)}
    return {words for words in told | hints if words and words != "Esc" and not words.isdecimal()}


def entered(stage: Stage, qtbot: QtBot, keys: KeyTable) -> CockpitView:
    actions = Actions()
    view = CockpitView(lambda _id: stage.presenters(), actions, stage)
    qtbot.addWidget(view)
    actions.use(keys)
    view.entered(stage.id)
    return view


def test_a_box_on_a_button_shows_the_key_of_its_action(stage: Stage, qtbot: QtBot, app_theme: object) -> None:
    view = entered(stage, qtbot, KeyTable())
    assert view.desk is not None
    assert boxes(view.desk) == set(SHOWN.values())
    view.left()


def test_boxes_follow_keys_that_were_changed_in_settings(stage: Stage, qtbot: QtBot, app_theme: object) -> None:
    functions = {name: f"Ctrl+Alt+F{number}" for number, name in enumerate(SHOWN, start=1)}
    view = entered(stage, qtbot, KeyTable({**functions, "audience": "Ctrl+Alt+F20"}))
    assert view.desk is not None
    assert boxes(view.desk) == {f"Ctrl Alt F{number}" for number, _name in enumerate(SHOWN, start=1)}
    told = [one.whole_text() for one in view.desk.catch_up.findChildren(PlainLabel)]
    assert f"{shown_key(functions['undo'])} takes it back" in told
    assert "Ctrl Alt F20" in {button.toolTip() for button in view.desk.notes.findChildren(Button)}
    view.left()


def test_an_action_without_a_key_has_no_box(stage: Stage, qtbot: QtBot, app_theme: object) -> None:
    view = entered(stage, qtbot, KeyTable(dict.fromkeys(SHOWN, "")))
    assert view.desk is not None
    assert boxes(view.desk) == set()
    assert {hint.width() for hint in view.desk.findChildren(KeyHint) if not hint.accessibleName()} == {0}
    assert not [one for one in view.desk.catch_up.findChildren(PlainLabel) if "takes it back" in one.whole_text()]
    view.left()
