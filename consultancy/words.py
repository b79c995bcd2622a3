"""Times and lengths said in words and figures, the same everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from consultancy.model.time import Span, Utc
from consultancy.text import _, n_


def local(utc: Utc, zone: tzinfo | None = None) -> datetime:
    """Give the moment in ``zone`` (the laptop's own when none is given)."""
    return datetime.fromtimestamp(utc.ms / 1000, UTC).astimezone(zone)


def clock_time(utc: Utc, zone: tzinfo | None = None) -> str:
    """Give the time of day: ``9:05``, ``13:30``."""
    moment = local(utc, zone)
    return f"{moment.hour}:{moment.minute:02d}"


def minutes_seconds(span: Span) -> str:
    """Give a length as a clock shows it: ``1:04``, ``75:00``. Part seconds are dropped; a sign is not shown."""
    seconds = abs(span.ms) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes_words(span: Span) -> str:
    """Give a length in whole minutes: ``5 min``."""
    minutes = round(abs(span.ms) / 60_000)
    return n_("{n} min", "{n} min", minutes).format(n=minutes)


def half_minutes(span: Span) -> str:
    """Give a length in whole and half minutes, the way it is said aloud: ``12``, ``8½``, ``½``."""
    whole, half = divmod(round(abs(span.ms) / 30_000), 2)
    return (str(whole) if whole or not half else "") + ("½" if half else "")


def left_in_words(left: Span) -> str:
    """Say what is left the way a person would; ``left`` may be negative."""
    seconds = left.ms / 1000
    if seconds < 0:
        return _("over time")
    if seconds < 20:
        return _("a moment left")
    if seconds < 45:
        return _("half a minute left")
    if seconds < 90:
        return _("about a minute left")
    minutes = round(seconds / 60)
    return n_("about {n} minute left", "about {n} minutes left", minutes).format(n=minutes)


def weekdays() -> tuple[str, ...]:
    """Name the days of the week, Monday first."""
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def months() -> tuple[str, ...]:
    """Name the months, January first."""
    first = (_("January"), _("February"), _("March"), _("April"), _("May"), _("June"))
    return (*first, _("July"), _("August"), _("September"), _("October"), _("November"), _("December"))


def _short_months() -> tuple[str, ...]:
    first = (_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"))
    return (*first, _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"))


def long_day(day: date) -> str:
    """Give a day in full, without its year: ``Tuesday 17 November``."""
    return _("{weekday} {day} {month}").format(
        weekday=weekdays()[day.weekday()], day=day.day, month=months()[day.month - 1]
    )


def short_day(day: date, today: date) -> str:
    """Give a day the way a list shows it: ``Today``, ``Yesterday``, ``12 Nov``, ``12 Nov 2025``."""
    ago = (today - day).days
    near = {0: _("Today"), 1: _("Yesterday"), -1: _("Tomorrow")}
    if ago in near:
        return near[ago]
    month = _short_months()[day.month - 1]
    if day.year == today.year:
        return _("{day} {month}").format(day=day.day, month=month)
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def until_due(day: date, today: date) -> str:
    """Say how far off a promised day is: ``2 days over``, ``Today``, ``Friday``, ``12 Dec``."""
    ahead = (day - today).days
    if ahead < 0:
        return n_("{n} day over", "{n} days over", -ahead).format(n=-ahead)
    return weekdays()[day.weekday()] if 1 < ahead < 7 else short_day(day, today)


def how_soon(ahead: Span) -> str:
    """Say how soon something begins: ``in 24 min``, ``in 4 h``, ``now``; the past gives ``12 min ago``."""
    minutes = round(abs(ahead.ms) / 60_000)
    if minutes < 1:
        return _("now")
    said = minutes_words(ahead) if minutes < 100 else _("{n} h").format(n=round(minutes / 60))
    return _("in {time}").format(time=said) if ahead.ms > 0 else _("{time} ago").format(time=said)
