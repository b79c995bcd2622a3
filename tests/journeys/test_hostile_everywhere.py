"""The worst names and words, in one workspace, through every screen and window: shown as they are, nothing opened."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPixmap, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextEdit, QWidget

from consultancy.live.commands import Finish, Next, Open
from consultancy.model.consultancy import DILEMMA_FIELDS, WordingMoment
from consultancy.model.people import Role
from consultancy.workspace import Workspace
from tests.hostile import NAMES
from tests.journeys.driving import Hands, plain, visible_windows
from ui.asking import Place

PLACES = (Place.TODAY, Place.CONSULTANCIES, Place.LIBRARY, Place.SETTINGS)
ELSEWHERE = ("//host", "\\\\host", "http:", "passwd")
ASKING = ("open", "os.listdir", "os.scandir", "socket.connect", "socket.getaddrinfo")
LOUD = "#ff00ff"
LOUD_BYTES = b"\xff\x00\xff\xff"
ROUNDS = 4

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True),
]
Words = Callable[[], str]


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Take down every file and address asked for that somebody typed; a hook cannot be taken off, but can rest."""
    asked: list[str] = []
    listening = [True]

    def hear(event: str, given: tuple[object, ...]) -> None:
        if listening and event in ASKING and any(elsewhere in str(given) for elsewhere in ELSEWHERE):
            asked.append(f"{event} {given}")

    sys.addaudithook(hear)
    yield asked
    listening.clear()


@pytest.fixture
def words(tmp_path: Path) -> Words:
    """Give the worst words, one after the other; among them a picture that is there to be shown, and a loud colour."""
    picture = QPixmap(200, 200)
    picture.fill(QColor(LOUD))
    picture.save(str(tmp_path / "p.png"))
    worst = cycle((f"<img src='{tmp_path}/p.png'>", f"<font color={LOUD}><b>LOUD</b></font>", *NAMES.values()))
    return lambda: next(worst)


def fill(own: Workspace, words: Words) -> str:
    """Put them into everything that can be typed beforehand."""
    made = own.preparation.create(words()).id
    for field in DILEMMA_FIELDS:
        own.preparation.set_dilemma(made, field, words())
    for moment in WordingMoment:
        own.preparation.set_focus(made, moment, words())
    for role in (*Role, *Role):
        own.preparation.add_person(made, words(), words(), role)
    own.preparation.set_room(made, words())
    return made


def begin(own: Workspace, made: str, words: Words) -> None:
    """Open the room, and write down what was said and promised."""
    for command in (Open(), Next(), Next(), Next()):
        own.running.do(made, command)
    for step in ("present", "welcome", ""):
        own.notes.add(made, words(), speaker=words(), step=step)
    own.notes.add(made, f"#{words()} @{words()}")
    own.notes.keep_draft(made, "note", f"@{words()}\n{words()}")
    own.commitments.add(made, words(), words())


def check_everything_shown() -> None:
    """Paint all windows, and look at every label and text in them."""
    QApplication.processEvents()
    for window in visible_windows():
        assert "<" not in window.windowTitle()
        assert not is_loud(window.grab().toImage()), "Markup was followed."
        assert not window.findChildren(QTextEdit), "Rich text could be shown here."
        for one in window.findChildren(QLabel):
            assert plain(one), one.text()
        for text in window.findChildren(QPlainTextEdit):
            check_text(text.document())
        for one in window.findChildren(QWidget):
            if one.isVisible() and "<" in one.toolTip():
                check_tooltip(one)


def is_loud(image: QImage) -> bool:
    """Say whether one dot of a picture has the loud colour."""
    dots = bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    place = dots.find(LOUD_BYTES)
    while place % 4 and place > 0:
        place = dots.find(LOUD_BYTES, place + 1)
    return place >= 0


def check_text(document: QTextDocument) -> None:
    """Look for pictures and links in a text."""
    block = document.begin()
    while block.isValid():
        for run in block:
            form = run.fragment().charFormat()
            assert not form.isImageFormat()
            assert not form.isAnchor()
        block = block.next()


def check_tooltip(widget: QWidget) -> None:
    """Rest the mouse on a widget."""
    there = widget.mapToGlobal(QPoint(1, 1))
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), there))
    tips = [one for one in visible_windows() if isinstance(one, QLabel)]
    assert tips
    for tip in tips:
        assert plain(tip), tip.text()
        assert not is_loud(tip.grab().toImage())
        tip.close()


def test_markup_that_is_followed_would_be_seen(qapp: QApplication, words: Words) -> None:
    for _markup in range(2):
        told = QLabel(words())
        assert is_loud(told.grab().toImage())
        told.setTextFormat(Qt.TextFormat.PlainText)
        assert not is_loud(told.grab().toImage())


def test_the_worst_words_are_shown_as_they_are_on_every_screen_and_nothing_is_opened(
    hands: Hands, words: Words, opened: list[str]
) -> None:
    own = hands.workspace
    everything = [fill(own, words) for _round in range(ROUNDS)]
    for made in everything:
        hands.window.go(Place.PREPARE, made)
        check_everything_shown()
        begin(own, made, words)
        hands.window.go(Place.COCKPIT, made)
        hands.press("F5", "F6")
        check_everything_shown()
        hands.program._beside.close()
        hands.window.activateWindow()
        hands.press("Ctrl+Shift+P")
        hands.type(words())
        check_everything_shown()
        hands.press("Escape")
        if made is not everything[0]:
            own.running.do(made, Finish())
            hands.window.go(Place.REVIEW, made)
            check_everything_shown()
    for place in PLACES:
        hands.window.go(place)
        check_everything_shown()
    assert opened == []
