"""Who gives time, and how much: shares in half minutes, exact sums, floors held.

Each share grows with what is asked for and never shrinks, so that being a little later never turns a plan round.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass

from consultancy.model.time import SECOND, ZERO, Span

SAYABLE = Span(30 * SECOND)


@dataclass(frozen=True, slots=True)
class Donor:
    """A step in hand or to come, with the time it has, has used and needs at least."""

    id: str
    title: str
    allotted: Span
    used: Span
    floor: Span
    protected: bool = False
    optional: bool = False
    in_hand: bool = False

    @property
    def slack(self) -> Span:
        """Give what can be taken from it: down to its floor, and to what it has used."""
        return (self.allotted - self.floor.at_least(self.used)).at_least(ZERO)

    @property
    def left(self) -> Span:
        """Give the time it has not used."""
        return (self.allotted - self.used).at_least(ZERO)


def spread(donors: Sequence[Donor], wanted: Span) -> dict[str, Span]:
    """Give what each donor gives so that it comes to ``wanted``, or to all they have; half a minute at a time.

    Each half minute is given by whoever has given least for what they can spare, so that all reach their floors
    together; what does not make half a minute is given by the next in turn.
    """
    spare = {donor.id: donor.slack.ms for donor in donors if donor.slack}
    given = dict.fromkeys(spare, 0)
    claims = [(1 / most, place, step) for place, (step, most) in enumerate(spare.items())]
    heapq.heapify(claims)
    left = wanted.ms
    while claims and left > 0:
        claim, place, step = heapq.heappop(claims)
        by = min(SAYABLE.ms, spare[step] - given[step], left)
        given[step] += by
        left -= by
        if given[step] < spare[step]:
            heapq.heappush(claims, (claim + 2 / spare[step], place, step))
    return {step: Span(by) for step, by in given.items() if by}


def left_out(optional: Sequence[Donor], wanted: Span) -> tuple[Donor, ...]:
    """Give which steps to leave out: the shortest one that is long enough, or the longest ones until it is enough."""
    enough = [step for step in optional if step.left >= wanted]
    if enough:
        return (min(enough, key=lambda step: step.left),)
    gone: list[Donor] = []
    for step in sorted(optional, key=lambda step: -step.left.ms):
        if wanted > ZERO:
            gone.append(step)
            wanted -= step.left
    return tuple(gone)
