"""Times and lengths said in words and figures, the same everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

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
