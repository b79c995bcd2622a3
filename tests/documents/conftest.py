"""The sample cast and one hour of theirs, for every test of documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, tzinfo

import pytest

from consultancy.documents.naming import Names
from consultancy.documents.summarise import memo, record
from consultancy.documents.summary_model import PageSize, Summary
from consultancy.live.shown import Interval, Ledger, LedgerLine, StepState
from consultancy.model.consultancy import Commitment, Consultancy, Dilemma, FocusQuestion, Status
from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import Plan, PlanStep, Step, Voice
from consultancy.model.time import ZERO, Span, Utc

TEN_O_THREE = Utc(1_794_909_780_000)  # 17 November 2026, 10:03 UTC

_PEOPLE = (
    ("Dana Whitfield", "Maple Valley SD", Role.PRESENTER),
    ("Luis Ortega", "Port Alder SD", Role.FACILITATOR),
    ("Priya Shah", "Harbor City USD", Role.CONSULTANT),
    ("Mark Tully", "Lakeshore", Role.CONSULTANT),
    ("Renee Ames", "Cedar Point PS", Role.CONSULTANT),
    ("Joy Lin", "Red Mesa", Role.CONSULTANT),
    ("Ana Gil", "North Fork UHSD", Role.CONSULTANT),
)

# key, title, planned minutes, minutes it ran, who answers
_STEPS = (
    ("welcome", "Welcome and norms", 3, 3.0),
    ("present", "Presenter frames the dilemma", 8, 10.0),
    ("clarify", "Clarifying questions", 5, 6.0),
    ("probe", "Probing questions", 8, 8.0),
    ("discuss", "Group discussion", 12, 12.0),
    ("reflect", "Presenter reflects", 5, 4.0),
    ("debrief", "Debrief", 4, 3.0),
)

# step, minute, kind, speaker, starred, audience, text
_SAID = (
    ("welcome", 2, "note", "", False, "room", "Two of us have worked with Dana before."),
    (
        "present",
        5,
        "heard",
        "",
        False,
        "presenter",
        "In a survey, 41 % of students say an adult at school knows them well.",
    ),
    ("present", 6, "quote", "Dana Whitfield", True, "presenter", "We built the time before we knew what it was for."),
    (
        "present",
        7,
        "insight",
        "Mark Tully",
        True,
        "presenter",
        "Attendance is measured, so attendance is what advisory became.",
    ),
    (
        "clarify",
        14,
        "question",
        "Luis Ortega",
        False,
        "presenter",
        "Is advisory on every day’s schedule, or only Wednesdays?",
    ),
    ("clarify", 15, "note", "Dana Whitfield", False, "room", "One adviser has asked to leave the programme."),
    ("clarify", 16, "question", "Priya Shah", True, "presenter", "What do students say they want from it?"),
    ("probe", 21, "probing", "Ana Gil", False, "presenter", "What would a student notice first if it worked?"),
    ("probe", 23, "probing", "Joy Lin", False, "presenter", "Who could stop doing something, to free an hour?"),
    (
        "probe",
        25,
        "probing",
        "Renee Ames",
        False,
        "network",
        "Which adviser already does this well, and how did it start?",
    ),
    (
        "discuss",
        30,
        "suggestion",
        "Renee Ames",
        True,
        "presenter",
        "Let students name the adult, then build the roster from that.",
    ),
    (
        "discuss",
        33,
        "suggestion",
        "Priya Shah",
        False,
        "public",
        "Start with one question a week that every adviser asks.",
    ),
    (
        "discuss",
        35,
        "concern",
        "Mark Tully",
        False,
        "presenter",
        "A shared plan may become one more thing to tick off.",
    ),
    (
        "discuss",
        36,
        "suggestion",
        "Joy Lin",
        False,
        "presenter",
        "start with one question a week that every adviser asks",
    ),
    (
        "reflect",
        41,
        "takeaway",
        "Dana Whitfield",
        False,
        "presenter",
        "The question is about being known, not about planning.",
    ),
    ("reflect", 42, "action", "Dana Whitfield", False, "presenter", "Shadow two advisers for a week"),
    ("debrief", 45, "plus", "Ana Gil", False, "presenter", "The silence after the probing questions helped."),
    ("", 45, "question", "Joy Lin", False, "presenter", "How do eighth graders choose their adviser?"),
)


def _plan() -> Plan:
    steps = []
    for key, title, minutes, _ran in _STEPS:
        asked = (Voice.PRESENTER,) if key in {"clarify", "probe"} else ()
        kinds = (NoteKind.PROBING,) if key == "probe" else (NoteKind.QUESTION,)
        steps.append(PlanStep(key, Step(key=key, title=title, minutes=minutes, answers=asked, kinds=kinds), minutes))
    credit = "After the Consultancy protocol by Gene Thompson-Grove, Paula Evans and Faith Dunne."
    return Plan("consultancy", "Consultancy", 1, credit, "45", tuple(steps))


def _line(planned: PlanStep, minutes: float, start: Span) -> LedgerLine:
    ran, plan = Span.of(minutes=minutes), Span.of(minutes=planned.minutes)
    stretch = Interval(start, start + ran, TEN_O_THREE + start, TEN_O_THREE + start + ran)
    return LedgerLine(
        step=planned,
        state=StepState.DONE,
        planned=plan,
        granted=ZERO,
        trimmed=ZERO,
        unused=(plan - ran).at_least(ZERO),
        left=ZERO,
        over=(ran - plan).at_least(ZERO),
        ran=ran,
        paused=Span.of(minutes=1) if planned.id == "probe" else ZERO,
        waited=ZERO,
        intervals=(stretch,),
    )


def _sum(spans: list[Span]) -> Span:
    return Span(sum(span.ms for span in spans))


def make_ledger(plan: Plan) -> Ledger:
    lines, start = [], ZERO
    for planned, (_key, _title, _minutes, ran) in zip(plan.steps, _STEPS, strict=True):
        lines.append(_line(planned, ran, start))
        start = start + lines[-1].ran + lines[-1].paused
    totals = {
        name: _sum([getattr(line, name) for line in lines])
        for name in ("planned", "granted", "trimmed", "unused", "left", "over", "paused", "waited")
    }
    return Ledger(lines=tuple(lines), wall=start, **totals)


def _note(number: int, said: tuple[str, int, str, str, bool, str, str]) -> Note:
    step, minute, kind, speaker, starred, audience, text = said
    at = Span.of(minutes=minute)
    return Note(
        id=f"note-{number:02d}",
        consultancy="c-1",
        text=text,
        kind=NoteKind(kind),
        step=step,
        utc=TEN_O_THREE + at,
        at=at,
        speaker=speaker,
        starred=starred,
        audience=Audience(audience),
    )


@dataclass(frozen=True)
class Hour:
    """One consultancy with everything that was written in it."""

    consultancy: Consultancy
    notes: tuple[Note, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    ledger: Ledger | None = None
    names: Names = Names.FULL
    page: PageSize = PageSize.LETTER
    zone: tzinfo = field(default=UTC)

    def but(self, **changes: object) -> Hour:
        return replace(self, **changes)

    def held(self, **changes: object) -> Hour:
        return replace(self, consultancy=replace(self.consultancy, **changes))

    def memo(self) -> Summary:
        return self._made(memo)

    def record(self) -> Summary:
        return self._made(record)

    def _made(self, make: Callable[..., Summary]) -> Summary:
        return make(
            self.consultancy,
            self.notes,
            self.commitments,
            self.ledger,
            names=self.names,
            zone=self.zone,
            page=self.page,
        )


def sample_hour() -> Hour:
    plan = _plan()
    people = tuple(Participant(f"p-{at}", name, home, role, at) for at, (name, home, role) in enumerate(_PEOPLE))
    dilemma = Dilemma(
        title="Why do our ninth-grade advisories stop at attendance?",
        context="Advisory meets on Wednesdays for 35 minutes, 24 students to an adviser, with no shared plan. "
        "The time was built before its purpose was agreed.",
        tried="A shared slide deck for the first month.\nA lead adviser in each wing.",
        evidence="The autumn student survey and eleven adviser logs.",
        in_our_control="The roster, the plan for the 35 minutes, who advises whom.",
        help_wanted="Questions first, then two or three things to try before spring.",
    )
    focus = FocusQuestion(
        prepared="How do we get advisers to plan?",
        after_probing="What would make advisory a place where a ninth grader is known by one adult?",
    )
    held = Consultancy(
        id="c-1",
        created=TEN_O_THREE + Span.of(hours=-48),
        dilemma=dilemma,
        focus=focus,
        status=Status.CLOSED,
        plan=plan,
        people=people,
        started=TEN_O_THREE,
        ended=TEN_O_THREE + Span.of(minutes=47),
    )
    commitments = (
        Commitment(
            "k-1", "c-1", "Shadow two advisers for a week", "Dana Whitfield", date(2026, 12, 15), "Notes", position=0
        ),
        Commitment(
            "k-2", "c-1", "Bring the survey items to the spring visit", "Luis Ortega", date(2027, 1, 8), position=1
        ),
    )
    notes = tuple(_note(number, said) for number, said in enumerate(_SAID))
    return Hour(held, notes, commitments, make_ledger(plan))


@pytest.fixture
def hour() -> Hour:
    return sample_hour()
