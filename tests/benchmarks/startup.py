"""Start to a painted, usable Today beside a bare window, in time and memory.

uv run python tests/benchmarks/startup.py
"""

from __future__ import annotations

from pathlib import Path

from measuring import filled, keep_folder, medians, say, until_ready

HERE = Path(__file__).resolve().parent
RUNS = 7


def main() -> None:
    """Measure the two in turn and print the ratios."""
    folder = filled(keep_folder())
    bare, ours = [], []
    for _ in range(RUNS + 1):
        bare.append(until_ready(HERE / "bare_window.py"))
        ours.append(until_ready(HERE / "our_window.py", str(folder)))
    (bare_time, bare_memory), (our_time, our_memory) = medians(bare[1:]), medians(ours[1:])
    say(f"bare window {bare_time * 1000:.0f} ms, {bare_memory / 1024:.0f} MB")
    say(f"our Today   {our_time * 1000:.0f} ms, {our_memory / 1024:.0f} MB")
    say(f"time ratio {our_time / bare_time:.2f} (at most 2.0); memory {our_memory / bare_memory:.2f} (at most 2.5)")


if __name__ == "__main__":
    main()
