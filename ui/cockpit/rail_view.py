"""The list of steps at the left of the cockpit, and what can be done with those still to come."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from consultancy.live.shown import StepState, Urgency
from consultancy.text import _
from ui.cockpit.air_view import AirView
from ui.cockpit.presenter import CockpitPresenter
from ui.cockpit.state import AirRow, Rail, RailRow
from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CONTROL
from ui.widgets.paint import box, focus_ring, follow_theme, painter_on
from ui.widgets.scroll import Scroll
from ui.widgets.text import label, plain_tooltip

WIDE, NARROW = 261, 64
TALL = 54
CIRCLE = 21
WORDS_LEFT = 40
TALL_ENOUGH_FOR_AIR = 560
TONES = {Urgency.CALM: "accent", Urgency.CLOSING: "closing", Urgency.OVER: "over"}


class RailStep(QPushButton):
    """One step: its number or a tick, its title, and a line on its minutes. Pressing it opens what can be done."""

    def __init__(self, presenter: CockpitPresenter, row: RailRow) -> None:
        super().__init__()
        self._presenter = presenter
        self._row = row
        self._narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open_menu)
        self._tell()
        follow_theme(self)

    def render_row(self, row: RailRow) -> None:
        """Show another state of the step."""
        if row != self._row:
            self._row = row
            self._tell()
            self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the number alone."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW if self._narrow else WIDE, TALL - 3)

    def minimumSizeHint(self) -> QSize:
        return QSize(CIRCLE + 16, TALL - 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (meant := self._meant(event)) is not None:
            meant()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        area = QRectF(self.rect())
        if self._row.state is StepState.IN_HAND:
            box(painter, area, RADIUS_CONTROL + 1, fill=tokens.surface, line=tokens.line)
        elif self.underMouse():
            box(painter, area, RADIUS_CONTROL + 1, fill=tokens.neutral_bg)
        self._paint_circle(painter, QPointF(area.left() + 9 + CIRCLE / 2, area.center().y()))
        if not self._narrow:
            self._paint_words(painter)
        if self.hasFocus():
            focus_ring(painter, area, RADIUS_CONTROL + 1)

    def menu_for(self) -> QMenu:
        """Build the menu of what can be done with the step now."""
        menu = QMenu(self)
        for words, key, possible, intent in self._intents():
            action = menu.addAction(words)
            action.setEnabled(possible)
            if key:
                action.setText(f"{words}\t{key}")
            action.triggered.connect(intent)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_for()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _intents(self) -> list[tuple[str, str, bool, Callable[[], None]]]:
        row, do = self._row, self._presenter
        leave_out = (_("Leave out"), _("Del"), row.can_skip, lambda: do.keep_step(row.id, keep=False))
        take_in = (_("Take back in"), _("Del"), row.can_restore, lambda: do.keep_step(row.id, keep=True))
        return [
            (_("Go to this step"), "", row.can_go, lambda: do.go_to(row.id)),
            take_in if row.state is StepState.SKIPPED else leave_out,
            (_("Move up"), "Ctrl+↑", row.can_move_up, lambda: do.move(row.id, -1)),
            (_("Move down"), "Ctrl+↓", row.can_move_down, lambda: do.move(row.id, 1)),
        ]

    def _meant(self, event: QKeyEvent) -> Callable[[], None] | None:
        _go, drop, up, down = self._intents()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        keys = {Qt.Key.Key_Delete: drop}
        if held:
            keys = {Qt.Key.Key_Up: up, Qt.Key.Key_Down: down}
        chosen = keys.get(Qt.Key(event.key()))
        return chosen[3] if chosen and chosen[2] else None

    def _tell(self) -> None:
        states = {
            StepState.DONE: _("done"),
            StepState.IN_HAND: _("in hand"),
            StepState.SKIPPED: _("left out"),
            StepState.TO_COME: _("to come"),
        }
        parts = (str(self._row.number), self._row.title, states[self._row.state], self._row.detail)
        self.setAccessibleName(", ".join(parts))
        plain_tooltip(self, f"{self._row.title}\n{self._row.detail}")

    def _paint_circle(self, painter: QPainter, middle: QPointF) -> None:
        tokens = theme().tokens
        tone = TONES[self._row.urgency]
        done, mine = self._row.state is StepState.DONE, self._row.state is StepState.IN_HAND
        painter.setBrush(QColor(tokens.primary if done else tokens.background(tone) if mine else tokens.rail))
        edge = tokens.primary if done else tokens.strong(tone) if mine else tokens.planned
        painter.setPen(QPen(QColor(edge), 1.2))
        painter.drawEllipse(middle, CIRCLE / 2, CIRCLE / 2)
        area = QRectF(middle.x() - CIRCLE / 2, middle.y() - CIRCLE / 2, CIRCLE, CIRCLE)
        if done:
            image = theme().pixmap("check", "on_primary", 12, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(middle.x() - 6, middle.y() - 6), image)
            return
        painter.setFont(fonts.font(11, QFont.Weight.DemiBold, tabular=True))
        painter.setPen(QColor(tokens.foreground(tone) if mine else tokens.ink_3))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._row.number))

    def _paint_words(self, painter: QPainter) -> None:
        room = self.width() - WORDS_LEFT - 8
        mine = self._row.state is StepState.IN_HAND
        title = fonts.font(13, QFont.Weight.DemiBold if mine else QFont.Weight.Normal)
        title.setStrikeOut(self._row.state is StepState.SKIPPED)
        still_to_come = self._row.state in (StepState.TO_COME, StepState.SKIPPED)
        ink = "ink_2" if still_to_come else "ink"
        self._line(painter, title, ink, self._row.title, QRectF(WORDS_LEFT, 7, room, 19))
        self._line(painter, fonts.font(11, tabular=True), "ink_3", self._row.detail, QRectF(WORDS_LEFT, 26, room, 16))

    @staticmethod
    def _line(painter: QPainter, font: QFont, ink: str, text: str, area: QRectF) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour(ink))
        shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class RailView(QWidget):
    """The steps in their order; a step keeps its widget, and so the keyboard, when it moves."""

    def __init__(self, presenter: CockpitPresenter, air: AirView) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._presenter = presenter
        self._steps: dict[str, RailStep] = {}
        self._order: tuple[str, ...] = ()
        self._narrow = False
        self.air = air
        self._has_air = False
        self._heading = label("", "overline", elide=True)
        self._page = Scroll(margins=(0, 0, 0, 0), gap=3)
        self._page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 10)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._page, 1)
        column.addWidget(air)
        self._heading.setContentsMargins(8, 0, 0, 0)
        self.setFixedWidth(WIDE)

    def render_rail(self, rail: Rail) -> None:
        """Show the steps; only those that changed are painted again."""
        self._heading.setText(rail.heading.upper())
        for row in rail.rows:
            if row.id in self._steps:
                self._steps[row.id].render_row(row)
            else:
                self._steps[row.id] = RailStep(self._presenter, row)
                self._steps[row.id].set_narrow(self._narrow)
        order = tuple(row.id for row in rail.rows)
        if order != self._order:
            self._put_in_order(order)

    def render_air(self, rows: tuple[AirRow, ...]) -> None:
        """Show below the steps who has spoken how much, where there is room for it."""
        self.air.render_air(rows)
        self._has_air = bool(rows)
        self._show_air()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_air()

    def set_narrow(self, narrow: bool) -> None:
        """Fold the list to its numbers, or unfold it."""
        self._narrow = narrow
        self._heading.setVisible(not narrow)
        self._show_air()
        self.setFixedWidth(NARROW if narrow else WIDE)
        for step in self._steps.values():
            step.set_narrow(narrow)

    def steps(self) -> dict[str, RailStep]:
        """Give the steps' widgets by id."""
        return self._steps

    def _show_air(self) -> None:
        self.air.setVisible(self._has_air and not self._narrow and self.height() >= TALL_ENOUGH_FOR_AIR)

    def _put_in_order(self, order: tuple[str, ...]) -> None:
        for gone in set(self._steps) - set(order):
            self._steps.pop(gone).deleteLater()
        for place, step in enumerate(order):
            self._page.body.removeWidget(self._steps[step])
            self._page.body.insertWidget(place, self._steps[step])
        for before, after in pairwise(order):
            QWidget.setTabOrder(self._steps[before], self._steps[after])
        self._order = order
