"""The tables, made by migrations and by nothing else. A migration that has been released is never changed."""

from __future__ import annotations

from typing import Any

from consultancy.store import driver

# Long texts come last: a list then never has to walk through them.
_CONSULTANCY = """
CREATE TABLE consultancy (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL,
    removed_ms INTEGER,
    status TEXT NOT NULL,
    starts_ms INTEGER,
    end_by_ms INTEGER,
    started_ms INTEGER,
    ended_ms INTEGER,
    handed_over_ms INTEGER,
    when_ms INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(starts_ms, started_ms, created_ms)) VIRTUAL,
    room TEXT NOT NULL,
    language TEXT NOT NULL,
    sample INTEGER NOT NULL,
    protocol_key TEXT NOT NULL,
    protocol_name TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    title TEXT NOT NULL,
    context TEXT NOT NULL,
    tried TEXT NOT NULL,
    evidence TEXT NOT NULL,
    in_our_control TEXT NOT NULL,
    help_wanted TEXT NOT NULL,
    focus_prepared TEXT NOT NULL,
    focus_after_probing TEXT NOT NULL,
    focus_at_close TEXT NOT NULL,
    plan TEXT
) STRICT
"""

_PARTICIPANT = """
CREATE TABLE participant (
    consultancy TEXT NOT NULL REFERENCES consultancy(id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    PRIMARY KEY (consultancy, id)
) STRICT, WITHOUT ROWID
"""

_PERSON = """
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    folded TEXT NOT NULL,
    used_ms INTEGER NOT NULL,
    UNIQUE (name, organisation)
) STRICT, WITHOUT ROWID
"""

_FACT = """
CREATE TABLE fact (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    consultancy TEXT NOT NULL REFERENCES consultancy(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    utc_ms INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT
"""

_NOTE_COLUMNS = """
    revision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    step TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    utc_ms INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    themes TEXT NOT NULL,
    starred INTEGER NOT NULL,
    audience TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    row_hash TEXT NOT NULL,
    text TEXT NOT NULL
"""

_NOTE = f"""
CREATE TABLE note (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    consultancy TEXT NOT NULL REFERENCES consultancy(id) ON DELETE CASCADE,
    {_NOTE_COLUMNS}
) STRICT
"""

_NOTE_VERSION = f"""
CREATE TABLE note_version (
    id TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    {_NOTE_COLUMNS},
    PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID
"""

_COMMITMENT = """
CREATE TABLE commitment (
    id TEXT PRIMARY KEY,
    consultancy TEXT NOT NULL REFERENCES consultancy(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    due TEXT,
    audience TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_DRAFT = """
CREATE TABLE draft (
    consultancy TEXT NOT NULL REFERENCES consultancy(id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    kept_ms INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (consultancy, place)
) STRICT, WITHOUT ROWID
"""

_SEEN = """
CREATE TABLE seen (
    consultancy TEXT PRIMARY KEY REFERENCES consultancy(id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL,
    utc_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID
"""

_EXPORT = """
CREATE TABLE export (
    number INTEGER PRIMARY KEY,
    consultancy TEXT NOT NULL REFERENCES consultancy(id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    utc_ms INTEGER NOT NULL
) STRICT
"""

_SETTING = """
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""

_WORD_INDEX = """
CREATE VIRTUAL TABLE word_index USING fts5(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1')
"""

# Without this, words that were deleted stay readable in the file.
_FORGET_DELETED_WORDS = "INSERT INTO word_index (word_index, rank) VALUES ('secure-delete', 1)"

_INDEXES = (
    "CREATE INDEX consultancy_by_time ON consultancy (when_ms DESC, id DESC) WHERE removed_ms IS NULL",
    "CREATE INDEX consultancy_by_status ON consultancy (status, starts_ms) WHERE removed_ms IS NULL",
    "CREATE INDEX fact_by_consultancy ON fact (consultancy)",
    "CREATE INDEX note_by_consultancy ON note (consultancy, deleted)",
    "CREATE INDEX commitment_by_consultancy ON commitment (consultancy, position)",
    "CREATE INDEX commitment_by_date ON commitment (due) WHERE deleted = 0",
    "CREATE INDEX export_by_consultancy ON export (consultancy)",
)


def _m001_first_tables(db: Any) -> None:
    """Make the tables of one facilitator's consultancies."""
    tables = (_CONSULTANCY, _PARTICIPANT, _PERSON, _FACT, _NOTE, _NOTE_VERSION, _COMMITMENT)
    for statement in (*tables, _DRAFT, _SEEN, _EXPORT, _SETTING, _WORD_INDEX, _FORGET_DELETED_WORDS, *_INDEXES):
        db.execute(statement)


def _m002_fixed_ends(db: Any) -> None:
    """Keep whether the agreed end of a consultancy is fixed."""
    db.execute("ALTER TABLE consultancy ADD COLUMN hard_end INTEGER NOT NULL DEFAULT 0")


_STEPS = (_m001_first_tables, _m002_fixed_ends)

SCHEMA = len(_STEPS)
"""The version written into the file: how many migrations it has been through."""


def migrations() -> Any:
    """Give the steps in order, each applied once and in the same transaction as the note that it was."""
    made = driver.migrations("consultancy")
    for step in _STEPS:
        made(name=step.__name__.lstrip("_"))(step)
    return made
