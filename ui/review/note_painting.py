"""How a note is drawn in the list, and where its parts are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from consultancy.model.note import Audience
from ui.kinds import audience_words
from ui.review.note_lines import LINE, Index
from ui.review.state import NoteRow
from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import ICON, RADIUS_CONTROL
from ui.widgets.paint import box, focus_ring
from ui.widgets.text import Paragraph

SIDE, ABOVE, GAP = 16, 6, 10
KIND, CHIP = QSize(78, 20), 11
HEADING = 34
LINE_STEP = 19
KIND_LEFT = SIDE - 2 + ICON + 4 + GAP
TEXT_LEFT = KIND_LEFT + KIND.width() + GAP
LEAST_TEXT = 240  # with less room than this, who spoke and when go below the words
MORE = 20


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a note are."""

    star: QRect
    kind: QRect
    text: QRect
    about: QRect
    more: QRect


class NotePainter(QStyledItemDelegate):
    """Draws headings and notes. ``edit_height`` is the room the words take that are being mended."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.edit_height = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = _view_width(option)
        line = index.data(LINE)
        if not isinstance(line, NoteRow):
            return QSize(width, HEADING)
        height = _height(line.text, _about(line), width)
        return QSize(width, height if line.draft is None else self._height_mended(line, width))

    def places(self, row: NoteRow, area: QRect) -> Places:
        """Give the places of a note's parts in the room it has."""
        top = area.top() + ABOVE
        star = QRect(area.left() + SIDE - 2, top, ICON + 4, KIND.height())
        kind = QRect(QPoint(area.left() + KIND_LEFT, top), KIND)
        more = QRect(area.left() + area.width() - SIDE - MORE + 4, top, MORE, KIND.height())
        width, folded = _text_width(_about(row), area.width())
        height = self.edit_height if row.draft is not None else text_height(row.text, width)
        text = QRect(area.left() + TEXT_LEFT, top, width, height)
        if folded:
            about = QRect(text.left(), text.bottom() + 1, width, LINE_STEP)
        else:
            about = QRect(text.right() + 1 + GAP, top, more.left() - GAP - text.right() - 1, KIND.height())
        return Places(star, kind, text, about, more)

    def _height_mended(self, row: NoteRow, width: int) -> int:
        """Give the height of a note whose words are in an edit."""
        without = _height(row.text, _about(row), width) - text_height(row.text, _text_width(_about(row), width)[0])
        return without + self.edit_height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, NoteRow):
            self._paint_note(painter, option, line)
            if index.row() + 1 < index.model().rowCount():
                _paint_rule(painter, option.rect)
        else:
            _paint_heading(painter, option.rect, str(line))
        painter.restore()

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, row: NoteRow) -> None:
        spot = self.places(row, option.rect)
        with_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
        under_mouse = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if under_mouse:
            painter.fillRect(option.rect.adjusted(1, 0, -1, -1), theme().colour("canvas"))
        _paint_icon(painter, spot.star, "star", "closing" if row.starred else "planned", filled=row.starred)
        _paint_kind(painter, spot.kind, row)
        _paint_about(painter, spot.about, row)
        _paint_icon(painter, spot.more, "ellipsis", "ink_2" if with_keyboard or under_mouse else "planned")
        if row.draft is None:
            painter.save()
            painter.translate(spot.text.topLeft())
            _paragraph(row.text, spot.text.width()).draw(painter, theme().colour("ink"), spot.text.height())
            painter.restore()
        if with_keyboard:
            focus_ring(painter, QRectF(option.rect).adjusted(2, 1, -2, -2), RADIUS_CONTROL)


@lru_cache(maxsize=4096)
def text_height(text: str, width: int) -> int:
    """Give the height of a note's words, broken into lines at a width."""
    return max(_paragraph(text, width).height(), KIND.height())


@lru_cache(maxsize=4096)
def _height(text: str, about: str, width: int) -> int:
    """Give the height of a note in a list of a width."""
    room, folded = _text_width(about, width)
    return text_height(text, room) + (LINE_STEP if folded else 0) + 2 * ABOVE + 1


def _text_width(about: str, width: int) -> tuple[int, bool]:
    """Give the room for a note's words, and say whether who spoke and when go below them."""
    whole = width - SIDE - MORE + 4 - GAP - TEXT_LEFT
    beside = whole - GAP - _wide(about) - 2
    return (max(whole, 40), True) if beside < LEAST_TEXT else (beside, False)


def _paragraph(text: str, width: int) -> Paragraph:
    return Paragraph(text, fonts.font(13), width, Qt.AlignmentFlag.AlignLeft)


@lru_cache(maxsize=1024)
def _wide(text: str) -> int:
    return QFontMetrics(fonts.font(11, tabular=True)).horizontalAdvance(text)


def _about(row: NoteRow) -> str:
    """Say who spoke and when; before it who may see the note, when that is not simply the presenter."""
    if row.audience is Audience.PRESENTER:
        return row.who_when
    return f"{audience_words(row.audience)} · {row.who_when}"


def _view_width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()


def _paint_rule(painter: QPainter, area: QRect) -> None:
    painter.fillRect(QRect(area.left() + 1, area.bottom(), area.width() - 2, 1), theme().colour("line"))


def _paint_heading(painter: QPainter, area: QRect, title: str) -> None:
    made = fonts.font(11, QFont.Weight.Medium)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
    painter.setFont(made)
    painter.setPen(theme().colour("ink_2"))
    room = area.adjusted(SIDE, 8, -SIDE, 0)
    shown = QFontMetrics(made).elidedText(title.upper(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_kind(painter: QPainter, area: QRect, row: NoteRow) -> None:
    box(painter, QRectF(area), area.height() / 2, fill=theme().tokens.background(row.tone))
    painter.setFont(fonts.font(11, QFont.Weight.Medium))
    painter.setPen(theme().colour("ink_2" if row.tone == "neutral" else row.tone))
    room = area.width() - CHIP
    shown = painter.fontMetrics().elidedText(row.kind_words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_about(painter: QPainter, area: QRect, row: NoteRow) -> None:
    painter.setFont(fonts.font(11, tabular=True))
    painter.setPen(theme().colour("ink_3"))
    shown = painter.fontMetrics().elidedText(_about(row), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_icon(painter: QPainter, area: QRect, name: str, token: str, *, filled: bool = False) -> None:
    image = theme().pixmap(name, token, ICON, painter.device().devicePixelRatioF(), filled=filled)
    painter.drawPixmap(area.left() + (area.width() - ICON) // 2, area.top() + (area.height() - ICON) // 2, image)
