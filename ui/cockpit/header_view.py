"""The bar at the top of the cockpit: which consultancy, how the hour stands, the time of day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from consultancy.live.shown import Urgency
from consultancy.text import _
from ui.cockpit.ringing import BellState
from ui.cockpit.state import Header
from ui.theme import fonts
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.text import label, rule

HEIGHT = 51
TONES = {Urgency.CALM: "neutral", Urgency.CLOSING: "closing", Urgency.OVER: "over"}


class HeaderBar(QWidget):
    """Shows the header; its signals tell of its buttons."""

    leave = Signal()
    catch_up = Signal()
    mute = Signal()
    mini_clock = Signal()
    room_display = Signal()

    def __init__(self, key: Callable[[str], str]) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "strong", elide=True)
        self._title.setFont(fonts.font(15, QFont.Weight.DemiBold))
        self._subline = label("", "caption", elide=True)
        self._pace = Chip("", "neutral", icon="flag")
        self._time = label("", "section", tabular=True)
        self._catch_up = Button("", key=key("catch_up"), small=True)
        self._bell = IconButton("bell", "")
        self._mini = IconButton("picture-in-picture-2", _("Mini clock"))
        self._room = Button(_("Room display"), icon="monitor", key=key("room"), small=True)
        self._lay_out()

    def render_header(self, header: Header) -> None:
        """Show the header."""
        self._title.setText(header.title)
        self._subline.setText(header.subline)
        self._pace.setText(header.pace)
        self._pace.setVisible(bool(header.pace))
        self._pace.set_tone(TONES[header.urgency])
        self._pace.set_icon("" if header.urgency is Urgency.CALM else "flag")
        self._catch_up.setText(header.offers)
        self._catch_up.setVisible(bool(header.offers))
        self._time.setText(header.time_of_day)

    def render_bell(self, bell: BellState) -> None:
        """Show whether bells may be heard."""
        self._bell.set_icon("bell" if bell.sounds else "bell-off")
        self._bell.set_name(bell.words)

    def fold(self, *, narrow: bool) -> None:
        """Make room in a narrow window: the button keeps its key and lets its word go."""
        self._room.setText("" if narrow else _("Room display"))
        self._room.setAccessibleName(_("Room display"))
        self._subline.setVisible(not narrow)
        self._mini.setVisible(not narrow)

    def _lay_out(self) -> None:
        away = IconButton("arrow-left", _("Back to Today"))
        away.clicked.connect(self.leave)
        told = (
            (self._catch_up, self.catch_up),
            (self._bell, self.mute),
            (self._mini, self.mini_clock),
            (self._room, self.room_display),
        )
        for button, signal in told:
            button.clicked.connect(signal)
        self._pace.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._subline)
        words.addStretch()
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(away)
        row.addLayout(words, 1)
        for part in (self._pace, self._catch_up, self._time, self._bell, self._mini, self._room):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(rule())
        self.setFixedHeight(HEIGHT + 1)
