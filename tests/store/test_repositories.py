"""Values in, the same values out, whatever people typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.clock import FakeClock
from consultancy.live.facts import Adjusted, Opened, Started
from consultancy.model.consultancy import Commitment, Consultancy, Dilemma, Status
from consultancy.model.note import Audience, NoteKind
from consultancy.model.people import Participant, Role
from consultancy.model.time import Span, Utc
from consultancy.store.driver import IntegrityError
from consultancy.store.stores import Stores, open_stores
from consultancy.text import clean
from tests.store.cast import HOSTILE, consultancy, note


def writes(stores: Stores) -> int:
    return stores.database.db.conn.total_changes


def test_a_whole_consultancy_comes_back_equal(stores):
    stores.consultancies.save(consultancy())
    assert stores.consultancies.load("c1") == consultancy()


def test_a_consultancy_with_nothing_but_an_id_comes_back_equal(stores):
    bare = Consultancy(id="c1", created=Utc(1))
    stores.consultancies.save(bare)
    assert stores.consultancies.load("c1") == bare


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_as_typed(stores, text):
    typed = consultancy(
        dilemma=Dilemma(*(text for _ in range(6))),
        people=(Participant("p", text, text),),
        room=text,
        status=Status.PLANNED,
    )
    stores.consultancies.save(typed)
    stores.notes.save(note(text=text, speaker=text, themes=(text, text), step=text))
    stores.settings.set(text, text)
    assert stores.consultancies.load("c1") == typed
    assert stores.notes.of("c1") == [note(text=text, speaker=text, themes=(text, text), step=text)]
    assert stores.settings.get(text) == text


def test_any_cleaned_text_comes_back_as_typed(tmp_path):
    stores = open_stores(tmp_path, FakeClock())
    stores.consultancies.save(consultancy())

    @given(st.text().map(clean), st.integers(min_value=1))
    def check(text: str, number: int) -> None:
        stores.notes.keep_draft("c1", "note", text, Utc(number % 2**60))
        stores.settings.set("any", text)
        assert stores.notes.draft("c1", "note") == text
        assert stores.settings.get("any") == text

    check()
    stores.database.close()


def test_saving_what_is_already_there_writes_nothing(stores):
    stores.consultancies.save(consultancy())
    before = writes(stores)
    stores.consultancies.save(consultancy())
    assert writes(stores) == before


def test_saving_touches_only_the_person_that_changed(stores):
    stores.consultancies.save(consultancy())
    luis, zoe = consultancy().people
    changed = consultancy(people=(luis, replace(zoe, role=Role.RECORDER)))
    before = writes(stores)
    stores.consultancies.save(changed)
    assert writes(stores) == before + 1
    assert stores.consultancies.load("c1") == changed


def test_people_taken_out_are_gone_and_the_order_is_kept(stores):
    stores.consultancies.save(consultancy())
    zoe = replace(consultancy().people[1], position=0)
    ana = Participant("p0", "Ana", position=1)
    stores.consultancies.save(consultancy(people=(zoe, ana)))
    assert stores.consultancies.load("c1").people == (zoe, ana)


def test_two_consultancies_may_hold_a_participant_of_the_same_id(stores):
    stores.consultancies.save(consultancy("c1"))
    stores.consultancies.save(consultancy("c2", people=(Participant("p1", "Somebody else"),)))
    assert stores.consultancies.load("c1") == consultancy("c1")


def test_a_consultancy_put_away_is_neither_loaded_nor_listed_until_brought_back(stores):
    stores.consultancies.save(consultancy())
    stores.consultancies.remove("c1", Utc(9))
    stores.consultancies.save(consultancy(title="Typed at the last moment"))
    assert stores.consultancies.load("c1") is None
    assert stores.consultancies.rows(limit=9) == []
    assert stores.consultancies.count() == 0
    assert stores.consultancies.unfinished() == []
    stores.consultancies.bring_back("c1")
    assert stores.consultancies.load("c1").title == "Typed at the last moment"


def test_rows_say_what_the_list_shows(stores):
    stores.consultancies.save(consultancy())
    stores.notes.save(note("n1"))
    stores.notes.save(note("n2", deleted=True))
    stores.exports.record("c1", "memo", "memo.docx", Utc(7))
    (row,) = stores.consultancies.rows(limit=9)
    assert (row.id, row.title, row.presenter, row.organisation) == (
        "c1",
        "Who stays after school?",
        "Luis Ortega",
        "Oak District",
    )
    assert (row.protocol, row.minutes, row.notes, row.exported, row.sample) == ("Consultancy", 9, 1, True, True)
    assert (row.when, row.starts, row.room, row.status) == (Utc(2_000), Utc(2_000), "Room 4", Status.PAUSED)


def test_rows_are_newest_first_by_start_then_beginning_then_making(stores):
    bare = {"starts": None, "started": None}
    stores.consultancies.save(consultancy("made", created=Utc(20), **bare))
    stores.consultancies.save(consultancy("begun", created=Utc(1), **bare | {"started": Utc(30)}))
    stores.consultancies.save(consultancy("planned", created=Utc(1), starts=Utc(10), started=Utc(99)))
    assert [row.id for row in stores.consultancies.rows(limit=9)] == ["begun", "made", "planned"]
    assert [row.id for row in stores.consultancies.rows(limit=1, offset=1)] == ["made"]


def test_upcoming_is_soonest_first_and_those_without_a_time_come_last(stores):
    planned = {"status": Status.PLANNED, "started": None}
    for key, starts in (("late", 30), ("soon", 20), ("past", 5), ("some day", None)):
        stores.consultancies.save(consultancy(key, starts=Utc(starts) if starts else None, **planned))
    stores.consultancies.save(consultancy("running", status=Status.RUNNING, starts=Utc(20)))
    assert [row.id for row in stores.consultancies.upcoming(Utc(10), 9)] == ["soon", "late", "some day"]
    assert [row.id for row in stores.consultancies.upcoming(Utc(10), 1)] == ["soon"]


def test_unfinished_are_those_running_or_paused(stores):
    for status in Status:
        stores.consultancies.save(consultancy(status.value, status=status))
    assert set(stores.consultancies.unfinished()) == {"running", "paused"}


def test_lists_are_read_through_an_index(stores):
    plans = {
        "rows": "SELECT id FROM consultancy c WHERE c.removed_ms IS NULL ORDER BY c.when_ms DESC, c.id DESC LIMIT 50",
        "notes": "SELECT count(*) FROM note n WHERE n.consultancy = 'c' AND n.deleted = 0",
        "facts": "SELECT * FROM fact WHERE consultancy = 'c' ORDER BY number",
        "unfinished": "SELECT id FROM consultancy WHERE removed_ms IS NULL AND status IN ('running', 'paused')",
    }
    for name, sql in plans.items():
        steps = [row["detail"] for row in stores.database.rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert any("INDEX" in step for step in steps), (name, steps)
        assert not any("TEMP B-TREE" in step for step in steps), (name, steps)


def test_people_are_offered_by_the_beginning_of_any_word_without_case_or_accents(stores):
    for person in consultancy().people:
        stores.consultancies.remember(person)
    assert [person.name for person in stores.consultancies.people_like("cap", 9)] == ["Zoë Čapek"]
    assert [person.name for person in stores.consultancies.people_like("OAK d", 9)] == ["Luis Ortega"]
    assert stores.consultancies.people_like("pek", 9) == []
    assert stores.consultancies.people_like("%", 9) == []
    assert len(stores.consultancies.people_like("", 1)) == 1


def test_the_person_used_last_is_offered_first(stores, clock):
    for name in ("Ana", "Anna", "Ana"):
        stores.consultancies.remember(Participant(f"id of {name}", name))
        clock.advance(Span(1))
    assert [person.name for person in stores.consultancies.people_like("an", 9)] == ["Ana", "Anna"]


def test_a_name_corrected_under_the_same_id_is_not_offered_twice(stores):
    stores.consultancies.remember(Participant("p", "Lui"))
    stores.consultancies.remember(Participant("p", "Luis"))
    assert [person.name for person in stores.consultancies.people_like("lui", 9)] == ["Luis"]


def test_facts_come_back_in_the_order_they_were_added(stores):
    stores.consultancies.save(consultancy())
    first = (Opened(id="f9", at=Span(0), utc=Utc(9)), Started(id="f1", at=Span(0), utc=Utc(1), step="s1"))
    second = (Adjusted(id="f5", at=Span(-5), utc=Utc(5), step="s1", by=Span(-60_000)),)
    stores.facts.append("c1", first)
    stores.facts.append("c1", second)
    assert stores.facts.load("c1") == first + second
    assert stores.facts.load("nobody") == ()


def test_facts_are_added_all_or_none(stores):
    stores.consultancies.save(consultancy())
    twice = Opened(id="f1", at=Span(0), utc=Utc(1))
    with pytest.raises(IntegrityError):
        stores.facts.append("c1", (twice, twice))
    assert stores.facts.load("c1") == ()


def test_last_seen_is_the_last_moment_told(stores):
    stores.consultancies.save(consultancy())
    assert stores.facts.last_seen("c1") is None
    stores.facts.seen("c1", Span(1), Utc(2))
    stores.facts.seen("c1", Span(3), Utc(4))
    assert stores.facts.last_seen("c1") == (Span(3), Utc(4))


def test_notes_come_in_the_order_they_were_written_without_the_deleted(stores):
    stores.consultancies.save(consultancy())
    for key in ("n3", "n1", "n2"):
        stores.notes.save(note(key))
    stores.notes.save(note("n1", deleted=True, revision=2))
    assert [one.id for one in stores.notes.of("c1")] == ["n3", "n2"]
    assert stores.notes.load("n1").deleted
    assert stores.notes.load("nobody") is None


def test_a_changed_note_keeps_what_it_was_before(stores):
    stores.consultancies.save(consultancy())
    first = note(themes=("trust",), starred=True, audience=Audience.PUBLIC)
    second = replace(first, text="Said better", kind=NoteKind.QUOTE, revision=2)
    third = replace(second, step="", revision=3)
    for one in (first, second, third):
        stores.notes.save(one)
    assert stores.notes.load("n1") == third
    assert stores.notes.before("n1") == second


def test_a_new_note_has_nothing_before_it(stores):
    stores.consultancies.save(consultancy())
    stores.notes.save(note())
    stores.notes.save(note())
    assert stores.notes.before("n1") is None


def test_a_changed_note_without_a_higher_revision_is_a_bug(stores):
    stores.consultancies.save(consultancy())
    stores.notes.save(note())
    with pytest.raises(ValueError, match="revision 1"):
        stores.notes.save(note(text="Overwritten unseen"))
    assert stores.notes.load("n1") == note()


def test_a_note_of_no_consultancy_is_a_bug(stores):
    with pytest.raises(IntegrityError):
        stores.notes.save(note())


def test_a_draft_is_kept_by_place_and_forgotten_when_empty(stores):
    stores.consultancies.save(consultancy())
    stores.notes.keep_draft("c1", "note", "half a sent", Utc(1))
    stores.notes.keep_draft("c1", "note", "half a sentence", Utc(2))
    stores.notes.keep_draft("c1", "focus", "other", Utc(2))
    assert stores.notes.draft("c1", "note") == "half a sentence"
    stores.notes.keep_draft("c1", "note", "", Utc(3))
    assert stores.notes.draft("c1", "note") == ""
    assert stores.notes.draft("c1", "focus") == "other"


def test_commitments_come_in_order_without_the_deleted(stores):
    stores.consultancies.save(consultancy())
    visit = Commitment("k1", "c1", "Visit", who="Luis", by=date(2026, 12, 1), evidence="Notes", position=2)
    call = Commitment("k2", "c1", "Call", audience=Audience.NETWORK, position=1)
    for one in (visit, call, Commitment("k3", "c1", "Gone", deleted=True)):
        stores.commitments.save(one)
    assert stores.commitments.of("c1") == [call, visit]
    assert stores.commitments.load("k3").deleted
    stores.commitments.save(replace(visit, position=0, by=None))
    assert stores.commitments.of("c1") == [replace(visit, position=0, by=None), call]


def test_due_commitments_come_by_date_with_the_title_and_none_of_what_was_put_away(stores):
    stores.consultancies.save(consultancy("c1", title="One"))
    stores.consultancies.save(consultancy("c2", title="Two"))
    for key, place, by in (("a", "c1", date(2027, 1, 1)), ("b", "c1", None), ("c", "c2", date(2026, 1, 1))):
        stores.commitments.save(Commitment(key, place, "Do it", by=by))
    assert [(one.id, title) for one, title in stores.commitments.due(9)] == [("c", "Two"), ("a", "One"), ("b", "One")]
    stores.consultancies.remove("c2", Utc(1))
    assert [one.id for one, _ in stores.commitments.due(1)] == ["a"]


def test_documents_handed_out_are_listed_oldest_first(stores):
    stores.consultancies.save(consultancy())
    stores.exports.record("c1", "memo", "a.docx", Utc(2))
    stores.exports.record("c1", "record", "b.docx", Utc(1))
    assert stores.exports.of("c1") == [("memo", "a.docx", Utc(2)), ("record", "b.docx", Utc(1))]


def test_a_setting_never_set_is_none(stores):
    assert stores.settings.get("theme") is None
    stores.settings.set("theme", "night")
    stores.settings.set("theme", "paper")
    assert stores.settings.get("theme") == "paper"


def test_everything_is_there_after_closing_and_opening_again(folder, clock):
    stores = open_stores(folder, clock)
    stores.consultancies.save(consultancy())
    stores.notes.save(note())
    stores.close()
    again = open_stores(folder, clock)
    assert again.consultancies.load("c1") == consultancy()
    assert again.notes.of("c1") == [note()]
    again.database.close()
