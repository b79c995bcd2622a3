"""Choose a protocol by what somebody has: what they bring, how long there is, how many people there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consultancy.text import _, n_

MOST_SUGGESTED = 3


class Brought(StrEnum):
    """What somebody has and would like to think about with others."""

    DILEMMA = "dilemma"
    FOG = "fog"
    DRAFT = "draft"
    STUCK_WORK = "stuck_work"
    SUCCESS = "success"
    DATA = "data"
    TEST_CYCLE = "test_cycle"
    VISION = "vision"
    RELATIONSHIP = "relationship"
    OWN_QUESTION = "own_question"
    MANY_PLANS = "many_plans"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What choosing must know of a protocol. ``lengths`` in minutes."""

    key: str
    group_min: int
    group_max: int
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A protocol to take, at a length, and why, in one sentence."""

    key: str
    minutes: int
    reason: str


def said(brought: Brought) -> str:
    """Give the words for what somebody has."""
    return {
        Brought.DILEMMA: _("an open dilemma"),
        Brought.FOG: _("a dilemma still in the fog"),
        Brought.DRAFT: _("a draft or a plan"),
        Brought.STUCK_WORK: _("work that is stuck"),
        Brought.SUCCESS: _("a success"),
        Brought.DATA: _("data"),
        Brought.TEST_CYCLE: _("a test cycle"),
        Brought.VISION: _("a vision to plan towards"),
        Brought.RELATIONSHIP: _("a difficult working relationship"),
        Brought.OWN_QUESTION: _("a question about one’s own way"),
        Brought.MANY_PLANS: _("many people with many plans"),
        Brought.TEXT: _("a text all have read"),
    }[brought]


def suggest(brought: Brought, minutes: int, people: int, there: Iterable[Candidate]) -> tuple[Suggestion, ...]:
    """Give up to three protocols of those ``there``, the best first; an unfit one says what it would need."""
    by_key = {candidate.key: candidate for candidate in there}
    fitting = [by_key[key] for key in _why(brought) if key in by_key]
    ranked = sorted(fitting, key=lambda candidate: _unfitness(candidate, minutes, people))
    return tuple(_suggested(brought, each, minutes, people) for each in ranked[:MOST_SUGGESTED])


def _unfitness(candidate: Candidate, minutes: int, people: int) -> tuple[int, int, int]:
    """Say how far a protocol is from what there is: people who are missing, minutes that are, groups too many."""
    missing = max(0, candidate.group_min - people)
    short = max(0, min(candidate.lengths) - minutes)
    return missing, short, _groups(candidate, people)


def _groups(candidate: Candidate, people: int) -> int:
    return max(1, -(-people // candidate.group_max))


def _length(candidate: Candidate, minutes: int) -> int:
    return max((length for length in candidate.lengths if length <= minutes), default=min(candidate.lengths))


def _suggested(brought: Brought, candidate: Candidate, minutes: int, people: int) -> Suggestion:
    length = _length(candidate, minutes)
    room = _room_needed(candidate, length - minutes, people)
    reason = _("{why}; {room}.").format(why=_why(brought)[candidate.key], room=room)
    return Suggestion(candidate.key, length, reason)


def _room_needed(candidate: Candidate, over: int, people: int) -> str:
    """Say what stands between a protocol and this room, the people first; else that it fits."""
    if people < candidate.group_min:
        sentence = n_("it asks for at least {n} person", "it asks for at least {n} people", candidate.group_min)
        return sentence.format(n=candidate.group_min)
    if over > 0:
        return n_("it takes {n} minute more than you have", "it takes {n} minutes more than you have", over).format(
            n=over
        )
    groups = _groups(candidate, people)
    if groups > 1:
        return n_("{n} group works at once", "{n} groups work at once", groups).format(n=groups)
    return _("it fits your time and your group")


def _why(brought: Brought) -> Mapping[str, str]:
    """Give the protocols that serve, the best first, each with what speaks for it."""
    return _WHYS[brought]()


def _dilemma() -> Mapping[str, str]:
    return {
        "consultancy": _("The group asks before it advises, so the question itself may change"),
        "issaquah": _("Nearly all the time goes to questions, from plain facts to hidden assumptions"),
        "kollegiale_beratung": _("Colleagues take turns and the group chooses how it will help"),
        "codeveloppement": _("The presenter says what help is wanted before anybody gives it"),
        "descriptive_consultancy": _("Everyone first says back what they heard, and advice comes late"),
        "eight_phase_case": _("Each phase does one thing, which helps a group that jumps to advice"),
        "step_back": _("The presenter steps back early and hears the group think in a short time"),
        "problem_of_practice": _("It goes straight to the problem and is short"),
        "wise_crowds": _("Each person gets help in turn, in a few minutes"),
        "troika": _("Each of three people gets help, and nobody has to prepare"),
    }


def _fog() -> Mapping[str, str]:
    return {
        "peeling_the_onion": _("Nobody solves anything until the problem has been peeled layer by layer"),
        "descriptive_consultancy": _("Hearing it said back in other words shows what the matter is"),
        "issaquah": _("Questions alone bring the matter to light"),
        "consultancy": _("Probing questions make room for another question than the one brought"),
        "clearness": _("Open questions without any advice let one’s own answer come"),
        "what_so_what": _("It parts what happened from what it means"),
    }


def _draft() -> Mapping[str, str]:
    return {
        "tuning": _("Warm and cool feedback is given against the goals of the work"),
        "charrette": _("The group works on the draft with you, as long as it helps"),
        "collaborative_assessment": _("One piece of work is looked at with patience before anybody judges it"),
        "theory_feedback": _("It tries the reasoning behind a plan, link by link"),
        "gallery_walk": _("Many eyes see the draft in a short time"),
    }


def _stuck_work() -> Mapping[str, str]:
    return {
        "charrette": _("It is made to get unfinished work moving again"),
        "peer_assist": _("People who have done it before tell how it went"),
        "tuning": _("Feedback against the goals shows which part to change first"),
        "step_back": _("Listening from outside shows the work in another light"),
        "troika": _("Two colleagues think aloud about it behind your back, in minutes"),
    }


def _success() -> Mapping[str, str]:
    return {
        "success_analysis": _("It finds out what exactly made the success, so that it can be done again"),
        "what_so_what": _("It goes from what happened to what it means and what to do with it"),
        "empathy_interview": _("A story told to one careful listener shows what mattered"),
        "future": _("It carries the success forward and asks how one would get there"),
    }


def _data() -> Mapping[str, str]:
    return {
        "atlas_data": _("What the data show is said first, what they mean only then"),
        "what_so_what": _("Facts, meaning and action each have a time of their own"),
        "collaborative_assessment": _("It serves when the data are pieces of work rather than numbers"),
        "gallery_walk": _("Charts hang on the wall and everyone writes beside them"),
    }


def _test_cycle() -> Mapping[str, str]:
    return {
        "pdsa_consultancy": _("It follows the test from what was predicted to what comes next"),
        "theory_feedback": _("It tries the theory the test is meant to prove"),
        "atlas_data": _("It keeps what the test showed apart from what one hoped"),
        "what_so_what": _("It is quick: what happened, what it means, what now"),
    }


def _vision() -> Mapping[str, str]:
    return {
        "future": _("It starts in the future as if all had gone well, and looks back for the way"),
        "one_two_four_all": _("Everyone’s ideas are on the table within minutes"),
        "theory_feedback": _("It asks how each step is to lead to the next"),
        "lean_coffee": _("The group decides for itself what to talk of first"),
    }


def _relationship() -> Mapping[str, str]:
    return {
        "balint": _("It looks at what goes on between two people, and nobody gives advice"),
        "intervision_incident": _("One incident is looked at closely, from every side"),
        "kollegiale_beratung": _("Colleagues choose together how to help with it"),
        "empathy_interview": _("It practises hearing another person out"),
        "eight_phase_case": _("Guesses about what is going on are kept apart from what to do"),
    }


def _own_question() -> Mapping[str, str]:
    return {
        "case_clinic": _("The group mirrors pictures and feelings, and the next step comes out of them"),
        "clearness": _("Honest open questions help one to hear oneself"),
        "action_learning": _("Everyone asks, and one leaves with something to do"),
        "codeveloppement": _("It works on the person as well as on the matter"),
        "balint": _("It makes room for what is felt and seldom said"),
    }


def _many_plans() -> Mapping[str, str]:
    return {
        "gallery_walk": _("All plans hang on the walls, and everyone sees them all"),
        "one_two_four_all": _("It hears everybody, however many they are"),
        "wise_crowds": _("Each person has a turn, and groups work side by side"),
        "troika": _("Each person has a turn, in groups of three side by side"),
        "issue_processing": _("A large group chooses the issue that helps most of them"),
    }


def _text() -> Mapping[str, str]:
    return {
        "final_word": _("Each person brings a passage and has the last word on it"),
        "what_so_what": _("It asks what a text says, what it means, and what to do now"),
        "one_two_four_all": _("Everyone thinks alone first, then with more and more people"),
        "lean_coffee": _("Those who read it choose what they want to talk about"),
    }


_WHYS = {
    Brought.DILEMMA: _dilemma,
    Brought.FOG: _fog,
    Brought.DRAFT: _draft,
    Brought.STUCK_WORK: _stuck_work,
    Brought.SUCCESS: _success,
    Brought.DATA: _data,
    Brought.TEST_CYCLE: _test_cycle,
    Brought.VISION: _vision,
    Brought.RELATIONSHIP: _relationship,
    Brought.OWN_QUESTION: _own_question,
    Brought.MANY_PLANS: _many_plans,
    Brought.TEXT: _text,
}
