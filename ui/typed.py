"""Times and days as people type them, read without a date picker; and a day said in words. No Qt here."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo

from consultancy import words
from consultancy.model.time import Utc
from consultancy.text import _

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})|(\d{2}))?\s*([ap])?\.?m?\.?")
_IN = re.compile(r"(?:in\s+)?(\d{1,3})\s+(\w+)")
_NUMBERS = re.compile(r"(\d{1,4})[./\- ](\d{1,2})(?:[./\- ](\d{1,4}))?\.?")


def say_day(day: date, today: date) -> str:
    """Say a day: ``15 December``, with the year when it is not this one."""
    name = words.months()[day.month - 1]
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=name)
    return _("{day} {month} {year}").format(day=day.day, month=name, year=day.year)


def read_time(typed: str, after: Utc, zone: tzinfo | None = None) -> Utc | None:
    """Read a time of day (``11:15``, ``11.15``, ``1115``, ``2 pm``) as the next such moment on the day of ``after``.

    Without am or pm, a morning hour already past is taken as the afternoon. None when nothing fits.
    """
    match = _TIME.fullmatch(typed.strip().lower())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or match[3] or 0), match[4]
    base = words.local(after, zone)
    for candidate in _hours(hour, half):
        if candidate < 24 and minute < 60:
            moment = base.replace(hour=candidate, minute=minute, second=0, microsecond=0)
            if moment > base:
                return _utc(moment)
    return None


def read_start(typed: str, day: date, zone: tzinfo | None = None) -> Utc | None:
    """Read a time of day on ``day``, taken as written. None when it is no time."""
    match = _TIME.fullmatch(typed.strip().lower())
    if match is None:
        return None
    hour, minute = _hours(int(match[1]), match[4])[0], int(match[2] or match[3] or 0)
    if hour > 23 or minute > 59:
        return None
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return _utc(moment if zone else moment.astimezone())


def read_day(typed: str, today: date) -> date | None:
    """Read a day: ``15 December``, ``Dec 15``, ``15.12.``, ``2026-12-15``, ``tomorrow``, ``Friday``, ``in 2 weeks``.

    A day without a year is the next one to come. None when it cannot be read.
    """
    text = " ".join(typed.lower().replace(",", " ").split())
    return _near(text, today) or _named_month(text, today) or _all_figures(text, today)


def _utc(moment: datetime) -> Utc:
    return Utc(round(moment.timestamp() * 1000))


def _hours(hour: int, half: str | None) -> tuple[int, ...]:
    if half == "a":
        return (hour % 12,)
    if half == "p":
        return (hour % 12 + 12,)
    return (hour, hour + 12)


def _near(text: str, today: date) -> date | None:
    if text == _("today"):
        return today
    if text == _("tomorrow"):
        return today + timedelta(days=1)
    for number, name in enumerate(words.weekdays()):
        if len(text) >= 3 and name.lower().startswith(text):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return _in_a_while(text, today)


def _in_a_while(text: str, today: date) -> date | None:
    match = _IN.fullmatch(text)
    if match is None:
        return None
    if match[2] in (_("day"), _("days")):
        return today + timedelta(days=int(match[1]))
    if match[2] in (_("week"), _("weeks")):
        return today + timedelta(weeks=int(match[1]))
    return None


def _named_month(text: str, today: date) -> date | None:
    parts = text.replace(".", " ").split()
    months = [_month_of(part) for part in parts]
    figures = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    named = [month for month in months if month]
    if len(named) != 1 or len(figures) + 1 != len(parts) or len(figures) not in (1, 2):
        return None
    return _coming(figures[0], named[0], figures[1] if len(figures) == 2 else None, today)


def _month_of(part: str) -> int:
    for number, name in enumerate(words.months(), start=1):
        if len(part) >= 3 and name.lower().startswith(part):
            return number
    return 0


def _all_figures(text: str, today: date) -> date | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if first > 31:
        return _coming(third or 0, second, first, today)
    if second > 12:
        first, second = second, first
    return _coming(first, second, third, today)


def _coming(day: int, month: int, year: int | None, today: date) -> date | None:
    try:
        if year is not None:
            return date(year + 2000 if year < 100 else year, month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
