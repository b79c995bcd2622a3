"""Commitments; a deleted one can be taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from consultancy.model.consultancy import Commitment
from consultancy.model.note import Audience
from consultancy.store.database import Row, StoredDatabase

_SAVE = """
    INSERT INTO commitment (id, consultancy, position, due, audience, deleted, who, what, evidence)
    VALUES (:id, :consultancy, :position, :due, :audience, :deleted, :who, :what, :evidence)
    ON CONFLICT (id) DO UPDATE SET position = :position, due = :due, audience = :audience, deleted = :deleted,
        who = :who, what = :what, evidence = :evidence
"""

_DUE = """
    SELECT m.*, c.title FROM commitment m JOIN consultancy c ON c.id = m.consultancy
    WHERE m.deleted = 0 AND c.removed_ms IS NULL ORDER BY m.due IS NULL, m.due, c.when_ms DESC, m.position LIMIT ?
"""


class Commitments:
    """Commitments in the workspace."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database

    def save(self, commitment: Commitment) -> None:
        """Keep a commitment, new or changed."""
        with self._database.atomic():
            self._database.write(_SAVE, _columns(commitment))

    def load(self, commitment: str) -> Commitment | None:
        """Read one commitment, deleted or not."""
        row = self._database.row("SELECT * FROM commitment WHERE id = ?", (commitment,))
        return None if row is None else _commitment(row)

    def of(self, consultancy: str) -> list[Commitment]:
        """Read the commitments of a consultancy in order, without the deleted."""
        sql = "SELECT * FROM commitment WHERE consultancy = ? AND deleted = 0 ORDER BY position, id"
        return [_commitment(row) for row in self._database.rows(sql, (consultancy,))]

    def due(self, limit: int) -> list[tuple[Commitment, str]]:
        """Read commitments with the title of their consultancy, by date, those without a date last."""
        return [(_commitment(row), row["title"]) for row in self._database.rows(_DUE, (limit,))]


def _columns(commitment: Commitment) -> dict[str, Any]:
    return {
        "id": commitment.id,
        "consultancy": commitment.consultancy,
        "position": commitment.position,
        "due": commitment.by.isoformat() if commitment.by else None,
        "audience": str(commitment.audience),
        "deleted": int(commitment.deleted),
        "who": commitment.who,
        "what": commitment.what,
        "evidence": commitment.evidence,
    }


def _commitment(row: Row) -> Commitment:
    return Commitment(
        id=row["id"],
        consultancy=row["consultancy"],
        what=row["what"],
        who=row["who"],
        by=date.fromisoformat(row["due"]) if row["due"] else None,
        evidence=row["evidence"],
        audience=Audience(row["audience"]),
        position=row["position"],
        deleted=bool(row["deleted"]),
    )
