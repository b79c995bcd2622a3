"""WordprocessingML as text: small pure builders. Every word that comes in is made safe and escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from xml.sax.saxutils import escape

from consultancy.documents.outgoing import runs_left, safe
from consultancy.documents.summary_model import Bullets, PageSize, Table
from consultancy.text import _

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARGIN = 1260  # twentieths of a point, left and right
PAPER = {PageSize.LETTER: (12240, 15840), PageSize.A4: (11906, 16838)}

# A row longer than this may break over two pages; a shorter one stays whole.
_WHOLE_ROW = 1_500
# A table with more rows than this may break between them.
_WHOLE_TABLE = 10
_BREAKS = re.compile(r"([\n\t])")


def line_width(page: PageSize) -> int:
    """Give the width of a line of text in twentieths of a point."""
    return PAPER[page][0] - 2 * MARGIN


def quoted(text: str) -> str:
    """Make text safe inside an attribute with double quotes."""
    return escape(safe(text), {'"': "&quot;", "\n": " ", "\t": " "})


def run(text: str, style: str = "") -> str:
    """Write a run of text; line breaks and tabs become Word's own."""
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    way = "<w:rtl/>" if runs_left(text) else ""
    properties = f"<w:rPr>{look}{way}</w:rPr>" if look or way else ""
    return f"<w:r>{properties}{''.join(_pieces(text))}</w:r>"


def _pieces(text: str) -> Iterable[str]:
    for piece in _BREAKS.split(safe(text)):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def paragraph(style: str, text: str, after: str = "", *, keep: bool = False) -> str:
    """Write a paragraph, with quieter words behind it; ``keep`` holds it with the next one."""
    held = "<w:keepNext/>" if keep else ""
    way = "<w:bidi/>" if runs_left(text) else ""
    quiet = run(f"  {after}", "QuietText") if after else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{held}{way}</w:pPr>{run(text)}{quiet}</w:p>'


def bullets(block: Bullets) -> str:
    """Write a list."""
    pairs = zip_longest(block.items, block.after[: len(block.items)], fillvalue="")
    return "".join(paragraph("ListBullet", item, after) for item, after in pairs)


@dataclass(frozen=True, slots=True)
class _Column:
    width: int
    number: bool


def table(block: Table, width: int) -> str:
    """Write a table whose header row repeats on each page and whose short rows stay whole."""
    columns = [_Column(round(share * width), at in block.numbers) for at, share in enumerate(block.widths)]
    caption = f'<w:tblCaption w:val="{quoted(block.caption)}"/>' if block.caption else ""
    last = len(block.rows) - 1
    together = len(block.rows) <= _WHOLE_TABLE
    head = _row(block.header, columns, "TableHead", heads=True, keep=True)
    rows = "".join(_row(row, columns, "TableText", keep=together and at < last) for at, row in enumerate(block.rows))
    return f"{table_start('HouseTable', [column.width for column in columns], caption)}{head}{rows}</w:tbl>"


def table_start(style: str, widths: Sequence[int], caption: str = "", margins: str = "") -> str:
    """Begin a table whose columns keep their widths; ``margins`` are those of its cells where its style's won't do."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _row(cells: Sequence[str], columns: Sequence[_Column], style: str, *, keep: bool, heads: bool = False) -> str:
    whole = "<w:cantSplit/>" if sum(map(len, cells)) < _WHOLE_ROW else ""
    properties = f"<w:trPr>{whole}{'<w:tblHeader/>' if heads else ''}</w:trPr>" if whole or heads else ""
    written = "".join(_cell(text, column, style, keep) for text, column in zip(cells, columns, strict=True))
    return f"<w:tr>{properties}{written}</w:tr>"


def _cell(text: str, column: _Column, style: str, keep: bool) -> str:
    side = "Number" if column.number else ""
    return cell(paragraph(style + side, text, keep=keep), column.width)


def cell(content: str, width: int) -> str:
    """Write a cell around paragraphs already written."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def grid(style: str, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """Write a table that only lays things out: rows of paragraphs already written."""
    written = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, row, widths))}</w:tr>" for row in rows)
    return f"{table_start(style, widths)}{written}</w:tbl>"


def page_number() -> str:
    """Write "1 of 2" with fields that Word keeps right."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    pieces = [piece for piece in re.split(r"(\{pages?\})", _("{page} of {pages}")) if piece]
    written = (_field(fields[piece]) if piece in fields else run(piece) for piece in pieces)
    return f'<w:p><w:pPr><w:pStyle w:val="EdgeRight"/></w:pPr>{"".join(written)}</w:p>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def gap() -> str:
    """Write the space between a table and what follows it in the same section."""
    return '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'


def end_mark() -> str:
    """Write the paragraph Word wants behind a last table, too small to make a page."""
    return '<w:p><w:pPr><w:pStyle w:val="End"/></w:pPr></w:p>'
