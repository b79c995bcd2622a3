"""What people do in their first hour: empty fields, wrong files, too many keys. A clear sentence, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from consultancy.live.shown import Phase
from consultancy.model.time import Span
from tests.journeys.driving import Hands, keyboard
from ui.asking import Place

TITLE = "Why do our advisories stop?"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def preparing(hands: Hands) -> Hands:
    """Give Prepare with a presenter and a title."""
    hands.press("Ctrl+N")
    hands.type("Dana Whitfield, Maple Valley SD")
    hands.press("Return")
    hands.type(TITLE)
    return hands


@pytest.fixture
def in_the_room(preparing: Hands) -> Hands:
    """Give the cockpit, no clock running yet."""
    preparing.press("Ctrl+Return")
    assert preparing.window.here is Place.COCKPIT
    return preparing


def only_one(hands: Hands) -> str:
    """Give the one consultancy there is."""
    (one,) = hands.workspace.finder.find("").found
    return one.row.id


def phase(hands: Hands) -> Phase:
    return hands.workspace.running.look(only_one(hands)).phase


@pytest.mark.parametrize("typed", ["", "   ", "\u3000\u00a0"])
def test_enter_where_nothing_was_written_saves_nothing_and_says_nothing(in_the_room: Hands, typed: str) -> None:
    field = keyboard(in_the_room.window)
    if typed:
        in_the_room.type(typed)
    in_the_room.press("Return", "Return")
    assert in_the_room.workspace.notes.of(only_one(in_the_room)) == ()
    assert "Saved" not in in_the_room.words()
    assert in_the_room.asking.troubles == []
    assert keyboard(in_the_room.window) is field
    in_the_room.press("Ctrl+A", "Delete")
    in_the_room.note("Something at last")
    assert [note.text for note in in_the_room.workspace.notes.of(only_one(in_the_room))] == ["Something at last"]


def test_without_a_title_the_room_stays_shut_and_the_keyboard_goes_to_the_title(hands: Hands) -> None:
    hands.press("Ctrl+N")
    hands.type("Dana Whitfield, Maple Valley SD")
    hands.press("Ctrl+Return")
    assert hands.window.here is Place.PREPARE
    assert keyboard(hands.window).accessibleName() == "Title"
    stored = hands.workspace.preparation.get(only_one(hands))
    assert [person.name for person in stored.people] == ["Dana Whitfield"], "a name still in its line is not lost"
    hands.type(TITLE)
    hands.press("Ctrl+Return")
    assert hands.window.here is Place.COCKPIT


def test_new_and_away_again_keeps_no_blank_consultancy(hands: Hands) -> None:
    hands.press("Ctrl+N", "Ctrl+N", "Alt+Home")
    assert hands.window.here is Place.TODAY
    assert "Nothing here yet, and nothing to set up." in hands.words()


def test_next_too_often_ends_in_review_and_the_room_can_be_opened_again(in_the_room: Hands) -> None:
    in_the_room.press(*["Alt+Right"] * 20)
    assert in_the_room.window.here is Place.REVIEW
    in_the_room.tab_to("Reopen")
    in_the_room.press("Space")
    assert in_the_room.window.here is Place.COCKPIT
    assert phase(in_the_room) is not Phase.FINISHED
    assert in_the_room.asking.troubles == []


def test_a_day_nobody_can_read_is_asked_for_and_the_words_stay(in_the_room: Hands) -> None:
    in_the_room.press("Alt+Right")
    for _step in range(5):
        in_the_room.pass_time(Span.of(seconds=10))
        in_the_room.press("Alt+Right", "Alt+Right")
    in_the_room.press("Alt+M")
    in_the_room.type("Ask ten ninth graders")
    in_the_room.press("Tab", "Tab")
    in_the_room.type("when pigs fly")
    in_the_room.press("Return")
    assert any(said.startswith("Which day?") for said in in_the_room.words())
    assert keyboard(in_the_room.window).accessibleName() == "By when"
    in_the_room.press("Ctrl+A", "Delete", "Return")
    kept = in_the_room.workspace.commitments.of(only_one(in_the_room))
    assert [(each.what, each.by) for each in kept] == [("Ask ten ninth graders", None)]


def nothing_in_it(path: Path) -> None:
    path.write_bytes(b"")


def plain_text(path: Path) -> None:
    path.write_text("Title: Why?\n")


def another_zip(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("holiday.txt", "sun")


def a_folder(path: Path) -> None:
    path.mkdir()


def not_there(_path: Path) -> None:
    """Name a file that was moved away meanwhile."""


@pytest.mark.parametrize("make", [nothing_in_it, plain_text, another_zip, a_folder, not_there])
def test_a_wrong_worksheet_is_said_in_one_sentence_and_nothing_is_changed(
    preparing: Hands, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    hands, path = preparing, tmp_path / "worksheet.docx"
    make(path)
    before = hands.workspace.preparation.get(only_one(hands)).people
    hands.asking.open_from = path
    read_worksheet(hands)
    (sentence,) = hands.asking.troubles
    assert sentence in hands.words()
    assert "Traceback" not in sentence
    after = hands.workspace.preparation.get(only_one(hands))
    assert (after.title, after.people) == (TITLE, before)


def test_the_worksheet_goes_out_and_comes_back_and_can_be_put_back(preparing: Hands, tmp_path: Path) -> None:
    hands, path = preparing, tmp_path / "worksheet.docx"
    hands.asking.save_to = hands.asking.open_from = path
    hands.press("Ctrl+K")
    hands.type("save the dilemma worksheet")
    hands.press("Return")
    hands.tab_to("Title")
    hands.press("Ctrl+A")
    hands.type("Another title")
    read_worksheet(hands)
    assert hands.workspace.preparation.get(only_one(hands)).title == TITLE
    hands.asking.undo()
    assert hands.workspace.preparation.get(only_one(hands)).title == "Another title"


def read_worksheet(hands: Hands) -> None:
    hands.press("Ctrl+K")
    hands.type("read a filled")
    hands.press("Return")


def test_a_memo_saved_onto_a_folder_harms_nothing_and_can_be_saved_elsewhere(
    in_the_room: Hands, tmp_path: Path
) -> None:
    folder = tmp_path / "memo.docx"
    folder.mkdir()
    (folder / "precious.txt").write_text("still here")
    hands = in_the_room
    hands.press(*["Alt+Right"] * 14)
    assert hands.window.here is Place.REVIEW
    hands.asking.save_to = folder
    hands.press("Ctrl+E")
    assert len(hands.asking.troubles) == 1
    assert hands.asking.troubles[0] in hands.words()
    assert (folder / "precious.txt").read_text() == "still here"
    hands.asking.save_to = tmp_path / "elsewhere.docx"
    hands.press("Ctrl+E")
    assert (tmp_path / "elsewhere.docx").read_bytes().startswith(b"PK")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "elsewhere.docx", "memo.docx"]
