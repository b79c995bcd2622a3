"""Enter to durable note, a keystroke, and search, with 50,000 notes stored.

uv run python tests/benchmarks/notes.py
"""

from __future__ import annotations

import statistics

from measuring import WORDS, filled, keep_folder, line_of_words, say, seconds, share

SAMPLES = 1_000
SEARCHES = 300


def tell(what: str, times: list[float], part: float, wanted: str) -> None:
    """Print the median and the quantile that was promised, in milliseconds."""
    middle, high = statistics.median(times) * 1000, share(times, part) * 1000
    say(f"{what}: median {middle:.2f} ms, p{part * 100:.0f} {high:.2f} ms ({wanted})")


def main() -> None:
    """Measure and print."""
    from consultancy.clock import SystemClock
    from consultancy.workspace import open_workspace

    workspace = open_workspace(filled(keep_folder()), SystemClock())
    made = workspace.preparation.create("A consultancy being measured")
    noting = [
        seconds(lambda number=number: workspace.notes.add(made.id, line_of_words(number), step="clarify"))
        for number in range(SAMPLES)
    ]
    tell("note durable", noting, 0.99, "at most 16")
    typed = [WORDS[n % len(WORDS)][: 3 + n % 5] + " " + WORDS[(n * 5) % len(WORDS)][:4] for n in range(SEARCHES)]
    searching = [seconds(lambda words=words: workspace.finder.find(words)) for words in typed]
    tell("search", searching, 0.95, "under 30")
    workspace.preparation.remove(made.id)
    workspace.close()


if __name__ == "__main__":
    main()
