"""The same document without Word: Markdown, and plain text for a mail."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from consultancy.documents.outgoing import safe, safe_line
from consultancy.documents.summary_model import Block, Bullets, Section, Summary, Table

_WIDTH = 78
_GAP = 2

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&#])")
# A line that begins so would become a list, a quotation, a heading, a rule or code.
_BEGINNING = re.compile(r"^(\s*)([-+=:>])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE)
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)|(\w)(@)(?=\w)")


def markdown(summary: Summary) -> str:
    """Write a document as Markdown. Whatever people typed stays text: nothing in it becomes markup or a link."""
    parts = [f"# {_line(summary.title)}"]
    parts += [f"_{_line(text)}_" for text in (_join(summary.running_head, summary.addressed), summary.byline) if text]
    if summary.focus:
        box = summary.focus
        parts.append(f"> **{_line(box.label)}**\n>\n> {_line(box.text)}")
        parts[-1] += "".join(f"\n>\n> _{_line(wording)}_" for wording in box.earlier)
    for section in summary.sections:
        parts.append(f"{'#' * (section.level + 1)} {_line(section.heading)}")
        parts += [_marked(block) for block in section.blocks]
    parts += ["---", _line(summary.footer)] if summary.footer else []
    return "\n\n".join(parts) + "\n"


def _join(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def escaped(text: str) -> str:
    """Make foreign text stand for itself in Markdown."""
    even = _SPECIAL.sub(r"\\\1", "\n".join(line.strip() for line in safe(text).split("\n")))
    even = _LINK.sub(_broken_link, even)
    return _NUMBERED.sub(r"\1\\\2", _BEGINNING.sub(r"\1\\\2", even))


def _broken_link(found: re.Match[str]) -> str:
    word, mark = (group for group in found.groups() if group)
    return f"{word}\\{mark}"


def _line(text: str) -> str:
    return escaped(safe_line(text))


def _within(text: str, indent: str) -> str:
    """Keep line breaks as line breaks; an empty line would end the paragraph."""
    return f"\\\n{indent}".join(line for line in escaped(text).split("\n") if line)


def _marked(block: Block) -> str:
    if isinstance(block, Bullets):
        return "\n".join(_item(item, after) for item, after in _items(block))
    if isinstance(block, Table):
        rule = "|".join("---:" if at in block.numbers else "---" for at in range(len(block.header)))
        return "\n".join([_row(block.header), f"|{rule}|", *map(_row, block.rows)])
    text = _line(block.text)
    return f"_{text}_" if block.quiet and text else _within(block.text, "")


def _items(block: Bullets) -> Iterator[tuple[str, str]]:
    return zip_longest(block.items, block.after[: len(block.items)], fillvalue="")


def _item(item: str, after: str) -> str:
    quiet = f" _({_line(after)})_" if after else ""
    return f"- {_within(item, '  ')}{quiet}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_line(cell) for cell in cells)} |"


def plain_text(summary: Summary) -> str:
    """Write a document as plain text, 78 characters wide."""
    parts = [_wrapped(_join(summary.running_head, summary.addressed)), _underlined(safe_line(summary.title), "=")]
    parts.append(_wrapped(summary.byline))
    if summary.focus:
        box = summary.focus
        lines = [f"{box.label}:", box.text, *box.earlier]
        parts.append("\n".join(_wrapped(line, indent="    ") for line in lines))
    parts += [_section(section) for section in summary.sections]
    parts.append("-" * _WIDTH + "\n" + _wrapped(summary.footer) if summary.footer else "")
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section) -> str:
    heading = _underlined(safe_line(section.heading), "-" if section.level == 1 else "")
    return "\n\n".join([heading, *(text for block in section.blocks if (text := _plain(block)))])


def _underlined(text: str, mark: str) -> str:
    lines = textwrap.wrap(text, _WIDTH)
    rule = [mark * max(map(len, lines))] if mark and lines else []
    return "\n".join([*lines, *rule])


def _wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    start = indent if first is None else first
    lines: list[str] = []
    for line in safe(text).split("\n"):
        lines += textwrap.wrap(line, _WIDTH, initial_indent=start, subsequent_indent=indent, break_on_hyphens=False)
        start = indent
    return "\n".join(lines)


def _plain(block: Block) -> str:
    if isinstance(block, Bullets):
        said = (f"{item} ({after})" if after else item for item, after in _items(block))
        return "\n".join(_wrapped(item, indent="  ", first="• ") for item in said)
    return _aligned(block) if isinstance(block, Table) else _wrapped(block.text)


def _aligned(table: Table) -> str:
    """Set a table in columns, long cells wrapped in their own."""
    widths = _column_widths(table)
    head = _aligned_row(table.header, widths, table.numbers)
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([head, rule, *(_aligned_row(row, widths, table.numbers) for row in table.rows)])


def _column_widths(table: Table) -> list[int]:
    """Share the line out; a heading that would be broken takes its room from the widest column."""
    room = _WIDTH - _GAP * (len(table.header) - 1)
    widths = [int(share * room) for share in table.widths]
    for at, heading in enumerate(table.header):
        wanted = max((len(word) for word in safe_line(heading).split()), default=0)
        widest = widths.index(max(widths))
        if widths[at] < wanted and widest != at:
            widths[widest] -= wanted - widths[at]
            widths[at] = wanted
    return [max(4, width) for width in widths]


def _aligned_row(cells: Sequence[str], widths: list[int], numbers: frozenset[int]) -> str:
    columns = [textwrap.wrap(safe_line(text), width) or [""] for text, width in zip(cells, widths, strict=True)]
    lines = zip_longest(*columns, fillvalue="")
    return "\n".join(_set(line, widths, numbers) for line in lines)


def _set(line: Sequence[str], widths: list[int], numbers: frozenset[int]) -> str:
    cells = (
        text.rjust(width) if at in numbers else text.ljust(width)
        for at, (text, width) in enumerate(zip(line, widths, strict=True))
    )
    return (" " * _GAP).join(cells).rstrip()
