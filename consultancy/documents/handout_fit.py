"""How much of a page a paper takes, reckoned from the house template and always a little too high.

Nothing here knows the fonts of an office: letters are counted as wider than they are, so that what is said to fit
does fit. Lengths are in twentieths of a point.
"""

from __future__ import annotations

import unicodedata
from math import ceil

from consultancy.documents.handout_model import Cell, Grid, Heading, Lead, Part, Row, Sheet, Size, Spoken
from consultancy.documents.handout_word import BESIDE, padding, style_of
from consultancy.documents.house_template import TEXT, look_of
from consultancy.documents.summary_model import Bullets, FocusBox, PageSize
from consultancy.documents.word_xml import PAPER, line_width

_TOP, _BOTTOM, _TO_FOOT = 1720, 1300, 620  # the edges of the house template
_SLACK = 300
_TALL, _TALL_TEXT = 1.225, 1.18  # a line, in sizes of its letters: of headings, of text
_NARROW, _USUAL, _CAPITAL, _WIDEST = 0.31, 0.515, 0.65, 0.9  # letters, the same way
_BROADER = 1.03  # text and bold letters


def room_left(sheet: Sheet) -> int:
    """Say how much of the first page stays free; less than nothing when the paper does not fit."""
    width = line_width(sheet.hour.page)
    taken = _lines("Title", sheet.title, width) + _lines("Subtitle", sheet.byline, width)
    return _body(sheet.hour.page, sheet.hour.plan.credit, width) - taken - _taken(sheet.parts, sheet.size, width)


def _body(page: PageSize, footer: str, width: int) -> int:
    bottom = max(_BOTTOM, _TO_FOOT + _lines("Footer", footer, round(width * 0.88)))
    return PAPER[page][1] - _TOP - bottom - _SLACK


def _taken(parts: tuple[Part, ...], size: Size, width: int) -> int:
    return sum(_part(part, size, width) for part in parts)


def _part(part: Part, size: Size, width: int) -> int:
    match part:
        case Grid():
            return _grid(part, size, width)
        case Heading():
            return _lines(f"Heading{part.level}", f"{part.text}  {part.after}", width)
        case FocusBox():
            return _focus(part, width)
        case Bullets():
            return sum(_lines("ListBullet", item, width - 300) for item in part.items)
        case Spoken():
            return _lines("Spoken", part.text, width - 450)
        case Lead():
            return _lines(part.tone, part.text, width)


def _focus(box: FocusBox, width: int) -> int:
    edges = 2 * 160 + 2 * 120  # above and below the words in it, and the gaps around it
    return edges + _lines("FocusLabel", box.label, width - 450) + _lines("FocusQuestion", box.text, width - 450)


def _grid(grid: Grid, size: Size, width: int) -> int:
    widths = [round(share * width) for share in grid.widths]
    between = 2 * padding(grid, size) + 10
    header = _lines("TableHead", "x", width) + between if grid.header else 0
    return header + sum(_row(row, size, widths, between) for row in grid.rows)


def _row(row: Row, size: Size, widths: list[int], between: int) -> int:
    columns = widths if len(row.cells) == len(widths) else [sum(widths)]
    highest = max(_cell(cell, size, column) for cell, column in zip(row.cells, columns, strict=True))
    return max(row.height, highest + between)


def _cell(cell: Cell, size: Size, width: int) -> int:
    return sum(_lines(style_of(said.role, size), said.text, width - BESIDE) for said in cell)


def _lines(style: str, text: str, width: int) -> int:
    """Reckon the height of a paragraph."""
    look = look_of(style)
    room = width / (look.size * 10) / (_BROADER if look.bold or look.font == TEXT else 1)
    tall = _TALL_TEXT if look.font == TEXT else _TALL
    count = sum(_broken(line, room) for line in text.split("\n")) if text else 0
    return look.before + look.after + ceil(count * look.size * 10 * tall * look.line / 240) if count else 0


def _broken(line: str, room: float) -> int:
    """Count the lines that words fill; a word wider than the line is broken too."""
    lines, used = 1, 0.0
    for word in line.split(" "):
        width = sum(map(_width, word))
        if used and used + _NARROW + width > room:
            lines, used = lines + 1, 0.0
        used += width + (_NARROW if used else 0)
        lines, used = lines + int(used // room), used % room
    return lines


def _width(letter: str) -> float:
    """Give the width of a letter in sizes of itself, told a little too wide."""
    if letter in "iljtfrI.,:;'’“”|!()-· ":
        return _NARROW
    if letter in "mwMWQ@%—" or unicodedata.east_asian_width(letter) in "WF":
        return _WIDEST + 0.1 * (letter > "\u2e80")
    return _CAPITAL if letter.isupper() else _USUAL
