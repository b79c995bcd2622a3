"""The real program driven by keys alone: what every journey shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from consultancy.clock import Clock, FakeClock
from consultancy.model.time import Span
from tests.ui_kit import type_text
from ui import app
from ui.asking import Place
from ui.dialogs import QtAsking

SMALL_LOOK = Span.of(seconds=10)
SIZE = QSize(1366, 768)
MOST_TABS = 120
PATIENCE_MS = 20_000


class AnsweringAsking(QtAsking):
    """The program's own door, whose file dialogs answer by themselves; what was said at the foot is kept."""

    save_to: Path | None = None
    open_from: Path | None = None

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.suggested: list[Path] = []
        self.told: list[str] = []
        self.troubles: list[str] = []
        self.undo: Callable[[], None] | None = None

    def save_as(self, title: str, suggested: Path, kinds: str) -> Path | None:
        self.suggested.append(suggested)
        return self.save_to

    def open_file(self, title: str, folder: Path, kinds: str) -> Path | None:
        return self.open_from

    def tell(self, sentence: str, *, undo: Callable[[], None] | None = None) -> None:
        self.told.append(sentence)
        self.undo = undo
        super().tell(sentence, undo=undo)

    def trouble(self, sentence: str) -> None:
        self.troubles.append(sentence)
        super().trouble(sentence)


class Hands:
    """Somebody at the keyboard of the real program."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.clock = clock
        self.program = app.Program(folder, clock)
        self.window = self.program.window
        self._open()
        self.window.resize(SIZE)
        self.window.activateWindow()
        QApplication.processEvents()

    def _open(self) -> None:
        loop, patience = QEventLoop(), QTimer()
        self.program.opened.connect(loop.quit)
        patience.timeout.connect(loop.quit)
        patience.start(PATIENCE_MS)
        self.program.start()
        if self.window.here is None:
            loop.exec()
        patience.stop()
        assert self.window.here is Place.TODAY

    def _take_keyboard_back(self) -> None:
        """Do as a desktop does when a list closes: without a screen, no window would have the keyboard."""
        if QApplication.activeWindow() is None and self.window.isVisible():
            self.window.activateWindow()
            QApplication.processEvents()

    @property
    def asking(self) -> AnsweringAsking:
        asking = self.program._asking
        assert isinstance(asking, AnsweringAsking)
        return asking

    @property
    def workspace(self):
        assert self.program._workspace is not None
        return self.program._workspace

    @property
    def screen(self) -> QWidget:
        """Give the screen shown."""
        assert self.window.here is not None
        return self.window._screens[self.window.here]

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, where the keyboard is: ``Ctrl+N``, ``Alt+Right``, ``Return``."""
        for key in keys:
            combined = QKeySequence(key)[0]
            QTest.keyClick(keyboard(self.window), combined.key(), combined.keyboardModifiers())
            QApplication.processEvents()
            self._take_keyboard_back()
            assert keyboard(self.window).isVisible(), "The keyboard is where nobody can see it."

    def type(self, *lines: str) -> None:
        """Type a text where the keyboard is; several are each ended with Enter."""
        for line in lines:
            type_text(keyboard(self.window), line)
            QApplication.processEvents()
            if len(lines) > 1:
                self.press("Return")

    def note(self, text: str, speaker: str = "") -> None:
        """Write a note in the cockpit, beginning with the letters of a speaker's name."""
        if speaker:
            self.type(f"@{speaker}")
            self.press("Return")
        self.type(text)
        self.press("Return")

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until what has this name has the keyboard."""
        for _tab in range(MOST_TABS):
            if keyboard(self.window).accessibleName() == name:
                return keyboard(self.window)
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {name!r}.")

    def pass_time(self, span: Span) -> None:
        """Let time pass in small looks, as a cockpit on the screen does."""
        assert isinstance(self.clock, FakeClock)
        while span.ms > 0:
            look = span.at_most(SMALL_LOOK)
            self.clock.advance(look)
            self.screen.desk.timer.timeout.emit()  # type: ignore[attr-defined]
            span -= look

    def words(self) -> set[str]:
        """Give what can be read in the window, or is read out by a screen reader."""
        seen = [one for one in self.window.findChildren(QWidget) if one.isVisible()]
        labels = {one.text() for one in seen if isinstance(one, QLabel | QAbstractButton)}
        return labels | {one.accessibleName() for one in seen}

    def leave(self) -> None:
        """Close the window, and the program with it."""
        self.window.close()
        self.program.close()


def keyboard(window: QWidget) -> QWidget:
    """Give what hears the keys now."""
    return QApplication.activePopupWidget() or QApplication.focusWidget() or window


def visible_windows() -> list[QWidget]:
    """List the windows on the screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def plain(widget: QLabel) -> bool:
    """Say whether a label can only ever show its words as they are."""
    return widget.textFormat() is Qt.TextFormat.PlainText
