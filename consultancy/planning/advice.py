"""Plain advice on a focus question. Rules for English; they would rather stay quiet than be wrong, and never block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from consultancy.model.people import Participant
from consultancy.planning import english
from consultancy.text import _

_READ = 4_000
_MANY_WORDS = 40
_FEW_WORDS = 4


class AdviceKind(StrEnum):
    """What a piece of advice is about."""

    TWO_QUESTIONS = "two_questions"
    YES_NO = "yes_no"
    OTHERS = "others"
    NAME = "name"
    NO_QUESTION = "no_question"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence of advice."""

    kind: AdviceKind
    sentence: str


def advise(question: str, people: Sequence[Participant] = ()) -> tuple[Advice, ...]:
    """Look at a focus question and say what might make it work better; nothing when all is well or it is empty."""
    text = " ".join(question[:_READ].replace("’", "'").replace("‘", "'").split())
    if not any(character.isalpha() for character in text):
        return ()
    found = (_two(text), _yes_no(text), _others(text), _named(text, people), _no_question(text), _long(question))
    return tuple(advice for advice in found if advice)


def _two(text: str) -> Advice | None:
    if not english.asks_twice(text):
        return None
    sentence = _("This asks two things at once. One open question keeps the group together.")
    return Advice(AdviceKind.TWO_QUESTIONS, sentence)


def _yes_no(text: str) -> Advice | None:
    if not english.answered_in_a_word(text):
        return None
    return Advice(AdviceKind.YES_NO, _("This can be answered in a word. Beginning with “how” or “what” opens it up."))


def _others(text: str) -> Advice | None:
    if not english.about_what_others_do(text):
        return None
    sentence = _("This is about what others should do. What is in your own hands gives the group more to work with.")
    return Advice(AdviceKind.OTHERS, sentence)


def _no_question(text: str) -> Advice | None:
    if len(text.split()) < _FEW_WORDS or english.is_question(text):
        return None
    sentence = _("This is not a question yet. Beginning with “how” or “what” gives the group something to work on.")
    return Advice(AdviceKind.NO_QUESTION, sentence)


def _long(question: str) -> Advice | None:
    words = len(question[: _READ * 10].split())
    if words <= _MANY_WORDS:
        return None
    return Advice(AdviceKind.LONG, _("This is long. A question of one or two lines is easier to keep in mind."))


# --- names ------------------------------------------------------------------------------------------------------


def _named(text: str, people: Sequence[Participant]) -> Advice | None:
    plain = _without_accents(text)
    for person in people:
        for part in person.name.replace("’", "'").split():
            if _stands_in(plain, part.strip(".,")):
                sentence = _("“{name}” is named here. A role, such as “a colleague”, protects the person.")
                return Advice(AdviceKind.NAME, sentence.format(name=part.strip(".,")))
    return None


def _stands_in(text: str, name: str) -> bool:
    """Look for a name as a whole word; names that are also words, and very short ones, must look like names."""
    plain = _without_accents(name)
    if len(plain) < 2 or plain.casefold() in english.PARTICLES:
        return False
    if len(plain) > 2 and plain.casefold() not in english.WORDS_THAT_ARE_NAMES:
        return re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text, re.IGNORECASE) is not None
    inside = rf"(?<=[^\W_][ ,;(])(?<!\.){re.escape(plain[:1].upper() + plain[1:])}(?!\w)"
    return re.search(inside, text) is not None and not text.isupper()


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
