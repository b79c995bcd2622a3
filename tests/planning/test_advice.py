"""Advice on focus questions: what is said, and, as carefully, what is not."""

import pytest

from consultancy.model.people import Participant, Role
from consultancy.planning.advice import AdviceKind, advise

TWO, YES_NO, OTHERS, NAME, NO_QUESTION, LONG = AdviceKind

GOOD_QUESTIONS = """
    What would make advisory a place where a ninth grader is known by one adult?
    How do we find out what matters and why it matters?
    How might we decide who leads and when we meet?
    How can I support teachers who are new and who are struggling?
    How do I decide what can wait and what must happen now?
    What can we do, or stop doing, so that every family feels welcome?
    How do we build a team where students can lead and where staff can learn?
    What helps students stay, and why?
    If students are absent on Mondays, how do we keep them connected?
    When students leave algebra in ninth grade, what could we notice sooner?
    What is working and what is not?
    How do we tell what is working and what is not working?
    Can you help me think about how to share leadership?
    I wonder how we might share leadership
    How do we get better at listening to students?
    How do we get feedback to students sooner?
    How do we get access to the data our teachers need?
    How do we get from attendance to belonging?
    How do we get our schedule to work for the bus routes?
    How do we get a plan for teachers to use by May?
    How can we make students feel safe to be wrong?
    How do we make tests students care about?
    How do we make sure parents know what the evening is for?
    What should students know and be able to do by grade nine?
    Why do our ninth-grade advisories stop at attendance?
    Really? How do we do this?
    How do we help students see who they are and what they can become?
    In what ways could our team use exit tickets to learn what students understood and what they need next?
    How might we show families what their children can do and how they are growing?
    To what extent does our grading tell students where they are and how to improve?
    How can a small team hold on to a big goal when time is short and what we measure keeps changing?
    How might our team notice sooner when a student begins to drift?
    Which of our routines help new teachers stay, and which get in their way?
    What would it take for families to feel that the evening is theirs?
    How do we use the survey without losing the stories behind it?
    What can I stop doing so that my department has time to plan?
    How can we have honest talks about grading when people are tired and trust is thin?
    Why is it that our best projects end after one year?
    How do we make our meetings worth coming to?
    How could we share what we know about students who change schools?
    How do we keep what works as we grow and as people leave?
    What does a good first week look like for a student who joins in January?
    How do we move from talking about equity to changing what happens in our classrooms?
    What might we be missing about why attendance drops in February?
    How do I say no to a new program my superintendent wants without losing her trust?
    So, how might we open the door a little wider?
    how do we begin
    What now?
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def kinds(question: str, *names: str) -> list[AdviceKind]:
    people = [Participant(str(number), name) for number, name in enumerate(names)]
    return [advice.kind for advice in advise(question, people)]


@pytest.mark.parametrize("question", lines(GOOD_QUESTIONS))
def test_a_good_question_is_left_alone(question):
    assert kinds(question) == []


@pytest.mark.parametrize(
    "question",
    lines("""
        What should we keep and what should we let go of?
        How do we build trust, and should we change the schedule?
        What are we missing, and who could help us see it?
        How often should we meet, and how long should each meeting be?
        How do we know? What would tell us?
        What is the purpose of advisory? Who owns it? When should it meet?
        In what order should we introduce the new units, and who should decide?
        Given the survey, how do we begin, and what do we stop?
        What do students need; how can we give it to them?
        What support do new teachers need and which meetings could they skip, and how do we find out?
        How do we find out what students need, and how do we act on it?
        Which students are we missing and how many of them are we counting twice?
    """),
)
def test_more_than_one_question_is_noticed(question):
    assert kinds(question) == [TWO]


@pytest.mark.parametrize(
    "question",
    lines("""
        Should we keep the weekly advisory or move to a daily one?
        Is our advisory working?
        Given our numbers, should we add a section?
        I wonder whether we should drop the survey
        We wonder if advisory is worth the time
        Whether to keep the block schedule
        Do students know why they are in advisory?
        Are we asking too much of first-year teachers?
        Would a common planning hour help?
        Is it fair to grade homework, or should we stop?
        So, can this be done in a year?
        Isn’t it time to stop ranking students?
        should we begin again
    """),
)
def test_a_question_answered_in_a_word_is_noticed(question):
    assert kinds(question) == [YES_NO]


@pytest.mark.parametrize(
    "question",
    lines("""
        How do we get advisers to plan?
        How do we get more of our ninth-grade teachers to share their plans?
        How do I get my team to care about the survey?
        How do we make teachers use the data?
        How do I convince my principal that this matters?
        How do we persuade the union to accept a later start?
        How can we motivate students to come on time?
        How do we get teacher buy-in for the new schedule?
        Why don’t parents come to our evenings?
        Why do teachers never use the shared folder?
        How should the board decide on the calendar?
        What should principals do about it?
        What is the best way of getting families to read the newsletter?
    """),
)
def test_a_question_about_what_others_do_is_noticed(question):
    assert kinds(question) == [OTHERS]


@pytest.mark.parametrize(
    "question",
    lines("""
        Making advisory matter for everyone
        Have students lead their own conferences
        Our ninth graders are lost in a big school.
        Advisory is not working the way we hoped
    """),
)
def test_a_statement_is_not_yet_a_question(question):
    assert kinds(question) == [NO_QUESTION]


def test_the_question_of_the_picture_gets_both_pieces_of_advice():
    question = "How do we get advisers to plan, and what would make advisory a place where a ninth grader is known?"
    assert kinds(question) == [TWO, OTHERS]


@pytest.mark.parametrize("question", ["", "   \n", "?", "…", "12 45", "How", "Advisory and"])
def test_nothing_typed_yet_gets_no_advice(question):
    assert kinds(question) == []


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How might I help Dana find her feet?", "Dana Whitfield"),
        ("how might I help dana find her feet?", "Dana Whitfield"),
        ("How might I follow DANA’s example?", "Dana Whitfield"),
        ("What did Whitfield's team see that we missed?", "Dana Whitfield"),
        ("How do I work with Jose when time is short?", "José Ortega"),
        ("How do I work with José when time is short?", "Jose Ortega"),
        ("How can O’Brien and I share the load?", "Pat O'Brien"),
        ("How can I talk with Mark about the survey?", "Mark Tully"),
        ("How can I prepare Will for the board?", "Will Grant"),
        ("How do I support Jo in her first year?", "Jo Li"),
        ("What makes Smith-Jones so calm?", "A. Smith-Jones"),
        ("Was macht Müller anders?", "Eva Müller"),
    ],
)
def test_a_person_named_in_the_question_is_noticed(question, name):
    assert NAME in kinds(question, name)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How do we help Danas everywhere?", "Dana Whitfield"),
        ("How do we mark less and teach more?", "Mark Tully"),
        ("How will grant money change what we do?", "Will Grant"),
        ("Will is what we lack. What would give us some?", "Will Grant"),
        ("What may we hope for this summer?", "May Hope"),
        ("How do we plan in a van?", "Ludwig van Beethoven"),
        ("How do we join in?", "Jo In"),
        ("How do we plan better?", "P. B."),
        ("HOW DO WE MARK LESS?", "Mark Tully"),
        ("How do we plan better?", ""),
        ("How do we plan better?", "(.*"),
    ],
)
def test_words_that_only_look_like_a_name_are_left_alone(question, name):
    assert NAME not in kinds(question, name)


def test_only_one_person_is_mentioned_and_by_the_word_used():
    people = [Participant("1", "Dana Whitfield", role=Role.PRESENTER), Participant("2", "Luis Ortega")]
    (advice,) = advise("How do Luis and Dana find time?", people)
    assert advice.sentence == "“Dana” is named here. A role, such as “a colleague”, protects the person."


def test_a_very_long_question_is_noticed():
    question = f"How do we {'really ' * 40}begin?"
    assert kinds(question) == [LONG]
    assert kinds("How do we " + "really " * 36 + "begin?") == []


def test_five_megabytes_are_answered_at_once():
    assert kinds("How do we begin? " * 300_000) == [TWO, LONG]
    assert kinds("a" * 5_000_000) == []
    assert kinds(", and " * 1_000_000) == [NO_QUESTION, LONG]


def test_every_kind_has_one_sentence_of_advice():
    said = {advice.kind: advice.sentence for question in EVERY_KIND for advice in advise(*question)}
    assert said == {
        TWO: "This asks two things at once. One open question keeps the group together.",
        YES_NO: "This can be answered in a word. Beginning with “how” or “what” opens it up.",
        OTHERS: "This is about what others should do. What is in your own hands gives the group more to work with.",
        NAME: "“Dana” is named here. A role, such as “a colleague”, protects the person.",
        NO_QUESTION: "This is not a question yet. Beginning with “how” or “what” gives the group something to work on.",
        LONG: "This is long. A question of one or two lines is easier to keep in mind.",
    }


EVERY_KIND = [
    ("How do we know? What would tell us?", ()),
    ("Is our advisory working?", ()),
    ("How do we get advisers to plan?", ()),
    ("How might I help Dana?", (Participant("1", "Dana Whitfield"),)),
    ("Making advisory matter for everyone", ()),
    ("How do we " + "really " * 40, ()),
]
