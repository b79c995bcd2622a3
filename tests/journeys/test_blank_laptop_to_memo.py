"""From a blank laptop to a Word memo, by keys alone, through the real window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consultancy.clock import A_MORNING
from consultancy.live.shown import Phase
from consultancy.model.consultancy import Status
from consultancy.model.note import NoteKind
from consultancy.model.time import Span
from consultancy.words import clock_time, local
from tests.journeys.driving import Hands
from ui.asking import Place

TITLE = "Why do our ninth-grade advisories stop at attendance?"
QUESTION = "How do we get advisers to plan?"
ANEW = "What would a ninth grader notice?"
AT_CLOSE = "Who is the one adult each of them would name?"
TIMES = (
    "Step | Planned | Took",
    "Welcome and norms | 3 min | 1 min",
    "Presenter frames the dilemma | 8 min | 1 min",
    "Clarifying questions | 5 min | 2 min",
    "Probing questions | 8 min | 1 min",
    "Group discussion | 12 min | 1 min",
    "Presenter reflects | 5 min | 1 min",
    "Debrief the process | 4 min | 1 min",
)
MINUTE = Span.of(minutes=1)


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


def test_from_a_blank_laptop_to_a_memo_by_keys_alone(hands: Hands, tmp_path: Path) -> None:
    assert "Nothing here yet, and nothing to set up." in hands.words()
    prepare(hands)
    made = open_the_room(hands)
    hold_the_hour(hands, made)
    assert hands.window.here is Place.REVIEW
    assert hands.workspace.preparation.get(made).status is Status.CLOSED
    hands.asking.save_to = tmp_path / "memo.docx"
    hands.press("Ctrl+E")
    assert hands.asking.troubles == []
    check_memo(tmp_path / "memo.docx")
    hands.press("Alt+Home")
    assert {TITLE, "Shadow two advisers for a week"} <= hands.words()


def test_in_a_small_window_no_letter_goes_where_nobody_sees_it(hands: Hands) -> None:
    hands.window.resize(hands.window.minimumSize())
    prepare(hands)
    made = open_the_room(hands)
    hands.type("Said to nobody")
    hands.press("Return", "N")
    assert phase(hands, made) is Phase.RUNNING, "N is a key of the clock while no text has the keyboard"
    hands.press("Alt+N")
    hands.note("Written where it is seen", speaker="pri")
    assert [note.text for note in hands.workspace.notes.of(made)] == ["Written where it is seen"]


def prepare(hands: Hands) -> None:
    hands.press("Ctrl+N")
    assert hands.window.here is Place.PREPARE
    hands.type("Dana Whitfield, Maple Valley SD")
    hands.press("Return")
    hands.type(TITLE)
    hands.tab_to("Focus question")
    hands.type(QUESTION)
    hands.tab_to("Add")
    hands.press("Space")
    hands.type("Luis Ortega, Port Alder SD", "Priya Shah, Cedar Point PS")
    hands.press("Ctrl+Return")


def open_the_room(hands: Hands) -> str:
    """Check what Prepare has kept, and that the room is there but no clock runs yet."""
    assert hands.window.here is Place.COCKPIT
    made = hands.window.screens()[-1]._consultancy
    stored = hands.workspace.preparation.get(made)
    assert (stored.title, stored.focus.prepared) == (TITLE, QUESTION)
    assert stored.presenter is not None
    assert [person.name for person in stored.people] == ["Dana Whitfield", "Luis Ortega", "Priya Shah"]
    assert phase(hands, made) is Phase.NOT_OPEN
    return made


def hold_the_hour(hands: Hands, made: str) -> None:
    hands.press("Alt+Right")
    assert phase(hands, made) is Phase.RUNNING
    hands.note("Said only in the room.")
    for step in (frame, clarify, probe, discuss, reflect, debrief):
        hands.pass_time(MINUTE)
        hands.press("Alt+Right")
        assert phase(hands, made) is Phase.ARMED
        hands.press("Alt+Right")
        step(hands, made)
    hands.pass_time(MINUTE)
    hands.press("Alt+Right")


def frame(hands: Hands, made: str) -> None:
    hands.note("We measure attendance #data", speaker="dana")
    kept = hands.workspace.notes.of(made)[-1]
    assert (kept.kind, kept.speaker, kept.themes) == (NoteKind.QUOTE, "Dana Whitfield", ("data",))


def clarify(hands: Hands, made: str) -> None:
    """Pause and go on; give a minute; a wrong key, taken back."""
    hands.press("Ctrl+1")
    hands.note("How many students has each adviser?", speaker="pri")
    hands.press("Ctrl+Space")
    assert phase(hands, made) is Phase.PAUSED
    hands.pass_time(MINUTE)
    hands.press("Ctrl+Space", "Alt+Up")
    assert look(hands, made).left == Span.of(minutes=6)
    hands.press("Alt+Right")
    hands.pass_time(MINUTE)
    hands.press("Tab", "Ctrl+Z")
    assert phase(hands, made) is Phase.RUNNING
    assert look(hands, made).left == Span.of(minutes=5), "the time since the wrong key counts"
    hands.press("Ctrl+Z")
    assert look(hands, made).left == Span.of(minutes=4), "the minute that was given is taken back"
    hands.press("Alt+N")


def probe(hands: Hands, made: str) -> None:
    hands.note("What would students say an advisory is for?", speaker="luis")
    hands.press("Alt+Q")
    hands.type(ANEW)
    hands.press("Alt+N")
    assert hands.workspace.preparation.get(made).focus.after_probing == ANEW


def discuss(hands: Hands, made: str) -> None:
    hands.note("Let students name the adult.", speaker="pri")
    hands.press("Ctrl+2")
    hands.note("Attendance is what is asked for")
    assert hands.workspace.notes.of(made)[-1].kind is NoteKind.INSIGHT


def reflect(hands: Hands, made: str) -> None:
    hands.press("Alt+Q")
    hands.type(AT_CLOSE)
    hands.press("Alt+M")
    hands.type("Shadow two advisers for a week")
    hands.press("Tab")
    hands.type("Dana Whitfield")
    hands.press("Tab")
    hands.type("15 December")
    hands.press("Return")
    kept = hands.workspace.commitments.of(made)
    assert [(one.what, one.who, one.by) for one in kept] == [
        ("Shadow two advisers for a week", "Dana Whitfield", date(2026, 12, 15))
    ]
    hands.press("Alt+N")
    hands.note("I will begin with listening.", speaker="dana")
    stored = hands.workspace.preparation.get(made).focus
    assert (stored.prepared, stored.after_probing, stored.at_close) == (QUESTION, ANEW, AT_CLOSE)


def debrief(hands: Hands, made: str) -> None:
    hands.note("Good pauses")
    assert hands.workspace.notes.of(made)[-1].kind is NoteKind.PLUS


def look(hands: Hands, made: str):
    return hands.workspace.running.look(made)


def phase(hands: Hands, made: str) -> Phase:
    return look(hands, made).phase


def check_memo(path: Path) -> None:
    """Read the document back as a presenter's word processor would."""
    import docx

    document = docx.Document(str(path))
    assert document.core_properties.title == TITLE
    sections = by_heading(document)
    day, end = local(A_MORNING).day, A_MORNING + Span.of(minutes=9)
    when = f"{day} November 2026, {clock_time(A_MORNING)} to {clock_time(end)}"
    assert sections == {
        "": [
            TITLE,
            f"{when} · Consultancy · two colleagues from two organisations",
            "Your focus question",
            AT_CLOSE,
            f"You began with: {QUESTION}",
            f"After probing: {ANEW}",
        ],
        "What stood out to you": [
            "“We measure attendance #data”",
            "Attendance is what is asked for",
            "I will begin with listening.",
        ],
        "Questions to carry home": ["What would students say an advisory is for?"],
        "Asked and answered": ["How many students has each adviser?"],
        "Suggestions, in the group’s words": ["Let students name the adult."],
        "Next steps": ["What | Who | By", "Shadow two advisers for a week | Dana Whitfield | 15 December"],
        "How we worked together": ["Good pauses"],
        "How the time went": [
            "9 min in all, 45 min planned: 1 min of pauses, 37 min not needed.",
            *TIMES,
            "",
        ],
    }
    foot = "".join(document.sections[0].footer._element.itertext())
    assert "After the Consultancy protocol by Gene Thompson-Grove, Paula Evans and Faith Dunne." in foot


def by_heading(document) -> dict[str, list[str]]:
    """Give the lines and the cells under each heading, in order; what stands before the first under nothing."""
    sections: dict[str, list[str]] = {"": []}
    heading = ""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            sections[heading] += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.style.name.startswith("Heading"):
            heading = block.text
            sections[heading] = []
        else:
            sections[heading].append(block.text)
    return sections
