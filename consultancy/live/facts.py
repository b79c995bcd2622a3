"""Facts: what happened to the clock of a consultancy. Appended to the store before anything is shown."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.model.time import ZERO, Span, Utc


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
class Replanned(Fact):
    """A plan to catch up was taken: several steps adjusted, others dropped, some lateness agreed to, all at once."""

    adjustments: tuple[tuple[str, Span], ...] = ()
    drops: tuple[str, ...] = ()
    accepted: Span = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsBegan(Fact):
    """Turns began in a step, in the order of ``names``, which was drawn by lot when there is a ``seed``.

    ``chosen``: nobody has the word before somebody is chosen. ``again``: after the last it is the first one's turn.
    """

    step: str
    names: tuple[str, ...]
    seed: int = 0
    chosen: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTaken(Fact):
    """The turn before it is over, and it is the turn of ``name``; an empty name: all have had theirs."""

    step: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPassed(Fact):
    """Whose turn it was let it pass, and it is the turn of ``name``."""

    step: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPutOff(Fact):
    """Whose turn it was takes it last, and it is the turn of ``name``."""

    step: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAdded(Fact):
    """Somebody came late and gets a turn, the last one."""

    step: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRemoved(Fact):
    """Somebody has left before their turn."""

    step: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockReordered(Fact):
    """The turns of steps that are repeated together were put in another order; ``to`` is armed."""

    order: tuple[str, ...]
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockTurnAdded(Fact):
    """One more turn of the steps that are repeated together with ``step``, after the last one."""

    step: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking(Fact):
    """Somebody of ``group`` speaks; an empty group: nobody whose time is counted."""

    group: str


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
