"""The only place that reads a clock."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Protocol

from consultancy.model.time import ZERO, Instant, Span, Utc


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at the clocks.

    ``steady`` runs on through sleep where the system offers such a clock; ``asleep`` is how long the machine has
    slept since it was switched on, as far as it can tell (zero where it cannot: then ``knows_sleep`` is False).
    ``utc`` may be set by hand.
    """

    steady: Instant
    utc: Utc
    asleep: Span = ZERO
    knows_sleep: bool = True


class Clock(Protocol):
    """Something that can be asked what time it is."""

    def read(self) -> Reading:
        """Look at the clocks once."""
        ...


def _boot_clock() -> int | None:
    """Name the system's clock that includes sleep, if it has one (Linux and macOS do)."""
    return getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC_RAW", None)


class SystemClock:
    """The machine's own clocks."""

    def __init__(self) -> None:
        self._boot = _boot_clock()

    def read(self) -> Reading:
        """Look at the clocks once."""
        awake = time.monotonic_ns() // 1_000_000
        boot = awake if self._boot is None else time.clock_gettime_ns(self._boot) // 1_000_000
        return Reading(Instant(boot), Utc(time.time_ns() // 1_000_000), Span(boot - awake), self._boot is not None)


A_MORNING = Utc(1_795_000_000_000)


class FakeClock:
    """A clock that moves only when told, for tests and rehearsals."""

    def __init__(self, utc: Utc = A_MORNING, *, knows_sleep: bool = True) -> None:
        self._reading = Reading(Instant(1_000_000), utc, knows_sleep=knows_sleep)

    def read(self) -> Reading:
        """Look at the clocks once."""
        return self._reading

    def advance(self, span: Span) -> None:
        """Let time pass."""
        now = self._reading
        self._reading = replace(now, steady=now.steady + span, utc=now.utc + span)

    def sleep(self, span: Span) -> None:
        """Close the lid for ``span``; where sleep is not known, the steady clock stands still meanwhile."""
        if not self._reading.knows_sleep:
            self.set_wall(span)
            return
        self.advance(span)
        self._reading = replace(self._reading, asleep=self._reading.asleep + span)

    def reboot(self) -> None:
        """Switch the machine off and on: its steady clock begins anew."""
        self._reading = replace(self._reading, steady=Instant(0), asleep=ZERO)

    def set_wall(self, by: Span) -> None:
        """Move the wall clock alone, as a person or the network would."""
        self._reading = replace(self._reading, utc=self._reading.utc + by)
