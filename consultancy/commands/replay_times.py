"""Times and lengths as people write them in a replay: numbers are seconds, text is minutes or a time of day."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta, tzinfo

from consultancy.model.time import SECOND, Span, Utc
from consultancy.text import _

LONGEST = Span.of(hours=24 * 7)

_FIGURES = re.compile(r"\d{1,5}(?::[0-5]\d){0,2}(?:\.\d{1,3})?")
_TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,3})?))?")
_DAY = timedelta(days=1)


class NotATime(ValueError):  # noqa: N818 - says what to write instead
    """What was written is no time. The message says what to write."""


class Day:
    """The beginning of a replay, which times of day and ``+12:30`` are counted from."""

    def __init__(self, start: datetime) -> None:
        self.start = utc_of(start)
        self.zone = start.tzinfo or UTC
        self._start = start

    @classmethod
    def read(cls, written: object) -> Day:
        """Read a start; without a zone it is UTC. Raises NotATime."""
        start = _iso(written, UTC) if isinstance(written, str) else None
        if start is None:
            raise NotATime(_("write a date and time such as “2026-11-17T10:00:00Z”"))
        return cls(start)

    @classmethod
    def at(cls, written: str, today: datetime) -> Day:
        """Read a start typed as a time of day of ``today``, or as a date and time. Raises NotATime."""
        found = _TIME_OF_DAY.fullmatch(written)
        return cls(_at(today, found)) if found else cls.read(written)

    def moment(self, written: object) -> Span:
        """Give a moment as the true time since the start. Raises NotATime."""
        since = signed(written) if _is_number(written) else self._in_words(written)
        if since is None:
            raise NotATime(_("write “+12:30” (since the start), “10:03:20” (time of day), seconds, or a date and time"))
        if not Span(0) <= since <= LONGEST:
            raise NotATime(_("write a time between the start and seven days after it"))
        return since

    def _in_words(self, written: object) -> Span | None:
        if not isinstance(written, str):
            return None
        if written.startswith("+"):
            return _figures(written[1:])
        if found := _TIME_OF_DAY.fullmatch(written):
            there = _at(self._start, found)
            return utc_of(there if there >= self._start else there + _DAY) - self.start
        moment = _iso(written, self.zone)
        return None if moment is None else utc_of(moment) - self.start


def length(written: object) -> Span:
    """Give a length above nothing: ``2:30``, ``1:02:03``, ``5`` minutes as text, or seconds. Raises NotATime."""
    span = signed(written)
    if span <= Span(0):
        raise NotATime(_("write a length above zero, such as “2:30” or seconds"))
    return span


def signed(written: object) -> Span:
    """Give a length with its sign: ``+1:00``, ``-1:00``. Raises NotATime."""
    span = _from_number(written) if _is_number(written) else _with_sign(written)
    if span is None or abs(span) > LONGEST:
        raise NotATime(_("write a length such as “2:30” (minutes and seconds), “1:02:03”, or seconds as a number"))
    return span


def utc_of(moment: datetime) -> Utc:
    """Give the moment for the record."""
    return Utc(round(moment.timestamp() * SECOND))


def _at(day: datetime, time: re.Match[str]) -> datetime:
    """Give a time of day on the day of another moment, by the same clock."""
    there = day.replace(hour=int(time[1]), minute=int(time[2]), second=0, microsecond=0)
    return there + timedelta(seconds=float(time[3] or 0))


def _is_number(written: object) -> bool:
    return isinstance(written, int | float) and not isinstance(written, bool)


def _from_number(written: object) -> Span | None:
    seconds = float(str(written))
    return Span.of(seconds=seconds) if math.isfinite(seconds) and abs(seconds) <= LONGEST.seconds else None


def _with_sign(written: object) -> Span | None:
    if not isinstance(written, str):
        return None
    span = _figures(written.lstrip("+-−") if written[1:2].isdigit() else written)
    return -span if span is not None and written[:1] in ("-", "−") else span


def _figures(written: str) -> Span | None:
    """Read ``5`` (minutes), ``2:30`` (minutes and seconds) or ``1:02:03``."""
    if not _FIGURES.fullmatch(written):
        return None
    *before, last = (float(part) for part in written.split(":"))
    match before:
        case []:
            return Span.of(minutes=last)
        case [minutes]:
            return Span.of(minutes=minutes, seconds=last)
        case [hours, minutes]:
            return Span.of(hours=hours, minutes=minutes, seconds=last)
    return None


def _iso(written: str, zone: tzinfo) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    there = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return there if 2000 <= there.year <= 2100 else None
