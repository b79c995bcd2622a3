"""How the hour went, in a sentence and in step titles."""

from __future__ import annotations

from consultancy.documents.naming import Naming
from consultancy.live.shown import Ledger
from consultancy.model.protocol import PlanStep
from consultancy.model.time import Span
from consultancy.text import _, n_
from consultancy.words import minutes_words


def step_title(planned: PlanStep, naming: Naming) -> str:
    """Give the title of a step, with whose turn it was."""
    whose = naming.typed(planned.turn_name)
    return f"{planned.step.title} · {whose}" if whose else planned.step.title


def time_in_a_sentence(ledger: Ledger) -> str:
    """Say how long it took against the plan, and where the difference lies: time over, pauses, waiting, unused."""
    told = _("{took} in all, {planned} planned").format(
        took=minutes_words(ledger.wall), planned=minutes_words(ledger.planned)
    )
    parts = (
        _part(ledger.over, _("{n} over time")),
        _part(ledger.paused, _("{n} of pauses")),
        _part(ledger.waited, _("{n} between steps")),
        _part(ledger.unused, _("{n} not needed")),
    )
    rest = ", ".join(part for part in parts if part)
    return f"{told}: {rest}." if rest else f"{told}."


def _part(span: Span, words: str) -> str:
    return words.format(n=minutes_words(span)) if round(span.minutes) else ""


def lines_in_words(count: int) -> str:
    """Count lines: ``12 lines``."""
    return n_("{n} line", "{n} lines", count).format(n=count)
