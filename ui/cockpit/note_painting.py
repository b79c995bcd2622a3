"""How a note is drawn in the list, and edited in its place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from consultancy.text import _
from ui.cockpit.note_list import LINE, Index
from ui.cockpit.notes_presenter import NoteRow
from ui.theme import fonts
from ui.theme.theme import theme
from ui.widgets.fields import GrowingText
from ui.widgets.paint import box, focus_ring

SIDE, TOP = 15, 8
TEXT_LEFT = 58
STAR = 16
LINE_HEIGHT = 19
HEADING = 32
WRAP = QTextOption(Qt.AlignmentFlag.AlignLeft)
WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


class NoteDelegate(QStyledItemDelegate):
    """Draws headings and notes; heights are kept by text and width, so that a long list opens fast.

    ``typed`` tells that a note is being edited, or no longer.
    """

    typed = Signal()

    def __init__(self, star: Callable[[NoteRow], None], save: Callable[[NoteRow, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._star = star
        self._editor: GrowingText | None = None
        self._edited = ""
        self._save = save
        self._heights: dict[tuple[str, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE)
        width = self._width(option)
        if not isinstance(line, NoteRow):
            return QSize(width, HEADING)
        return QSize(width, 2 * TOP + (LINE_HEIGHT + 1 if self._has_head(line) else 0) + self._text_height(line, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, NoteRow):
            self._paint_note(painter, option, line)
        else:
            self._paint_heading(painter, option.rect, str(line))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        line = index.data(LINE)
        pressed = event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        if pressed and isinstance(line, NoteRow) and self._star_area(option.rect).contains(event.position().toPoint()):
            self._star(line)
            return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = GrowingText(least=2, most=12, name=_("Edit the note"), enter_submits=True)
        editor.setParent(parent)
        editor.entered.connect(lambda: self._enter(editor))
        editor.textChanged.connect(self.typed)
        line = index.data(LINE)
        self._editor, self._edited = editor, line.id if isinstance(line, NoteRow) else ""
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._editor = None
        super().destroyEditor(editor, index)
        self.typed.emit()

    def draft(self) -> str:
        """Give the note being edited and its words so far; nothing when none is."""
        return f"{self._edited}\n{self._editor.toPlainText()}" if self._editor is not None else ""

    def put(self, text: str) -> None:
        """Put back the words of the note being edited."""
        if self._editor is not None:
            self._editor.setPlainText(text)
            self._editor.end()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(editor, GrowingText) and isinstance(line, NoteRow) and not editor.document().isModified():
            editor.set_text(line.text)
            editor.document().setModified(False)
            editor.end()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        line = index.data(LINE)
        if isinstance(editor, GrowingText) and isinstance(line, NoteRow) and editor.toPlainText() != line.text:
            self._save(line, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        area = option.rect.adjusted(TEXT_LEFT - 8, TOP - 4, -6, -2)
        editor.setGeometry(area.x(), area.y(), area.width(), max(area.height(), editor.height()))

    def _enter(self, editor: GrowingText) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> int:
        view = option.widget
        return view.viewport().width() if view is not None and hasattr(view, "viewport") else option.rect.width()

    @staticmethod
    def _has_head(line: NoteRow) -> bool:
        return bool(line.speaker or line.kind_words)

    def _text_height(self, line: NoteRow, width: int) -> int:
        key = (line.text, width)
        if key not in self._heights:
            self._heights[key] = _height(line.text, max(_text_width(width), 40))
        return self._heights[key]

    @staticmethod
    def _star_area(rect: QRect) -> QRect:
        return QRect(rect.right() - SIDE - STAR - 4, rect.top() + TOP - 4, STAR + 12, STAR + 8)

    def _paint_heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        made = fonts.font(11, QFont.Weight.Medium)
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        painter.setFont(made)
        painter.setPen(theme().colour("ink_2"))
        area = rect.adjusted(SIDE, 8, -SIDE, 0)
        shown = QFontMetrics(made).elidedText(title.upper(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_note(self, painter: QPainter, option: QStyleOptionViewItem, line: NoteRow) -> None:
        rect = option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected and focused:
            painter.fillRect(rect, theme().colour("accent_bg"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme().colour("line"))
        painter.setFont(fonts.font(11, tabular=True))
        painter.setPen(theme().colour("ink_3"))
        painter.drawText(rect.adjusted(SIDE, TOP, 0, 0), int(Qt.AlignmentFlag.AlignTop), line.time)
        top = rect.top() + TOP + self._paint_head(painter, rect, line)
        painter.setFont(fonts.font(13))
        painter.setPen(theme().colour("ink"))
        area = QRectF(rect.left() + TEXT_LEFT, top, _text_width(rect.width()), rect.bottom() - top)
        painter.drawText(area, line.text, WRAP)
        self._paint_star(painter, rect, line)
        if focused:
            focus_ring(painter, QRectF(rect).adjusted(2, 1, -2, -2), 6)

    def _paint_head(self, painter: QPainter, rect: QRect, line: NoteRow) -> int:
        left, top = rect.left() + TEXT_LEFT, rect.top() + TOP
        room = rect.right() - SIDE - STAR - 8 - left
        if line.speaker:
            made = fonts.font(13, QFont.Weight.DemiBold)
            shown = QFontMetrics(made).elidedText(line.speaker, Qt.TextElideMode.ElideRight, int(room * 0.55))
            painter.setFont(made)
            painter.setPen(theme().colour("ink"))
            painter.drawText(QRect(left, top - 1, room, LINE_HEIGHT), int(Qt.AlignmentFlag.AlignVCenter), shown)
            left += QFontMetrics(made).horizontalAdvance(shown) + 6
        left = self._paint_tag(painter, left, top, line.kind_words, line.tone)
        if line.audience:
            self._paint_tag(painter, left, top, line.audience, "neutral")
        return LINE_HEIGHT + 1

    @staticmethod
    def _paint_tag(painter: QPainter, left: int, top: int, text: str, tone: str) -> int:
        made = fonts.font(11, QFont.Weight.Medium)
        width = QFontMetrics(made).horizontalAdvance(text) + 14
        area = QRectF(left, top, width, 17)
        box(painter, area, 8.5, fill=theme().tokens.background(tone))
        painter.setFont(made)
        painter.setPen(theme().colour("ink_2" if tone == "neutral" else tone))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        return left + width + 4

    def _paint_star(self, painter: QPainter, rect: QRect, line: NoteRow) -> None:
        token = "closing_ring" if line.starred else "planned"
        ratio = painter.device().devicePixelRatioF()
        image = theme().pixmap("star", token, 14, ratio, filled=line.starred)
        painter.drawPixmap(rect.right() - SIDE - 13, rect.top() + TOP + 2, image)


def _text_width(width: int) -> int:
    return width - TEXT_LEFT - SIDE - STAR - 8


def _height(text: str, width: int) -> int:
    """Measure as the painter wraps: at words where it can, anywhere where it must."""
    layout = QTextLayout(text.replace("\n", "\u2028"), fonts.font(13))
    layout.setTextOption(WRAP)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        height += line.height()
    layout.endLayout()
    return round(height) + 4
