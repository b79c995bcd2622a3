"""One's own pace: how long steps took in earlier hours on this laptop, said only when there is enough to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from consultancy.model.protocol import LONGEST_STEP, Plan, PlanStep
from consultancy.model.time import Span
from consultancy.text import _, n_

FEWEST_RUNS = 5
MOST_RUNS = 12
FENCE = 1.5  # times the distance between the quartiles; what lies further out is set aside

Past = Mapping[str, Span]
"""One earlier consultancy: how long each step took, by its key; of a step with turns, one turn on average."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a step usually takes, in words, and the minutes suggested for each of ``steps``: its ids, one a turn."""

    steps: tuple[str, ...]
    sentence: str
    minutes: int


def paces(plan: Plan, past: Sequence[Past]) -> tuple[Pace, ...]:
    """Give a pace for each step whose planned minutes lie outside what it usually took; ``past`` is newest first."""
    by_key: dict[str, list[PlanStep]] = {}
    for step in plan.steps:
        by_key.setdefault(step.step.key, []).append(step)
    found = (_pace(steps, _minutes(key, past)) for key, steps in by_key.items())
    return tuple(pace for pace in found if pace is not None)


def without_outliers(values: Sequence[float]) -> list[float]:
    """Set aside what lies far from the rest."""
    low, __, high = quantiles(values, n=4, method="inclusive")
    reach = (high - low) * FENCE
    return [value for value in values if low - reach <= value <= high + reach]


def _minutes(key: str, past: Sequence[Past]) -> list[float]:
    return [run[key].minutes for run in past[:MOST_RUNS] if key in run]


def _pace(steps: list[PlanStep], took: list[float]) -> Pace | None:
    if len(took) < FEWEST_RUNS:
        return None
    usual, step = without_outliers(took), steps[0]
    low, high = round(min(usual)), round(max(usual))
    minutes = min(max(round(median(usual)), step.step.at_least), LONGEST_STEP)
    if low <= step.minutes <= high or minutes == step.minutes:
        return None
    sentence = _("“{step}” took {time} in {often}; planned {planned}.").format(
        step=step.step.title, time=_range(low, high), often=_often(len(usual), len(took)), planned=step.minutes
    )
    return Pace(tuple(each.id for each in steps), sentence, minutes)


def _range(low: int, high: int) -> str:
    if low == high:
        return n_("{n} min", "{n} min", low).format(n=low)
    return n_("{low}–{high} min", "{low}–{high} min", high).format(low=low, high=high)


def _often(usual: int, runs: int) -> str:
    if usual == runs:
        return n_("your last {n} time", "all your last {n} times", runs).format(n=runs)
    return n_("{usual} of your last {n} time", "{usual} of your last {n} times", runs).format(usual=usual, n=runs)
