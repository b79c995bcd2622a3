"""The tie between the machine's clocks and a consultancy's own timeline. Held in memory only, never on disk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from consultancy.clock import Reading
from consultancy.model.time import ZERO, Moment, Span

SLEPT = "slept"
STOPPED = "stopped"
OFF = "off"

LONGEST_NAP = Span.of(seconds=5)
LONGEST_STALL = Span.of(seconds=30)
LARGEST_DRIFT = Span.of(seconds=2)
LARGEST_SETTING = Span.of(minutes=1)


@dataclass(frozen=True, slots=True)
class Noticed:
    """What one look at the clocks found since the look before it: a gap, with its cause, or the wall clock moved."""

    moment: Moment
    gap: Span = ZERO
    cause: str = ""
    clock_moved: Span = ZERO


@dataclass(frozen=True, slots=True)
class Timeline:
    """``at`` is the place on the timeline of reading ``tied``; ``last`` is the reading of the last look.

    ``away`` is how long nobody looked before ``tied``, because the program was not there; ``set_back`` is how far the
    wall clock then stood before the last moment known, if it did: how long that was cannot be told any more.
    """

    tied: Reading
    last: Reading
    at: Span
    away: Span = ZERO
    set_back: Span = ZERO

    @classmethod
    def begin(cls, reading: Reading, at: Span = ZERO) -> Timeline:
        """Tie a reading to a place on the timeline."""
        return cls(reading, reading, at)

    @classmethod
    def take_up(cls, reading: Reading, known: Moment) -> Timeline:
        """Tie the timeline anew after a restart: what the wall clock says has passed, but never less than nothing."""
        passed = reading.utc - known.utc
        away = passed.at_least(ZERO)
        return cls(reading, reading, known.at + away, away, passed.at_most(ZERO))

    def moment(self, reading: Reading) -> Moment:
        """Tell a reading as a moment of the consultancy."""
        return Moment(self.at + (reading.steady - self.tied.steady), reading.utc)

    def settled(self) -> Timeline:
        """Give the timeline with nothing left to ask about the time the program was not there."""
        return replace(self, away=ZERO)

    def look(self, reading: Reading) -> tuple[Timeline, Noticed]:
        """Look again: give the timeline to go on with, and what was noticed since the last look."""
        drift = (reading.utc - self.tied.utc) - (reading.steady - self.tied.steady) + self.set_back
        if not reading.knows_sleep and drift > LARGEST_SETTING:
            return self._perhaps_slept(reading, drift)
        gap, cause = self._gap(reading)
        moment = self.moment(reading)
        if abs(drift) <= LARGEST_DRIFT:
            return replace(self, last=reading, away=ZERO), Noticed(moment, gap, cause)
        return Timeline.begin(reading, moment.at), Noticed(moment, gap, cause, drift)

    def _gap(self, reading: Reading) -> tuple[Span, str]:
        if self.away > LONGEST_NAP:
            return self.away, OFF
        passed = reading.steady - self.last.steady
        slept = reading.asleep - self.last.asleep
        if slept > LONGEST_NAP:
            return (passed if passed - slept > LONGEST_STALL else slept), SLEPT
        return (passed, STOPPED) if passed > LONGEST_STALL else (ZERO, "")

    def _perhaps_slept(self, reading: Reading, drift: Span) -> tuple[Timeline, Noticed]:
        """Take a wall clock far ahead of a steady clock that may stop in sleep for a sleep: time that has passed."""
        ahead = self.moment(reading).at + drift
        passed = drift + (reading.steady - self.last.steady)
        return Timeline.begin(reading, ahead), Noticed(Moment(ahead, reading.utc), passed, SLEPT)
