"""Review on the screen, by keyboard alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from consultancy.documents.summary_model import DocumentKind
from consultancy.errors import InUse, StorageTrouble
from consultancy.model.consultancy import WordingMoment
from consultancy.model.note import Audience, NoteKind
from consultancy.model.people import Role
from consultancy.model.time import Span
from tests.ui_kit import HOSTILE, type_text
from ui.asking import Place
from ui.review.note_lines import LINE
from ui.review.view import ReviewView
from ui.review.words_view import CommitmentLine
from ui.shortcuts import Actions
from ui.widgets import Chip, Field

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing", extend=True)


@pytest.fixture
def view(qtbot, app_theme, presenter, held):
    made = ReviewView(presenter, Actions())
    qtbot.addWidget(made)
    made.resize(1170, 768)
    made.show()
    made.entered(held)
    yield made
    made.left()
    made.close()


def texts(view):
    """Give the words of the notes shown, in order."""
    lines = view._notes.list.lines
    rows = (lines.index(place).data(LINE) for place in range(lines.rowCount()))
    return [row.text for row in rows if not isinstance(row, str)]


def on(view, words):
    """Put the keyboard on a note, and give the list and the note."""
    notes = view._notes.list
    notes.setFocus()
    rows = (notes.lines.index(place) for place in range(notes.lines.rowCount()))
    notes.setCurrentIndex(next(i for i in rows if words in i.data() and not isinstance(i.data(LINE), str)))
    return notes, notes.current()


def button(view, words):
    return next(one for one in view.findChildren(QPushButton) if words in one.accessibleName() and not one.isHidden())


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Space)


def commitments(view):
    QApplication.processEvents()
    shown = [one for one in view.findChildren(CommitmentLine) if one.isVisible()]
    return [one for one in shown if one is not view._words._new]


def sheet(view):
    view._preview.catch_up()
    return view._preview.pages.plain()


def test_ctrl_e_saves_the_memo_and_the_folder_can_be_opened(qtbot, view, asking, tmp_path, monkeypatch):
    opened = SimpleNamespace(url="")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: setattr(opened, "url", url.toLocalFile()))
    asking.save_to = tmp_path / "memo.docx"
    qtbot.keyClick(view, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asking.save_to.exists()
    press(qtbot, button(view, "Open folder"))
    assert opened.url == str(tmp_path)
    press(qtbot, button(view, "Close"))
    assert not view._banner.isVisible()


def test_the_full_record_and_other_formats_are_a_press_away(qtbot, view, asking, tmp_path):
    asking.save_to = tmp_path / "record.docx"
    press(qtbot, button(view, "Full record…"))
    assert asking.asked[-1][0] == "Save the full record"
    asking.save_to = tmp_path / "memo.md"
    next(one for one in view._head.menu().actions() if one.text() == "Memo as Markdown…").trigger()
    assert asking.save_to.read_text(encoding="utf-8").startswith("#")


def test_a_memo_open_in_word_is_saved_beside_with_one_key(qtbot, view, own, asking, tmp_path, monkeypatch):
    asking.save_to = tmp_path / "memo.docx"
    save = own.handover.save

    def in_use(consultancy, kind, path, *rest):
        if path == asking.save_to:
            raise InUse("Word has memo.docx open.")
        return save(consultancy, kind, path, *rest)

    monkeypatch.setattr(own.handover, "save", in_use)
    qtbot.keyClick(view, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    beside = view.focusWidget()
    assert "memo (2).docx" in beside.accessibleName()
    qtbot.keyClick(beside, Key.Key_Space)
    assert (tmp_path / "memo (2).docx").exists()
    assert button(view, "Open folder")


def test_a_note_is_mended_starred_and_deleted_by_keyboard(qtbot, view, own, held, asking):
    notes, _row = on(view, "students")
    qtbot.keyClick(notes, Key.Key_Return)
    edit = view.focusWidget()
    edit.selectAll()
    qtbot.keyClicks(edit, "What do students want?")
    qtbot.keyClick(edit, Key.Key_Return)
    assert [note.text for note in own.notes.of(held)][1] == "What do students want?"
    assert view.focusWidget() is notes
    qtbot.keyClick(notes, Key.Key_S)
    assert [note.starred for note in own.notes.of(held)] == [True, True, False]
    qtbot.keyClick(notes, Key.Key_P)
    assert [note.step for note in own.notes.of(held)][1:] == ["", ""]
    qtbot.keyClick(notes, Key.Key_Delete)
    assert len(own.notes.of(held)) == 2
    asking.undo()
    assert len(own.notes.of(held)) == 3


def test_escape_leaves_a_note_as_it_was(qtbot, view, own, held):
    notes, _row = on(view, "students")
    qtbot.keyClick(notes, Key.Key_F2)
    qtbot.keyClicks(view.focusWidget(), " Or not")
    qtbot.keyClick(view.focusWidget(), Key.Key_Escape)
    assert own.notes.of(held)[1].text == "What do students say?"
    assert view.focusWidget() is notes


def test_words_being_mended_are_kept_within_a_second_and_saved_on_leaving(qtbot, view, own, held):
    notes, _row = on(view, "students")
    qtbot.keyClick(notes, Key.Key_Return)
    qtbot.keyClicks(view.focusWidget(), " Now")
    own.clock.advance(Span.of(seconds=0.3))
    view._saving.look()
    assert own.notes.draft(held, "review").endswith("What do students say? Now")
    assert own.notes.of(held)[1].text == "What do students say?"
    view.left()
    assert own.notes.of(held)[1].text == "What do students say? Now"
    assert own.notes.draft(held, "review") == ""


def test_a_note_is_moved_and_shown_to_others_from_its_menu(view, own, held):
    def choose(*path):
        notes, row = on(view, "students")
        menu = notes.menu_of(row)
        for words in path[:-1]:
            menu = next(one for one in menu.actions() if one.text() == words).menu()
        next(one for one in menu.actions() if one.text() == path[-1]).trigger()

    choose("Kind", "Quote")
    choose("Who spoke", "Luis Ortega")
    choose("Who may see it", "In the room only")
    choose("Move to", "Parking place")
    note = own.notes.of(held)[1]
    assert (note.kind, note.audience, note.step) == (NoteKind.QUOTE, Audience.ROOM, "")
    assert note.speaker == "Luis Ortega"
    notes, _row = on(view, "students")
    said = notes.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Quote, What do students say?, Luis O. · 10:03, In the room only"
    choose("Who spoke", "Nobody in particular")
    assert own.notes.of(held)[1].speaker == ""


def test_the_sheet_follows_the_notes(view, own, held):
    assert "Attendance is measured" in sheet(view)
    own.notes.edit(own.notes.of(held)[0].id, "Nobody was told what it is for")
    assert "Nobody was told what it is for" in sheet(view)
    assert "Attendance is measured" not in sheet(view)


def test_the_sheet_shows_the_other_document_and_other_namings(view, own, held):
    next(one for one in view._preview.kind_menu().actions() if one.text() == "Full record").trigger()
    next(one for one in view._preview.names_menu().actions() if one.text() == "Names: none").trigger()
    assert "Dana" not in sheet(view)
    assert own.handover.summary(held, DocumentKind.RECORD).byline.split(" · ")[0] in sheet(view)


def test_commitments_are_written_mended_and_deleted_by_keyboard(qtbot, view, own, held, asking):
    new = view._words._new.parts
    new["what"].setFocus()
    for words in ("Bring the survey", "Luis Ortega", "Friday"):
        qtbot.keyClicks(view.focusWidget(), words)
        if words != "Friday":
            qtbot.keyClick(view.focusWidget(), Key.Key_Tab)
    qtbot.keyClick(view.focusWidget(), Key.Key_Return)
    assert [one.what for one in own.commitments.of(held)] == ["Shadow two advisers", "Bring the survey"]
    assert new["what"].text() == ""
    assert view.focusWidget() is new["what"]
    by = commitments(view)[0].parts["by"]
    by.setFocus()
    by.selectAll()
    qtbot.keyClicks(by, "8 January")
    qtbot.keyClick(by, Key.Key_Tab)
    assert own.commitments.of(held)[0].by.isoformat() == "2027-01-08"
    assert by.text() == "8 January 2027"
    press(qtbot, commitments(view)[0].away)
    assert len(own.commitments.of(held)) == 1
    asking.undo()
    assert len(commitments(view)) == 2


def test_a_wording_is_saved_as_it_is_typed_and_kept_when_the_disk_is_full(qtbot, view, own, held, monkeypatch):
    def refuse(*_given):
        raise StorageTrouble("The disk is full; what you typed is still here.")

    close = next(one for one in view.findChildren(Field) if one.edit.accessibleName() == "At the close").edit
    close.setFocus()
    with monkeypatch.context() as full:
        full.setattr(own.preparation, "set_focus", refuse)
        qtbot.keyClicks(close, "What would make it a place?")
        own.clock.advance(Span.of(seconds=1))
        view._saving.look()
        assert close.toPlainText() == "What would make it a place?"
        assert view._words._trouble.isVisible()
    press(qtbot, button(view, "Try again"))
    assert own.preparation.get(held).focus.at_close == "What would make it a place?"
    assert "What would make it a place?" in sheet(view)


def test_filters_and_grouping_work_by_keyboard(qtbot, view):
    press(qtbot, next(one for one in view.findChildren(Chip) if one.words() == "★ 1"))
    assert texts(view) == ["Attendance is measured #data"]
    assert view.focusWidget().words() == "★ 1"
    press(qtbot, button(view, "Grouped by step"))
    assert [group.heading for group in view._shown.notes.groups] == ["Insight"]


def test_reopening_goes_back_to_the_room(qtbot, view, asking, held):
    press(qtbot, button(view, "Reopen"))
    assert asking.went == [(Place.COCKPIT, held)]


@pytest.mark.parametrize("words", HOSTILE)
def test_what_people_type_is_shown_as_typed_on_screen_and_sheet(qtbot, view, own, held, words):
    note = own.notes.add(held, words, kind=NoteKind.QUOTE)
    own.notes.set_starred(note.id, True)
    own.preparation.set_dilemma(held, "title", words)
    own.preparation.set_focus(held, WordingMoment.AT_CLOSE, words)
    for one in view.findChildren(QLabel):
        assert one.textFormat() is Qt.TextFormat.PlainText
    kept = own.preparation.get(held)
    assert kept.title in sheet(view)
    assert own.notes.of(held)[-1].text in sheet(view)
    notes, _row = on(view, own.notes.of(held)[-1].text)
    qtbot.keyClick(notes, Key.Key_Return)
    assert view.focusWidget().toPlainText() == own.notes.of(held)[-1].text
    type_text(view.focusWidget(), "<i>more</i>")
    qtbot.keyClick(view.focusWidget(), Key.Key_Return)
    assert "<i>more</i>" in own.notes.of(held)[-1].text
    assert not view.grab().isNull()


def test_every_control_has_a_name_for_screen_readers(view):
    silent = [
        one
        for one in view.findChildren(QWidget)
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isVisible() and not one.accessibleName()
    ]
    assert silent == []


@pytest.mark.parametrize("size", [(1170, 768), (904, 640), (640, 480)])
def test_nothing_is_cut_off_sideways(qtbot, view, size):
    view.resize(*size)
    inside = view._page.widget()
    qtbot.waitUntil(lambda: inside.width() <= view._page.viewport().width())
    beside = view._columns.indexOf(view._preview) >= 0
    assert beside == (size[0] > 1000)
    view.resize(1170, 768)
    assert view._columns.indexOf(view._preview) >= 0


def test_the_memo_read_back_from_word_says_what_the_sheet_says(qtbot, view, asking, tmp_path):
    from docx import Document

    asking.save_to = tmp_path / "memo.docx"
    qtbot.keyClick(view, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    memo = Document(str(asking.save_to))
    headings = [one.text for one in memo.paragraphs if one.style.name.startswith("Heading")]
    cells = [cell.text for table in memo.tables for row in table.rows for cell in row.cells]
    assert headings
    assert "Shadow two advisers" in cells
    for words in (*headings, *cells, "Why do our advisories stop?", "Attendance is measured"):
        assert words in sheet(view)


def test_initials_chosen_in_the_preview_are_what_is_saved(qtbot, view, asking, tmp_path):
    next(one for one in view._preview.names_menu().actions() if one.text() == "Names: initials").trigger()
    asking.save_to = tmp_path / "record.txt"
    next(one for one in view._head.menu().actions() if one.text() == "Full record as Plain text…").trigger()
    saved = asking.save_to.read_text(encoding="utf-8")
    assert "Whitfield" not in saved
    assert "Whitfield" not in sheet(view)


def test_a_memo_saved_while_a_note_is_mended_holds_the_new_words(qtbot, view, asking, tmp_path):
    notes, _row = on(view, "Attendance")
    qtbot.keyClick(notes, Key.Key_Return)
    qtbot.keyClicks(view.focusWidget(), " and nothing else")
    asking.save_to = tmp_path / "memo.txt"
    next(one for one in view._head.menu().actions() if one.text() == "Memo as Plain text…").trigger()
    assert "and nothing else" in asking.save_to.read_text(encoding="utf-8")


def test_keys_pressed_in_the_words_never_reach_the_note_behind_them(qtbot, view, own, held):
    notes, _row = on(view, "students")
    qtbot.keyClick(notes, Key.Key_Return)
    for key in (Key.Key_Delete, Key.Key_Down, Key.Key_PageDown):
        qtbot.keyClick(view.focusWidget(), key)
    view.focusWidget().clear()
    qtbot.keyClick(view.focusWidget(), Key.Key_Backspace)
    qtbot.keyClick(view.focusWidget(), Key.Key_Return)
    assert [note.text for note in own.notes.of(held)][1] == "What do students say?"
    assert view.focusWidget() is notes


def test_a_row_grows_with_the_words_being_mended(qtbot, view):
    notes, _row = on(view, "students")
    before = notes.height()
    qtbot.keyClick(notes, Key.Key_Return)
    edit = view.focusWidget()
    edit.setPlainText("Words and more words. " * 20)
    qtbot.waitUntil(lambda: notes.height() >= before + edit.height() - 24)
    assert notes.visualRect(notes.lines.edited()).contains(edit.geometry().adjusted(0, 0, 0, -1))
    qtbot.keyClick(edit, Key.Key_Escape)
    qtbot.waitUntil(lambda: notes.height() == before)


def test_a_click_on_the_star_stars_and_on_the_words_mends(qtbot, view, own, held):
    notes, row = on(view, "students")
    spot = notes.painter.places(row, notes.visualRect(notes.currentIndex()))
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=spot.star.center())
    assert own.notes.of(held)[1].starred
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=spot.text.center())
    assert view.focusWidget().toPlainText() == "What do students say?"


def test_after_a_note_is_deleted_the_keyboard_is_on_its_neighbour(qtbot, view):
    notes, _row = on(view, "students")
    qtbot.keyClick(notes, Key.Key_Delete)
    assert notes.current().text == "Attendance is measured #data"
    for _note in range(2):
        qtbot.keyClick(notes, Key.Key_Delete)
    assert notes.current() is None


def test_of_many_notes_only_the_changed_one_is_drawn_anew(view, own, held):
    view.left()
    for number in range(300):
        own.notes.add(held, f"Line {number}", kind=NoteKind.NOTE, step="")
    view.entered(held)
    lines = view._notes.list.lines
    assert len(texts(view)) == 303
    told = []
    lines.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    lines.modelReset.connect(lambda: told.append("all"))
    own.notes.set_starred(own.notes.of(held)[200].id, True)
    assert len(told) == 1
    assert told[0][0] == told[0][1]


def test_the_sheet_is_set_once_for_many_changes(qtbot, view, own, held):
    before = view._preview.pages._document
    for words in ("Nobody was told", "Nobody was ever told", "Nobody was ever told why"):
        own.notes.edit(own.notes.of(held)[0].id, words)
    assert view._preview.pages._document is before
    qtbot.waitUntil(lambda: view._preview.pages._document is not before)
    assert "Nobody was ever told why" in view._preview.pages.plain()


def test_what_is_typed_is_kept_when_the_program_is_ended_from_outside(qtbot, view, own, held):
    close = next(one for one in view.findChildren(Field) if one.edit.accessibleName() == "At the close").edit
    close.setFocus()
    qtbot.keyClicks(close, "What would make it a place?")
    view.flush()
    assert own.preparation.get(held).focus.at_close == "What would make it a place?"


def open_menu(view):
    """Give the menu that is open, and close it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [one.text().split("\t")[0] for one in menu.actions() if not one.isSeparator()]
    menu.close()
    return words


def test_the_menu_key_and_the_right_button_open_what_can_be_done(view):
    notes, _row = on(view, "students")
    viewport, heading = notes.viewport(), QPoint(20, 10)
    inside = notes.visualRect(notes.currentIndex()).center()

    def ask(reason, at):
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))

    for reason, at in ((QContextMenuEvent.Reason.Keyboard, heading), (QContextMenuEvent.Reason.Mouse, inside)):
        ask(reason, at)
        assert open_menu(view)[0] == "Change the words"
    ask(QContextMenuEvent.Reason.Mouse, heading)
    assert QApplication.activePopupWidget() is None


def test_a_click_on_the_kind_or_the_dots_opens_their_menus(qtbot, view):
    notes, row = on(view, "students")
    spot = notes.painter.places(row, notes.visualRect(notes.currentIndex()))
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=spot.kind.center())
    assert "Question" in open_menu(view)
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=spot.more.center())
    assert open_menu(view)[-1] == "Delete the note"


def test_names_in_the_menu_are_shown_as_typed(view, own, held):
    own.preparation.add_person(held, "&Anna && <b>Bob</b>", "", Role.CONSULTANT)
    notes, row = on(view, "students")
    who = next(one for one in notes.menu_of(row).actions() if one.text() == "Who spoke").menu()
    assert "&&Anna &&&& <b>Bob</b>" in [one.text() for one in who.actions()]


def test_the_page_follows_the_keyboard_through_the_notes(qtbot, view, own, held):
    for number in range(40):
        own.notes.add(held, f"Line {number}", kind=NoteKind.NOTE, step="")
    QApplication.processEvents()
    notes, _row = on(view, "students")
    for _step in range(41):
        qtbot.keyClick(notes, Key.Key_Down)
    assert notes.current().text == "Line 39"
    inside = notes.viewport().mapTo(view._page.widget(), notes.visualRect(notes.currentIndex()).center())
    scrolled = view._page.verticalScrollBar().value()
    assert scrolled < inside.y() < scrolled + view._page.viewport().height()


def test_a_heading_is_neither_chosen_nor_mended(qtbot, view):
    notes = view._notes.list
    qtbot.mouseClick(notes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 14))
    assert notes.current() is None
    qtbot.keyClick(notes, Key.Key_F2)
    assert not any(row.draft for group in view._shown.notes.groups for row in group.rows)
