"""The foot of the cockpit: the hour as planned above, as it goes below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.live.shown import StepState, Urgency
from consultancy.text import _
from ui.cockpit.state import BarPart, Foot
from ui.widgets.bars import PlanBar, Segment
from ui.widgets.text import label, set_tone

TONES = {Urgency.CALM: "accent", Urgency.CLOSING: "closing", Urgency.OVER: "over"}


class FootView(QWidget):
    """Shows the two bars with the start and the projected end."""

    def __init__(self) -> None:
        super().__init__()
        self._start = label("", "caption", tabular=True)
        self._middle = label(_("Planned above, actual below"), "caption")
        self._end = label("", "caption", tabular=True)
        self._bar = PlanBar()
        row = QHBoxLayout()
        row.addWidget(self._start, 1)
        row.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._end, 1, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._bar)

    def render_foot(self, foot: Foot) -> None:
        """Show the foot."""
        self._start.setText(foot.start)
        self._end.setText(foot.end)
        set_tone(self._end, "closing" if foot.urgency is Urgency.CLOSING else "")
        planned = [Segment(part.weight, "planned") for part in foot.planned]
        words = ", ".join(part for part in (foot.start, foot.end) if part)
        self._bar.show_rows(planned, [_segment(part) for part in foot.actual], words)


def _segment(part: BarPart) -> Segment:
    if part.state is StepState.DONE:
        return Segment(part.weight, "accent")
    return Segment(part.weight, TONES[part.urgency] if part.state is StepState.IN_HAND else "track")
