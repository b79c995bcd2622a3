"""The events a replay knows: each word with the keys that may stand beside it, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from consultancy.commands.arguments import did_you_mean
from consultancy.commands.replay_entries import Entry, Unfit, listed, one_of, text, truth, whole
from consultancy.commands.replay_machine import Power, Way
from consultancy.commands.replay_times import length, signed
from consultancy.errors import CannotRead
from consultancy.live import commands as asked
from consultancy.live.commands import Command
from consultancy.model.protocol import Plan
from consultancy.model.time import ZERO, Span
from consultancy.planning.catchup import OfferKind
from consultancy.protocols.raw import MOST_STEPS
from consultancy.services.interrupted import Proposal
from consultancy.text import _

MOST_NAMES = 100
MOST_SEED = 2**31 - 1

RETURNS = {
    "ask": None,
    "go_on": Proposal.GO_ON,
    "pause": Proposal.GO_ON_AFTER_PAUSE,
    "end_there": Proposal.END_THERE,
}


# Words of other timers that look like none of ours, or like the wrong one.
_OURS = {"skip": "drop", "stop": "pause", "end": "finish", "begin": "start", "continue": "resume", "crash": "kill"}


@dataclass(frozen=True, slots=True)
class Gap:
    """The program cannot look for ``lasts``; ``back`` is what is chosen when it was killed (None: left to be asked)."""

    power: Power
    lasts: Span
    back: Proposal | None = None
    reboot: bool = False


@dataclass(frozen=True, slots=True)
class SetWall:
    """The wall clock is set ``by``."""

    by: Span


@dataclass(frozen=True, slots=True)
class DrawTurns:
    """Turns begin among the people of the plan."""

    order: asked.TurnOrder
    seed: int


Happening: TypeAlias = "Command | Gap | SetWall | Way | DrawTurns"
Reader: TypeAlias = "Callable[[Entry, Plan], Happening]"


def happening(entry: Entry, plan: Plan) -> tuple[str, Happening]:
    """Read what an event does, by its word. Raises CannotRead."""
    word = entry.need("do", text)
    if word not in EVENTS:
        sentence = _("{where}: “{word}” is no event; docs/replay-format.md lists them.")
        raise CannotRead(sentence.format(where=entry.where, word=word) + did_you_mean(_OURS.get(word, word), EVENTS))
    return word, EVENTS[word](entry, plan)


def step_of(plan: Plan) -> Callable[[object], str]:
    """Give a reader of a step: its id, or its number in the plan."""
    ids = [step.id for step in plan.steps]

    def read(value: object) -> str:
        if isinstance(value, str) and value in ids:
            return value
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= len(ids):
            return ids[value - 1]
        known = ", ".join(ids[:12]) + (" …" if len(ids) > 12 else "")
        raise Unfit(_("write the id or the number of a step ({known})").format(known=known))

    return read


def _plain(command: Command) -> Reader:
    return lambda entry, plan: command


def _step(make: Callable[[str], Command]) -> Reader:
    return lambda entry, plan: make(entry.need("step", step_of(plan)))


def _start(entry: Entry, plan: Plan) -> Happening:
    return asked.Start(entry.may("ago", length, ZERO))


def _adjust(sign: int) -> Reader:
    def read(entry: Entry, plan: Plan) -> Happening:
        by = entry.need("by", length)
        return asked.Adjust(Span(by.ms * sign), entry.may("step", step_of(plan), ""))

    return read


def _reorder(entry: Entry, plan: Plan) -> Happening:
    return asked.Reorder(entry.need("order", listed(step_of(plan), MOST_STEPS)))


def _answer(entry: Entry, plan: Plan) -> Happening:
    return asked.AnswerGap(entry.need("as", one_of("count", "pause")) == "count")


def _replace(entry: Entry, plan: Plan) -> Happening:
    inner = Entry(entry.need("with", lambda value: value), _("{where}, “with”").format(where=entry.where))
    __, instead = happening(inner, plan)
    inner.end()
    if isinstance(instead, Gap | SetWall | Way | DrawTurns | asked.Undo | asked.Replace):
        raise CannotRead(_("{where}: only a key can be pressed instead; write its word.").format(where=inner.where))
    return asked.Replace(instead)


def _begin_turns(entry: Entry, plan: Plan) -> Happening:
    names = entry.may("names", listed(text, MOST_NAMES), ())
    order = asked.TurnOrder(entry.may("order", one_of(*asked.TurnOrder), asked.TurnOrder.LISTED))
    seed = entry.may("seed", whole(0, MOST_SEED), 0)
    again = entry.may("again", truth, False)
    return asked.BeginTurns(names, order, seed, again) if names else DrawTurns(order, seed)


def _apply(entry: Entry, plan: Plan) -> Happening:
    allowed = entry.may("allow_protected", truth, False)
    if entry.has("from"):
        return Way(from_step=entry.need("from", step_of(plan)), allow_protected=allowed)
    return Way(entry.need("offer", _offer), allow_protected=allowed)


def _offer(value: object) -> int | str:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if value not in list(OfferKind):
        raise Unfit(_("write the key of an offer (1 to 4) or its kind (such as “spread”)"))
    return str(value)


def _named(key: str, make: Callable[[str], Command]) -> Reader:
    return lambda entry, plan: make(entry.need(key, text))


def _gap(power: Power) -> Reader:
    return lambda entry, plan: Gap(power, entry.need("for", length))


def _off(*, reboot: bool) -> Reader:
    def read(entry: Entry, plan: Plan) -> Happening:
        lasts = entry.need("for", length)
        return Gap(Power.OFF, lasts, RETURNS[entry.may("return", one_of(*RETURNS), "ask")], reboot)

    return read


def _clock_set(entry: Entry, plan: Plan) -> Happening:
    return SetWall(entry.need("by", signed))


EVENTS: dict[str, Reader] = {
    "open": _plain(asked.Open()),
    "start": _start,
    "pause": _plain(asked.Pause()),
    "resume": _plain(asked.Resume()),
    "next": _plain(asked.Next()),
    "back": _plain(asked.Back()),
    "go_to": _step(asked.GoTo),
    "add": _adjust(1),
    "trim": _adjust(-1),
    "backdate": lambda entry, plan: asked.BeganAgo(entry.need("ago", length)),
    "drop": _step(asked.Skip),
    "restore": _step(asked.Restore),
    "reorder": _reorder,
    "undo": _plain(asked.Undo()),
    "replace": _replace,
    "apply": _apply,
    "answer": _answer,
    "turns": _begin_turns,
    "next_turn": lambda entry, plan: asked.NextTurn(entry.may("name", text, "")),
    "pass_turn": _plain(asked.PassTurn()),
    "later_turn": _plain(asked.LaterTurn()),
    "add_turn": _named("name", asked.AddTurn),
    "remove_turn": _named("name", asked.RemoveTurn),
    "speaking": _named("group", asked.StartSpeaking),
    "quiet": _plain(asked.StopSpeaking()),
    "finish": _plain(asked.Finish()),
    "reopen": _plain(asked.Reopen()),
    "sleep": _gap(Power.ASLEEP),
    "stall": _gap(Power.STALLED),
    "kill": _off(reboot=False),
    "reboot": _off(reboot=True),
    "clock_set": _clock_set,
}
"""Every event by its word; docs/replay-format.md says the same to people."""
