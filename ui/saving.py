"""When text that is being typed gets saved. Pure: it is told the time, and tells when it is due. No Qt here."""

from __future__ import annotations

from consultancy.model.time import Instant, Span

QUIET = Span.of(seconds=0.3)
AT_MOST = Span.of(seconds=1)


class SavePolicy:
    """Save ``quiet`` after the last change, and at most ``at_most`` after the first change not yet saved.

    Waiting for quiet alone would never save somebody who types without a rest.
    """

    def __init__(self, quiet: Span = QUIET, at_most: Span = AT_MOST) -> None:
        self._quiet = quiet
        self._at_most = at_most
        self._first: Instant | None = None
        self._last: Instant | None = None

    @property
    def pending(self) -> bool:
        """Say whether a change waits to be saved."""
        return self._first is not None

    def changed(self, now: Instant) -> None:
        """Take note of a change."""
        self._first = self._first or now
        self._last = now

    def due_in(self, now: Instant) -> Span | None:
        """Give the time until a save is due, zero or less when it is; None when nothing waits."""
        if self._first is None or self._last is None:
            return None
        return min(self._last + self._quiet, self._first + self._at_most) - now

    def due(self, now: Instant) -> bool:
        """Say whether a save is due."""
        left = self.due_in(now)
        return left is not None and left.ms <= 0

    def settled(self) -> None:
        """Take note that everything typed so far has been handed over to be saved."""
        self._first = self._last = None
