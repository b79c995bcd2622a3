"""From the record of a consultancy to a document as a value: pure, and tested as text."""

from __future__ import annotations

from datetime import tzinfo

from consultancy.documents.naming import Names
from consultancy.documents.summary_model import PageSize, Summary
from consultancy.live.shown import Ledger
from consultancy.model.consultancy import Commitment, Consultancy
from consultancy.model.note import Note


def memo(
    consultancy: Consultancy,
    notes: tuple[Note, ...],
    commitments: tuple[Commitment, ...],
    ledger: Ledger | None,
    *,
    names: Names,
    zone: tzinfo | None,
    page: PageSize,
) -> Summary:
    """Make the presenter's memo. Lines kept to the room are counted, never shown."""
    raise NotImplementedError


def record(
    consultancy: Consultancy,
    notes: tuple[Note, ...],
    commitments: tuple[Commitment, ...],
    ledger: Ledger | None,
    *,
    names: Names,
    zone: tzinfo | None,
    page: PageSize,
) -> Summary:
    """Make the full record: everything in order of time. Lines kept to the room are counted, never shown."""
    raise NotImplementedError
