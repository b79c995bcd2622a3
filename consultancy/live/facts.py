"""Facts: what happened to the clock of a consultancy. Appended to the store before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.model.time import Span, Utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened, ``at`` on the consultancy's own timeline and at ``utc`` for the record."""

    id: str
    at: Span
    utc: Utc


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Fact):
    """The room was opened: the first step is armed, nothing is counted yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Fact):
    """The armed step began. ``at`` may lie before the moment it was recorded ("it began 2 minutes ago")."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Fact):
    """The running step was paused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Fact):
    """The paused step goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted(Fact):
    """A step was given minutes (``by`` above zero) or trimmed (below)."""

    step: str
    by: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Fact):
    """The step in hand was left and ``to`` is armed, or begins at once when ``started``."""

    to: str
    started: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BeganEarlier(Fact):
    """The step now running had begun ``by`` earlier than was recorded."""

    by: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(Fact):
    """A step still to come was dropped."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored(Fact):
    """A dropped step was taken back in."""

    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reordered(Fact):
    """The steps still to come were put in another order."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFound(Fact):
    """The laptop slept, stood still or was off for ``length`` just before ``at``. It counts until somebody says not."""

    length: Span
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnswered(Fact):
    """The facilitator said whether gap ``gap`` counts as running time or as a pause."""

    gap: str
    counts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockChanged(Fact):
    """The wall clock was moved ``by``; only times of day change."""

    by: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished(Fact):
    """The consultancy ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Fact):
    """A finished consultancy was opened again, its last step paused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Fact):
    """An earlier fact was taken back, as if the key had never been pressed."""

    fact: str
