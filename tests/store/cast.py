"""Values to store: a whole consultancy, its notes, and words that have broken programs before."""

from __future__ import annotations

from consultancy.model.consultancy import Consultancy, Dilemma, FocusQuestion, Status
from consultancy.model.note import Note, NoteKind
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import Plan, PlanStep, Repeat, Silence, Step, Voice
from consultancy.model.time import Span, Utc

HOSTILE = (
    "",
    "'; DROP TABLE note; --",
    '"quoted" AND (OR NOT NEAR(x y)) * ^ -x a-b col:val {a b}:c',
    "%_\\",
    "<img src=//host/x>",
    "\u202eright to left\u202c",
    "ÅngströM čapek İstanbul ﬃ ß",
    "学校评估 ครู",
    "👩🏽‍🏫🙂",
    "two\nlines\tand a tab",
    "x" * 100_000,
)

PLAN = Plan(
    protocol_key="consultancy",
    protocol_name="Consultancy",
    protocol_version=1,
    credit="After an old form",
    variant="45",
    steps=(
        PlanStep("s1", Step("present", "Present", 5, speaks=(Voice.PRESENTER,), silence=Silence.TAKES_NOTES), 5),
        PlanStep("s2", Step("turn", "Turn", 4, kinds=(NoteKind.WARM,), repeat=Repeat.PER_PERSON), 4, 1, "Luis"),
    ),
)


def consultancy(key: str = "c1", title: str = "Who stays after school?", **more: object) -> Consultancy:
    """Give a consultancy with every field filled, unless told otherwise."""
    values: dict[str, object] = {
        "created": Utc(1_000),
        "dilemma": Dilemma(title, "Context", "Tried", "Evidence", "Ours", "Help"),
        "focus": FocusQuestion("How might we?", "How might I?", "What could I?"),
        "status": Status.PAUSED,
        "plan": PLAN,
        "people": (
            Participant("p1", "Luis Ortega", "Oak District", Role.PRESENTER, 0),
            Participant("p2", "Zoë Čapek", "Elm District", Role.CONSULTANT, 1),
        ),
        "starts": Utc(2_000),
        "end_by": Utc(3_000),
        "room": "Room 4",
        "language": "es",
        "sample": True,
        "started": Utc(2_100),
        "ended": Utc(2_900),
        "handed_over": Utc(2_950),
        "hard_end": True,
    }
    return Consultancy(id=key, **(values | more))  # type: ignore[arg-type]


def note(key: str = "n1", text: str = "An adviser said so", **more: object) -> Note:
    """Give a note."""
    values: dict[str, object] = {
        "consultancy": "c1",
        "kind": NoteKind.HEARD,
        "step": "s1",
        "utc": Utc(5_000),
        "at": Span(4_000),
    }
    return Note(id=key, text=text, **(values | more))  # type: ignore[arg-type]
