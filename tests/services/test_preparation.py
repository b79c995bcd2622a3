from dataclasses import replace

import pytest

from consultancy.changes import Topic
from consultancy.errors import NotFoundHere, Refused
from consultancy.live.commands import Open
from consultancy.model.consultancy import DILEMMA_FIELDS, WordingMoment
from consultancy.model.people import Role
from consultancy.model.time import Span


@pytest.fixture
def made(workspace):
    return workspace.preparation.create("Advisories").id


def test_only_a_title_is_needed_and_not_even_that(workspace):
    made = workspace.preparation.create()
    assert (made.title, made.plan.protocol_key, made.plan.minutes) == ("", "consultancy", 45)
    workspace.running.do(made.id, Open())


@pytest.mark.parametrize("field", DILEMMA_FIELDS)
def test_each_field_of_the_dilemma_is_kept_by_itself(workspace, made, field, told):
    workspace.preparation.set_dilemma(made, field, "In our own words")
    assert getattr(workspace.preparation.get(made).dilemma, field) == "In our own words"
    assert [(changes.topics, changes.ids) for changes in told] == [({Topic.CONSULTANCIES}, {made})]


def test_a_field_kept_again_unchanged_writes_and_tells_nothing(workspace, made, told):
    workspace.preparation.set_dilemma(made, "context", "same")
    told.clear()
    workspace.preparation.set_dilemma(made, "context", "same")
    assert not told


def test_a_field_that_does_not_exist_is_a_bug(workspace, made):
    with pytest.raises(TypeError):
        workspace.preparation.set_dilemma(made, "nonsense", "x")


def test_a_title_stays_on_one_line_and_a_context_keeps_its_lines(workspace, made):
    workspace.preparation.set_dilemma(made, "title", " two\nlines ")
    workspace.preparation.set_dilemma(made, "context", "two\r\nlines")
    assert workspace.preparation.get(made).dilemma.title == "two lines"
    assert workspace.preparation.get(made).dilemma.context == "two\nlines"


def test_the_focus_question_is_kept_in_every_wording(workspace, made):
    for moment in WordingMoment:
        workspace.preparation.set_focus(made, moment, f"{moment}?")
    focus = workspace.preparation.get(made).focus
    assert (focus.prepared, focus.after_probing, focus.at_close) == ("prepared?", "after_probing?", "at_close?")


def test_people_keep_the_order_they_were_added_in(workspace, made):
    for name in ("Zoe", "Adam", "Mia"):
        workspace.preparation.add_person(made, name)
    assert [person.name for person in workspace.preparation.get(made).consultants] == ["Zoe", "Adam", "Mia"]


def test_people_can_be_changed_moved_and_taken_out(workspace, made):
    ids = [workspace.preparation.add_person(made, name) for name in ("Zoe", "Adam", "Mia")]
    workspace.preparation.change_person(made, replace(ids[2], position=-1, role=Role.FACILITATOR, name=" Mia  B "))
    workspace.preparation.remove_person(made, ids[1].id)
    stored = workspace.preparation.get(made)
    assert [person.name for person in stored.people] == ["Mia B", "Zoe"]
    assert stored.facilitator.name == "Mia B"


def test_somebody_without_a_name_is_refused(workspace, made):
    with pytest.raises(Refused):
        workspace.preparation.add_person(made, " \u2028 ")


def test_somebody_added_once_is_offered_again_by_name_and_by_organisation(workspace, made):
    workspace.preparation.add_person(made, "Dana Whitfield", "Maple Valley SD")
    for typed in ("da", "whit", "Maple", "valley"):
        assert [person.name for person in workspace.preparation.suggest_people(typed)] == ["Dana Whitfield"]
    assert workspace.preparation.suggest_people("x%") == []


def test_a_protocol_is_fitted_and_a_wish_below_the_floors_is_answered_in_a_sentence(workspace, made):
    fitted = workspace.preparation.choose_protocol(made, "tuning", 30)
    assert (fitted.minutes, fitted.shortfall) == (30, "")
    assert workspace.preparation.get(made).plan.protocol_key == "tuning"
    short = workspace.preparation.choose_protocol(made, "tuning", 3)
    assert short.minutes > 3
    assert str(short.minutes) in short.shortfall


def test_an_unknown_protocol_is_refused_and_the_plan_stays(workspace, made):
    with pytest.raises(NotFoundHere):
        workspace.preparation.choose_protocol(made, "../consultancy")
    assert workspace.preparation.get(made).plan.protocol_key == "consultancy"


def test_fitting_until_a_time_counts_from_the_start_and_keeps_the_agreed_end(workspace, clock, made):
    now = clock.read().utc
    workspace.preparation.set_start(made, now + Span.of(hours=1))
    end = now + Span.of(hours=1, minutes=37, seconds=30)
    assert workspace.preparation.fit_until(made, end).minutes == 37
    assert workspace.preparation.get(made).end_by == end
    workspace.preparation.choose_protocol(made, "consultancy", 45)
    assert workspace.preparation.get(made).end_by is None


def test_fitting_until_a_time_counts_from_now_when_the_start_has_passed(workspace, clock, made):
    now = clock.read().utc
    workspace.preparation.set_start(made, now)
    clock.advance(Span.of(minutes=10))
    assert workspace.preparation.fit_until(made, now + Span.of(minutes=50)).minutes == 40


def test_an_end_that_has_passed_is_refused(workspace, clock, made):
    with pytest.raises(Refused):
        workspace.preparation.fit_until(made, clock.read().utc)


def test_a_step_below_its_floor_is_refused_with_the_floor_named(workspace, made):
    step = workspace.preparation.get(made).plan.steps[1]
    with pytest.raises(Refused, match=str(step.step.at_least)):
        workspace.preparation.set_step_minutes(made, step.id, step.step.at_least - 1)
    workspace.preparation.set_step_minutes(made, step.id, step.minutes + 2)
    assert workspace.preparation.get(made).plan.minutes == 47


def test_once_the_room_is_open_the_plan_stays(workspace, made):
    workspace.running.do(made, Open())
    plan = workspace.preparation.get(made).plan
    for change in (
        lambda: workspace.preparation.choose_protocol(made, "tuning"),
        lambda: workspace.preparation.set_step_minutes(made, plan.steps[0].id, 9),
    ):
        with pytest.raises(Refused):
            change()
    assert workspace.preparation.get(made).plan == plan


def test_what_is_typed_while_the_room_is_open_survives_the_next_clock_action(workspace, made):
    workspace.running.do(made, Open())
    workspace.preparation.set_focus(made, WordingMoment.AFTER_PROBING, "What would they notice?")
    workspace.preparation.add_person(made, "Late Arrival")
    from consultancy.live.commands import Finish, Next

    workspace.running.do(made, Next())
    assert workspace.running.room(made).focus_question == "What would they notice?"
    workspace.running.do(made, Finish())
    stored = workspace.preparation.get(made)
    assert stored.focus.after_probing == "What would they notice?"
    assert [person.name for person in stored.people] == ["Late Arrival"]


def test_turns_follow_the_people_until_the_room_is_open(workspace, made):
    workspace.preparation.choose_protocol(made, "troika", 45)
    people = [workspace.preparation.add_person(made, name) for name in ("Dana", "Priya", "Mark")]
    assert turns(workspace, made) == {"Dana", "Priya", "Mark"}
    assert workspace.preparation.get(made).plan.minutes == 45
    workspace.preparation.change_person(made, replace(people[0], name="Dana W"))
    assert turns(workspace, made) == {"Dana W", "Priya", "Mark"}
    workspace.preparation.change_person(made, replace(people[0], role=Role.FACILITATOR))
    workspace.preparation.add_person(made, "Renee")
    assert turns(workspace, made) == {"Priya", "Mark", "Renee"}
    workspace.running.do(made, Open())
    workspace.preparation.add_person(made, "Joy")
    assert turns(workspace, made) == {"Priya", "Mark", "Renee"}


def turns(workspace, made):
    return {step.turn_name for step in workspace.preparation.get(made).plan.steps if step.turn}


def test_minutes_set_by_hand_stay_when_people_change_but_turns_do_not(workspace, made):
    workspace.preparation.choose_protocol(made, "troika", 45)
    first = workspace.preparation.get(made).plan.steps[0]
    workspace.preparation.set_step_minutes(made, first.id, first.minutes + 4)
    plan = workspace.preparation.get(made).plan
    workspace.preparation.add_person(made, "Luis", role=Role.FACILITATOR)
    assert workspace.preparation.get(made).plan == plan


def test_a_consultancy_put_away_is_gone_until_it_is_brought_back(workspace, made):
    workspace.preparation.remove(made)
    with pytest.raises(NotFoundHere):
        workspace.preparation.get(made)
    workspace.preparation.bring_back(made)
    assert workspace.preparation.get(made).title == "Advisories"


def test_advice_and_readiness_are_sentences_and_never_a_block(workspace, made):
    workspace.preparation.set_focus(made, WordingMoment.PREPARED, "Should we stop, and who decides?")
    stored = workspace.preparation.get(made)
    assert workspace.preparation.advice(stored)
    assert any(not ready.done for ready in workspace.preparation.readiness(stored))
    workspace.running.do(made, Open())
