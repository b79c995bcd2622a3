"""The handout as a value: every protocol at every length on one page, with its times, turns and voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from consultancy.documents.handout import make
from consultancy.documents.handout_fit import room_left
from consultancy.documents.handout_model import Grid, Hour, PaperKind, Ruling, Said, Sheet, Size
from consultancy.documents.summary_model import FocusBox, PageSize
from consultancy.model.protocol import Plan, PlanStep, Silence, Step, Voice
from consultancy.model.time import Span, Utc
from consultancy.planning.fitting import plan_for
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource

TEN = Utc(1_794_909_600_000)  # 17 November 2026, 10:00 UTC
SHELF = Shelf(resource("protocols"))
LENGTHS = [(protocol.key, variant.key) for protocol in SHELF.protocols() for variant in protocol.variants]


def hour_of(key: str, variant: str | None = None, **changes: object) -> Hour:
    protocol = SHELF.get(key)
    people = changes.pop("people", 0)
    told = Hour(
        plan=plan_for(protocol, people, None, variant)[0],
        made=TEN,
        starts=TEN,
        zone=UTC,
        purpose=protocol.use_when,
        group=(protocol.group_min, protocol.group_max),
    )
    return replace(told, **changes)


def many_steps(count: int) -> Hour:
    step = Step(
        key="talk",
        title="Everybody says at some length what they would do",
        minutes=2,
        speaks=(Voice.CONSULTANTS,),
        listens=(Voice.PRESENTER,),
        silence=Silence.BACK_TURNED,
        room_says="Say it in one breath, and then let the next person speak.",
    )
    steps = tuple(PlanStep(f"s{at}", replace(step, key=f"s{at}"), 2) for at in range(count))
    plan = Plan("own", "A long way round", 1, "After an idea of our own.", "", steps)
    return Hour(plan=plan, made=TEN, starts=TEN, zone=UTC, purpose="Best when there is time.")


def timeline(sheet: Sheet) -> Grid:
    return next(part for part in sheet.parts if isinstance(part, Grid))


def lines(sheet: Sheet) -> list[list[str]]:
    return [[" / ".join(said.text for said in cell) for cell in row.cells] for row in timeline(sheet).rows]


def handout(hour: Hour) -> Sheet:
    return make(hour, PaperKind.HANDOUT)


@pytest.mark.parametrize("page", list(PageSize))
@pytest.mark.parametrize(("key", "variant"), LENGTHS)
def test_every_protocol_at_every_length_is_reckoned_onto_one_page_with_nothing_left_out(key, variant, page) -> None:
    sheet = handout(hour_of(key, variant, page=page))
    assert room_left(sheet) >= 0
    assert sheet.size is not Size.TIGHT
    said = {said.text for row in timeline(sheet).rows for cell in row.cells for said in cell}
    steps = [planned.step for planned in sheet.hour.plan.steps]
    assert {step.title for step in steps} | {step.room_says for step in steps if step.room_says} <= said


@pytest.mark.parametrize(("key", "variant"), LENGTHS)
def test_clock_times_are_the_minutes_added_up(key, variant) -> None:
    rows = lines(handout(hour_of(key, variant)))
    assert rows[-1][2] == "End"
    ends = TEN + Span.of(minutes=hour_of(key, variant).plan.minutes)
    clock = [row[0] for row in rows if len(row) > 1 and row[0]]
    assert clock[0] == "10:00" or len(rows[0]) == 1
    assert clock[-1] == f"{10 + (ends - TEN).ms // 3_600_000}:{(ends - TEN).ms // 60_000 % 60:02d}"


def test_a_step_says_what_to_do_who_speaks_and_how_one_listens() -> None:
    assert lines(handout(hour_of("consultancy")))[1] == [
        "10:03",
        "8",
        "Presenter frames the dilemma / Listen and write. Questions come next.",
        "Presenter / Consultants listen and take notes",
    ]


def test_without_a_start_there_are_no_clock_times() -> None:
    sheet = handout(hour_of("consultancy", starts=None))
    assert timeline(sheet).header == ("Min", "Step", "Who speaks, who listens")
    assert sheet.byline == "45 minutes · 4–10 people"
    assert lines(sheet)[0][0] == "3"


def test_turns_are_told_once_with_the_time_and_the_name_of_each() -> None:
    rows = lines(handout(hour_of("troika", "30", people=("Ana", "Ben", "Cleo"))))
    assert rows[1] == ["Three turns of 9 min each / 10:03 Ana · 10:12 Ben · 10:21 Cleo"]
    assert [row[0] for row in rows[2:6]] == [""] * 4


def test_turns_without_a_start_or_names_are_only_counted() -> None:
    assert ["Three turns of 9 min each"] in lines(handout(hour_of("troika", "30", starts=None)))


def test_turns_that_are_not_equally_long_say_so() -> None:
    hour = hour_of("troika", "30")
    first = next(step for step in hour.plan.steps if step.turn == 1)
    longer = tuple(replace(step, minutes=step.minutes + 1) if step is first else step for step in hour.plan.steps)
    rows = lines(handout(replace(hour, plan=replace(hour.plan, steps=longer))))
    assert rows[1] == ["Three turns of 9–10 min each / 10:03 · 10:13 · 10:22"]
    assert rows[2][1] == "2–3"


def test_an_hour_over_midnight_goes_on_at_nought() -> None:
    late = Utc(1_794_909_600_000 + 13 * 3_600_000 + 30 * 60_000)
    assert lines(handout(hour_of("consultancy", starts=late)))[-1][0] == "0:15"


def test_the_focus_question_stands_there_or_has_room_to_be_written() -> None:
    def boxes(hour: Hour) -> list[str]:
        return [part.text.strip() for part in handout(hour).parts if isinstance(part, FocusBox)]

    assert boxes(hour_of("consultancy", focus="What is it for?")) == ["What is it for?"]
    assert boxes(hour_of("consultancy")) == [""]
    assert boxes(hour_of("lean_coffee")) == []


def test_a_page_with_room_left_has_lines_to_write_on() -> None:
    notes = handout(hour_of("lean_coffee")).parts[-1]
    assert isinstance(notes, Grid)
    assert notes.ruling is Ruling.WRITING
    assert notes.header == ("Your notes",)


@pytest.mark.parametrize("page", list(PageSize))
@pytest.mark.parametrize("count", [1, 12, 20, 30, 40])
def test_what_does_not_fit_large_is_set_smaller_and_then_says_less(count, page) -> None:
    sheet = handout(replace(many_steps(count), page=page))
    assert room_left(sheet) >= 0
    assert len([row for row in lines(sheet) if row[1]]) == count


def test_titles_and_times_are_the_last_to_go() -> None:
    row = timeline(handout(many_steps(40))).rows[0]
    assert [said.text for cell in row.cells for said in cell][:3] == [
        "10:00",
        "2",
        "Everybody says at some length what they would do",
    ]


def test_a_planned_consultancy_is_named_by_its_dilemma_with_day_and_place() -> None:
    hour = hour_of(
        "consultancy",
        dated=True,
        title="Why do our advisories stop?",
        room="Room 4",
        presenter="Dana Whitfield",
        facilitator="Luis Ortega",
        group=None,
    )
    sheet = handout(hour)
    assert sheet.title == "Why do our advisories stop?"
    assert sheet.byline == (
        "Consultancy · 45 minutes · 17 November 2026, 10:00 to 10:45 · Room 4 · "
        "brought by Dana Whitfield · facilitated by Luis Ortega"
    )


def test_a_group_of_one_size_is_said_with_one_number() -> None:
    assert handout(hour_of("consultancy", starts=None, group=(3, 3))).byline == "45 minutes · 3 people"


def test_wide_letters_are_reckoned_wide() -> None:
    def left(purpose: str) -> int:
        sheet = handout(hour_of("lean_coffee", purpose=purpose))
        return room_left(replace(sheet, parts=sheet.parts[:-1]))

    assert left("議" * 120) < left("n" * 120) < left("i" * 120)


def test_a_script_is_reckoned_longer_than_a_page() -> None:
    assert room_left(make(hour_of("consultancy", focus="What is it for?"), PaperKind.SCRIPT)) < 0


def said_in(sheet: Sheet) -> list[str]:
    return [
        said.text for part in sheet.parts if isinstance(part, Grid) for row in part.rows for said in _all(row.cells)
    ]


def _all(cells: tuple[tuple[Said, ...], ...]) -> list[Said]:
    return [said for cell in cells for said in cell]


@pytest.mark.parametrize("key", [protocol.key for protocol in SHELF.protocols()])
def test_every_intervention_is_on_one_card_under_the_steps_it_belongs_to(key) -> None:
    hour = hour_of(key)
    sheet = make(hour, PaperKind.CARDS)
    wanted = {words for planned in hour.plan.steps for words in planned.step.interventions}
    said = said_in(sheet)
    assert sorted(text for text in said if text.startswith("“")) == sorted(f"“{words}”" for words in wanted)
