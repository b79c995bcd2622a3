"""Notes with their history, and what is being typed."""

from __future__ import annotations

import json
from typing import Any

from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.time import Span, Utc
from consultancy.store.database import Row, StoredDatabase
from consultancy.store.search import NOTES_EACH, WordIndex

_CONTENT = (
    "revision",
    "kind",
    "step",
    "at_ms",
    "utc_ms",
    "speaker",
    "themes",
    "starred",
    "audience",
    "deleted",
    "text",
)
_STORED = (*_CONTENT, "row_hash")
_NAMES = ", ".join(_STORED)
_MARKS = ", ".join(f":{name}" for name in _STORED)
_SETS = ", ".join(f"{name} = :{name}" for name in _STORED)

_NEXT_NUMBER = f"""
    SELECT coalesce(max(n.number), (c.number << {NOTES_EACH})) + 1 FROM consultancy c LEFT JOIN note n
    ON n.number > (c.number << {NOTES_EACH}) AND n.number < ((c.number + 1) << {NOTES_EACH}) WHERE c.id = ?
"""

_DRAFT = """
    INSERT INTO draft (consultancy, place, kept_ms, text) VALUES (:consultancy, :place, :kept, :text)
    ON CONFLICT (consultancy, place) DO UPDATE SET kept_ms = :kept, text = :text
"""


class Notes:
    """Notes in the workspace."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database
        self._index = WordIndex(database)

    def save(self, note: Note) -> None:
        """Keep a note. An earlier revision goes into its history; a changed note needs a higher one (ValueError)."""
        with self._database.atomic():
            before = self._row(note.id)
            if before is None:
                self._add(note)
            elif _note(before) != note:
                self._change(note, before)

    def load(self, note: str) -> Note | None:
        """Read one note, deleted or not."""
        row = self._row(note)
        return None if row is None else _note(row)

    def of(self, consultancy: str) -> list[Note]:
        """Read the notes of a consultancy in the order they were written, without the deleted."""
        sql = "SELECT * FROM note WHERE consultancy = ? AND deleted = 0 ORDER BY number"
        return [_note(row) for row in self._database.rows(sql, (consultancy,))]

    def before(self, note: str) -> Note | None:
        """Read the revision before the present one, if there is one."""
        sql = """
            SELECT v.*, n.consultancy FROM note_version v JOIN note n USING (id)
            WHERE v.id = ? AND v.revision < n.revision ORDER BY v.revision DESC LIMIT 1
        """
        row = self._database.row(sql, (note,))
        return None if row is None else _note(row)

    def keep_draft(self, consultancy: str, place: str, text: str, when: Utc) -> None:
        """Keep what is being typed at ``place``; empty text forgets it."""
        with self._database.atomic():
            if text:
                values = {"consultancy": consultancy, "place": place, "kept": when.ms, "text": text}
                self._database.write(_DRAFT, values)
            else:
                self._database.write("DELETE FROM draft WHERE consultancy = ? AND place = ?", (consultancy, place))

    def draft(self, consultancy: str, place: str) -> str:
        """Give what was being typed at ``place``, or nothing."""
        sql = "SELECT text FROM draft WHERE consultancy = ? AND place = ?"
        return str(self._database.value(sql, (consultancy, place)) or "")

    def _row(self, note: str) -> Row | None:
        return self._database.row("SELECT * FROM note WHERE id = ?", (note,))

    def _add(self, note: Note) -> None:
        number = self._database.value(_NEXT_NUMBER, (note.consultancy,))
        values = _columns(note) | {"number": number, "id": note.id, "consultancy": note.consultancy}
        sql = f"INSERT INTO note (number, id, consultancy, {_NAMES}) VALUES (:number, :id, :consultancy, {_MARKS})"
        self._database.write(sql, values)
        if not note.deleted:
            self._index.add(number, _words_of(note))

    def _change(self, note: Note, before: Row) -> None:
        if note.revision <= before["revision"] or note.consultancy != before["consultancy"]:
            raise ValueError(f"revision {note.revision} of note {note.id} cannot follow {before['revision']}")
        self._database.write(
            f"INSERT INTO note_version (id, {_NAMES}) SELECT id, {_NAMES} FROM note WHERE id = ?", (note.id,)
        )
        self._database.write(f"UPDATE note SET {_SETS} WHERE id = :id", _columns(note) | {"id": note.id})
        if note.deleted:
            self._index.drop(before["number"])
        else:
            self._index.put(before["number"], _words_of(note))


def altered(database: StoredDatabase) -> list[str]:
    """Find the notes whose words are no longer those that were saved; a damaged disk can change them unnoticed."""
    return [row["id"] for table in ("note", "note_version") for row in _rows_of(database, table) if _is_altered(row)]


def _rows_of(database: StoredDatabase, table: str) -> list[Row]:
    return database.rows(f"SELECT id, {_NAMES} FROM {table}")


def _is_altered(row: Row) -> bool:
    return bool(row["row_hash"] != _hash(row["id"], [row[name] for name in _CONTENT]))


def _hash(note: str, content: list[Any]) -> str:
    import hashlib

    text = json.dumps([note, *content], ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _columns(note: Note) -> dict[str, Any]:
    values = {
        "revision": note.revision,
        "kind": str(note.kind),
        "step": note.step,
        "at_ms": note.at.ms,
        "utc_ms": note.utc.ms,
        "speaker": note.speaker,
        "themes": json.dumps(note.themes, ensure_ascii=False),
        "starred": int(note.starred),
        "audience": str(note.audience),
        "deleted": int(note.deleted),
        "text": note.text,
    }
    return values | {"row_hash": _hash(note.id, [values[name] for name in _CONTENT])}


def _note(row: Row) -> Note:
    return Note(
        id=row["id"],
        consultancy=row["consultancy"],
        text=row["text"],
        kind=NoteKind(row["kind"]),
        step=row["step"],
        utc=Utc(row["utc_ms"]),
        at=Span(row["at_ms"]),
        speaker=row["speaker"],
        themes=tuple(json.loads(row["themes"])),
        starred=bool(row["starred"]),
        audience=Audience(row["audience"]),
        revision=row["revision"],
        deleted=bool(row["deleted"]),
    )


def _words_of(note: Note) -> str:
    return "\n".join(filter(None, (note.text, note.speaker, " ".join(note.themes))))
