"""The document as a sheet on the screen: built from the same value that is saved, text set as text, never as markup."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)

from consultancy.documents.summary_model import Block, Bullets, FocusBox, Paragraph, Section, Summary, Table

WIDTH, MARGIN, HANG = 600, 48, 18
HEADINGS = ["Calibri", "Carlito", "Inter"]
TEXT = ["Cambria", "Caladea", "Noto Serif", "DejaVu Serif", "serif"]
# The paper is white in both themes, so its colours are the document's own.
INK, QUIET, HEADING = QColor("#1E2329"), QColor("#50575F"), QColor("#1F5F5B")
FOCUS, FOCUS_GROUND, RULE = QColor("#6B3FA0"), QColor("#F5F2FA"), QColor("#D5CFC3")


def page_font(size: int, *, text: bool = False, bold: bool = False) -> QFont:
    """Give a font of the document in pixels of the page."""
    made = QFont(TEXT if text else HEADINGS)
    made.setStyleHint(QFont.StyleHint.Serif if text else QFont.StyleHint.SansSerif)
    made.setPixelSize(size)
    made.setBold(bold)
    return made


def typeset(summary: Summary) -> QTextDocument:
    """Set a document in type on one sheet as long as it needs; where Word breaks its pages is Word's to decide."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(page_font(15, text=True))
    document.setTextWidth(WIDTH - 2 * MARGIN)
    _Setter(QTextCursor(document)).document(summary)
    return document


def _look(size: int, colour: QColor = INK, *, text: bool = False, bold: bool = False) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(page_font(size, text=text, bold=bold))
    made.setForeground(QBrush(colour))
    return made


def _spaced(above: int = 0, below: int = 0, line: int = 135) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setBottomMargin(below)
    made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


class _Setter:
    """Sets one part of a document after another at a cursor."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._at_start = True

    def document(self, summary: Summary) -> None:
        self._line(summary.title, _look(28, bold=True), _spaced(0, 4, 112))
        self._line(summary.byline, _look(14, QUIET), _spaced(0, 14))
        if summary.focus is not None:
            self._focus(summary.focus)
        for section in summary.sections:
            self._section(section)

    def _line(self, text: str, look: QTextCharFormat, spacing: QTextBlockFormat) -> None:
        """Write a paragraph; line ends inside it stay line ends."""
        if self._at_start:
            # The look of the first block in a table cell would become the look of the cell: it is left alone.
            self._cursor.setBlockFormat(spacing)
        else:
            self._cursor.insertBlock(spacing, look)
        self._at_start = False
        self._cursor.insertText(text.replace("\n", "\u2028"), look)

    def _section(self, section: Section) -> None:
        size = 17 if section.level == 1 else 15
        above = 20 if section.level == 1 else 12
        spacing = _spaced(above, 4, 115)
        spacing.setHeadingLevel(section.level)
        self._line(section.heading, _look(size, HEADING, bold=True), spacing)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            look = _look(13, QUIET) if block.quiet else _look(15, text=True)
            self._line(block.text, look, _spaced(0, 6))
        elif isinstance(block, Bullets):
            self._bullets(block)
        else:
            self._table(block)

    def _bullets(self, block: Bullets) -> None:
        hanging = _spaced(0, 3)
        hanging.setLeftMargin(HANG)
        hanging.setTextIndent(-HANG)
        hanging.setTabPositions([QTextOption.Tab(HANG, QTextOption.TabType.LeftTab)])
        for item, after in zip_longest(block.items, block.after[: len(block.items)], fillvalue=""):
            self._line(f"•\t{item}", _look(15, text=True), hanging)
            if after:
                self._cursor.insertText("  " + after, _look(12, QUIET))

    def _table(self, table: Table) -> None:
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setHeaderRowCount(1)
        widths = [QTextLength(QTextLength.Type.PercentageLength, 100 * share) for share in table.widths]
        shape.setColumnWidthConstraints(widths)
        grid = self._cursor.insertTable(len(table.rows) + 1, len(table.header), shape)
        for row, cells in enumerate((table.header, *table.rows)):
            for column, text in enumerate(cells):
                cell = grid.cellAt(row, column)
                cell.setFormat(_cell(heading=row == 0))
                look = _look(13, bold=True) if row == 0 else _look(14, text=True)
                inside = cell.firstCursorPosition()
                inside.setBlockFormat(_aligned(right=column in table.numbers))
                inside.insertText(text.replace("\n", "\u2028"), look)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _focus(self, focus: FocusBox) -> None:
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setTopMargin(8)
        shape.setBottomMargin(4)
        box = self._cursor.insertTable(1, 1, shape).cellAt(0, 0)
        look = QTextTableCellFormat()
        look.setBackground(QBrush(FOCUS_GROUND))
        look.setLeftBorder(4)
        look.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setLeftBorderBrush(QBrush(FOCUS))
        look.setLeftPadding(16)
        look.setRightPadding(16)
        look.setTopPadding(12)
        look.setBottomPadding(12)
        box.setFormat(look)
        inside = _Setter(box.firstCursorPosition())
        inside._line(focus.label, _look(12, FOCUS, bold=True), _spaced(0, 2))
        inside._line(focus.text, _look(17, text=True), _spaced(0, 0, 125))
        for earlier in focus.earlier:
            inside._line(earlier, _look(13, QUIET), _spaced(6, 0))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def _aligned(*, right: bool) -> QTextBlockFormat:
    made = _spaced()
    made.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    return made


def _cell(*, heading: bool) -> QTextTableCellFormat:
    look = QTextTableCellFormat()
    look.setBottomBorder(1)
    look.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBottomBorderBrush(QBrush(INK if heading else RULE))
    look.setTopPadding(6)
    look.setBottomPadding(6)
    look.setRightPadding(8)
    return look
