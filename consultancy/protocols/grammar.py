"""The keys of a protocol file and what each may hold. One table for the head, one for a step, one for a length."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from consultancy.model.note import Audience, NoteKind
from consultancy.model.protocol import LONGEST_STEP, Bell, Repeat, Silence, Voice, Wording
from consultancy.protocols.faults import shown
from consultancy.protocols.languages import is_known
from consultancy.protocols.raw import MOST_STEPS
from consultancy.text import _

MOST_KINDS = 7
_LINE = 200
_PROSE = 2_000
_MOST_PHRASES = 12

# A rule is given a key and its value, and says what is wrong with it, or nothing.
Rule = Callable[[str, object], str]


@dataclass(frozen=True, slots=True)
class Key:
    """What one key may hold; ``example`` is shown when a required key is missing."""

    rule: Rule
    example: str = ""

    @property
    def required(self) -> bool:
        """Say whether a file without this key is faulty."""
        return bool(self.example)


def nearest(word: str, options: Iterable[str]) -> str:
    """Give the one of ``options`` that ``word`` almost is, else nothing."""
    close = difflib.get_close_matches(word.lower()[:60], sorted(options), n=1, cutoff=0.6)
    return close[0] if close else ""


def did_you_mean(word: str) -> str:
    """Ask whether ``word`` was meant, as the end of a sentence; nothing for no word."""
    return _("; did you mean “{word}”?").format(word=word) if word else ""


def _text(most: int) -> Rule:
    def rule(key: str, value: object) -> str:
        if not isinstance(value, str):
            return _("{key} is {value}; write text in quotation marks.").format(key=key, value=shown(value))
        if not value.strip():
            return _("{key} is empty; write some text, or take the line out.").format(key=key)
        if len(value) > most:
            return _("{key} is longer than {n} characters; shorten it.").format(key=key, n=most)
        return ""

    return rule


def _line(key: str, value: object) -> str:
    if isinstance(value, str) and "\n" in value.strip():
        return _("{key} runs over several lines; write it on one.").format(key=key)
    return _text(_LINE)(key, value)


def name_rule(key: str, value: object) -> str:
    """Check a name the program goes by: small letters, figures and underscores."""
    if isinstance(value, str) and re.fullmatch(r"[a-z0-9][a-z0-9_]{0,39}", value):
        return ""
    sentence = _("{key} is {value}; write small letters, figures and underscores, such as group_discussion.")
    return sentence.format(key=key, value=shown(value))


def whole(lowest: int, highest: int) -> Rule:
    """Make the rule for a whole number."""

    def rule(key: str, value: object) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest:
            return ""
        sentence = _("{key} is {value}; write a whole number from {low} to {high}.")
        return sentence.format(key=key, value=shown(value), low=lowest, high=highest)

    return rule


def _yes_no(key: str, value: object) -> str:
    if isinstance(value, bool):
        return ""
    return _("{key} is {value}; write true or false.").format(key=key, value=shown(value))


def _one_of(words: type[StrEnum]) -> Rule:
    def rule(key: str, value: object) -> str:
        if isinstance(value, str) and value in set(words):
            return ""
        if isinstance(value, str) and (guess := did_you_mean(nearest(value, words))):
            return f"{_('{key} cannot be {value}').format(key=key, value=shown(value))}{guess}"
        sentence = _("{key} cannot be {value}; write one of {words}.")
        return sentence.format(key=key, value=shown(value), words=", ".join(words))

    return rule


def _list(each: Rule, example: str, most: int) -> Rule:
    def rule(key: str, value: object) -> str:
        if not isinstance(value, list):
            sentence = _("{key} is {value}; write a list, such as {key} = [{example}].")
            return sentence.format(key=key, value=shown(value), example=example)
        if len(value) > most:
            return _("{key} has {count} entries; keep at most {n}.").format(key=key, count=len(value), n=most)
        return next((fault for entry in value if (fault := each(key, entry))), "")

    return rule


def _several(words: type[StrEnum], most: int = MOST_KINDS) -> Rule:
    once = _list(_one_of(words), f'"{next(iter(words))}"', most)

    def rule(key: str, value: object) -> str:
        if fault := once(key, value):
            return fault
        twice = isinstance(value, list) and len(set(value)) < len(value)
        return _("{key} names something twice; once is enough.").format(key=key) if twice else ""

    return rule


_phrases = _list(_text(_PROSE), '"…"', _MOST_PHRASES)
_people = whole(1, 500)


def _group(key: str, value: object) -> str:
    pair = value if isinstance(value, list) and len(value) == 2 else []
    if pair and not any(_people(key, number) for number in pair) and pair[0] <= pair[1]:
        return ""
    sentence = _("{key} is {value}; write the smallest and the largest number of people, such as {key} = [4, 10].")
    return sentence.format(key=key, value=", ".join(map(shown, value)) if isinstance(value, list) else shown(value))


def _language(key: str, value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", value) and is_known(value):
        return ""
    return _("{key} is {value}; write a language code such as en, es or de.").format(key=key, value=shown(value))


def _tables(key: str, value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(entry, dict) for entry in value):
        return ""
    return _("{key} is {value}; begin each one with a line [[{key}]].").format(key=key, value=shown(value))


def _minutes_by_step(key: str, value: object) -> str:
    if isinstance(value, dict) and 0 < len(value) <= MOST_STEPS:
        return next((fault for name, entry in value.items() if (fault := whole(1, LONGEST_STEP)(name, entry))), "")
    sentence = _("{key} is {value}; write the minutes of each step, such as {key} = {{ welcome = 2, present = 5 }}.")
    return sentence.format(key=key, value=shown(value))


def _format(key: str, value: object) -> str:
    if value == 1 and not isinstance(value, bool):
        return ""
    return _("{key} is {value}; this program reads format 1, so write {key} = 1.").format(key=key, value=shown(value))


HEAD: Mapping[str, Key] = {
    "format": Key(_format, "format = 1"),
    "key": Key(name_rule, 'key = "my_protocol"'),
    "name": Key(_line, 'name = "My protocol"'),
    "version": Key(whole(1, 1_000_000)),
    "language": Key(_language),
    "summary": Key(_line, 'summary = "a dilemma still open"'),
    "use_when": Key(_text(_PROSE)),
    "origin": Key(_text(_PROSE)),
    "credit": Key(_line, 'credit = "After the Consultancy protocol by …"'),
    "rights": Key(_text(_PROSE)),
    "aliases": Key(_list(_line, '"Case consultancy"', _MOST_PHRASES)),
    "roles": Key(_list(_line, '"presenter"', _MOST_PHRASES)),
    "group": Key(_group, "group = [4, 10]"),
    "minutes": Key(whole(1, 100_000), "minutes = 45"),
    "turns": Key(whole(1, 50)),
    "master": Key(name_rule),
    "master_version": Key(whole(1, 1_000_000)),
    "variants": Key(_tables),
    "steps": Key(_tables, "[[steps]]"),
}

VARIANT: Mapping[str, Key] = {
    "key": Key(name_rule),
    "name": Key(_line),
    "total": Key(whole(1, 100_000), "total = 30"),
    "minutes": Key(_minutes_by_step, "minutes = { welcome = 2, present = 5 }"),
}

STEP: Mapping[str, Key] = {
    "key": Key(name_rule, 'key = "clarify"'),
    "title": Key(_line, 'title = "Clarifying questions"'),
    "minutes": Key(whole(1, LONGEST_STEP), "minutes = 5"),
    "at_least": Key(whole(1, LONGEST_STEP)),
    "speaks": Key(_several(Voice), 'speaks = ["consultants"]'),
    "answers": Key(_several(Voice)),
    "listens": Key(_several(Voice)),
    "silence": Key(_one_of(Silence)),
    "say": Key(_text(_PROSE)),
    "room_says": Key(_line),
    "watch_for": Key(_phrases),
    "interventions": Key(_phrases),
    "kinds": Key(_several(NoteKind)),
    "default_kind": Key(_one_of(NoteKind)),
    "audience": Key(_one_of(Audience)),
    "repeat": Key(_one_of(Repeat)),
    "block": Key(name_rule),
    "auto_advance": Key(_yes_no),
    "bell": Key(_one_of(Bell)),
    "protected": Key(_yes_no),
    "optional": Key(_yes_no),
    "asks_wording": Key(_one_of(Wording)),
    "commits": Key(_yes_no),
}
