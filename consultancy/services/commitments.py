"""Commitments: who does what by when."""

from __future__ import annotations

from datetime import date

from consultancy.model.consultancy import Commitment


class Commitments:
    """Use cases of the commitments written in the last step."""

    def add(self, consultancy: str, what: str, who: str = "", by: date | None = None, evidence: str = "") -> Commitment:
        """Write a commitment down. Empty words raise Refused."""
        raise NotImplementedError

    def change(self, commitment: Commitment) -> None:
        """Keep a changed commitment."""
        raise NotImplementedError

    def delete(self, commitment: str) -> None:
        """Delete a commitment; it can be brought back."""
        raise NotImplementedError

    def restore(self, commitment: str) -> None:
        """Bring a deleted commitment back."""
        raise NotImplementedError

    def of(self, consultancy: str) -> tuple[Commitment, ...]:
        """Give the commitments of a consultancy, in order."""
        raise NotImplementedError

    def due(self, limit: int = 5) -> tuple[tuple[Commitment, str], ...]:
        """Give open commitments of every consultancy by date, each with its consultancy's title."""
        raise NotImplementedError
