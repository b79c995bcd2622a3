"""The facts of the clock, append-only, and when each consultancy was last seen alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consultancy.model.protocol import Plan
from consultancy.model.time import Span, Utc
from consultancy.store import plan_codec
from consultancy.store.database import Row, StoredDatabase

if TYPE_CHECKING:
    from consultancy.live.facts import Fact

_APPEND = "INSERT INTO fact (id, consultancy, kind, at_ms, utc_ms, payload) VALUES (?, ?, ?, ?, ?, ?)"

_SEEN = """
    INSERT INTO seen (consultancy, at_ms, utc_ms) VALUES (:consultancy, :at, :utc)
    ON CONFLICT (consultancy) DO UPDATE SET at_ms = :at, utc_ms = :utc
"""


_PAST = """
    SELECT id, plan FROM consultancy
    WHERE protocol_key = ? AND status IN ('closed', 'released') AND sample = 0 AND removed_ms IS NULL
    ORDER BY when_ms DESC, id DESC LIMIT ?
"""


class Facts:
    """Facts in the workspace."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database

    def append(self, consultancy: str, facts: tuple[Fact, ...]) -> None:
        """Add facts after those there are, all or none."""
        from consultancy.live.codec import encode

        with self._database.atomic():
            for fact in facts:
                kind, payload = encode(fact)
                self._database.write(_APPEND, (fact.id, consultancy, kind, fact.at.ms, fact.utc.ms, payload))

    def load(self, consultancy: str) -> tuple[Fact, ...]:
        """Read the facts of a consultancy in the order they were added."""
        rows = self._database.rows("SELECT * FROM fact WHERE consultancy = ? ORDER BY number", (consultancy,))
        return tuple(map(_fact, rows))

    def past(self, protocol: str, limit: int) -> list[tuple[Plan, tuple[Fact, ...]]]:
        """Read plan and facts of the newest finished consultancies with a protocol; samples are none of them."""
        plans = {row["id"]: row["plan"] for row in self._database.rows(_PAST, (protocol, limit))}
        marks = ", ".join("?" for _ in plans)
        facts: dict[str, list[Fact]] = {consultancy: [] for consultancy in plans}
        for row in self._database.rows(f"SELECT * FROM fact WHERE consultancy IN ({marks}) ORDER BY number", (*plans,)):
            facts[row["consultancy"]].append(_fact(row))
        return [(plan_codec.decode(plan), tuple(facts[consultancy])) for consultancy, plan in plans.items() if plan]

    def seen(self, consultancy: str, at: Span, utc: Utc) -> None:
        """Remember that the consultancy was alive just now."""
        with self._database.atomic():
            self._database.write(_SEEN, {"consultancy": consultancy, "at": at.ms, "utc": utc.ms})

    def last_seen(self, consultancy: str) -> tuple[Span, Utc] | None:
        """Say when the consultancy was last seen alive, if ever."""
        row = self._database.row("SELECT at_ms, utc_ms FROM seen WHERE consultancy = ?", (consultancy,))
        return None if row is None else (Span(row["at_ms"]), Utc(row["utc_ms"]))


def _fact(row: Row) -> Fact:
    from consultancy.live.codec import decode

    return decode(row["kind"], row["payload"], row["id"], Span(row["at_ms"]), Utc(row["utc_ms"]))
