"""The window: the rail, the screen shown, and what is said at its foot. Navigation, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFont, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from consultancy.text import _
from ui.asking import Place
from ui.theme import fonts, icons
from ui.theme.theme import theme
from ui.theme.tokens import ICON, RADIUS_CONTROL
from ui.widgets import Toast, TroubleLine, label
from ui.widgets.paint import box, focus_ring, follow_theme, keyboard_is_on, painter_on

RAIL_WIDTH = 196
SMALLEST = QSize(880, 560)
USUAL = QSize(1366, 768)
WHOLE_WINDOW = frozenset({Place.COCKPIT})
LIT_BY = {Place.PREPARE: Place.CONSULTANCIES, Place.REVIEW: Place.CONSULTANCIES}


class Screen(Protocol):
    """What a screen's view offers the window."""

    def entered(self, consultancy: str) -> None:
        """Begin showing, a consultancy when the screen is about one."""
        ...

    def left(self) -> None:
        """Stop showing."""
        ...


class NavButton(QPushButton):
    """A line of the rail."""

    def __init__(self, icon: str, text: str) -> None:
        super().__init__(text)
        self._icon_name = icon
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFont(fonts.font(13, QFont.Weight.Medium))
        self.setFixedHeight(34)
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        area = QRectF(self.rect())
        if self.isChecked():
            box(painter, area, RADIUS_CONTROL, fill=tokens.surface, line=tokens.line if tokens.dark else "")
        elif self.underMouse():
            box(painter, area, RADIUS_CONTROL, fill=tokens.line)
        ink = "accent" if self.isChecked() else "ink_2"
        image = theme().pixmap(self._icon_name, ink, ICON, self.devicePixelRatioF())
        painter.drawPixmap(10, (self.height() - ICON) // 2, image)
        painter.setFont(self.font())
        painter.setPen(theme().colour(ink))
        painter.drawText(area.adjusted(36, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if keyboard_is_on(self):
            focus_ring(painter, area, RADIUS_CONTROL)


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(22, 22)
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.draw_mark(painter_on(self), QRectF(self.rect()), theme().tokens)


class Rail(QWidget):
    """The places there are. ``wanted`` names the one clicked."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(RAIL_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, NavButton] = {}
        follow_theme(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 16, 11, 14)
        column.setSpacing(2)
        column.addLayout(self._name())
        column.addSpacing(14)
        for place, icon, text in (
            (Place.TODAY, "house", _("Today")),
            (Place.CONSULTANCIES, "messages-square", _("Consultancies")),
            (Place.LIBRARY, "book-text", _("Protocols")),
        ):
            column.addWidget(self._button(place, icon, text))
        column.addStretch(1)
        column.addWidget(self._button(Place.SETTINGS, "settings", _("Settings")))

    def light(self, place: Place) -> None:
        """Mark where we are."""
        button = self._buttons.get(LIT_BY.get(place, place))
        if button is not None:
            button.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.fillRect(self.rect(), theme().colour("rail"))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), theme().colour("line"))

    def _name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(_Mark())
        name = label(_("Peer Consultancy"))
        name.setFont(fonts.font(14, QFont.Weight.Bold))
        row.addWidget(name, 1)
        return row

    def _button(self, place: Place, icon: str, text: str) -> NavButton:
        button = NavButton(icon, text)
        self._group.addButton(button)
        self._buttons[place] = button
        button.clicked.connect(lambda: self.wanted.emit(place))
        return button


class Window(QMainWindow):
    """One screen at a time. Screens are made when they are first visited; ``closing`` is emitted before it closes."""

    closing = Signal()
    moved = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Peer Consultancy"))
        room = self.screen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.resize(USUAL.boundedTo(room))
        self._factories: dict[Place, Callable[[], QWidget]] = {}
        self._screens: dict[Place, QWidget] = {}
        self._here: Place | None = None
        self._undo: Callable[[], None] | None = None
        self._rail = Rail()
        self._rail.wanted.connect(self.go)
        self._stack = QStackedWidget()
        self._trouble = TroubleLine(_("Put away"))
        self._middle = QWidget()
        self._lay_out()
        self._toast = Toast(self._middle, _("Undo"))
        self._toast.undone.connect(self._take_back)

    @property
    def here(self) -> Place | None:
        """Name the screen shown."""
        return self._here

    def offer(self, place: Place, make: Callable[[], QWidget]) -> None:
        """Say how the screen of a place is made; it is made when first visited."""
        self._factories[place] = make

    def screens(self) -> list[QWidget]:
        """List the screens made so far."""
        return list(self._screens.values())

    def go(self, place: Place, consultancy: str = "") -> None:
        """Go to a place; going where nothing is offered yet does nothing."""
        if place not in self._factories:
            return
        self._leave()
        screen = self._screen(place)
        self._here = place
        self._stack.setCurrentWidget(screen)
        self._rail.setVisible(place not in WHOLE_WINDOW)
        self._rail.light(place)
        screen.entered(consultancy)  # type: ignore[attr-defined]
        self.moved.emit(place, consultancy)

    def fill_with(self, page: QWidget, *, rail: bool = False) -> None:
        """Show one page instead of every screen: the first picture, or why nothing can be opened."""
        self._leave()
        self._here = None
        self._rail.setVisible(rail)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def tell(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Say something that needs no answer."""
        self._undo = undo
        self._toast.say(sentence, undoable=undo is not None)

    def trouble(self, sentence: str) -> None:
        """Say what went wrong, in a line that stays until it is put away."""
        self._trouble.say(sentence)

    def take_size(self, kept: str) -> None:
        """Take the size it had, "1366x768", or stay as it is; where the screen has no more room, take all of it."""
        width, _by, height = kept.partition("x")
        known = width.isdecimal() and height.isdecimal()
        size = QSize(int(width), int(height)) if known else self.size()
        room = self.screen().availableGeometry().size()
        if room.width() < SMALLEST.width() or room.height() < SMALLEST.height():
            self.resize(size)
            return
        self.resize(size.boundedTo(room))
        if size.width() >= room.width() and size.height() >= room.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def come_forward(self) -> None:
        """Come before other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self._leave()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._trouble)
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        self.setCentralWidget(self._middle)

    def _screen(self, place: Place) -> QWidget:
        if place not in self._screens:
            made = self._factories[place]()
            self._screens[place] = made
            self._stack.addWidget(made)
        return self._screens[place]

    def _leave(self) -> None:
        if self._here is not None:
            self._screens[self._here].left()  # type: ignore[attr-defined]
            self._here = None

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
