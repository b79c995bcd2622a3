"""The cockpit of one consultancy: its parts, how they share the window, and the timer that asks what time it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from consultancy.text import _
from ui.cockpit.air_view import AirView
from ui.cockpit.announcing import Thresholds
from ui.cockpit.catch_up_view import CatchUpPanel
from ui.cockpit.commitments_view import CommitmentsView
from ui.cockpit.controls_view import ControlsRow
from ui.cockpit.focus_view import FocusView
from ui.cockpit.foot_view import FootView
from ui.cockpit.glow import EdgeGlow
from ui.cockpit.header_view import HeaderBar
from ui.cockpit.notes_view import NotesView
from ui.cockpit.presenters import Presenters
from ui.cockpit.rail_view import RailView
from ui.cockpit.state import CockpitState, GapBanner
from ui.cockpit.step_view import StepView
from ui.cockpit.turn_view import TurnPanel
from ui.widgets.banner import Banner
from ui.widgets.binding import bound
from ui.widgets.buttons import Button
from ui.widgets.text import rule

THREE_COLUMNS = 1240
TWO_COLUMNS = 940
TALL_ENOUGH_FOR_BARS = 520
NOTES_WIDTH, NOTES_NARROW = 396, 360
AS_WIDE_AS_LIKED = 16_777_215
SMALLEST = QSize(480, 320)
CLOCK_TAB, NOTES_TAB = 0, 1
COMMITMENT_PLACE = "commitment"


class Desk(QWidget):
    """Shows one consultancy. Three columns; in a narrower window two, the steps folded to numbers; then tabs.

    ``key`` gives the key of an action, as the little boxes show it.
    """

    def __init__(self, presenters: Presenters, key: Callable[[str], str]) -> None:
        super().__init__()
        self._presenters = presenters
        self._shown: CockpitState | None = None
        self._thresholds = Thresholds()
        self.header = HeaderBar(key)
        self.rail = RailView(presenters.clock, AirView(presenters.moves))
        self.focus_card = FocusView(presenters.wording, presenters.now, key)
        self.turns = TurnPanel(presenters.moves, key)
        self.step = StepView(self.focus_card, self.turns, key)
        self.controls = ControlsRow(presenters.clock, presenters.moves, key)
        self.foot = FootView()
        self.notes = NotesView(presenters.notes, presenters.now, key)
        put = partial(self.notes.drafts.put, COMMITMENT_PLACE)
        self.commitments = CommitmentsView(presenters.commitments, presenters.now, put, key)
        self._count = Button("", kind="plain", key=key("gap_counts"), small=True)
        self._pause = Button("", kind="plain", key=key("gap_pauses"), small=True)
        self.gap = Banner("", icon="moon", buttons=(self._count, self._pause))
        self._tabs = QTabBar()
        self._centre = QWidget()
        self.catch_up = CatchUpPanel(self, self._centre, presenters.moves, key)
        self.glow = EdgeGlow(self)
        self.timer = QTimer(self)
        self.timer.timeout.connect(presenters.clock.refresh)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Begin showing, the keyboard in the note field."""
        self._presenters.ringing.forget()
        self._presenters.ringing.show(self.header.render_bell)
        self._presenters.clock.show(self.render_cockpit)
        self.commitments.begin(self._presenters.notes.draft(COMMITMENT_PLACE))
        self.notes.begin()
        self.notes.field.setFocus()

    def end(self) -> None:
        """Keep everything that is typed, and stop."""
        self.timer.stop()
        self.focus_card.flush()
        self.commitments.end()
        self.notes.end()
        self.glow.swell.stop()
        self._presenters.ringing.hide()
        self._presenters.clock.hide()

    def flush(self) -> None:
        """Put everything that is typed on disk, now."""
        self.focus_card.flush()
        self.commitments.draft.flush()
        self.notes.flush()
        self.notes.settle()

    def render_cockpit(self, state: CockpitState) -> None:
        """Show a state; each part is painted only when it changed."""
        before, self._shown = self._shown, state
        if before is None or state.step != before.step:
            self._another_step(state)
        self._render_parts(before, state)
        self._run_timer(state.tick_ms)
        if self._presenters.ringing.ring():
            self.glow.glow()
        if sentence := self._thresholds.crossed(state):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def choose_kind(self, number: int) -> None:
        """Choose the kind of the next note, and go to the field."""
        self._presenters.notes.choose_kind(number)
        self.show_notes()

    def show_notes(self) -> None:
        """Bring the note field to the front."""
        self._tabs.setCurrentIndex(NOTES_TAB)
        self.notes.field.setFocus()

    def show_question(self) -> None:
        """Bring the field for the focus question to the front, in a step that asks for it."""
        self._tabs.setCurrentIndex(CLOCK_TAB)
        self.focus_card.take_keyboard()

    def show_commitments(self) -> None:
        """Bring the commitments to the front, in a step that asks for them."""
        self._tabs.setCurrentIndex(CLOCK_TAB)
        if self.commitments.isVisible():
            self.commitments.what.setFocus()

    def answer_gap(self, *, counts: bool) -> None:
        """Answer the question about a gap, if one is asked."""
        if self._shown is not None and self._shown.gap is not None:
            self._presenters.clock.answer_gap(counts=counts)

    def open_catch_up(self) -> bool:
        """Offer the ways to catch up; says False when they are on offer already, or there is no end to be late for."""
        return not self.catch_up.isVisible() and self.catch_up.offer()

    def minimumSizeHint(self) -> QSize:
        return SMALLEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()
        self.layout().activate()

    def _render_parts(self, before: CockpitState | None, state: CockpitState) -> None:
        if before is None or state.header != before.header:
            self.header.render_header(state.header)
        if before is None or state.rail != before.rail:
            self.rail.render_rail(state.rail)
        if before is None or state.face != before.face:
            self.step.render_face(state.face)
            self._tabs.setTabText(CLOCK_TAB, _("Clock · {time}").format(time=state.face.figure))
        if before is None or state.focus != before.focus:
            self.step.render_focus(state.focus)
        if before is None or state.turn != before.turn:
            self.turns.render_turn(state.turn)
        if before is None or state.air != before.air:
            self.rail.render_air(state.air)
        if before is None or state.nudge != before.nudge:
            self.controls.render_nudge(state.nudge)
        if before is None or state.controls != before.controls:
            self.controls.render_controls(state.controls)
        if before is None or state.foot != before.foot:
            self.foot.render_foot(state.foot)
        if before is None or state.gap != before.gap:
            self._render_gap(state.gap)

    def _another_step(self, state: CockpitState) -> None:
        self.notes.flush()
        self.step.render_step(state.step)
        self.commitments.setVisible(state.step is not None and state.step.commits)

    def _render_gap(self, gap: GapBanner | None) -> None:
        self.gap.setVisible(gap is not None)
        if gap is not None:
            self.gap.say(gap.sentence)
            self._count.setText(gap.count)
            self._pause.setText(gap.pause)

    def _run_timer(self, interval: int) -> None:
        if not interval:
            self.timer.stop()
        elif not self.timer.isActive() or self.timer.interval() != interval:
            self.timer.start(interval)

    def _fold(self) -> None:
        width, notes_in_front = self.width(), self._tabs.currentIndex() == NOTES_TAB
        tabbed = width < TWO_COLUMNS
        self.rail.set_narrow(width < THREE_COLUMNS)
        self.header.fold(narrow=tabbed)
        self._tabs.setVisible(tabbed)
        self._centre.setVisible(not tabbed or not notes_in_front)
        self.notes.setVisible(not tabbed or notes_in_front)
        self.foot.setVisible(self.height() >= TALL_ENOUGH_FOR_BARS)
        wide = NOTES_WIDTH if width >= THREE_COLUMNS else NOTES_NARROW
        self.notes.setMinimumWidth(0 if tabbed else wide)
        self.notes.setMaximumWidth(AS_WIDE_AS_LIKED if tabbed else wide)
        self._take_keyboard_from_what_is_hidden()

    def _take_keyboard_from_what_is_hidden(self) -> None:
        """Letters would go on into a field nobody sees, and the keys of the clock with them."""
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here) and not here.isVisibleTo(self):
            self.setFocus()

    def _connect(self) -> None:
        self.header.leave.connect(self._presenters.clock.leave)
        self._count.clicked.connect(lambda: self.answer_gap(counts=True))
        self._pause.clicked.connect(lambda: self.answer_gap(counts=False))
        self._tabs.currentChanged.connect(bound(self._fold))
        self.header.catch_up.connect(bound(self.open_catch_up))
        self.header.mute.connect(self._presenters.ringing.toggle_mute)
        self.catch_up.taken.connect(self.notes.field.text_edit.let_next_undo_through)

    def _lay_out(self) -> None:
        self._tabs.addTab("")
        self._tabs.addTab(_("Notes"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self.step.asked.addWidget(self.commitments)
        middle = QVBoxLayout(self._centre)
        middle.setContentsMargins(22, 16, 22, 16)
        middle.setSpacing(14)
        middle.addWidget(self.gap)
        middle.addWidget(self.step)
        middle.addWidget(self.controls)
        middle.addStretch(1)
        middle.addWidget(self.foot)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.rail)
        columns.addWidget(self._line())
        columns.addWidget(self._centre, 1)
        columns.addWidget(self._line())
        columns.addWidget(self.notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._tabs)
        column.addLayout(columns, 1)

    @staticmethod
    def _line() -> QWidget:
        line = rule()
        line.setMaximumHeight(AS_WIDE_AS_LIKED)
        line.setFixedWidth(1)
        return line
