"""Every word of the shipped protocols has been looked at; a new one is added to words.txt with open eyes."""

import re
import tomllib
from pathlib import Path

import pytest

from consultancy.resources import resource

FILES = sorted(resource("protocols").glob("*.toml"))
LOOKED_AT = frozenset(Path(__file__).with_name("words.txt").read_text("utf-8").split())
NO_WORDS = {"key", "language", "minutes", "block", "master"}
OTHER_LANGUAGES = {"de", "es", "fr"}
NOT_BRITISH = r"\w*(?:izing|ization|ize[ds]?|yz(?:e[ds]?|ing)|colors?|behaviors?|labors?|defense|centers?|centered)"
SPELT_WITH_Z_EVERYWHERE = {"prize", "prizes", "size", "sizes"}


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        told = (entry for key, entry in value.items() if key not in NO_WORDS | OTHER_LANGUAGES)
        return [text for entry in told for text in texts(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in texts(entry)]
    return [value] if isinstance(value, str) else []


def words(path: Path) -> set[str]:
    told = " ".join(texts(tomllib.loads(path.read_text("utf-8"))))
    return {word.casefold() for word in re.findall(r"[^\W\d_]+(?:’[^\W\d_]+)?", told)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_word_has_been_looked_at(path):
    assert sorted(words(path) - LOOKED_AT) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spelling_is_british(path):
    american = {word for word in words(path) if re.fullmatch(NOT_BRITISH, word)}
    assert sorted(american - SPELT_WITH_Z_EVERYWHERE) == []


def test_no_word_is_kept_that_stands_nowhere():
    assert sorted(LOOKED_AT.difference(*map(words, FILES))) == []
