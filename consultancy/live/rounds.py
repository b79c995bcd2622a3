"""Turns taken inside one step: folding their facts, and the small clock of a turn."""

from __future__ import annotations

from dataclasses import replace

from consultancy.live.facts import TurnAdded, TurnPassed, TurnPutOff, TurnRemoved, TurnsBegan, TurnTaken
from consultancy.live.shown import TurnView
from consultancy.live.state import Account, Round, Run
from consultancy.model.time import ZERO, Span

LaterFact = TurnTaken | TurnPassed | TurnPutOff | TurnAdded | TurnRemoved
TurnFact = TurnsBegan | LaterFact


def _begin(run: Run, fact: TurnsBegan) -> Run:
    """Begin turns in a step; the first name has the word at once unless people are chosen as it goes."""
    waiting = Round(fact.names, since=fact.at, again=fact.again)
    begun = waiting if fact.chosen else _give(waiting, fact.names[0], fact.at)
    return run.with_account(replace(run.accounts[fact.step], round=begun))


def turn_round(run: Run, fact: TurnFact) -> Run:
    """Fold one fact about the turns of a step."""
    if isinstance(fact, TurnsBegan):
        return _begin(run, fact)
    account = run.accounts[fact.step]
    return run if account.round is None else run.with_account(replace(account, round=_turned(account.round, fact)))


def _turned(turns: Round, fact: LaterFact) -> Round:
    mine = (turns.name,) if turns.name else ()
    match fact:
        case TurnTaken():
            return _give(replace(turns, done=(*turns.done, *mine)), fact.name, fact.at)
        case TurnPassed():
            return _give(turns, fact.name, fact.at)
        case TurnPutOff():
            return _give(replace(turns, waiting=(*turns.waiting, *mine)), fact.name, fact.at)
        case TurnAdded():
            return replace(turns, waiting=(*turns.waiting, fact.name))
        case TurnRemoved():  # pragma: no branch - there is no other fact about turns
            return replace(turns, waiting=tuple(name for name in turns.waiting if name != fact.name))


def _give(turns: Round, name: str, at: Span) -> Round:
    """Give the word to ``name``; somebody who had it already opens another time round."""
    waiting, done = (turns.done, ()) if name in turns.done else (turns.waiting, turns.done)
    return replace(turns, waiting=tuple(each for each in waiting if each != name), done=done, name=name, since=at)


def round_view(account: Account, turns: Round, now: Span) -> TurnView:
    """Show the turns of a step. A turn's share is what was left of the step when it began, among the turns left."""
    return TurnView(
        name=turns.name,
        next_name=turns.next,
        number=len(turns.done) + bool(turns.name),
        of=len(turns.names),
        left=_left(account, turns, now) if turns.name else ZERO,
        waiting=turns.waiting,
    )


def _left(account: Account, turns: Round, now: Span) -> Span:
    used_before = account.used_until(turns.since)
    share = Span((account.allotted - used_before).at_least(ZERO).ms // (1 + len(turns.waiting)))
    return share - (account.used(now) - used_before)
