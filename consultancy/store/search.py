"""Full-text search. Every row of the index knows its consultancy from its own number, so nothing is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.model.consultancy import Match
from consultancy.store.database import StoredDatabase
from consultancy.store.listing import LISTED, NEWEST_FIRST, listed

NOTES_EACH = 24
"""Bits of an index number that count the notes of one consultancy; zero there is the consultancy itself."""

_MOST_WORDS = 8
_LONGEST_WORD = 60
# Scripts written without spaces, of which the index holds whole phrases, and letters younger than its tables: words
# of these are looked for inside the text.
_LOOKED_FOR_INSIDE = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0x10000, 0x10FFFF),
)


@dataclass(frozen=True, slots=True)
class _Word:
    """A condition that finds one typed word, and its value."""

    condition: str
    value: str


class WordIndex:
    """The words that can be found, kept by the repositories inside their own transactions."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database

    def add(self, number: int, words: str) -> None:
        """Index ``words`` under a number that is not there yet."""
        self._database.write("INSERT INTO word_index (rowid, words) VALUES (?, ?)", (number, words))

    def put(self, number: int, words: str) -> None:
        """Index ``words`` under ``number`` in place of what was there; the same words cost nothing."""
        before = self._database.value("SELECT words FROM word_index WHERE rowid = ?", (number,))
        if before is None:
            self.add(number, words)
        elif before != words:
            self._database.write("UPDATE word_index SET words = ? WHERE rowid = ?", (words, number))

    def drop(self, number: int) -> None:
        """Forget the words under ``number``."""
        self._database.write("DELETE FROM word_index WHERE rowid = ?", (number,))


class Search:
    """Search over titles, dilemmas, people, organisations, themes and notes."""

    def __init__(self, database: StoredDatabase) -> None:
        self._database = database

    def find(self, typed: str, *, limit: int, offset: int = 0) -> list[Match]:
        """Give a page of what holds every typed word, anywhere in it, newest first. Nothing typed finds all."""
        words = _words(typed)
        values = _values(words) | {"limit": limit, "offset": offset}
        rows = self._database.rows(LISTED + _having(words) + NEWEST_FIRST, values)
        excerpts = self._excerpts([row["number"] for row in rows], words)
        return [Match(listed(row), excerpts.get(row["number"], "")) for row in rows]

    def count(self, typed: str) -> int:
        """Say how many hold every typed word."""
        words = _words(typed)
        sql = "SELECT count(*) FROM consultancy c WHERE c.removed_ms IS NULL" + _having(words)
        return int(self._database.value(sql, _values(words)))

    def _excerpts(self, found: list[int], words: list[_Word]) -> dict[int, str]:
        """Give for each consultancy the first note with all the words, or with a word that is nowhere else in it."""
        notes = self._first_hits(found, words) if found and words else {}
        for word in words if len(words) > 1 else ():
            left = [number for number in found if number not in notes]
            hits = self._first_hits(left, [word]) if left else {}
            notes |= {number: hit for number, hit in hits.items() if hit != number << NOTES_EACH}
        return self._texts({number: hit for number, hit in notes.items() if hit != number << NOTES_EACH})

    def _first_hits(self, found: list[int], words: list[_Word]) -> dict[int, int]:
        """Find the first row of the index with all of ``words`` in each consultancy; its own words come first."""
        each = " AND ".join(word.condition.format(n=n) for n, word in enumerate(words))
        sql = f"""
            SELECT rowid >> {NOTES_EACH} AS consultancy, min(rowid) AS hit FROM word_index
            WHERE {each} AND rowid BETWEEN :low AND :high AND rowid >> {NOTES_EACH} IN ({", ".join(map(str, found))})
            GROUP BY 1
        """
        bounds = {"low": min(found) << NOTES_EACH, "high": (max(found) + 1) << NOTES_EACH}
        return {row["consultancy"]: row["hit"] for row in self._database.rows(sql, _values(words) | bounds)}

    def _texts(self, notes: dict[int, int]) -> dict[int, str]:
        hits = ", ".join(map(str, notes.values()))
        rows = self._database.rows(
            f"SELECT number >> {NOTES_EACH} AS consultancy, text FROM note WHERE number IN ({hits})"
        )
        return {row["consultancy"]: row["text"] for row in rows}


def _words(typed: str) -> list[_Word]:
    """Take what was typed apart; a word of signs alone ("?") is not held against anything."""
    usable = typed.encode("utf-8", "ignore").decode().replace("\0", " ")
    words = [word for word in usable.split() if not word.isascii() or any(map(str.isalnum, word))]
    return [_word(word[:_LONGEST_WORD]) for word in words[:_MOST_WORDS]]


def _word(word: str) -> _Word:
    if any(map(_is_looked_for_inside, word)) or not any(map(str.isalnum, word)):
        inside = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return _Word("words LIKE :word{n} ESCAPE '\\'", f"%{inside}%")
    quoted = word.replace('"', '""')
    return _Word("word_index MATCH :word{n}", f'"{quoted}"*')


def _is_looked_for_inside(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _LOOKED_FOR_INSIDE)


def _values(words: list[_Word]) -> dict[str, str | int]:
    return {f"word{n}": word.value for n, word in enumerate(words)}


def _having(words: list[_Word]) -> str:
    return "".join(
        f" AND c.number IN (SELECT rowid >> {NOTES_EACH} FROM word_index WHERE {word.condition.format(n=n)})"
        for n, word in enumerate(words)
    )
