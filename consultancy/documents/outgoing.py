"""The last guard before text becomes a file: an old note can never block an export, nor turn our own words round."""

from __future__ import annotations

import re
import unicodedata

from consultancy.text import clean

# Marks that force a direction on what follows, our words included. A language that runs the other way needs none.
_FORCED_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RUNS_LEFT = ("R", "AL")


def safe(text: str) -> str:
    """Make text fit for any document, however it came into the record."""
    return _FORCED_DIRECTION.sub("", clean(text))


def safe_line(text: str) -> str:
    """Make text fit for a place that has one line: a heading, a property."""
    return " ".join(safe(text).split())


def runs_left(text: str) -> bool:
    """Say whether text begins in a script that is written from right to left."""
    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((way for way in strong if way in ("L", *_RUNS_LEFT)), "L") in _RUNS_LEFT
