"""Recognise the questions of a worksheet, whoever worded or retyped them."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache

from consultancy.documents import worksheet_fields as fields

_NUMBER = re.compile(r"^(?:q(?:uestion)?\s*)?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*[.):]\s+|^[•·▪●○*–—-]\s+")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NOT_A_WORD = re.compile(r"[^\w/ ]+")
_SHORT_FORMS = {"what's": "what is", "we've": "we have", "you've": "you have", "i've": "we have", "who's": "who is"}
_SMALL_WORDS = frozenset({
    "a", "an", "the", "our", "your", "my", "we", "you", "i", "us", "me", "of", "to", "for", "from", "in", "on", "at",
    "by", "with", "and", "or", "is", "are", "was", "were", "be", "been", "have", "has", "had", "do", "does", "did",
    "so", "far", "please", "already", "this", "that", "it", "its", "about", "any",
})  # fmt: skip
_LABEL_CAP = 80


def plain(text: str) -> str:
    """Give a label without number, marks, asides and case, so that two ways of typing it are one."""
    even = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("‘", "'").strip()
    even = _ASIDE.sub(" ", _NUMBER.sub("", even))
    for short, long in _SHORT_FORMS.items():
        even = even.replace(short, long)
    return " ".join(_NOT_A_WORD.sub(" ", even).split())


def exact(text: str) -> str:
    """Give the field whose label this is word for word, or nothing."""
    return _by_phrase().get(plain(text), "") if len(text) <= _LABEL_CAP else ""


def near(text: str) -> str:
    """Give the field a heading most likely asks for, though reworded or mistyped; or nothing."""
    if len(text) > _LABEL_CAP:
        return ""
    label = plain(text)
    found = _by_phrase().get(label) or _by_weight().get(_weight(label), "")
    if found or len(label) < 5:
        return found
    alike = get_close_matches(label, _by_phrase(), n=1, cutoff=0.86)
    return _by_phrase()[alike[0]] if alike else ""


def before_a_colon(text: str) -> str:
    """Give the field that words in front of an answer ask for: stricter than a heading, since answers have colons."""
    found = exact(text)
    if found or len(text) > _LABEL_CAP or len(text.split()) < 4:
        return found
    return _by_weight().get(_weight(plain(text)), "")


def names_a_form(text: str) -> bool:
    """Say whether a heading only says what paper this is."""
    words = plain(text).split()
    return len(words) <= 10 and not {"worksheet", "template", "form"}.isdisjoint(words)


def is_printed(text: str) -> bool:
    """Say whether a line is the form's own: its name, its guidance, a prompt nobody typed over."""
    return plain(text.strip(" []<>…_")) in _printed()


def _weight(label: str) -> frozenset[str]:
    return frozenset(word for word in label.replace("/", " ").split() if word not in _SMALL_WORDS)


def _by_phrase() -> dict[str, str]:
    return _phrases_with(tuple(map(fields.field_title, fields.FIELDS)))


@cache
def _phrases_with(titles: tuple[str, ...]) -> dict[str, str]:
    """Know the phrases of others and our own titles, which follow the language of the program."""
    return _known_phrases() | dict(zip(map(plain, titles), fields.FIELDS, strict=True))


@cache
def _known_phrases() -> dict[str, str]:
    return {plain(phrase): key for key, phrases in fields.SYNONYMS.items() for phrase in phrases}


@cache
def _by_weight() -> dict[frozenset[str], str]:
    """Know phrases by their weighty words; words that two fields share decide nothing."""
    found: dict[frozenset[str], str] = {}
    for phrase, key in _known_phrases().items():
        weight = _weight(phrase)
        if weight:
            found[weight] = key if found.get(weight, key) == key else ""
    return found


def _printed() -> frozenset[str]:
    ours = (fields.form_name(), fields.invitation(), fields.placeholder(), *map(fields.guidance, fields.FIELDS))
    return _plain_all((*ours, *fields.FORM_NAMES, *fields.PLACEHOLDERS))


@cache
def _plain_all(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain, texts)) - {""}
