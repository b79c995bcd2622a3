"""The one way text is cleaned when it enters, and the one way the program speaks another language."""

from __future__ import annotations

import gettext as _gettext
import unicodedata

NOTE_CAP = 20_000
FIELD_CAP = 200_000
LINE_CAP = 500

_translations: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(translations: _gettext.NullTranslations) -> None:
    """Speak through ``translations`` from now on."""
    global _translations  # noqa: PLW0603 - one language for the whole program, set once at its start
    _translations = translations


def _(message: str) -> str:
    """Give a sentence in the language of the program."""
    return _translations.gettext(message)


def n_(singular: str, plural: str, count: int) -> str:
    """Give the sentence that fits ``count``, in the language of the program."""
    return _translations.ngettext(singular, plural, count)


def _stays(character: str) -> bool:
    code = ord(character)
    control = code < 0x20 or 0x7F <= code <= 0x9F
    return character in "\t\n" or not (control or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF))


def clean(text: str, cap: int = FIELD_CAP) -> str:
    """Make foreign text safe to keep: NFC, no control characters, no lone surrogates, at most ``cap`` long."""
    even = text[: cap * 2].replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = "".join(character for character in even if _stays(character))
    return unicodedata.normalize("NFC", kept)[:cap]


def clean_line(text: str, cap: int = LINE_CAP) -> str:
    """Clean text that must stay on one line: names, titles."""
    return " ".join(clean(text, cap * 2).split())[:cap]


def folded(text: str) -> str:
    """Give text as it is searched: no case, no accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
