"""Settings as text by key."""

from __future__ import annotations

from consultancy.store.database import StoredDatabase

_SET = "INSERT INTO setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = :value"


class Settings:
    """Settings of the workspace."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """Read a setting, if it was ever set."""
        value: str | None = self._database.value("SELECT value FROM setting WHERE key = ?", (key,))
        return value

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
        with self._database.atomic():
            self._database.write(_SET, {"key": key, "value": value})
