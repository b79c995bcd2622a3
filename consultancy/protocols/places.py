"""At which line of a protocol file a key stands, for messages."""

from __future__ import annotations

import re

_HEADING = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")


class Places:
    """Find lines by table (``steps``, ``variants``, or empty for the head), number from 0, and key."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, int, str], int] = {}
        self._seen: dict[str, int] = {}
        self._table = ("", 0)
        inside_text = False
        for number, line in enumerate(text.split("\n"), 1):
            if not inside_text:
                self._note(number, line)
            inside_text ^= (line.count('"""') + line.count("'''")) % 2 == 1

    def _note(self, number: int, line: str) -> None:
        if heading := _HEADING.match(line):
            name = heading[1]
            self._table = (name, self._seen.get(name, -1) + 1)
            self._seen[name] = self._table[1]
            self._lines[(*self._table, "")] = number
        elif key := _KEY.match(line):
            self._lines.setdefault((*self._table, key[1]), number)

    def line(self, table: str, number: int, key: str = "") -> int | None:
        """Give the line of a key, or of its table's heading, or None when neither is written out."""
        return self._lines.get((table, number, key)) or self._lines.get((table, number, ""))
