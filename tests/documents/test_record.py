"""The full record, as text."""

from __future__ import annotations

from dataclasses import replace

from consultancy.documents.plain import plain_text
from consultancy.documents.record_sections import kind_in_words
from consultancy.documents.summary_model import Paragraph, Summary, Table
from consultancy.live.shown import Interval
from consultancy.model.consultancy import Dilemma, FocusQuestion
from consultancy.model.note import NoteKind
from consultancy.model.time import ZERO, Span


def headings(summary: Summary) -> list[tuple[int, str]]:
    return [(each.level, each.heading) for each in summary.sections]


def table(summary: Summary, heading: str) -> Table:
    blocks = next(each.blocks for each in summary.sections if each.heading == heading)
    return next(block for block in blocks if isinstance(block, Table))


def test_the_record_holds_people_dilemma_wordings_steps_promises_and_the_ledger(hour) -> None:
    assert headings(hour.record()) == [
        (1, "People"),
        (1, "The dilemma"),
        (2, "Context"),
        (2, "What was tried"),
        (2, "Evidence"),
        (2, "What is in our control"),
        (2, "Help wanted"),
        (1, "The focus question in its wordings"),
        (1, "Step by step"),
        (2, "Welcome and norms"),
        (2, "Presenter frames the dilemma"),
        (2, "Clarifying questions"),
        (2, "Probing questions"),
        (2, "Group discussion"),
        (2, "Presenter reflects"),
        (2, "Debrief"),
        (2, "Parking place"),
        (1, "Next steps"),
        (1, "The time, minute by minute"),
    ]


def test_notes_stand_in_order_of_time_with_kind_and_speaker(hour) -> None:
    backwards = hour.but(notes=tuple(reversed(hour.notes))).record()
    assert table(backwards, "Presenter frames the dilemma").rows == (
        ("10:08", "Heard", "In a survey, 41 % of students say an adult at school knows them well.", ""),
        ("10:09", "Quote, starred", "We built the time before we knew what it was for.", "Dana Whitfield"),
        ("10:10", "Insight, starred", "Attendance is measured, so attendance is what advisory became.", "Mark Tully"),
    )


def test_a_line_said_twice_stands_twice_in_the_record(hour) -> None:
    assert plain_text(hour.record()).casefold().count("start with one question") == 2


def test_a_step_gone_through_twice_shows_both_stretches(hour) -> None:
    first = hour.ledger.lines[1]
    again = Interval(ZERO, None, hour.consultancy.ended, None)
    ledger = replace(hour.ledger, lines=(replace(first, intervals=(*first.intervals, again)),))
    blocks = next(
        each.blocks for each in hour.but(ledger=ledger).record().sections if each.heading == first.step.step.title
    )
    assert blocks[0] == Paragraph("10:06 to 10:16, from 10:50", quiet=True)


def test_the_ledger_adds_up_in_its_last_row(hour) -> None:
    ledger = table(hour.record(), "The time, minute by minute")
    assert ledger.header == ("Step", "Planned", "Given", "Cut", "Unused", "Over", "Ran", "Paused", "Waited")
    assert ledger.rows[-1] == ("In all", "45:00", "–", "–", "2:00", "3:00", "46:00", "1:00", "–")


def test_an_unfinished_hour_shows_what_is_left(hour) -> None:
    unfinished = hour.but(ledger=replace(hour.ledger, left=Span.of(minutes=4))).record()
    assert "Left" in table(unfinished, "The time, minute by minute").header


def test_without_a_ledger_the_steps_come_from_the_plan(hour) -> None:
    told = headings(hour.but(ledger=None).record())
    assert (2, "Clarifying questions") in told
    assert (2, "Welcome and norms") not in told
    assert told[-1] == (1, "Next steps")


def test_a_turn_says_whose_it_was(hour) -> None:
    line = hour.ledger.lines[0]
    turn = replace(line, step=replace(line.step, turn=1, turn_name="Ana Gil"))
    record = hour.but(ledger=replace(hour.ledger, lines=(turn,))).record()
    assert (2, "Welcome and norms · Ana Gil") in headings(record)


def test_themes_not_in_the_text_stand_behind_it(hour) -> None:
    noted = replace(hour.notes[1], text="More #time please", themes=("time", "trust"))
    record = hour.but(notes=(noted,)).record()
    assert table(record, "Presenter frames the dilemma").rows[0][2] == "More #time please #trust"


def test_nothing_known_gives_an_empty_record_that_still_opens(hour) -> None:
    bare = hour.but(notes=(), commitments=(), ledger=None).held(
        people=(), plan=None, dilemma=Dilemma(), focus=FocusQuestion()
    )
    assert bare.record().sections == ()
    assert bare.record().footer == ""


def test_every_kind_has_a_word() -> None:
    assert len({kind_in_words(kind) for kind in NoteKind}) == len(NoteKind)
