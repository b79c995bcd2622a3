"""The presenter's memo, as text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta, timezone
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consultancy.documents.naming import Names
from consultancy.documents.plain import plain_text
from consultancy.documents.summary_model import Bullets, DocumentKind, Paragraph, Section, Summary, Table
from consultancy.live.shown import StepState
from consultancy.model.consultancy import Commitment, Dilemma, FocusQuestion
from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.people import Participant, Role
from consultancy.model.time import ZERO, Span, Utc

SHARED = [Audience.PRESENTER, Audience.NETWORK, Audience.PUBLIC]


_ORDER = count()


def note(text: str, kind: NoteKind = NoteKind.NOTE, **more: object) -> Note:
    values = {
        "id": f"n-{next(_ORDER):04d}",
        "consultancy": "c-1",
        "step": "",
        "utc": Utc(1_794_909_900_000),
        "at": ZERO,
    }
    return Note(text=text, kind=kind, **(values | more))


def section(summary: Summary, heading: str) -> Section:
    return next(each for each in summary.sections if each.heading == heading)


def headings(summary: Summary) -> list[str]:
    return [each.heading for each in summary.sections]


def bullets(summary: Summary, heading: str) -> tuple[str, ...]:
    return tuple(
        item for block in section(summary, heading).blocks if isinstance(block, Bullets) for item in block.items
    )


def lines(summary: Summary) -> list[str]:
    return [
        item for each in summary.sections for block in each.blocks if isinstance(block, Bullets) for item in block.items
    ]


def test_the_title_block_says_for_whom_when_by_which_protocol_and_with_whom(hour) -> None:
    memo = hour.memo()
    assert memo.kind is DocumentKind.MEMO
    assert memo.running_head == "Peer consultancy memo"
    assert memo.addressed == "For Dana Whitfield, Maple Valley SD. Please share only as agreed."
    assert memo.title == "Why do our ninth-grade advisories stop at attendance?"
    assert memo.byline == (
        "17 November 2026, 10:03 to 10:50 · Consultancy · facilitated by Luis Ortega"
        " · five colleagues from five organisations"
    )
    assert memo.author == "Luis Ortega"


def test_the_sections_stand_in_the_order_of_the_page(hour) -> None:
    assert headings(hour.memo()) == [
        "What the group heard",
        "What stood out to you",
        "Questions to carry home",
        "Asked and answered",
        "Suggestions, in the group’s words",
        "Concerns and assumptions",
        "Next steps",
        "How we worked together",
        "How the time went",
    ]


def test_the_focus_question_carries_the_wording_it_began_with(hour) -> None:
    focus = hour.memo().focus
    assert focus is not None
    assert focus.label == "Your focus question"
    assert focus.text == "What would make advisory a place where a ninth grader is known by one adult?"
    assert focus.earlier == ("You began with: How do we get advisers to plan?",)


def test_all_three_wordings_are_kept_and_equal_ones_stand_once(hour) -> None:
    three = hour.held(focus=FocusQuestion("One?", "Two?", "Three?")).memo().focus
    assert three is not None
    assert (three.text, three.earlier) == ("Three?", ("You began with: One?", "After probing: Two?"))
    same = hour.held(focus=FocusQuestion("One?", "one?", "One?")).memo().focus
    assert same is not None
    assert (same.text, same.earlier) == ("One?", ())


def test_without_a_focus_question_there_is_no_box(hour) -> None:
    assert hour.held(focus=FocusQuestion("  ")).memo().focus is None


def test_what_the_group_heard_begins_with_the_context(hour) -> None:
    first, second = section(hour.memo(), "What the group heard").blocks
    assert isinstance(first, Paragraph)
    assert first.text.startswith("Advisory meets on Wednesdays")
    assert second == Bullets(("In a survey, 41 % of students say an adult at school knows them well.",))


def test_a_quotation_gets_its_marks_unless_it_has_them(hour) -> None:
    said = (note("Bare", NoteKind.QUOTE), note("“Marked”", NoteKind.QUOTE), note('"Typed"', NoteKind.QUOTE))
    assert bullets(hour.but(notes=said).memo(), "What stood out to you") == ("“Bare”", "“Marked”", '"Typed"')


def test_starred_lines_lead_their_section(hour) -> None:
    said = (note("Second", NoteKind.SUGGESTION), note("First", NoteKind.SUGGESTION, starred=True))
    assert bullets(hour.but(notes=said).memo(), "Suggestions, in the group’s words") == ("First", "Second")


def test_a_starred_fact_stands_out(hour) -> None:
    memo = hour.but(notes=(note("Plain"), note("Starred", NoteKind.HEARD, starred=True))).memo()
    assert bullets(memo, "What stood out to you") == ("Starred",)
    assert bullets(memo, "What the group heard") == ("Plain",)


def test_a_question_answered_on_the_spot_is_not_carried_home_unless_starred(hour) -> None:
    memo = hour.memo()
    assert bullets(memo, "Asked and answered") == ("Is advisory on every day’s schedule, or only Wednesdays?",)
    assert "What do students say they want from it?" in bullets(memo, "Questions to carry home")


def test_a_line_appears_once_however_often_it_was_written(hour) -> None:
    assert len(lines(hour.memo())) == len({line.casefold().strip(".") for line in lines(hour.memo())})


def test_an_action_that_became_a_commitment_is_not_repeated(hour) -> None:
    assert bullets(hour.memo(), "Next steps") == ()
    loose = hour.but(commitments=()).memo()
    assert bullets(loose, "Next steps") == ("Shadow two advisers for a week",)


def test_next_steps_say_what_who_and_by(hour) -> None:
    table = section(hour.memo(), "Next steps").blocks[0]
    assert isinstance(table, Table)
    assert table.header == ("What", "Who", "By")
    assert table.rows == (
        ("Shadow two advisers for a week", "Dana Whitfield", "15 December"),
        ("Bring the survey items to the spring visit", "Luis Ortega", "8 January"),
    )


def test_a_far_day_names_its_year_and_an_open_one_stays_blank(hour) -> None:
    promised = (Commitment("k", "c-1", "Far", by=date(2027, 12, 1)), Commitment("l", "c-1", "Open", position=1))
    table = section(hour.but(commitments=promised).memo(), "Next steps").blocks[0]
    assert isinstance(table, Table)
    assert table.rows == (("Far", "", "1 December 2027"), ("Open", "", ""))


def test_how_the_time_went_begins_with_one_sentence(hour) -> None:
    sentence, table = section(hour.memo(), "How the time went").blocks
    assert isinstance(table, Table)
    assert table.rows[1] == ("Presenter frames the dilemma", "8 min", "10 min")
    assert sentence == Paragraph(
        "47 min in all, 45 min planned: 3 min over time, 1 min of pauses, 2 min not needed.", quiet=True
    )


def test_the_footer_credits_the_protocol_and_counts_what_stayed(hour) -> None:
    assert hour.memo().footer == (
        "After the Consultancy protocol by Gene Thompson-Grove, Paula Evans and Faith Dunne."
        " Two lines stayed in the room."
    )


@pytest.mark.parametrize(
    ("number", "said"), [(0, ""), (1, "One line stayed"), (12, "Twelve lines stayed"), (13, "13 lines stayed")]
)
def test_lines_that_stayed_are_counted_in_words_up_to_twelve(hour, number, said) -> None:
    stayed = tuple(note(f"Secret {at}", audience=Audience.ROOM) for at in range(number))
    footer = hour.but(notes=stayed).memo().footer
    assert said in footer
    assert ("stayed" in footer) == bool(number)


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_kind_of_note_has_a_place_in_the_memo(hour, kind) -> None:
    for audience in SHARED:
        assert "A line of its own" in plain_text(
            hour.but(notes=(note("A line of its own", kind, audience=audience),)).memo()
        )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(st.sampled_from(NoteKind), st.sampled_from(Audience), st.booleans(), st.booleans()), max_size=20
    )
)
def test_no_line_of_the_room_and_no_deleted_line_leaves_and_every_other_does(hour, said) -> None:
    notes = tuple(
        note(f"line{at}x", kind, audience=audience, starred=starred, deleted=deleted, id=f"n{at:02d}")
        for at, (kind, audience, starred, deleted) in enumerate(said)
    )
    for text in (plain_text(hour.but(notes=notes).memo()), plain_text(hour.but(notes=notes).record())):
        for each in notes:
            shared = not each.deleted and each.audience is not Audience.ROOM
            assert text.count(each.text) == shared


def test_a_promise_made_to_the_room_alone_stays_there(hour) -> None:
    secret = Commitment("k", "c-1", "Speak to the union", audience=Audience.ROOM)
    memo = hour.but(commitments=(secret,), notes=()).memo()
    assert "union" not in plain_text(memo)
    assert "One line stayed in the room." in memo.footer


def test_nothing_written_gives_a_memo_without_empty_sections(hour) -> None:
    empty = hour.but(notes=(), commitments=(), ledger=None).held(dilemma=Dilemma(title="Only a title")).memo()
    assert empty.sections == ()
    assert empty.title == "Only a title"


def test_a_dilemma_without_a_title_has_words_in_its_place(hour) -> None:
    assert hour.held(dilemma=Dilemma()).memo().title == "A dilemma without a title"


def test_with_nobody_named_the_memo_is_addressed_to_nobody(hour) -> None:
    memo = hour.held(people=(), plan=None).memo()
    assert memo.addressed == "Please share only as agreed."
    assert memo.byline == "17 November 2026, 10:03 to 10:50"
    assert memo.author == "Peer Consultancy"


def test_colleagues_are_counted_with_their_organisations(hour) -> None:
    one = (Participant("p", "Joy Lin", "Red Mesa"),)
    assert hour.held(people=one, plan=None).memo().byline.endswith("one colleague from one organisation")
    homeless = tuple(Participant(f"p{at}", f"Person {at}", role=Role.CONSULTANT) for at in range(13))
    assert hour.held(people=homeless, plan=None).memo().byline.endswith("· 13 colleagues")


def test_a_consultancy_not_yet_held_carries_its_day_alone(hour) -> None:
    planned = hour.held(started=None, ended=None, starts=Utc(1_795_046_400_000)).memo()
    assert planned.byline.startswith("19 November 2026 · Consultancy")


def test_a_consultancy_still_running_says_since_when(hour) -> None:
    assert hour.held(ended=None).memo().byline.startswith("17 November 2026, from 10:03 ·")


def test_one_that_ran_past_midnight_names_both_days(hour) -> None:
    late = hour.but(zone=timezone(timedelta(hours=13, minutes=30))).memo()
    assert late.byline.startswith("17 November 2026, 23:33 to 18 November 2026, 0:20 ·")


def test_another_language_writes_its_days_its_own_way(hour) -> None:
    assert hour.held(language="de").memo().byline.startswith("17. November 2026, ")
    assert hour.held(language="en-US").memo().byline.startswith("November 17, 2026, ")
    assert hour.held(language="no such language").memo().byline.startswith("17 November 2026, ")


def test_a_step_left_out_and_one_not_reached_say_so(hour) -> None:
    first, second, *rest = hour.ledger.lines
    left_out = replace(first, state=StepState.SKIPPED, ran=ZERO)
    unreached = replace(second, state=StepState.TO_COME, ran=ZERO)
    brief = replace(rest[0], ran=Span.of(seconds=10))
    ledger = replace(hour.ledger, lines=(left_out, unreached, brief))
    table = section(hour.but(ledger=ledger).memo(), "How the time went").blocks[1]
    assert isinstance(table, Table)
    assert [row[2] for row in table.rows] == ["left out", "–", "under 1 min"]


def test_with_initials_no_name_is_written_out_anywhere(hour) -> None:
    shown = plain_text(hour.but(names=Names.INITIALS).memo()) + plain_text(hour.but(names=Names.INITIALS).record())
    assert "D. W." in shown
    for person in hour.consultancy.people:
        assert person.name not in shown


def test_without_names_neither_names_nor_organisations_are_there(hour) -> None:
    talk = (note("Dana asked Mark Tully, and Lakeshore agreed.", NoteKind.INSIGHT),)
    bare = hour.but(names=Names.NONE, notes=(*hour.notes, *talk))
    shown = " ".join(plain_text(made) + made.author for made in (bare.memo(), bare.record()))
    for person in hour.consultancy.people:
        for word in (*person.name.split(), person.organisation):
            assert not re.search(rf"\b{word}\b", shown)
    assert "The presenter asked a colleague, and an organisation agreed." in " ".join(shown.split())


def test_a_word_that_is_somebodys_name_in_small_letters_stays_a_word(hour) -> None:
    marked = hour.but(names=Names.INITIALS, notes=(note("We mark the joy of it.", NoteKind.INSIGHT),)).memo()
    assert bullets(marked, "What stood out to you") == ("We mark the joy of it.",)


def test_a_speaker_nobody_knows_has_initials_or_no_name(hour) -> None:
    said = (note("Line", speaker="Sam Wells"), note("Other", speaker="the whole team"))
    initials = plain_text(hour.but(names=Names.INITIALS, notes=said).record())
    assert "S. W." in initials
    assert "The whole" in initials
    assert "Sam" not in plain_text(hour.but(names=Names.NONE, notes=said).record())
