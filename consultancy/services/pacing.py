"""Between the clock and one's own pace: the facts of earlier consultancies as how long their steps took."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.live.engine import replay
from consultancy.live.facts import Fact
from consultancy.live.looking import view
from consultancy.live.shown import LedgerLine
from consultancy.model.protocol import Plan
from consultancy.model.time import Moment, Span, Utc
from consultancy.planning.pace import Past

History = Callable[[str, int], list[tuple[Plan, tuple[Fact, ...]]]]
"""Give the plans and facts of the newest finished consultancies with a protocol (its key), so many at most."""


def no_history(_protocol: str, _limit: int) -> list[tuple[Plan, tuple[Fact, ...]]]:
    """Give nothing: nothing earlier is known of."""
    return []


def took(plan: Plan, facts: tuple[Fact, ...]) -> Past:
    """Say how long each step of a finished consultancy took, by its key; of several turns, one on average."""
    run = replay(plan, facts)
    last = max(facts, key=lambda fact: fact.at, default=None)
    moment = Moment(Span(0), Utc(0)) if last is None else Moment(last.at, last.utc)
    lines: dict[str, list[LedgerLine]] = {}
    for line in view(run, moment).ledger.lines:
        if line.ran:
            lines.setdefault(line.step.step.key, []).append(line)
    return {key: Span(sum(line.ran.ms for line in those) // len(those)) for key, those in lines.items()}
