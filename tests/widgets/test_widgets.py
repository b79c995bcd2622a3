"""The parts: named for those who listen, plain for those who read, still when nothing changed."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QToolTip, QWidget

from tests.ui_kit import HOSTILE, type_text
from ui.widgets import (
    Banner,
    BarRow,
    Button,
    Card,
    Chip,
    ChipFlow,
    Dial,
    EmptyState,
    Field,
    GrowingText,
    IconButton,
    KeyHint,
    Line,
    ListRow,
    MinutesStepper,
    PlainLabel,
    PlanBar,
    Scroll,
    Segment,
    ShareBar,
    TimerRing,
    Toast,
    TroubleLine,
    label,
    plain_tooltip,
)
from ui.widgets.fields import PASTE_CAP


@pytest.fixture(autouse=True)
def _themed(app_theme):
    """Give every test the look of the program."""


def all_focusable(widget):
    inside = [widget, *widget.findChildren(QWidget)]
    return [
        one
        for one in inside
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.objectName() != "qt_scrollarea_viewport"
    ]


def samples():
    host = QWidget()
    card = Card(bar="facilitator")
    ring, plan, share, row = TimerRing(), PlanBar(), ShareBar(), BarRow()
    ring.show_dial(Dial(0.5, "1:04", "about a minute left", "closing"))
    plan.show_rows([Segment(3, "planned")], [Segment(4, "accent")], "Planned 3 min, took 4")
    share.show_segments([Segment(1, "accent", 0.4, "3")], "Step 1 of 1")
    row.show_row("Welcome", "3 of 3 min", 0.4, 0.3)
    parts = [
        Button("Save & go", kind="primary", icon="check", key="Ctrl E", menu=True),
        Button("Delete", kind="danger", small=True),
        IconButton("x", "Put away", framed=True),
        KeyHint("Ctrl N"),
        MinutesStepper("Welcome", 3),
        Chip("45 min", checkable=True),
        Chip("Add", dashed=True, clickable=True, icon="plus"),
        Chip("Exported", "accent", icon="check"),
        Field("Title", hint="A few words"),
        Field("Context", lines=3),
        ListRow("Consultancy, 45 min"),
        EmptyState("house", "Nothing yet", "Try the sample.", [Button("Try it")]),
        Banner("Still running", "step 4 of 7", buttons=[Button("End here"), Button("Resume", kind="primary")]),
        ChipFlow([Chip("one"), Chip("two")]),
        TroubleLine("Put away"),
        ring,
        plan,
        share,
        row,
    ]
    for part in parts:
        card.body.addWidget(part)
    page = Scroll()
    page.body.addWidget(card)
    page.setParent(host)
    page.resize(700, 1400)
    host.resize(700, 1400)
    return host


def test_every_focusable_control_has_a_name(qtbot):
    host = samples()
    qtbot.addWidget(host)
    nameless = [one for one in all_focusable(host) if not _name(one)]
    assert nameless == []


def _name(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("look", ["paper", "night"])
def test_every_part_can_be_drawn_in_both_themes(qtbot, app_theme, look):
    host = samples()
    qtbot.addWidget(host)
    app_theme.choose(look)
    assert not host.grab().isNull()


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_as_typed(qtbot, name):
    for shown in (PlainLabel(name), label(name, wrap=True), QLabel(name)):
        qtbot.addWidget(shown)
        shown.ensurePolished()
        assert shown.textFormat() == Qt.TextFormat.PlainText
        assert shown.text() == name
    button, chip = Button(name), Chip(name)
    for control in (button, chip):
        qtbot.addWidget(control)
        assert control.accessibleName() == name
        assert control.words() == name
        assert control.shortcut().isEmpty()


def test_markup_takes_no_more_room_than_its_letters(qtbot):
    shown = label("<font size=7>Hi</font>", "body")
    plain = label("xfont size=7xHix/fontx", "body")
    for one in (shown, plain):
        qtbot.addWidget(one)
    assert shown.sizeHint().height() == plain.sizeHint().height()


def test_a_message_box_reads_no_markup(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText(HOSTILE[0])
    for inside in box.findChildren(QLabel):
        inside.ensurePolished()
        assert inside.textFormat() == Qt.TextFormat.PlainText


def test_a_tooltip_reads_no_markup(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    plain_tooltip(host, "<b>Dana</b>")
    host.show()
    QApplication.sendEvent(host, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), host.mapToGlobal(QPoint(1, 1))))
    shown = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")]
    assert [one.textFormat() for one in shown if isinstance(one, QLabel)] == [Qt.TextFormat.PlainText]
    QToolTip.hideText()
    for one in shown:
        one.close()
        one.deleteLater()


def test_an_elided_label_keeps_its_whole_text_for_readers(qtbot):
    shown = PlainLabel("A very long title that cannot fit", elide=True)
    qtbot.addWidget(shown)
    shown.resize(60, 20)
    shown.show()
    assert shown.text() != shown.whole_text()
    assert shown.accessibleName() == shown.whole_text()
    assert shown.toolTip() == shown.whole_text()


def test_a_wrapped_label_is_as_tall_as_its_lines(qtbot):
    shown = label("one two three four five six seven eight nine ten", wrap=True)
    qtbot.addWidget(shown)
    assert shown.heightForWidth(60) > 3 * shown.heightForWidth(600)
    assert label("a\nb", wrap=True).heightForWidth(600) == 2 * label("a", wrap=True).heightForWidth(600)


class CountingRing(TimerRing):
    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        super().paintEvent(event)


def test_the_ring_is_painted_only_when_what_it_shows_changes(qtbot):
    ring = CountingRing()
    qtbot.addWidget(ring)
    ring.show()
    ring.show_dial(Dial(0.5, "1:04", "about a minute left"))
    QApplication.processEvents()
    before = ring.painted
    for _tick in range(20):
        ring.show_dial(Dial(0.50001, "1:04", "about a minute left"))
        QApplication.processEvents()
    assert ring.painted == before
    ring.show_dial(Dial(0.49, "1:03", "about a minute left"))
    QApplication.processEvents()
    assert ring.painted == before + 1


def test_the_ring_says_its_value(qtbot):
    ring = TimerRing(disc=True)
    qtbot.addWidget(ring)
    ring.show_dial(Dial(0.0, "+0:40", "over time", "over"))
    assert _name(ring) == "+0:40, over time"
    ring.set_disc(False)
    assert not ring.grab().isNull()


def test_minutes_step_between_floor_and_ceiling(qtbot):
    stepper = MinutesStepper("Welcome", 3, least=2, most=4)
    qtbot.addWidget(stepper)
    with qtbot.waitSignals([stepper.changed], timeout=0):
        stepper.findChildren(IconButton)[0].click()
    less, more = stepper.findChildren(IconButton)
    assert stepper.minutes() == 2
    assert not less.isEnabled()
    more.click()
    more.click()
    more.click()
    assert stepper.minutes() == 4
    assert "4" in stepper.accessibleName()


def test_a_growing_text_grows_up_to_its_limit(qtbot):
    text = GrowingText(least=1, most=4, name="Note")
    qtbot.addWidget(text)
    text.resize(200, 30)
    text.show()
    low = text.height()
    type_text(text, "one\ntwo\nthree")
    taller = text.height()
    type_text(text, "\n" * 20)
    assert low < taller < text.height() <= text.fontMetrics().lineSpacing() * 4 + 40


def test_a_paste_is_cleaned_capped_and_plain(qtbot):
    text = GrowingText(name="Note")
    qtbot.addWidget(text)
    copied = QMimeData()
    copied.setText("a\x00b\x0bc\r\nd")
    text.insertFromMimeData(copied)
    assert text.toPlainText() == "abc\nd"
    text.clear()
    copied.setText("é" * PASTE_CAP)
    with qtbot.waitSignal(text.paste_cut, timeout=0):
        text.insertFromMimeData(copied)
    assert len(text.toPlainText().encode()) <= PASTE_CAP


def test_a_paste_of_a_web_page_becomes_its_words(qtbot):
    text = GrowingText(name="Note")
    qtbot.addWidget(text)
    copied = QMimeData()
    copied.setHtml("<b>Dana</b> <i>W</i>")
    text.insertFromMimeData(copied)
    assert text.toPlainText() == "Dana W"


def test_enter_submits_and_shift_enter_breaks_the_line(qtbot):
    text = GrowingText(name="Note", enter_submits=True)
    qtbot.addWidget(text)
    type_text(text, "héllo")
    with qtbot.waitSignal(text.entered, timeout=0):
        qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert text.toPlainText().count("\n") + text.toPlainText().count("\u2028") == 1


@pytest.mark.parametrize("lines", [1, 3])
def test_a_field_tells_what_is_typed_and_not_what_is_set(qtbot, lines):
    field = Field("Title", lines=lines)
    qtbot.addWidget(field)
    heard = []
    field.changed.connect(heard.append)
    field.set_text("set")
    type_text(field.edit, "ä")
    assert heard == [field.text()]
    assert "ä" in field.text()


def test_advice_is_said_below_and_to_readers(qtbot):
    field = Field("Focus question", hint="One open question")
    qtbot.addWidget(field)
    field.advise("This asks two things at once.")
    assert field.edit.property("advised") is True
    assert field.edit.accessibleDescription() == "This asks two things at once."
    field.advise("")
    assert field.edit.accessibleDescription() == "One open question"


def test_setting_the_same_text_leaves_the_cursor(qtbot):
    line = Line("Title")
    qtbot.addWidget(line)
    line.setText("abc")
    line.setCursorPosition(1)
    line.set_text("abc")
    assert line.cursorPosition() == 1


def test_chips_flow_into_the_next_line(qtbot):
    flow = ChipFlow([Chip(f"chip number {n}") for n in range(8)])
    qtbot.addWidget(flow)
    flow.resize(QSize(220, 400))
    flow.show()
    assert len({chip.y() for chip in flow.widgets()}) > 2
    assert all(chip.geometry().right() < 220 for chip in flow.widgets())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_row_is_chosen_by_key(qtbot, key):
    row = ListRow("Consultancy")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen, timeout=0):
        qtbot.keyClick(row, key)


def test_a_row_is_chosen_by_click(qtbot):
    row = ListRow("Consultancy")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen, timeout=0):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_a_toast_can_be_taken_back_and_lies_inside_its_window(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(600, 400)
    host.show()
    toast = Toast(host, "Undo")
    toast.say("A note was deleted. " * 12, undoable=True)
    assert host.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.undone, timeout=0):
        toast.findChild(Button).click()
    assert not toast.isVisible()


def test_buttons_say_what_they_would_do_after_a_change(qtbot):
    button = Button("Start", kind="plain")
    qtbot.addWidget(button)
    narrow = button.sizeHint().width()
    button.setText("Probing questions")
    button.set_icon("arrow-right")
    button.set_key("Alt →")
    button.set_kind("primary")
    assert button.sizeHint().width() > narrow + 60
    assert button.accessibleName() == "Probing questions"


@pytest.mark.usefixtures("app_theme")
def test_a_line_leaves_the_key_of_the_memo_to_the_program(monkeypatch):
    line = Line()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    monkeypatch.setattr(QLineEdit, "event", lambda _line, event: event.accept() or True)  # as under X11
    QApplication.sendEvent(line, event)
    assert not event.isAccepted()


@pytest.mark.parametrize("make", [lambda: Button("Start"), lambda: IconButton("plus", "Add")])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_both_press_the_button_that_has_the_keyboard(qtbot, make, key):
    button = make()
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=0):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier])
@pytest.mark.parametrize("make", [lambda: Button("Start"), lambda: Chip("45 min", clickable=True)])
def test_enter_with_another_key_is_left_to_whom_it_is_meant_for(qtbot, make, held):
    button, presses = make(), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: presses.append(1))
    qtbot.keyClick(button, Qt.Key.Key_Return, held)
    assert presses == []


def test_enter_held_down_presses_once(qtbot):
    button, presses = Button("Next"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: presses.append(1))
    for held in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", held)
        QApplication.sendEvent(button, press)
    assert len(presses) == 1


def test_the_ways_out_of_an_empty_place_stand_below_each_other_where_room_is_short(qtbot):
    buttons = [Button("Try the sample consultancy", icon="play"), Button("New consultancy", key="Ctrl N")]
    empty = EmptyState("search", "Nothing here yet", "The sample takes three minutes.", buttons)
    qtbot.addWidget(empty)
    for width, rows in ((700, 1), (260, 2), (700, 1)):
        empty.resize(width, 400)
        empty.layout().activate()
        empty.grab()
        assert len({button.y() for button in buttons}) == rows
        assert all(button.width() >= button.sizeHint().width() for button in buttons)
        assert all(empty.rect().contains(button.geometry()) for button in buttons)
