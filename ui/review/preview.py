"""The preview: pages of the document on a desk, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from consultancy.documents.summary_model import Summary
from consultancy.text import _
from ui.review.page import INK, MARGIN, QUIET, SIZES, page_font, text_size, typeset
from ui.theme.theme import theme
from ui.widgets.paint import box, follow_theme, painter_on

GAP = 18
HEAD = 96
TOLD = 4_000


class PagePreview(QWidget):
    """Paints the pages of a document, white in every theme."""

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
        """Give the words on the pages."""
        return self._document.toPlainText() if self._document else ""

    def pages(self) -> int:
        """Count the pages."""
        return self._document.pageCount() if self._document else 1

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self.pages() * (self._page().height() * self._scale(width) + GAP) + GAP)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._summary is None or self._document is None:
            return
        painter = painter_on(self)
        scale = self._scale(self.width())
        size = self._page()
        left = (self.width() - size.width() * scale) / 2
        for number in range(self.pages()):
            top = GAP + number * (size.height() * scale + GAP)
            area = QRectF(left, top, size.width() * scale, size.height() * scale)
            if area.intersects(QRectF(event.rect())):
                painter.save()
                self._paint_page(painter, area, scale, number)
                painter.restore()

    def _page(self) -> QSizeF:
        return SIZES[self._summary.page] if self._summary else QSizeF(816, 1056)

    def _scale(self, width: int) -> float:
        return min(max(width - 2 * GAP, 100) / self._page().width(), 1.0)

    def _paint_page(self, painter: QPainter, area: QRectF, scale: float, number: int) -> None:
        box(painter, area, 1, fill="#FFFFFF", line=theme().tokens.line)
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        painter.scale(scale, scale)
        self._paint_edges(painter, number)
        assert self._summary is not None
        assert self._document is not None
        words = text_size(self._summary.page)
        painter.translate(QPointF(MARGIN, HEAD + 24 - number * words.height()))
        painter.setPen(INK)
        self._document.drawContents(painter, QRectF(0, number * words.height(), words.width(), words.height()))

    def _paint_edges(self, painter: QPainter, number: int) -> None:
        assert self._summary is not None
        size = self._page()
        painter.setFont(page_font(12))
        painter.setPen(QColor(QUIET))
        line = QRectF(MARGIN, HEAD - 20, size.width() - 2 * MARGIN, 20)
        self._two_ends(painter, line, self._summary.running_head, self._summary.addressed)
        foot = QRectF(MARGIN, size.height() - 62, size.width() - 2 * MARGIN, 20)
        of = _("{page} of {pages}").format(page=number + 1, pages=self.pages())
        self._two_ends(painter, foot, self._summary.footer, of)

    def _two_ends(self, painter: QPainter, area: QRectF, left: str, right: str) -> None:
        """Write at both ends of a line; the words at its left give way."""
        metrics = painter.fontMetrics()
        right = metrics.elidedText(right, Qt.TextElideMode.ElideRight, round(area.width() * 0.7))
        room = area.width() - metrics.horizontalAdvance(right) - 16
        shown = metrics.elidedText(left, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
