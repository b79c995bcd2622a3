"""The preview: the document as a sheet on a desk, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from consultancy.documents.summary_model import Summary
from consultancy.text import _
from ui.review.page import MARGIN, QUIET, WIDTH, page_font, typeset
from ui.theme.theme import theme
from ui.widgets.paint import box, follow_theme, painter_on

GAP = 12
HEAD, FOOT = 78, 76
SHAPE = 1.29
LARGEST = 1.0
TOLD = 4_000


class PagePreview(QWidget):
    """Paints a document on a sheet that is white in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self._summary: Summary | None = None
        self._document: QTextDocument | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_theme(self)

    def show_summary(self, summary: Summary) -> None:
        """Show a document; the same one twice is set once."""
        if summary == self._summary:
            return
        self._summary = summary
        self._document = typeset(summary)
        self.setAccessibleName(_("Preview: {title}").format(title=summary.title))
        self.setAccessibleDescription(self.plain()[:TOLD])
        self.updateGeometry()
        self.update()

    def plain(self) -> str:
        """Give the words on the sheet."""
        return self._document.toPlainText() if self._document else ""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._length() * self._scale(width) + 2 * GAP)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._summary is None or self._document is None:
            return
        painter = painter_on(self)
        scale = self._scale(self.width())
        sheet = QRectF((self.width() - WIDTH * scale) / 2, GAP, WIDTH * scale, self._length() * scale)
        box(painter, sheet, 1, fill="#FFFFFF", line=theme().tokens.line)
        painter.setClipRect(sheet)
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        self._paint_edges(painter, self._summary)
        painter.translate(QPointF(MARGIN, HEAD))
        self._document.drawContents(painter)

    def _length(self) -> float:
        """Give the length of the sheet: no shorter than a page looks."""
        words = self._document.size().height() if self._document else 0.0
        return max(words + HEAD + FOOT, WIDTH * SHAPE)

    def _scale(self, width: int) -> float:
        return min(max(width - 2 * GAP, 100) / WIDTH, LARGEST)

    def _paint_edges(self, painter: QPainter, summary: Summary) -> None:
        painter.setFont(page_font(11))
        painter.setPen(QUIET)
        line = QRectF(MARGIN, MARGIN - 8, WIDTH - 2 * MARGIN, 20)
        self._two_ends(painter, line, summary.running_head, summary.addressed)
        foot = QRectF(MARGIN, self._length() - FOOT + 16, WIDTH - 2 * MARGIN, FOOT - 24)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, summary.footer)

    def _two_ends(self, painter: QPainter, area: QRectF, left: str, right: str) -> None:
        """Write at both ends of a line; the words at its left give way."""
        metrics = painter.fontMetrics()
        right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, round(area.width() * 0.7))
        room = area.width() - metrics.horizontalAdvance(right) - 16
        shown = metrics.elidedText(left, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
