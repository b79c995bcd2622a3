"""Consultancies with their people and plan, and the people of the workspace."""

from __future__ import annotations

import unicodedata
from typing import Any

from consultancy.clock import Clock
from consultancy.model.consultancy import Consultancy, ConsultancyRow, Dilemma, FocusQuestion, Status
from consultancy.model.people import Participant, Person, Role
from consultancy.model.time import Utc
from consultancy.store import plan_codec
from consultancy.store.database import Row, StoredDatabase
from consultancy.store.listing import LISTED, NEWEST_FIRST, listed, moment, stored
from consultancy.store.search import NOTES_EACH, WordIndex

_PARTICIPANT = """
    INSERT INTO participant (consultancy, id, role, position, name, organisation)
    VALUES (:consultancy, :id, :role, :position, :name, :organisation)
    ON CONFLICT (consultancy, id) DO UPDATE
    SET role = :role, position = :position, name = :name, organisation = :organisation
"""

_PERSON = """
    INSERT INTO person (id, name, organisation, folded, used_ms) VALUES (:id, :name, :organisation, :folded, :used)
    ON CONFLICT (name, organisation) DO UPDATE SET used_ms = :used
    ON CONFLICT (id) DO UPDATE SET name = :name, organisation = :organisation, folded = :folded, used_ms = :used
"""

_PEOPLE_LIKE = """
    SELECT id, name, organisation FROM person
    WHERE folded LIKE :start ESCAPE '\\' OR folded LIKE :inside ESCAPE '\\'
    ORDER BY used_ms DESC, name LIMIT :limit
"""


class Consultancies:
    """Consultancies in the workspace. One that was put away is neither loaded nor listed until it is brought back."""

    def __init__(self, database: StoredDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._index = WordIndex(database)

    def save(self, consultancy: Consultancy) -> None:
        """Write a consultancy with its people and plan; only what differs from the file is touched."""
        with self._database.atomic():
            number = self._save_row(consultancy)
            self._save_people(consultancy)
            self._index.put(number << NOTES_EACH, _words_of(consultancy))

    def load(self, consultancy: str) -> Consultancy | None:
        """Read one consultancy, unless there is none or it was put away."""
        row = self._database.row("SELECT * FROM consultancy WHERE id = ? AND removed_ms IS NULL", (consultancy,))
        return None if row is None else _consultancy(row, self._people(consultancy))

    def remove(self, consultancy: str, when: Utc) -> None:
        """Put a consultancy away; nothing of it is lost."""
        with self._database.atomic():
            self._database.write("UPDATE consultancy SET removed_ms = ? WHERE id = ?", (when.ms, consultancy))

    def bring_back(self, consultancy: str) -> None:
        """Bring a consultancy back that was put away."""
        with self._database.atomic():
            self._database.write("UPDATE consultancy SET removed_ms = NULL WHERE id = ?", (consultancy,))

    def rows(self, *, limit: int, offset: int = 0) -> list[ConsultancyRow]:
        """List consultancies, newest first."""
        rows = self._database.rows(LISTED + NEWEST_FIRST, {"limit": limit, "offset": offset})
        return [listed(row) for row in rows]

    def count(self) -> int:
        """Say how many there are to list."""
        return int(self._database.value("SELECT count(*) FROM consultancy WHERE removed_ms IS NULL"))

    def upcoming(self, since: Utc, limit: int) -> list[ConsultancyRow]:
        """List what is planned from ``since`` on, soonest first, then what is planned without a time, newest first."""
        planned = " AND c.status = :planned AND (c.starts_ms >= :since OR c.starts_ms IS NULL)"
        soonest = " ORDER BY c.starts_ms IS NULL, c.starts_ms, c.created_ms DESC, c.id DESC LIMIT :limit"
        values = {"planned": Status.PLANNED, "since": since.ms, "limit": limit}
        return [listed(row) for row in self._database.rows(LISTED + planned + soonest, values)]

    def unfinished(self) -> list[str]:
        """List the ids of what is running or paused, the one begun last first."""
        sql = "SELECT id FROM consultancy WHERE removed_ms IS NULL AND status IN (?, ?) ORDER BY when_ms DESC, id DESC"
        return [row["id"] for row in self._database.rows(sql, (Status.RUNNING, Status.PAUSED))]

    def people_like(self, typed: str, limit: int) -> list[Person]:
        """Give people with a word in name or organisation that begins like ``typed``, the last used first."""
        begins = _fold(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values = {"start": f"{begins}%", "inside": f"% {begins}%", "limit": limit}
        rows = self._database.rows(_PEOPLE_LIKE, values)
        return [Person(id=row["id"], name=row["name"], organisation=row["organisation"]) for row in rows]

    def remember(self, participant: Participant) -> None:
        """Offer somebody again later; a name corrected under the same id replaces the one before."""
        values = {"id": participant.id, "name": participant.name, "organisation": participant.organisation}
        values["folded"] = _fold(f"{participant.name} {participant.organisation}")
        with self._database.atomic():
            self._database.write(_PERSON, values | {"used": self._clock.read().utc.ms})

    def _save_row(self, consultancy: Consultancy) -> int:
        row = self._database.row("SELECT * FROM consultancy WHERE id = ?", (consultancy.id,))
        values = _columns(consultancy)
        if row is None:
            values["updated_ms"] = self._clock.read().utc.ms
            names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
            self._database.write(f"INSERT INTO consultancy ({names}) VALUES ({marks})", values)
            return int(self._database.value("SELECT number FROM consultancy WHERE id = ?", (consultancy.id,)))
        changed = {name: value for name, value in values.items() if row[name] != value}
        if changed:
            changed["updated_ms"] = self._clock.read().utc.ms
            sets = ", ".join(f"{name} = :{name}" for name in changed)
            self._database.write(
                f"UPDATE consultancy SET {sets} WHERE number = :number", {**changed, "number": row["number"]}
            )
        return int(row["number"])

    def _save_people(self, consultancy: Consultancy) -> None:
        before = {person.id: person for person in self._people(consultancy.id)}
        now = {person.id: person for person in consultancy.people}
        for gone in before.keys() - now.keys():
            self._database.write("DELETE FROM participant WHERE consultancy = ? AND id = ?", (consultancy.id, gone))
        for person in now.values():
            if before.get(person.id) != person:
                self._database.write(_PARTICIPANT, _participant_columns(consultancy.id, person))

    def _people(self, consultancy: str) -> tuple[Participant, ...]:
        sql = "SELECT * FROM participant WHERE consultancy = ? ORDER BY position, id"
        return tuple(map(_participant, self._database.rows(sql, (consultancy,))))


def _columns(consultancy: Consultancy) -> dict[str, Any]:
    dilemma, focus, plan = consultancy.dilemma, consultancy.focus, consultancy.plan
    return {
        "id": consultancy.id,
        "created_ms": consultancy.created.ms,
        "status": str(consultancy.status),
        "starts_ms": stored(consultancy.starts),
        "end_by_ms": stored(consultancy.end_by),
        "hard_end": int(consultancy.hard_end),
        "started_ms": stored(consultancy.started),
        "ended_ms": stored(consultancy.ended),
        "handed_over_ms": stored(consultancy.handed_over),
        "room": consultancy.room,
        "language": consultancy.language,
        "sample": int(consultancy.sample),
        "protocol_key": plan.protocol_key if plan else "",
        "protocol_name": plan.protocol_name if plan else "",
        "minutes": plan.minutes if plan else 0,
        "title": dilemma.title,
        "context": dilemma.context,
        "tried": dilemma.tried,
        "evidence": dilemma.evidence,
        "in_our_control": dilemma.in_our_control,
        "help_wanted": dilemma.help_wanted,
        "focus_prepared": focus.prepared,
        "focus_after_probing": focus.after_probing,
        "focus_at_close": focus.at_close,
        "plan": plan_codec.encode(plan) if plan else None,
    }


def _consultancy(row: Row, people: tuple[Participant, ...]) -> Consultancy:
    return Consultancy(
        id=row["id"],
        created=Utc(row["created_ms"]),
        dilemma=Dilemma(
            title=row["title"],
            context=row["context"],
            tried=row["tried"],
            evidence=row["evidence"],
            in_our_control=row["in_our_control"],
            help_wanted=row["help_wanted"],
        ),
        focus=FocusQuestion(
            prepared=row["focus_prepared"],
            after_probing=row["focus_after_probing"],
            at_close=row["focus_at_close"],
        ),
        status=Status(row["status"]),
        plan=plan_codec.decode(row["plan"]) if row["plan"] is not None else None,
        people=people,
        starts=moment(row["starts_ms"]),
        end_by=moment(row["end_by_ms"]),
        room=row["room"],
        language=row["language"],
        sample=bool(row["sample"]),
        started=moment(row["started_ms"]),
        ended=moment(row["ended_ms"]),
        handed_over=moment(row["handed_over_ms"]),
        hard_end=bool(row["hard_end"]),
    )


def _participant_columns(consultancy: str, person: Participant) -> dict[str, Any]:
    return {
        "consultancy": consultancy,
        "id": person.id,
        "role": str(person.role),
        "position": person.position,
        "name": person.name,
        "organisation": person.organisation,
    }


def _participant(row: Row) -> Participant:
    return Participant(
        id=row["id"],
        name=row["name"],
        organisation=row["organisation"],
        role=Role(row["role"]),
        position=row["position"],
    )


def _words_of(consultancy: Consultancy) -> str:
    dilemma, focus = consultancy.dilemma, consultancy.focus
    own = (dilemma.title, dilemma.context, dilemma.tried, dilemma.evidence, dilemma.in_our_control, dilemma.help_wanted)
    people = [text for person in consultancy.people for text in (person.name, person.organisation)]
    return "\n".join(filter(None, (*own, focus.prepared, focus.after_probing, focus.at_close, *people)))


def _fold(text: str) -> str:
    """Make names alike that differ only in case or accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).split())
