"""A paper for the room as a Word file in the house style."""

from __future__ import annotations

from consultancy.documents import word_xml as xml
from consultancy.documents.handout_model import (
    Grid,
    Heading,
    Lead,
    Part,
    Role,
    Row,
    Ruling,
    Said,
    Sheet,
    Size,
    Spoken,
)
from consultancy.documents.outgoing import safe_line
from consultancy.documents.summary_model import Bullets, FocusBox
from consultancy.documents.word import Furniture, assemble
from consultancy.text import _

BESIDE = 170  # between two columns, in twentieths of a point
_DENSE = 30
_PADDING = {Size.ROOMY: 115, Size.USUAL: 75, Size.TIGHT: 14}  # above and below each row, in twentieths of a point


def write_sheet(sheet: Sheet) -> bytes:
    """Write a paper as Word reads it; equal input gives equal bytes."""
    hour = sheet.hour
    furniture = Furniture(
        title=sheet.title,
        head=sheet.head,
        addressed=sheet.addressed,
        footer=hour.plan.credit,
        author=hour.facilitator or _("Peer Consultancy"),
        made=hour.made,
        language=hour.language,
        page=hour.page,
    )
    return assemble(_body(sheet), furniture)


def style_of(role: Role, size: Size) -> str:
    """Name the style of a line in a cell."""
    return f"{role}{size}" if role.sized else str(role)


def _body(sheet: Sheet) -> str:
    width = xml.line_width(sheet.hour.page)
    parts = [xml.paragraph("Title", safe_line(sheet.title)), xml.paragraph("Subtitle", sheet.byline)]
    for at, part in enumerate(sheet.parts):
        before = sheet.parts[at - 1] if at else None
        parts += [xml.gap()] if _apart(before, part) else []
        parts.append(_part(part, sheet.size, width))
    return "".join(parts)


def _apart(before: Part | None, part: Part) -> bool:
    """Say whether two parts need more room between them than their styles keep: a table has none, a box takes it."""
    return (isinstance(before, Grid | FocusBox) and not isinstance(part, Heading | Lead)) or (
        isinstance(before, Lead) and isinstance(part, FocusBox)
    )


def _part(part: Part, size: Size, width: int) -> str:
    match part:
        case Grid():
            return _grid(part, size, width)
        case Heading():
            return xml.paragraph(f"Heading{part.level}", safe_line(part.text), safe_line(part.after))
        case FocusBox():
            return xml.paragraph("FocusLabel", part.label) + xml.paragraph("FocusQuestion", part.text)
        case Bullets():
            last = len(part.items) - 1
            return "".join(xml.paragraph("ListBullet", item, keep=at < last) for at, item in enumerate(part.items))
        case Spoken():
            return xml.paragraph("Spoken", part.text, keep=True)
        case Lead():
            return xml.paragraph(part.tone, part.text, keep=True)


def _grid(grid: Grid, size: Size, width: int) -> str:
    widths = [round(share * width) for share in grid.widths]
    caption = f'<w:tblCaption w:val="{xml.quoted(grid.caption)}"/>' if grid.caption else ""
    start = xml.table_start(grid.ruling, widths, caption, _margins(grid, size))
    last = len(grid.rows) - 1
    rows = (_row(row, widths, size, keep=grid.together and at < last) for at, row in enumerate(grid.rows))
    return f"{start}{_header(grid, widths)}{''.join(rows)}</w:tbl>"


def padding(grid: Grid, size: Size) -> int:
    """Give the room above and below each row."""
    return _DENSE if grid.dense else _PADDING[size]


def _margins(grid: Grid, size: Size) -> str:
    """Keep rows apart by the size of their words."""
    left, right = (260, 260) if grid.ruling is Ruling.SCISSORS else (0, BESIDE)
    above = padding(grid, size)
    sides = {"top": above, "left": left, "bottom": above, "right": right}
    written = "".join(f'<w:{side} w:w="{length}" w:type="dxa"/>' for side, length in sides.items())
    return f"<w:tblCellMar>{written}</w:tblCellMar>"


def _header(grid: Grid, widths: list[int]) -> str:
    if not grid.header:
        return ""
    styles = ["TableHeadNumber" if at in grid.numbers else "TableHead" for at in range(len(widths))]
    cells = (
        xml.cell(xml.paragraph(style, text, keep=True), width)
        for style, text, width in zip(styles, grid.header, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(row: Row, widths: list[int], size: Size, *, keep: bool) -> str:
    height = f'<w:trHeight w:val="{row.height}" w:hRule="atLeast"/>' if row.height else ""
    alone = len(row.cells) < len(widths)
    columns = [sum(widths)] if alone else widths
    over = len(widths) if alone else 1
    cells = (
        _cell("".join(_said(said, size, keep) for said in cell), width, over, centred=bool(row.height))
        for cell, width in zip(row.cells, columns, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, span: int, *, centred: bool) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if centred else ""
    blank = xml.paragraph("End", "")
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{middle}</w:tcPr>{content or blank}</w:tc>'


def _said(said: Said, size: Size, keep: bool) -> str:
    return xml.paragraph(style_of(said.role, size), said.text, keep=keep)
