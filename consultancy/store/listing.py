"""The one query behind every list of consultancies: no long text, no plan, one statement a page."""

from __future__ import annotations

from consultancy.model.consultancy import ConsultancyRow, Status
from consultancy.model.time import Utc
from consultancy.store.database import Row

LISTED = """
    SELECT c.number, c.id, c.title, c.status, c.protocol_name, c.minutes, c.when_ms, c.room, c.starts_ms, c.sample,
        coalesce(p.name, '') AS presenter, coalesce(p.organisation, '') AS organisation,
        (SELECT count(*) FROM note n WHERE n.consultancy = c.id AND n.deleted = 0) AS notes,
        EXISTS (SELECT 1 FROM export e WHERE e.consultancy = c.id) AS exported
    FROM consultancy c
    LEFT JOIN participant p ON p.consultancy = c.id AND p.id = (
        SELECT q.id FROM participant q WHERE q.consultancy = c.id AND q.role = 'presenter'
        ORDER BY q.position, q.id LIMIT 1)
    WHERE c.removed_ms IS NULL
"""

NEWEST_FIRST = " ORDER BY c.when_ms DESC, c.id DESC LIMIT :limit OFFSET :offset"


def listed(row: Row) -> ConsultancyRow:
    """Give a row of LISTED as a value."""
    return ConsultancyRow(
        id=row["id"],
        title=row["title"],
        status=Status(row["status"]),
        presenter=row["presenter"],
        organisation=row["organisation"],
        protocol=row["protocol_name"],
        minutes=row["minutes"],
        when=Utc(row["when_ms"]),
        notes=row["notes"],
        exported=bool(row["exported"]),
        room=row["room"],
        starts=moment(row["starts_ms"]),
        sample=bool(row["sample"]),
    )


def moment(ms: int | None) -> Utc | None:
    """Give a stored moment as a value, if there is one."""
    return None if ms is None else Utc(ms)


def stored(utc: Utc | None) -> int | None:
    """Give a moment the way it is stored, if there is one."""
    return None if utc is None else utc.ms
