"""Days and small numbers, written the way the language of the document writes them."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import Any

from consultancy.model.time import Utc
from consultancy.text import _
from consultancy.words import local

_BRITISH = "en_GB"


def _locale(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_BRITISH)
    return Locale.parse(_BRITISH) if str(found) == "en" else found


def day(utc: Utc, zone: tzinfo | None) -> date:
    """Give the day of a moment in ``zone``."""
    return local(utc, zone).date()


def long_date(when: date, language: str) -> str:
    """Write a day with its year: ``17 November 2026``."""
    from babel.dates import format_date

    return str(format_date(when, "long", locale=_locale(language)))


def near_date(when: date, written: date, language: str) -> str:
    """Write a day without its year when it lies within eleven months of the day of writing: ``15 December``."""
    from babel.dates import format_skeleton

    if abs((when - written).days) > 330:
        return long_date(when, language)
    return str(format_skeleton("MMMMd", when, locale=_locale(language)))


def number_word(count: int) -> str:
    """Write a number up to twelve as a word, above that in figures."""
    words = (
        _("no"),
        _("one"),
        _("two"),
        _("three"),
        _("four"),
        _("five"),
        _("six"),
        _("seven"),
        _("eight"),
        _("nine"),
        _("ten"),
        _("eleven"),
        _("twelve"),
    )
    return words[count] if 0 <= count < len(words) else str(count)
