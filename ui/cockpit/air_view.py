"""Who has spoken how much: a quiet list at the foot of the steps, for the facilitator alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from consultancy.text import _
from ui.cockpit.moves import Moves
from ui.cockpit.state import AirRow
from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets.binding import bound
from ui.widgets.paint import box, focus_ring, follow_theme, keyboard_is_on, painter_on
from ui.widgets.text import label, plain_tooltip

TALL = 23
NAME_WIDE = 108
BAR = 6
MOST = 9


class AirLine(QPushButton):
    """One group with its share. Pressed while somebody of it speaks; pressed again when they stop."""

    def __init__(self, row: AirRow) -> None:
        super().__init__()
        self._row = AirRow("", 0, "", speaking=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.render_row(row)
        follow_theme(self)

    def render_row(self, row: AirRow) -> None:
        """Show another share."""
        if row == self._row:
            return
        self._row = row
        parts = (row.group, row.words, _("speaking now") if row.speaking else "")
        self.setAccessibleName(", ".join(part for part in parts if part))
        plain_tooltip(self, f"{row.group}\n{row.words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NAME_WIDE + 80, TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, TALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens, area = theme().tokens, QRectF(self.rect())
        if self._row.speaking:
            box(painter, area, RADIUS_CONTROL, fill=tokens.accent_bg)
        elif self.underMouse():
            box(painter, area, RADIUS_CONTROL, fill=tokens.neutral_bg)
        wide = min(NAME_WIDE, self.width() // 2)
        name = fonts.font(11, QFont.Weight.DemiBold if self._row.speaking else QFont.Weight.Normal)
        painter.setFont(name)
        painter.setPen(theme().colour("accent" if self._row.speaking else "ink_2"))
        shown = QFontMetrics(name).elidedText(self._row.group, Qt.TextElideMode.ElideRight, wide - 16)
        painter.drawText(QRectF(8, 0, wide - 8, TALL), Qt.AlignmentFlag.AlignVCenter, shown)
        bar = QRectF(wide + 4, (TALL - BAR) / 2, self.width() - wide - 12, BAR)
        box(painter, bar, BAR / 2, fill=tokens.track)
        if self._row.hundredths:
            reach = max(bar.width() * self._row.hundredths / 100, BAR)
            box(
                painter,
                QRectF(bar.topLeft(), bar.bottomRight()).adjusted(0, 0, reach - bar.width(), 0),
                BAR / 2,
                fill=tokens.bar,
            )
        if keyboard_is_on(self):
            focus_ring(painter, area, RADIUS_CONTROL)


class AirView(QWidget):
    """The list; a line keeps its widget as long as its group is in it."""

    def __init__(self, moves: Moves) -> None:
        super().__init__()
        self._moves = moves
        self._lines: dict[str, AirLine] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        heading = label(_("Speaking time"), "caption")
        heading.setContentsMargins(8, 0, 0, 4)
        plain_tooltip(heading, _("Press a line while someone of it speaks, or Alt and its number. Only you see this."))
        self._column.addWidget(heading)

    def render_air(self, rows: tuple[AirRow, ...]) -> None:
        """Show the shares."""
        shown = {row.group: row for row in rows[:MOST]}
        for gone in set(self._lines) - set(shown):
            self._lines.pop(gone).deleteLater()
        for group, row in shown.items():
            if group not in self._lines:
                self._lines[group] = self._line(row)
            self._lines[group].render_row(row)

    def lines(self) -> dict[str, AirLine]:
        """Give the lines by their groups."""
        return self._lines

    def _line(self, row: AirRow) -> AirLine:
        made = AirLine(row)
        made.clicked.connect(bound(self._moves.speak, row.group))
        self._column.addWidget(made)
        return made
