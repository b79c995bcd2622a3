"""Who speaks, who answers and who listens in silence, in words: the same in the cockpit, the library and the room."""

from __future__ import annotations

from consultancy.model.protocol import Silence, Step, Voice
from consultancy.text import _, n_

_SEVERAL = frozenset({Voice.CONSULTANTS, Voice.PAIRS})


def speaks_words(step: Step) -> str:
    """Name who speaks: ``Consultants``, ``Presenter and facilitator``."""
    return _capital(_joined(step.speaks))


def asks_words(step: Step) -> str:
    """Name who speaks where somebody answers, ready to stand alone: ``Consultants ask``."""
    words = n_("{who} asks", "{who} ask", _count(step.speaks))
    return _capital(words.format(who=_joined(step.speaks)))


def answers_words(step: Step) -> str:
    """Say who answers, ready to stand alone: ``Presenter answers``; nothing when nobody does."""
    return _capital(_answering(step))


def speaking_words(step: Step) -> str:
    """Say both in one line: ``Consultants, presenter answers``."""
    return _capital(", ".join(part for part in (_joined(step.speaks), _answering(step)) if part))


def listens_words(step: Step) -> str:
    """Say who listens in silence, and how: ``Presenter listens and takes notes``; nothing when nobody does."""
    if not step.listens:
        return ""
    return _capital(_silent(step.silence, _count(step.listens)).format(who=_joined(step.listens)))


def _name(voice: Voice) -> str:
    names = {
        Voice.PRESENTER: _("presenter"),
        Voice.CONSULTANTS: _("consultants"),
        Voice.FACILITATOR: _("facilitator"),
        Voice.EVERYONE: _("everyone"),
        Voice.ONE_AT_A_TIME: _("one person at a time"),
        Voice.PAIRS: _("pairs"),
        Voice.NOBODY: _("nobody"),
    }
    return names[voice]


def _joined(voices: tuple[Voice, ...]) -> str:
    *others, last = [_name(voice) for voice in voices] or [""]
    if not others:
        return last
    return _("{others} and {last}").format(others=", ".join(others), last=last)


def _count(voices: tuple[Voice, ...]) -> int:
    """Give 1 for a single person or "everyone", 2 for several: what the verb must agree with."""
    return 2 if len(voices) > 1 or voices[0] in _SEVERAL else 1


def _answering(step: Step) -> str:
    if not step.answers:
        return ""
    return n_("{who} answers", "{who} answer", _count(step.answers)).format(who=_joined(step.answers))


def _silent(silence: Silence, count: int) -> str:
    ways = {
        Silence.NONE: n_("{who} listens", "{who} listen", count),
        Silence.TAKES_NOTES: n_("{who} listens and takes notes", "{who} listen and take notes", count),
        Silence.BACK_TURNED: n_(
            "{who} listens with back turned (camera off online)",
            "{who} listen with backs turned (cameras off online)",
            count,
        ),
        Silence.OUTSIDE_CIRCLE: n_(
            "{who} listens from outside the circle", "{who} listen from outside the circle", count
        ),
        Silence.LEAVES_ROOM: n_("{who} leaves the room", "{who} leave the room", count),
        Silence.FROM_THE_START: n_("{who} is silent from the start", "{who} are silent from the start", count),
        Silence.MAY_ASK_PRECISION: n_(
            "{who} listens and may ask for precision", "{who} listen and may ask for precision", count
        ),
    }
    return ways[silence]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
