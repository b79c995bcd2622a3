"""The list of documents that were handed out."""

from __future__ import annotations

from consultancy.model.time import Utc
from consultancy.store.database import StoredDatabase


class Exports:
    """Documents saved from the workspace, so that they can be named later."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database

    def record(self, consultancy: str, document: str, path: str, when: Utc) -> None:
        """Remember that ``document`` was saved at ``path``."""
        sql = "INSERT INTO export (consultancy, document, path, utc_ms) VALUES (?, ?, ?, ?)"
        with self._database.atomic():
            self._database.write(sql, (consultancy, document, path, when.ms))

    def of(self, consultancy: str) -> list[tuple[str, str, Utc]]:
        """List document, path and moment of each, oldest first."""
        sql = "SELECT document, path, utc_ms FROM export WHERE consultancy = ? ORDER BY number"
        rows = self._database.rows(sql, (consultancy,))
        return [(row["document"], row["path"], Utc(row["utc_ms"])) for row in rows]
