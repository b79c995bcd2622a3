"""The clock of a rehearsal: another clock made to run up to sixty times as fast."""

from __future__ import annotations

from dataclasses import replace

from consultancy.clock import Clock, Reading
from consultancy.model.time import Span
from consultancy.services.acting import GLANCE

SPEEDS = (1, 5, 10, 30, 60)


class RehearsalClock:
    """Runs ``speed`` times as fast as ``real``.

    Between two looks it moves a glance at most: a busy laptop or a closed lid slows the rehearsal and is no gap in it.
    """

    def __init__(self, real: Clock, speed: int = 1) -> None:
        first = real.read()
        self._real = real
        self._seen = first.steady
        self._now = Reading(first.steady, first.utc)
        self.speed = speed

    def read(self) -> Reading:
        """Look at the clock once."""
        steady = self._real.read().steady
        passed = Span((steady - self._seen).ms * self.speed)
        self._seen = steady
        self.advance(passed.at_most(GLANCE))
        return self._now

    def go(self, speed: int) -> None:
        """Run at another speed from now on."""
        self.read()
        self.speed = speed

    def advance(self, span: Span) -> None:
        """Let time pass at once."""
        self._now = replace(self._now, steady=self._now.steady + span, utc=self._now.utc + span)
