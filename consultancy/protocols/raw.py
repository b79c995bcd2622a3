"""From the bytes of a file to a TOML table: limits first, and plain sentences for what TOML says tersely."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from consultancy.text import _

MOST_BYTES = 1_000_000
MOST_STEPS = 200
_LONGEST_LINE = 2_000
_MOST_DOTS = 100
_DEEPEST = 30

Table = dict[str, Any]

_OPEN_TEXT = ("Unterminated string", "Illegal character '\\n'", "invalid character", 'Expected "', "Expected \"'")


class NotToml(Exception):  # noqa: N818 - carries a sentence and its line to whoever names the file
    """The bytes are no protocol file; ``line`` is where reading stopped, if anywhere."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


def text_of(data: bytes) -> str:
    """Decode a file. Raises NotToml when it is too big, or no plain text in UTF-8."""
    if len(data) > MOST_BYTES:
        raise NotToml(_("The file is larger than 1 MB; a protocol is a few pages of plain text."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotToml(_("This is not plain text in UTF-8; save it again from a text editor as UTF-8.")) from None
    if "\0" in text:
        raise NotToml(_("This is not plain text in UTF-8; save it again from a text editor as UTF-8."))
    return text.replace("\r\n", "\n")


def table_of(text: str) -> Table:
    """Parse a file's text. Raises NotToml with a plain sentence and the line."""
    _check_shape(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise NotToml(_too_deep()) from None
    except ValueError as error:
        raise _explained(text, str(error)) from None


def _too_deep() -> str:
    return _("Lists or tables are nested too deeply; a protocol needs no more than a list inside a step.")


def _check_shape(text: str) -> None:
    """Refuse what a parser would choke on; no honest protocol comes near these limits."""
    if not text.strip():
        raise NotToml(_("The file is empty; begin with the example in docs/protocol-format.md."))
    if text.lstrip().startswith(("{", "[\n", "[{", '["')):
        raise NotToml(_("This looks like JSON; a protocol is written in TOML, as docs/protocol-format.md shows."), 1)
    if len(re.findall(r"^[ \t]*\[\[[ \t]*steps[ \t]*\]\]", text, re.MULTILINE)) > MOST_STEPS:
        raise NotToml(too_many())
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            sentence = _("This line has more than {n} characters; break the text into shorter lines.")
            raise NotToml(sentence.format(n=_LONGEST_LINE), number)
        if line.count(".") > _MOST_DOTS or line.count("[") + line.count("{") > _DEEPEST:
            raise NotToml(_too_deep(), number)


def too_many() -> str:
    """Say that a protocol has too many steps or lengths."""
    return _("There are more than {n} steps or lengths; no group could follow them.").format(n=MOST_STEPS)


def _explained(text: str, terse: str) -> NotToml:
    found = re.search(r"\(at line (\d+)", terse)
    number = int(found[1]) if found else _last_opening(text)
    line = text.split("\n")[number - 1].strip()
    return NotToml(_sentence(line, terse), number)


def _last_opening(text: str) -> int:
    """Give the line where something began that the end of the file came upon: the last quotation mark or bracket."""
    triple = [mark for mark in ('"""', "'''") if text.count(mark) % 2]
    place = max(text.rfind(mark) for mark in triple or ['"', "'", "[", "{"])
    return text.count("\n", 0, max(place, 0)) + 1


def _sentence(line: str, terse: str) -> str:
    if re.match(r"(---|-\s|[\w-]+\s*:(\s|$))", line):
        return _(
            'This looks like YAML; write name = "Consultancy" with an equals sign, as docs/protocol-format.md shows.'
        )
    if re.search(r"=\s*[\[{]?\s*[“”„«‘’]", line):
        return _('These are typographic quotation marks; put straight ones (") around text.')
    return next(plain for parts, plain in _plain_sentences() if any(part in terse for part in parts))


def _plain_sentences() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Pair what tomllib says with what we say; the last one fits anything."""
    return (
        (("Cannot overwrite", "Duplicate"), _("This is here for the second time; keep one of the two.")),
        (("Cannot declare",), _("This heading is here for the second time; keep one of the two.")),
        (("Unclosed array",), _("A list is not closed; put ] at its end.")),
        (("Unclosed inline table",), _("A table in braces is not closed; put } at its end.")),
        (("Expected '='",), _("A key stands here without its value; write key = value.")),
        (("Expected ']",), _("A heading is not closed; steps begin with [[steps]], lengths with [[variants]].")),
        (_OPEN_TEXT, _('The text is not closed; put a quotation mark (") at its end.')),
        (("Unescaped",), _("A backslash stands alone; write two of them for one.")),
        (("Invalid value",), _("The value is not understood; put text in quotation marks, numbers without.")),
        (("Expected newline",), _("Something follows the value; put text in quotation marks, remarks after #.")),
        (("Invalid statement",), _("This line is no key = value and no heading; begin remarks with #.")),
        (("",), _("This line is not understood; compare it with docs/protocol-format.md.")),
    )
