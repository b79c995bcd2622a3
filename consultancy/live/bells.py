"""Bells: which edges of a step were crossed, each once, whatever happens to the clock around it.

An edge is crossed when it was seen ahead and then is not: a late look finds it late, and undo, minutes given and
minutes taken away do not bring it back. Held in memory only; after a restart an edge that was passed stays silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from consultancy.live.shown import Phase
from consultancy.live.state import Account, Run
from consultancy.model.protocol import Bell
from consultancy.model.time import ZERO, Span

SHORTEST_CLOSING = Span.of(seconds=30)
LONGEST_CLOSING = Span.of(minutes=2)


class Edge(StrEnum):
    """What can be crossed: the beginning of the closing time, or the end of the step."""

    WARNING = "warning"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Crossing:
    """An edge of a step that was crossed ``at`` a place on the timeline, and how the step wants its bell."""

    step: str
    title: str
    edge: Edge
    bell: Bell
    at: Span


_Mark = tuple[str, Edge]


@dataclass(frozen=True, slots=True)
class Bells:
    """The edges that were seen ahead, and those that were crossed."""

    ahead: frozenset[_Mark] = frozenset()
    crossed: frozenset[_Mark] = frozenset()

    def listen(self, run: Run, now: Span) -> tuple[Bells, tuple[Crossing, ...]]:
        """Look for edges crossed since the last look; of two edges of one step the later one tells."""
        reached = {mark for mark in self.ahead - self.crossed if _is_reached(run, mark, now)}
        told = (mark for mark in sorted(reached) if mark[1] is Edge.ZERO or (mark[0], Edge.ZERO) not in reached)
        crossings = tuple(_crossing(run, mark, now) for mark in told)
        ahead = self.ahead | _seen_ahead(run, now)
        return Bells(ahead, self.crossed | reached), crossings


def closing_time(allotted: Span) -> Span:
    """Give how long before its end a step is said to be closing."""
    return Span(allotted.ms // 4).at_least(SHORTEST_CLOSING).at_most(LONGEST_CLOSING)


def _edge(account: Account, edge: Edge) -> Span:
    return ZERO if edge is Edge.ZERO else closing_time(account.allotted)


def _is_reached(run: Run, mark: _Mark, now: Span) -> bool:
    """Say whether an edge is reached; a step that was left reached its end only if it moved on by itself there."""
    step, edge = mark
    account = run.accounts.get(step)
    if account is None:
        return False
    left = account.left(now)
    return left <= _edge(account, edge) if run.live and run.step == step else left == ZERO


def _seen_ahead(run: Run, now: Span) -> frozenset[_Mark]:
    if run.phase is not Phase.RUNNING:
        return frozenset()
    left = run.account.left(now)
    return frozenset((run.step, edge) for edge in Edge if left > _edge(run.account, edge))


def _crossing(run: Run, mark: _Mark, now: Span) -> Crossing:
    step, edge = mark
    account = run.accounts[step]
    late = (_edge(account, edge) - account.left(now)).at_least(ZERO)
    return Crossing(step, account.step.step.title, edge, account.step.step.bell, now - late)
