"""A document as a Word file. The only user of python-docx, which takes a quarter of a second to import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from consultancy.documents import word_xml as xml
from consultancy.documents.outgoing import safe_line
from consultancy.documents.summary_model import Block, Bullets, FocusBox, PageSize, Section, Summary, Table
from consultancy.model.time import Utc
from consultancy.words import local

TEMPLATE = Path(__file__).resolve().parents[2] / "resources" / "templates" / "house.docx"

# What python-docx refuses to go beyond in a property.
_PROPERTY_CAP = 255
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the words of a document: header, footer, properties, paper."""

    title: str
    head: str
    addressed: str
    footer: str
    author: str
    made: Utc
    language: str
    page: PageSize


def write(summary: Summary) -> bytes:
    """Write a document as Word reads it; equal input gives equal bytes."""
    furniture = Furniture(
        title=summary.title,
        head=summary.running_head,
        addressed=summary.addressed,
        footer=summary.footer,
        author=summary.author,
        made=summary.made,
        language=summary.language,
        page=summary.page,
    )
    return assemble(_body(summary), furniture)


def assemble(body: str, furniture: Furniture) -> bytes:
    """Put a written body into the house template. Equal input gives equal bytes."""
    from docx import Document

    document = Document(BytesIO(_template()))
    _fill_body(document, body)
    _fill_edges(document, furniture)
    _set_language(document, _word_language(furniture))
    _set_properties(document.core_properties, furniture)
    out = BytesIO()
    document.save(out)
    return _without_dates(out.getvalue())


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


def _body(summary: Summary) -> str:
    width = xml.line_width(summary.page)
    parts = [xml.paragraph("Title", safe_line(summary.title))]
    parts += [xml.paragraph("Subtitle", summary.byline)] if summary.byline else []
    parts += _focus(summary.focus) if summary.focus else []
    parts += [_section(section, width) for section in summary.sections]
    return "".join(parts)


def _focus(box: FocusBox) -> list[str]:
    return [
        xml.paragraph("FocusLabel", box.label),
        xml.paragraph("FocusQuestion", box.text, keep=bool(box.earlier)),
        *(xml.paragraph("FocusEarlier", wording) for wording in box.earlier),
    ]


def _section(section: Section, width: int) -> str:
    parts = [xml.paragraph(f"Heading{section.level}", safe_line(section.heading))]
    for at, block in enumerate(section.blocks):
        after_table = at > 0 and isinstance(section.blocks[at - 1], Table)
        parts += [xml.gap()] if after_table else []
        parts.append(_block(block, width))
    return "".join(parts)


def _block(block: Block, width: int) -> str:
    if isinstance(block, Bullets):
        return xml.bullets(block)
    if isinstance(block, Table):
        return xml.table(block, width)
    return xml.paragraph("Quiet" if block.quiet else "BodyText", block.text)


def _parsed(content: str, root: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(f'<w:{root} xmlns:w="{xml.NAMESPACE}">{content}</w:{root}>')


def _fill_body(document: Any, body: str) -> None:
    """Exchange the whole body at once: moved one by one, elements cost more the more there are."""
    old = document.element.body
    ending = xml.end_mark() if body.endswith("</w:tbl>") else ""
    new = _parsed(body + ending, "body")
    new.append(old.sectPr)
    document.element.replace(old, new)


def _fill_edges(document: Any, furniture: Furniture) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (length * 635 for length in xml.PAPER[furniture.page])
    width = xml.line_width(furniture.page)
    head = (xml.paragraph("Header", furniture.head), xml.paragraph("EdgeRight", furniture.addressed))
    foot = (xml.paragraph("Footer", furniture.footer), xml.page_number())
    _fill_edge(section.header.part.element, head, (round(width * 0.36), round(width * 0.64)))
    _fill_edge(section.footer.part.element, foot, (round(width * 0.88), round(width * 0.12)))


def _fill_edge(holder: Any, cells: tuple[str, str], widths: tuple[int, int]) -> None:
    for old in list(holder):
        holder.remove(old)
    holder.extend(list(_parsed(xml.grid("EdgeTable", (cells,), widths) + xml.end_mark(), "hdr")))


def _word_language(furniture: Furniture) -> str:
    """Give the language for the spelling check; English, or what no program knows, follows the paper."""
    tag = furniture.language.replace("_", "-")
    if tag != "en" and _LANGUAGE.fullmatch(tag):
        return tag
    return "en-US" if furniture.page is PageSize.LETTER else "en-GB"


def _set_language(document: Any, language: str) -> None:
    from docx.oxml.ns import qn

    for part, name in ((document.styles.element, "w:lang"), (document.settings.element, "w:themeFontLang")):
        for element in part.iter(qn(name)):
            element.set(qn("w:val"), language)


def _set_properties(properties: Any, furniture: Furniture) -> None:
    when = local(furniture.made, UTC).replace(tzinfo=None)
    properties.title = safe_line(furniture.title)[:_PROPERTY_CAP]
    properties.subject = safe_line(furniture.head)[:_PROPERTY_CAP]
    properties.author = properties.last_modified_by = safe_line(furniture.author)[:_PROPERTY_CAP]
    properties.language = _word_language(furniture)
    properties.created = properties.modified = when
    properties.revision = 1


def _without_dates(data: bytes) -> bytes:
    """Pack the same parts with one fixed date, so that equal documents are equal bytes."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    out = BytesIO()
    with ZipFile(BytesIO(data)) as packed, ZipFile(out, "w", ZIP_DEFLATED) as repacked:
        for name in packed.namelist():
            entry = ZipInfo(name, _LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            repacked.writestr(entry, packed.read(name))
    return out.getvalue()
