"""How English asks: word lists and patterns behind the advice on focus questions.

Every text given to these functions is one line with straight apostrophes.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names that are also everyday words: taken for a name only with a capital inside the sentence.
WORDS_THAT_ARE_NAMES = _words(
    """
    ace amber angel april art august autumn baker banks bell best bill black bliss brown carol case chance charity chase
    christian clay cook dale dawn day dean drew earl early english faith fern field fields fisher foster frank gay gene
    gill glen good grace grant gray green guy harmony hill hope house hunt hunter iris ivy jack jewel joy june just king
    law lane lee little long love major march mark mason may melody mercy miles miller moore new noble olive page park
    parks pat patience penny price rain ray read reading reed rich river rivers rob robin rose ruby sage school self
    shore short small star stern stone story street strong sue summer sunny teal trinity unity victor victory violet
    wade walker ward waters way west white will wills winter wise wood woods worth young
    """
)

# Parts of names and forms of address that say nothing about who is meant.
PARTICLES = _words(
    "al an and bin da de del della den der di dos dr du el ibn la le los mc miss mr mrs ms of prof st van"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


# --- more than one question -------------------------------------------------------------------------------------

_WH = r"(?:how|what|why|which|who|whom|whose|when|where)"
_MODAL = r"(?:would|could|should|might|can|will|must|may|shall)"
_AUX = rf"(?:{_MODAL}|do|does|did|is|are|was|were|has|have|had|am)(?:n't)?"
_PRONOUN = r"(?:we|i|you|they|he|she|it|there|this|that|our|my|the)"
_SUBJECT = (
    rf"(?:{_PRONOUN}|these|those|your|their|his|her|its|an?|each|any|every|some|everyone|everybody|anyone|anybody|"
    r"all|most|no|students?|teachers?|staff|families|parents|leaders?|people|schools?)"
)
_DEGREE = r"(?:(?:else|best|exactly|then|many|much|often|long|far|well|soon|early|big)\s+)?"

# The verb stands before its subject only where something is asked: "how do we", "which students are we", "what do
# students need". In "find out what we need" it does not.
_ASKS = _pattern(
    rf"{_WH}\s+{_DEGREE}{_AUX}\s+{_SUBJECT}\b"
    rf"|(?:what|which|whose|how\s+(?:many|much))\s+(?:\w+\s+){{1,2}}?{_AUX}\s+{_SUBJECT}\b"
    rf"|{_WH}\s+{_DEGREE}(?:do|does|did)\s+(?!not\b|so\b)\w+\s+\w+"
)
# "What would help" asks at the start of a sentence, but not after "find out".
_MAY_ASK = _pattern(rf"(?:what|who|which)\s+(?:else\s+)?{_MODAL}\s+(?!not\b)\w+")
_ASKS_YES_NO = _pattern(rf"{_AUX}\s+{_SUBJECT}\b")
_JOINT = _pattern(
    r"(?:\s*[;:–—]|,)\s+(?:(?P<joined>and|but)\s+|(?:so|then|or)\s+)?(?:also\s+)?"
    r"|\s+(?P<and>and|but)\s+(?:also\s+)?"
)
_INSIDE = _pattern(rf"\S\s+{_WH}\b")
_OPENER = _pattern(r"^(?:so|and|but|well|ok|okay|now|then)\b,?\s+")
_LEADS_IN = _pattern(r"^(?:also|in|to|at|with|for|by|on|from|of|about)\s+(?=what|which|whom)")
_BEGINS = _pattern(rf"(?:{_WH}|{_AUX})\b")
_CLAUSE = _pattern(r"(?:when|where)\b")


def asks_twice(text: str) -> bool:
    """Say whether a text asks more than one question."""
    asked = [part for part in text.split("?") if len(part.split()) > 2]
    if len(asked) > 1 and text.count("?") > 1:
        return True
    return any(_asks_again(part.strip()) for part in asked[:1])


def _asks_again(sentence: str) -> bool:
    """Look for a second question in one sentence: after a joint, once a first one has been asked."""
    plain = _LEADS_IN.sub("", _OPENER.sub("", sentence))
    asked = _opens(plain)
    for joint in _JOINT.finditer(plain):
        if _goes_on(plain, joint):
            if asked:
                return True
            asked = True
    return False


def _opens(sentence: str) -> bool:
    return bool(_ASKS.match(sentence) if _CLAUSE.match(sentence) else _BEGINS.match(sentence))


def _goes_on(sentence: str, joint: re.Match[str]) -> bool:
    rest = sentence[joint.end() :]
    if _ASKS.match(rest):
        return True
    if _INSIDE.search(sentence[: joint.start()]):
        return False
    if _ASKS_YES_NO.match(rest):
        return bool(joint["joined"] or joint["and"])
    return bool(_MAY_ASK.match(rest))


# --- answered in a word -----------------------------------------------------------------------------------------

_FIRST_VERB = _pattern(rf"{_AUX}\s+\w")
_FIRST_VERB_SURE = _pattern(rf"{_AUX}\s+{_PRONOUN}\b")
_POLITE = _pattern(
    r"(?:can|could|would|will)\s+(?:you|we|i)\b.*\b(?:help|think|tell|show|talk|explore|look|see)\b"
    r".*\b(?:how|what|why|ways)\b"
)
_WHETHER = _pattern(r"(?:i|we)\s+(?:wonder|am wondering|are wondering)\s+(?:if|whether)\b|whether\b")
_ASIDE = _pattern(r"(?:given|if|when|while|since|because|after|before|with|in|as|now|for)\b")


def answered_in_a_word(text: str) -> bool:
    """Say whether a question can be answered with yes, no, or one of two."""
    first = _OPENER.sub("", text.split("?", maxsplit=1)[0])
    if _WHETHER.match(first):
        return True
    clause = _without_aside(first)
    if not _FIRST_VERB.match(clause) or _POLITE.match(clause):
        return False
    return "?" in text or bool(_FIRST_VERB_SURE.match(clause))


def _without_aside(sentence: str) -> str:
    """Drop an opening such as "Given our numbers," before "should we …"."""
    opening, comma, rest = sentence.partition(", ")
    return rest if comma and _ASIDE.match(opening) else sentence


# --- no question ------------------------------------------------------------------------------------------------

_WONDERS = _pattern(rf"\bwonder\w*\s+(?:about\s+)?(?:{_WH}|if|whether)\b")
_QUESTION_WORD = _pattern(rf"\b{_WH}\b")


def is_question(text: str) -> bool:
    """Say whether a text asks something, with or without its question mark."""
    beginning = " ".join(text.split()[:4])
    asks = _QUESTION_WORD.search(beginning) or _FIRST_VERB_SURE.match(text) or _ASKS.search(text)
    return "?" in text or bool(asks or _WONDERS.search(text) or _WHETHER.match(text))


# --- somebody else's action -------------------------------------------------------------------------------------

_LEARNERS = r"(?:students?|kids|boys|girls|learners?)"
_ADULTS = (
    r"(?:teachers?|advis[eo]rs?|parents?|famil(?:y|ies)|staff|colleagues?|principals?|leaders?|leadership|admin|"
    r"administrators?|board|district|union|faculty|coach(?:es)?|counsel+ors?|superintendents?|partners?|members?|"
    r"departments?|managers?|professors?|instructors?|teams?|schools?|universit(?:y|ies)|funders?|officials?)"
)
_ANYONE = rf"(?:{_LEARNERS}|{_ADULTS}|people|them|everyone|everybody|others|him|her|they|he|she)"
_OTHERS = rf"(?:(?!(?:to|and|or|from|for|with|about|in|on|at|by|that|than)\b)[\w'-]+\s+){{0,4}}?{_ANYONE}"
_THE_OTHERS = rf"(?:(?:the|our|my|their|all|more|some|other|every|each|new|these|those|of)\s+){{0,3}}{_ANYONE}"
_NOT_A_VERB = r"(?:the|an?|our|my|their|your|his|her|its|this|that|these|those|us|me|class|school|college|graduation)"
_DO = (
    r"(?:do|use|plan|come|attend|care|listen|change|follow|read|work|take|want|understand|participate|agree|comply|"
    r"stop|try|share|buy|believe|respect|behave|teach|show|respond|start|give|see)"
)
_BE_NOT = r"(?:do|does|will|would|can|are|is)"

_ABOUT_OTHERS = (
    _pattern(rf"\bget(?:ting)?\s+{_OTHERS}\s+to\s+(?!{_NOT_A_VERB}\b)[a-z]+"),
    _pattern(rf"\bmak(?:e|ing)\s+{_THE_OTHERS}\s+{_DO}\b"),
    _pattern(rf"\b(?:convinc|persuad|forc|compel|pressur)(?:e|ing)?\s+{_OTHERS}\b"),
    _pattern(rf"\bmotivat(?:e|ing)\s+{_OTHERS}\s+to\b"),
    _pattern(r"\b(?:get|gain|win|secure|build)(?:t?ing|n?ing)?\s+(?:\w+\s+){0,3}buy[- ]?in\b"),
    _pattern(rf"^why\s+{_BE_NOT}n't\s+{_THE_OTHERS}\b"),
    _pattern(rf"^why\s+{_BE_NOT}\s+{_THE_OTHERS}\s+(?:not|never|refuse|resist)\b"),
    _pattern(
        rf"\b(?:how|what|when|why)\s+(?:should|must)\s+(?:(?:the|our|my|their)\s+)?{_ADULTS}\s+"
        r"(?:do|change|decide|stop|start|plan|lead|give|support|use|respond)\b"
    ),
)


def about_what_others_do(text: str) -> bool:
    """Say whether a question hangs on somebody else's action."""
    return any(pattern.search(text) for pattern in _ABOUT_OTHERS)
