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
    both = medians(bare[1:]), medians(ours[1:])
    for name, (took, memory, processor) in zip(("bare window", "our Today"), both, strict=True):
        say(f"{name}: {took * 1000:.0f} ms, of which the processor {processor * 1000:.0f} ms, {memory / 1024:.0f} MB")
    time, memory, processor = (our / their for their, our in zip(*both, strict=True))
    say(f"time {time:.2f} (at most 2.0), on the processor {processor:.2f}; memory {memory:.2f} (at most 2.5)")


if __name__ == "__main__":
    main()
