"""The room display: a window of its own, opened on request on a screen that is not the facilitator's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
)
from PySide6.QtWidgets import QApplication, QWidget

from consultancy.services.settings import Settings
from consultancy.text import _
from ui.asking import Asking
from ui.room_display.painting import paint_room
from ui.room_display.presenter import RoomPresenter, RoomState, ScreenSeen, choose_screen

SETTING_SCREEN, SETTING_FIGURE = "room_screen", "room_figure"
USUAL = (960, 540)
SMALLEST = (480, 270)


def seen(screen: QScreen) -> ScreenSeen:
    """Describe a screen as the system knows it."""
    place = screen.geometry()
    geometry = (place.x(), place.y(), place.width(), place.height())
    return ScreenSeen(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber(), geometry)


class RoomWindow(QWidget):
    """What the room sees. Esc puts it away, B or a full stop blanks it, F11 or a double click fills the screen."""

    def __init__(self, presenter: RoomPresenter, *, disc: bool, may_fill: Callable[[], bool]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(_("Room display"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(*SMALLEST)
        self._presenter = presenter
        self._disc = disc
        self._may_fill = may_fill
        self._state: RoomState | None = None
        self.timer = QTimer(self)
        self.timer.timeout.connect(presenter.refresh)

    def begin(self) -> None:
        """Begin showing."""
        self._presenter.show(self.render_room)

    def render_room(self, state: RoomState) -> None:
        """Show a state; painted only when something changed."""
        if state != self._state:
            self._state = state
            self.setAccessibleName(", ".join(part for part in (state.title, state.figure, state.words) if part))
            self.update()
        if not self.timer.isActive() or self.timer.interval() != state.tick_ms:
            self.timer.start(state.tick_ms)

    def toggle_blank(self) -> None:
        """Show nothing, or show everything again."""
        self._presenter.toggle_blank()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again; never fills the facilitator's own screen."""
        if self.isFullScreen():
            self.showNormal()
        elif self._may_fill():
            self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Escape: self.close,
            Qt.Key.Key_F5: self.close,
            Qt.Key.Key_F11: self.toggle_full_screen,
            Qt.Key.Key_B: self.toggle_blank,
            Qt.Key.Key_Period: self.toggle_blank,
        }
        meant = keys.get(Qt.Key(event.key()))
        if meant is not None:
            meant()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.toggle_full_screen()

    def hideEvent(self, event: QHideEvent) -> None:
        self.timer.stop()
        self._presenter.hide()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.timer.stop()
        self._presenter.hide()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is not None:
            paint_room(QPainter(self), QRectF(self.rect()), self._state, disc=self._disc)


class RoomDisplay(QObject):
    """Opens and closes the room display, and follows screens that come and go.

    ``build`` makes the presenter of a consultancy's room; ``own`` gives the window the facilitator works in.
    """

    def __init__(
        self, build: Callable[[str], RoomPresenter], settings: Settings, asking: Asking, own: Callable[[], QWidget]
    ) -> None:
        super().__init__()
        self._build = build
        self._settings = settings
        self._asking = asking
        self._own = own
        self._consultancy = ""
        self._lost = ""
        self.window: RoomWindow | None = None
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._screen_gone)
        application.screenAdded.connect(self._screen_came)

    def toggle(self, consultancy: str) -> None:
        """Open the display for a consultancy, or put it away."""
        if self.window is not None and self.window.isVisible():
            self.close()
        else:
            self.open(consultancy)

    def open(self, consultancy: str) -> None:
        """Open the display, full screen on another screen; with one screen as an ordinary window."""
        self.close()
        self._consultancy = consultancy
        self._lost = ""
        figure = self._settings.get(SETTING_FIGURE)
        self.window = RoomWindow(self._build(consultancy), disc=figure == "disc", may_fill=self._elsewhere)
        self._place(self.window)
        self.window.begin()

    def toggle_blank(self) -> None:
        """Show nothing, or show everything again, where the display is open."""
        if self.window is not None and self.window.isVisible():
            self.window.toggle_blank()

    def close(self) -> None:
        """Put the display away."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _place(self, window: RoomWindow) -> None:
        screens = {seen(screen): screen for screen in QGuiApplication.screens()}
        chosen = choose_screen(list(screens), seen(self._own().screen()), self._settings.get(SETTING_SCREEN))
        if chosen is None:
            window.resize(*USUAL)
            window.show()
            return
        self._settings.set(SETTING_SCREEN, chosen.key)
        window.setScreen(screens[chosen])
        window.setGeometry(screens[chosen].geometry())
        window.showFullScreen()

    def _elsewhere(self) -> bool:
        return self.window is not None and self.window.screen() is not self._own().screen()

    def _screen_gone(self, screen: QScreen) -> None:
        if self.window is None or not self.window.isVisible() or not self._was_on(screen):
            return
        self._lost = seen(screen).key
        self.close()
        self._asking.tell(_("The room’s screen was unplugged, so the room display was put away."))

    def _was_on(self, screen: QScreen) -> bool:
        """Say whether the display was there: Qt may have moved its window to what is left already."""
        assert self.window is not None
        return self.window.screen() is screen or seen(screen).key == self._settings.get(SETTING_SCREEN)

    def _screen_came(self, screen: QScreen) -> None:
        if self._lost and seen(screen).likeness(self._lost) >= 2:
            self._lost = ""
            self._asking.tell(_("The room’s screen is back. F5 shows the room display there again."))
