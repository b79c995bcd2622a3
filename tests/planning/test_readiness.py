"""What is ready before a consultancy begins."""

from dataclasses import replace

from consultancy.model.consultancy import Consultancy, Dilemma, FocusQuestion
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import Plan
from consultancy.model.time import Utc
from consultancy.planning.readiness import readiness

DANA = Participant("1", "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
LUIS = Participant("2", "Luis Ortega", "Maple Valley SD", Role.FACILITATOR)
PRIYA = Participant("3", "Priya Shah", "Harbor City")
READY = Consultancy(
    id="c",
    created=Utc(0),
    dilemma=Dilemma(title="Why do our advisories stop at attendance?"),
    focus=FocusQuestion(prepared="What would make advisory a place where a ninth grader is known?"),
    plan=Plan("consultancy", "Consultancy", 1, "", "45", ()),
    people=(DANA, LUIS, PRIYA),
)


def test_when_all_is_ready_two_lines_say_so():
    assert readiness(READY) == ((True, "Presenter and focus question"), (True, "Consultants from other teams"))


def test_a_blank_consultancy_names_all_that_is_open():
    assert readiness(Consultancy(id="c", created=Utc(0))) == (
        (False, "A title, the one thing needed to start"),
        (False, "No presenter or focus question yet"),
        (False, "No consultants yet"),
        (False, "No protocol chosen yet"),
    )


def test_a_missing_presenter_or_question_is_named():
    assert (False, "No presenter yet") in readiness(replace(READY, people=(PRIYA,)))
    assert (False, "No focus question yet") in readiness(replace(READY, focus=FocusQuestion(prepared="  ")))


def test_consultants_all_of_the_presenters_own_team_are_worth_a_word():
    own = replace(PRIYA, organisation="maple valley sd ")
    assert (False, "No consultant from another team yet") in readiness(replace(READY, people=(DANA, own)))


def test_one_consultant_from_elsewhere_is_enough():
    own = replace(PRIYA, id="4", organisation="Maple Valley SD")
    assert (True, "Consultants from other teams") in readiness(replace(READY, people=(DANA, own, PRIYA)))


def test_without_organisations_nothing_is_guessed():
    nowhere = replace(PRIYA, organisation="")
    assert (True, "Consultants") in readiness(replace(READY, people=(DANA, nowhere)))
    assert (True, "Consultants") in readiness(replace(READY, people=(replace(DANA, organisation=""), PRIYA)))
    assert (True, "Consultants") in readiness(replace(READY, people=(PRIYA,)))
