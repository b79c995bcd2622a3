"""How long it takes to work out what is offered for thirty steps.

uv run python tests/benchmarks/offers.py
"""

from __future__ import annotations

import statistics
import time

from measuring import say


def main() -> None:
    """Time offers, and all that the panel shows, at three hours of lateness."""
    from consultancy.model.time import ZERO, Span, Utc
    from consultancy.planning.catchup import Donor, Situation, catch_up, offers

    steps = tuple(
        Donor(
            str(n),
            f"Step {n}",
            Span.of(minutes=20 + n),
            ZERO,
            Span.of(minutes=2),
            protected=n % 7 == 0,
            optional=n % 5 == 0,
        )
        for n in range(30)
    )
    situation = Situation(steps, Utc(0) + Span.of(hours=3), Utc(0))
    for name, asked in (("offers", offers), ("the panel", catch_up)):
        times = []
        for _ in range(200):
            began = time.perf_counter()
            asked(situation)
            times.append(time.perf_counter() - began)
        say(f"{name}: {statistics.median(times) * 1000:.2f} ms for 30 steps (at most 2)")


if __name__ == "__main__":
    main()
