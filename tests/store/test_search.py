"""Find again: any input is safe, and what was deleted is not found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.clock import FakeClock
from consultancy.model.consultancy import Dilemma
from consultancy.model.people import Participant
from consultancy.model.time import Utc
from consultancy.store.stores import open_stores
from tests.store.cast import HOSTILE, consultancy, note


@pytest.fixture
def filled(stores):
    stores.consultancies.save(consultancy("c1", starts=Utc(1)))
    other = Dilemma("Attendance falls", "Rural buses")
    stores.consultancies.save(consultancy("c2", starts=Utc(2), dilemma=other, people=(Participant("p", "Mei 王小明"),)))
    stores.notes.save(note("n1", "An adviser for every pupil", themes=("belonging",), speaker="Ines"))
    stores.notes.save(note("n2", "Buses come late 学校评估很重要", consultancy="c2"))
    return stores


def found(stores, typed):
    matches = stores.search.find(typed, limit=9)
    assert stores.search.count(typed) == len(matches)
    return [(match.row.id, match.excerpt) for match in matches]


ADVISER = ("c1", "An adviser for every pupil")
LATE = ("c2", "Buses come late 学校评估很重要")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("advis", [ADVISER]),
        ("ADVISER", [ADVISER]),
        ("belong", [ADVISER]),
        ("ines pup", [ADVISER]),
        ("capek", [("c1", "")]),
        ("Oak Distr", [("c1", "")]),
        ("school?", [("c1", "")]),
        ("rural", [("c2", "")]),
        ("buses", [("c2", "")]),
        ("rural late", [LATE]),
        ("capek adviser", [ADVISER]),
        ("rural adviser", []),
        ("评估", [LATE]),
        ("小", [("c2", "")]),
        ("评估 late", [LATE]),
        ("nowhere", []),
        ("dviser", []),
        ('advis "', [ADVISER]),
        ("advis - *", [ADVISER]),
    ],
)
def test_what_is_typed_finds(filled, typed, expected):
    assert found(filled, typed) == expected


@pytest.mark.parametrize("typed", ["", "  \n ", "?", '"', "***"])
def test_nothing_to_look_for_finds_all_newest_first(filled, typed):
    assert found(filled, typed) == [("c2", ""), ("c1", "")]


def test_pages_follow_each_other(filled):
    pages = [filled.search.find("", limit=1, offset=offset) for offset in range(3)]
    assert [[match.row.id for match in page] for page in pages] == [["c2"], ["c1"], []]


def test_a_deleted_note_is_not_found_until_it_is_restored(filled):
    deleted = note("n1", "An adviser for every pupil", themes=("belonging",), speaker="Ines", deleted=True, revision=2)
    filled.notes.save(deleted)
    assert found(filled, "adviser") == []
    filled.notes.save(replace(deleted, deleted=False, revision=3))
    assert found(filled, "adviser") == [ADVISER]


def test_an_edited_note_is_found_by_its_new_words_only(filled):
    filled.notes.save(note("n1", "A mentor instead", revision=2))
    assert found(filled, "adviser") == []
    assert found(filled, "mentor") == [("c1", "A mentor instead")]


def test_a_consultancy_put_away_is_not_found_until_brought_back(filled):
    filled.consultancies.remove("c1", Utc(1))
    assert found(filled, "adviser") == []
    assert found(filled, "") == [("c2", "")]
    filled.consultancies.bring_back("c1")
    assert found(filled, "adviser") == [ADVISER]


def test_somebody_taken_out_is_not_found(filled):
    filled.consultancies.save(consultancy("c1", people=()))
    assert found(filled, "capek") == []


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_input_is_safe(filled, typed):
    found(filled, typed)


@pytest.mark.parametrize("text", [text for text in HOSTILE if 2 < len(text) < 100])
def test_hostile_words_are_found_by_themselves(stores, text):
    stores.consultancies.save(consultancy("c1"))
    stores.notes.save(note("n1", text))
    assert [key for key, _ in found(stores, text)] == ["c1"]


def test_no_input_at_all_makes_searching_raise(tmp_path):
    stores = open_stores(tmp_path, FakeClock())
    stores.consultancies.save(consultancy())

    @given(st.text(alphabet=st.characters()) | st.text(alphabet='"*()-^:{}+ANDORNEar\0\ud800%_\\ '))
    def check(typed: str) -> None:
        assert len(stores.search.find(typed, limit=5)) == stores.search.count(typed)

    check()
    stores.database.close()


def test_deleted_words_are_gone_from_the_file(folder, clock):
    stores = open_stores(folder, clock)
    stores.consultancies.save(consultancy(title="Kept"))
    with stores.database.atomic():
        for n in range(200):
            stores.notes.save(note(f"n{n}", f"filler words number {n}" + (" zanzibarsecret" if n % 10 == 0 else "")))
    with stores.database.atomic():
        stores.database.write("DELETE FROM word_index WHERE rowid IN (SELECT number FROM note)")
        stores.database.write("DELETE FROM note")
    stores.database.close()
    assert b"zanzibarsecret" not in (folder / "workspace.db").read_bytes()
