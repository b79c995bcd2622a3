"""Keys: all can be changed but those of typing, a taken key is named, and nothing kept can break them."""

import pytest
from PySide6.QtGui import QKeySequence

from ui.keys import KeyTable, catalogue, slots_of

SLOTS = [slot for shortcut in catalogue() for slot in slots_of(shortcut)]


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.id)
def test_the_keys_the_program_comes_with_keep_its_own_rules(slot):
    assert not slot.key or KeyTable().why_not(slot.id, slot.key) == ""


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.id)
def test_every_key_is_written_as_qt_writes_it(slot):
    assert QKeySequence(slot.key).toString(QKeySequence.SequenceFormat.PortableText) == slot.key


def test_a_changed_key_is_kept_and_read_again():
    table = KeyTable().given("pause", "F8").given("next:2", "Down")
    again = KeyTable.read(table.written())
    assert again.slot("pause").key == "F8"
    assert again.slot("next:1").key == "N"
    assert again.slot("next:2").key == "Down"
    assert again.changed == {"pause": "F8", "next:2": "Down"}


def test_a_key_put_back_leaves_nothing_to_keep():
    assert KeyTable().given("pause", "F8").put_back("pause").written() == ""
    assert KeyTable().given("pause", "F8").given("pause", "Ctrl+Space").written() == ""


def test_an_action_may_have_no_key():
    assert KeyTable.read(KeyTable().given("undo", "").written()).slot("undo").key == ""


@pytest.mark.parametrize("kept", ["", "{", "[]", "7", "null", '{"pause": 7}', '{"nothing": "F8"}', '{"kind": "F8"}'])
def test_what_cannot_be_read_changes_nothing(kept):
    assert KeyTable.read(kept).shortcuts == catalogue()


@pytest.mark.parametrize(
    ("slot", "key", "said"),
    [
        ("pause", "Ctrl+Z", "Ctrl Z is already “Take the last clock action back”."),
        ("pause", "Ctrl+N", "Ctrl N is already “New consultancy”."),
        ("memo", "Ctrl+F", "Ctrl F is already “Find a consultancy”."),
        ("pause", "Ctrl+3", "Ctrl 3 is already “Kind of the note”."),
        ("next:1", "PgDown", "Page ↓ is already “Next step, or start it”."),
        ("pause", "Ctrl+V", "belongs to every text"),
        ("pause", "P", "P alone would act while you type."),
        ("pause", "Shift+P", "alone would act while you type."),
        ("pause", "Space", "alone would act while you type."),
        ("next:1", "Ctrl+J", "outside text only"),
        ("next:1", "Return", "outside text only"),
        ("next:1", "Tab", "outside text only"),
    ],
)
def test_a_key_that_cannot_be_is_refused_in_a_sentence(slot, key, said):
    assert said in KeyTable().why_not(slot, key)


@pytest.mark.parametrize(
    ("slot", "key"),
    [("pause", "F8"), ("pause", "Shift+F8"), ("pause", "Ctrl+J"), ("pause", "Alt+."), ("next:1", ";"), ("next:1", "F")],
)
def test_a_free_key_can_be_taken(slot, key):
    assert KeyTable().why_not(slot, key) == ""


def test_keys_of_places_that_never_meet_may_be_the_same():
    assert KeyTable().given("undo", "Ctrl+J").why_not("memo", "Ctrl+J") == ""


def test_a_key_may_be_pressed_where_it_is_already():
    assert KeyTable().why_not("undo", "Ctrl+Z") == ""


def test_a_key_given_up_is_free():
    assert KeyTable().given("undo", "").why_not("pause", "Ctrl+Z") == ""


def test_a_key_somebody_chose_is_not_taken_by_an_action_that_comes_with_it():
    table = KeyTable.read('{"pause": "Ctrl+N"}')
    assert (table.slot("pause").key, table.slot("new").key) == ("Ctrl+N", "")
    assert table.put_back("pause").slot("new").key == "Ctrl+N"
