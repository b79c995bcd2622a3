"""The text of a Word document as plain lines: what stands where, whatever program saved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from consultancy.documents.word_opening import local_name
from consultancy.text import clean

# Deleted text, boxes beside the text, pictures and instructions of fields say nothing that belongs into an answer.
_PASSED_OVER = {
    "del", "moveFrom", "Choice", "drawing", "pict", "object", "txbxContent", "instrText", "delText", "rt",
    "rPr", "pPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr",
}  # fmt: skip
_HEADING_STYLES = ("heading", "title", "fieldlabel", "shortlabel")
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. ``lead`` is the bold text it begins with, ``field`` the tag of the control it stands in.

    ``heads`` marks a style for headings, ``labels`` the first cell of a row that has more; ``blank`` a field that
    nobody filled; ``listed`` a bullet or a number that Word adds itself.
    """

    text: str
    lead: str = ""
    field: str = ""
    heads: bool = False
    labels: bool = False
    blank: bool = False
    listed: bool = False

    @property
    def bold(self) -> bool:
        """Say whether the whole line is bold."""
        return bool(self.text) and self.lead == self.text


def lines_of(root: Any) -> Iterator[Line]:
    """Give the lines of the body in reading order; rows of tables are read label by label."""
    for child in root:
        if local_name(child) == "body":
            yield from _blocks(child, Line(""))


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _child(element: Any, *path: str) -> Any:
    for name in path:
        if element is not None:
            element = next((child for child in element if local_name(child) == name), None)
    return element


def _blocks(holder: Any, around: Line) -> Iterator[Line]:
    for element in holder:
        name = local_name(element)
        if name == "p":
            yield from _paragraph(element, around)
        elif name == "tbl":
            yield from _table(element, around)
        elif name == "sdt":
            yield from _blocks(_contents(element), _inside(element, around))
        elif name not in _PASSED_OVER:
            yield from _blocks(element, around)


def _contents(control: Any) -> Any:
    found = _child(control, "sdtContent")
    return () if found is None else found


def _inside(control: Any, around: Line) -> Line:
    tag = _child(control, "sdtPr", "tag")
    field = _attribute(tag, "val") if tag is not None else ""
    blank = _child(control, "sdtPr", "showingPlcHdr") is not None
    return replace(around, field=field or around.field, blank=blank or around.blank)


def _table(table: Any, around: Line) -> Iterator[Line]:
    rows = [[list(_blocks(cell, around)) for cell in _kept(row, "tc")] for row in _kept(table, "tr")]
    if _is_a_head(rows):
        rows = [list(column) for column in zip(*rows, strict=True)]
    for cells in rows:
        lines = [line for cell in cells for line in cell if line.text]
        if len([cell for cell in cells if _words(cell)]) > 1 and _words(cells[0]):
            lines[0] = replace(lines[0], labels=True)
        yield from lines


def _kept(holder: Any, wanted: str) -> Iterator[Any]:
    """Find rows or cells, also inside controls and insertions; rows taken out stay out."""
    for element in holder:
        name = local_name(element)
        if name == wanted:
            if _child(element, "trPr", "del") is None:
                yield element
        elif name not in _PASSED_OVER:
            yield from _kept(element, wanted)


def _words(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines).strip()


def _is_a_head(rows: list[list[list[Line]]]) -> bool:
    """Say whether the first row labels the columns: each cell one line that stands out, and not so below it."""
    if len(rows) < 2 or len(rows[0]) < 2 or any(len(row) != len(rows[0]) for row in rows):
        return False
    return all(map(_stands_out, rows[0])) and not any(_stands_out(row[0]) for row in rows[1:])


def _stands_out(cell: list[Line]) -> bool:
    return len(cell) == 1 and (cell[0].heads or cell[0].bold)


def _paragraph(element: Any, around: Line) -> Iterator[Line]:
    """Give the lines of a paragraph: Google Docs and hurried people put several into one."""
    style = _style(element)
    listed = _child(element, "pPr", "numPr") is not None or style.startswith("list")
    shape = replace(around, heads=style.startswith(_HEADING_STYLES), listed=listed)
    pieces: list[_Piece] = []
    for piece in _pieces(element, around):
        first, *others = piece.text.split("\n")
        pieces.append(replace(piece, text=first))
        for part in others:
            yield _line(pieces, shape)
            pieces = [replace(piece, text=part)]
    yield _line(pieces, shape)


def _line(pieces: list[_Piece], shape: Line) -> Line:
    """Join pieces; a prompt beside real words is dropped, a prompt alone marks the line as blank."""
    said = [piece for piece in pieces if piece.text]
    filled = [piece for piece in said if not piece.blank]
    kept = filled or said
    return replace(
        shape,
        text=clean("".join(piece.text for piece in kept)).strip(),
        lead=clean("".join(piece.text for piece in _leading_bold(kept))).strip(),
        field=next((piece.field for piece in kept if piece.field), shape.field),
        blank=bool(said) and not filled,
    )


def _style(element: Any) -> str:
    style = _child(element, "pPr", "pStyle")
    return _attribute(style, "val").casefold().replace(" ", "") if style is not None else ""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    bold: bool
    blank: bool
    field: str


def _leading_bold(pieces: list[_Piece]) -> Iterator[_Piece]:
    for piece in pieces:
        if not piece.bold and piece.text.strip():
            return
        yield piece


def _pieces(holder: Any, around: Line) -> Iterator[_Piece]:
    for element in holder:
        name = local_name(element)
        if name == "r":
            yield _Piece("".join(_said(element)), _is_bold(element), around.blank, around.field)
        elif name == "sdt":
            yield from _pieces(_contents(element), _inside(element, around))
        elif name not in _PASSED_OVER:
            yield from _pieces(element, around)


def _said(run: Any) -> Iterator[str]:
    for element in run:
        name = local_name(element)
        if name == "t":
            yield element.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name not in _PASSED_OVER:
            yield from _said(element)


def _is_bold(run: Any) -> bool:
    mark = _child(run, "rPr", "b")
    return mark is not None and _attribute(mark, "val") not in {"0", "false", "off", "none"}
