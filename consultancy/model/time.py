"""Three kinds of time that never mix: a length, a reading of the steady clock, a moment in UTC."""

from __future__ import annotations

from dataclasses import dataclass

SECOND = 1_000
MINUTE = 60 * SECOND


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A length of time in whole milliseconds; may be negative."""

    ms: int

    @classmethod
    def of(cls, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> Span:
        """Build a length from hours, minutes and seconds."""
        return cls(round((hours * 60 + minutes) * MINUTE + seconds * SECOND))

    @property
    def seconds(self) -> float:
        """Give the length in seconds."""
        return self.ms / SECOND

    @property
    def minutes(self) -> float:
        """Give the length in minutes."""
        return self.ms / MINUTE

    def __add__(self, other: Span) -> Span:
        return Span(self.ms + other.ms)

    def __sub__(self, other: Span) -> Span:
        return Span(self.ms - other.ms)

    def __neg__(self) -> Span:
        return Span(-self.ms)

    def __abs__(self) -> Span:
        return Span(abs(self.ms))

    def __bool__(self) -> bool:
        return self.ms != 0

    def at_least(self, floor: Span) -> Span:
        """Give the longer of this and ``floor``."""
        return max(self, floor)

    def at_most(self, ceiling: Span) -> Span:
        """Give the shorter of this and ``ceiling``."""
        return min(self, ceiling)


ZERO = Span(0)


def total(spans: list[Span] | tuple[Span, ...]) -> Span:
    """Add lengths up."""
    return Span(sum(span.ms for span in spans))


@dataclass(frozen=True, order=True, slots=True)
class Instant:
    """A reading of the steady clock in milliseconds; means nothing outside this start of the program."""

    ms: int

    def __add__(self, span: Span) -> Instant:
        return Instant(self.ms + span.ms)

    def __sub__(self, other: Instant) -> Span:
        return Span(self.ms - other.ms)


@dataclass(frozen=True, order=True, slots=True)
class Utc:
    """A moment for the record: milliseconds since 1970-01-01 UTC."""

    ms: int

    def __add__(self, span: Span) -> Utc:
        return Utc(self.ms + span.ms)

    def __sub__(self, other: Utc) -> Span:
        return Span(self.ms - other.ms)


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, as a consultancy sees it: ``at`` on its own timeline (zero when its room opened), and in UTC."""

    at: Span
    utc: Utc
