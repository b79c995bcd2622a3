"""Prepare on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.prepare.dilemma_card import DilemmaView
from ui.prepare.people_card import PeopleView
from ui.prepare.presenter import PreparePresenter
from ui.prepare.protocol_card import ProtocolView
from ui.prepare.ready_card import ReadyView
from ui.prepare.state import PrepareState
from ui.shortcuts import Actions
from ui.widgets import Banner, Button, Scroll, label
from ui.widgets.binding import bound
from ui.widgets.flow import ChipFlow
from ui.widgets.save_timer import SaveTimer
from ui.widgets.tabs import tab_in_order, tab_stops

NARROW = 980
SIDE_WIDTH = 400
MARGINS = (24, 20, 24, 24)


class PrepareView(QWidget):
    """Shows the state the presenter works out; every click and key is one of its intents."""

    def __init__(self, presenter: PreparePresenter, actions: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self._actions = actions
        self._shown: PrepareState | None = None
        self._stops: list[QWidget] = []
        self._saving = SaveTimer(presenter.now, self._save, self)
        self._page = Scroll(margins=MARGINS, gap=14)
        self._crumb = label("", "caption", elide=True)
        self._heading = label("", "title", wrap=True)
        self._open = Button("", kind="primary", icon="play")
        self._dilemma = DilemmaView(presenter.dilemma, presenter.people)
        self._people = PeopleView(presenter.people)
        self._protocol = ProtocolView(presenter.plan)
        self._ready = ReadyView()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._make_banners()
        self._lay_out()
        self._dilemma.typed.connect(self._saving.touch)
        self._dilemma.left.connect(self._leave_field)
        actions.bind(
            self,
            {
                "open_room": self._open_room,
                "worksheet_out": presenter.save_worksheet,
                "worksheet_in": presenter.read_worksheet,
            },
        )
        program = QGuiApplication.instance()
        assert isinstance(program, QGuiApplication)
        program.screenAdded.connect(self._count_screens)
        program.screenRemoved.connect(self._count_screens)

    def entered(self, consultancy: str = "") -> None:
        """Begin showing a consultancy, or a new one."""
        self._shown = None
        self._open.set_key(self._actions.key("open_room"))
        self._presenter.open(consultancy)
        self._presenter.show(self.render)
        self._count_screens()
        self._dilemma.first_field().setFocus()

    def left(self) -> None:
        """Save what is unsaved and stop showing."""
        self.flush()
        self._let_go_of_keyboard()
        self._presenter.leave()

    def flush(self) -> None:
        """Save what is unsaved, and names still in their lines."""
        self._dilemma.flush()
        self._people.flush()
        self._saving.flush()

    def render(self, state: PrepareState) -> None:  # type: ignore[override]
        """Show a state; the same state twice is painted once."""
        if state == self._shown:
            return
        self._shown = state
        self._crumb.setText(_("Consultancies › {title}").format(title=state.crumb))
        self._heading.setText(state.heading)
        self._open.setText(state.primary)
        self._dilemma.render(state.dilemma)
        self._people.render(state.people)
        self._protocol.render(state.protocol)
        self._ready.render(state.ready)
        self._show_banners(state)
        self._let_tab_follow_the_eye()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(across)
        self._head.setDirection(across)
        for card in (self._protocol, self._ready):
            card.setMaximumWidth(16_777_215 if narrow else SIDE_WIDTH)
            card.setMinimumWidth(0 if narrow else SIDE_WIDTH)

    def _let_go_of_keyboard(self) -> None:
        """A field tells that it is left; later, nobody would be there to be told."""
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here):
            here.clearFocus()

    def _let_tab_follow_the_eye(self) -> None:
        stops = list(tab_stops(self))
        if stops != self._stops:
            self._stops = stops
            tab_in_order(stops)

    def _count_screens(self, _changed: object = None) -> None:
        self._presenter.use_screens(_screens())

    def _save(self) -> None:
        self._presenter.dilemma.save()

    def _leave_field(self, field: str) -> None:
        self._saving.flush()
        self._presenter.dilemma.leave(field)

    def _make_banners(self) -> None:
        understood = Button(_("Understood"), small=True)
        understood.clicked.connect(bound(self._presenter.put_notice_away))
        self._notice = Banner("", icon="file-text", tone="closing", buttons=(understood,))
        self._beside = Button("", kind="primary", small=True)
        self._beside.clicked.connect(bound(self._presenter.save_beside))
        not_now = Button(_("Not now"), small=True)
        not_now.clicked.connect(bound(self._presenter.put_notice_away))
        self._offer = Banner("", icon="file-text", tone="closing", buttons=(not_now, self._beside))

    def _show_banners(self, state: PrepareState) -> None:
        self._notice.setVisible(bool(state.notice))
        self._notice.say(state.notice)
        self._offer.setVisible(state.offer is not None)
        if state.offer:
            self._offer.say(state.offer.sentence)
            self._beside.setText(_("Save as “{name}”").format(name=state.offer.other.name))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._crumb)
        words.addWidget(self._heading)
        self._head.addLayout(words, 1)
        self._head.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._columns.setSpacing(16)
        self._columns.addLayout(_column(self._dilemma, self._people), 1)
        self._columns.addLayout(_column(self._protocol, self._ready))
        self._page.body.addLayout(self._head)
        for part in (self._notice, self._offer):
            self._page.body.addWidget(part)
        self._page.body.addLayout(self._columns)
        self._page.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    def _buttons(self) -> QWidget:
        out = Button(_("Dilemma worksheet…"), icon="file-text")
        out.clicked.connect(bound(self._presenter.save_worksheet))
        back = Button(_("Read a filled worksheet…"))
        back.clicked.connect(bound(self._presenter.read_worksheet))
        self._open.clicked.connect(self._open_room)
        return ChipFlow((out, back, self._open), gap=8)

    def _open_room(self) -> None:
        self.flush()
        if not self._presenter.open_room():
            self._dilemma.ask_for_title()


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(12)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _screens() -> tuple[tuple[int, int], ...]:
    """Measure the screens in their own pixels, the first one first."""
    first = QGuiApplication.primaryScreen()
    others = [screen for screen in QGuiApplication.screens() if screen is not first]
    sizes = ((screen.size() * screen.devicePixelRatio()) for screen in (first, *others))
    return tuple((size.width(), size.height()) for size in sizes)
