"""A program that writes notes until it is killed, and says so only after each commit.

Reads a number a line and lives one life for each, in a fork of its own, so that a life costs no start-up.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from consultancy.clock import FakeClock
from consultancy.model.consultancy import Consultancy
from consultancy.model.note import Note, NoteKind
from consultancy.model.time import Span, Utc
from consultancy.store.stores import Stores, open_stores

SAY = 1
HOME = "c1"


def text_of(key: str) -> str:
    """Give the words of a note, so that a reader knows what it should find."""
    return f"What was said in {key} #trust " + "and more of it " * (sum(map(ord, key)) % 20)


def write_on(stores: Stores, life: int) -> None:
    """Write note after note, with drafts and heartbeats between, and acknowledge each after its commit."""
    if stores.consultancies.load(HOME) is None:
        stores.consultancies.save(Consultancy(id=HOME, created=Utc(0)))
    for n in range(1_000_000):
        key = f"{life}-{n}"
        stores.notes.keep_draft(HOME, "note", text_of(key)[: n % 40], Utc(n))
        stores.notes.save(Note(key, HOME, text_of(key), NoteKind.NOTE, "s1", Utc(n), Span(n), themes=("trust",)))
        os.write(SAY, f"ack {key}\n".encode())
        stores.facts.seen(HOME, Span(n), Utc(n))


def main(folder: Path) -> None:
    """Live a life for each line read."""
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            write_on(open_stores(folder, FakeClock()), int(line))
        os.write(SAY, f"born {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(SAY, b"dead\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
