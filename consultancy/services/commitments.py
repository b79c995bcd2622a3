"""Commitments: who does what by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from consultancy.changes import Topic
from consultancy.errors import NotFoundHere, Refused
from consultancy.model.consultancy import Commitment
from consultancy.services.ports import CommitmentStore
from consultancy.services.writing import Desk
from consultancy.text import NOTE_CAP, _, clean, clean_line


def _cleaned(commitment: Commitment) -> Commitment:
    what = clean(commitment.what, NOTE_CAP).strip()
    if not what:
        raise Refused(_("A commitment needs a few words that say what will be done."))
    evidence = clean(commitment.evidence, NOTE_CAP).strip()
    return replace(commitment, what=what, who=clean_line(commitment.who), evidence=evidence)


class Commitments:
    """Use cases of the commitments written in the last step."""

    def __init__(self, desk: Desk, commitments: CommitmentStore) -> None:
        self._desk = desk
        self._commitments = commitments

    def add(self, consultancy: str, what: str, who: str = "", by: date | None = None, evidence: str = "") -> Commitment:
        """Write a commitment down. Empty words raise Refused."""
        position = 1 + max((other.position for other in self._commitments.of(consultancy)), default=-1)
        new = Commitment(self._desk.new_id(), consultancy, what, who, by, evidence, position=position)
        return self._keep(_cleaned(new))

    def change(self, commitment: Commitment) -> None:
        """Keep a changed commitment."""
        self._keep(_cleaned(commitment))

    def delete(self, commitment: str) -> None:
        """Delete a commitment; it can be brought back."""
        self._keep(replace(self._load(commitment), deleted=True))

    def restore(self, commitment: str) -> None:
        """Bring a deleted commitment back."""
        self._keep(replace(self._load(commitment), deleted=False))

    def of(self, consultancy: str) -> tuple[Commitment, ...]:
        """Give the commitments of a consultancy, in order."""
        return tuple(self._commitments.of(consultancy))

    def due(self, limit: int = 5) -> tuple[tuple[Commitment, str], ...]:
        """Give open commitments of every consultancy by date, each with its consultancy's title."""
        return tuple(self._commitments.due(limit))

    def _load(self, commitment: str) -> Commitment:
        stored = self._commitments.load(commitment)
        if stored is None:
            raise NotFoundHere(_("That commitment is no longer here."))
        return stored

    def _keep(self, commitment: Commitment) -> Commitment:
        with self._desk.changing(Topic.COMMITMENTS, consultancy=commitment.consultancy):
            self._commitments.save(commitment)
        return commitment
