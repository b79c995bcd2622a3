"""Turns, asked for and decided: the same keys for a round inside one step and for steps that are repeated together."""

from __future__ import annotations

from random import Random

from consultancy.errors import NotNow
from consultancy.live import blocks
from consultancy.live import commands as asked
from consultancy.live import facts as done
from consultancy.live.case import Case
from consultancy.live.commands import TurnOrder
from consultancy.live.facts import Fact
from consultancy.live.state import Round, Run
from consultancy.model.protocol import PlanStep, Repeat, Voice
from consultancy.text import _, clean_line

LaterCommand = asked.NextTurn | asked.PassTurn | asked.LaterTurn | asked.AddTurn | asked.RemoveTurn
TurnCommand = asked.BeginTurns | LaterCommand


def takes_turns(step: PlanStep) -> bool:
    """Say whether turns are usually taken inside a step."""
    in_turn = {Voice.ONE_AT_A_TIME, Voice.PAIRS} & set(step.step.speaks)
    return not step.turn and (bool(in_turn) or step.step.repeat is not Repeat.ONCE)


def turn_facts(case: Case, command: TurnCommand) -> tuple[Fact, ...]:
    """Give the facts of a command about turns. Raises NotNow when the step in hand has none."""
    case.must_be_live()
    if isinstance(command, asked.BeginTurns):
        return _begin(case, command)
    turns = case.run.account.round
    if turns is not None:
        return _in_round(case, turns, command)
    if case.run.account.step.turn:
        return _in_block(case, command)
    if isinstance(command, asked.AddTurn):
        return _begin(case, asked.BeginTurns((clean_line(command.name),)))
    raise NotNow(_("No turns are taken in this step yet."))


def _begin(case: Case, command: asked.BeginTurns) -> tuple[Fact, ...]:
    names = [*command.names]
    if case.run.account.round is not None:
        raise NotNow(_("Turns are being taken in this step already."))
    if not names or len(set(names)) < len(names) or "" in names:
        raise NotNow(_("Everybody who takes a turn needs a name of their own."))
    by_lot = command.order is TurnOrder.LOT
    if by_lot:
        Random(command.seed).shuffle(names)
    return (
        done.TurnsBegan(
            **case.stamp(),
            step=case.run.step,
            names=tuple(names),
            seed=command.seed if by_lot else 0,
            chosen=command.order is TurnOrder.CHOSEN,
            again=command.again,
        ),
    )


# --- inside one step --------------------------------------------------------------------------------------------


def _in_round(case: Case, turns: Round, command: LaterCommand) -> tuple[Fact, ...]:
    match command:
        case asked.NextTurn(name):
            return _next(case, turns, name)
        case asked.PassTurn():
            return _pass(case, turns)
        case asked.LaterTurn():
            return _later(case, turns)
        case asked.AddTurn(name):
            return _add(case, turns, name)
        case asked.RemoveTurn(name):  # pragma: no branch - there is no other command
            return _remove(case, turns, name)


def _next(case: Case, turns: Round, name: str) -> tuple[Fact, ...]:
    if name and name not in (*turns.waiting, *turns.done):
        raise NotNow(_("“{name}” is not waiting for a turn.").format(name=name))
    if not name and not turns.name and not turns.next:
        raise NotNow(_("Everybody has had their turn."))
    return (done.TurnTaken(**case.stamp(), step=case.run.step, name=name or turns.next),)


def _pass(case: Case, turns: Round) -> tuple[Fact, ...]:
    _must_be_somebodys(turns)
    name = turns.next if turns.next != turns.name else ""
    return (done.TurnPassed(**case.stamp(), step=case.run.step, name=name),)


def _later(case: Case, turns: Round) -> tuple[Fact, ...]:
    _must_be_somebodys(turns)
    if not turns.waiting:
        raise NotNow(_("Nobody else is waiting for a turn."))
    return (done.TurnPutOff(**case.stamp(), step=case.run.step, name=turns.next),)


def _add(case: Case, turns: Round, name: str) -> tuple[Fact, ...]:
    name = clean_line(name)
    if not name or name in turns.names:
        raise NotNow(_("Everybody who takes a turn needs a name of their own."))
    return (done.TurnAdded(**case.stamp(), step=case.run.step, name=name),)


def _remove(case: Case, turns: Round, name: str) -> tuple[Fact, ...]:
    if name and name == turns.name:
        return _pass(case, turns)
    if name not in turns.waiting:
        raise NotNow(_("“{name}” is not waiting for a turn.").format(name=name))
    return (done.TurnRemoved(**case.stamp(), step=case.run.step, name=name),)


def _must_be_somebodys(turns: Round) -> None:
    if not turns.name:
        raise NotNow(_("It is nobody’s turn just now."))


# --- steps that are repeated together ---------------------------------------------------------------------------


def _in_block(case: Case, command: LaterCommand) -> tuple[Fact, ...]:
    match command:
        case asked.NextTurn(name):
            return _to_turn(case, name) if name else _leave_turn(case)
        case asked.PassTurn():
            return _leave_turn(case)
        case asked.LaterTurn():
            return _put_off(case)
        case asked.AddTurn(name):
            return (done.BlockTurnAdded(**case.stamp(), step=case.run.step, name=clean_line(name)),)
        case asked.RemoveTurn(name):  # pragma: no branch - there is no other command
            return _take_out(case, name)


def _leave_turn(case: Case) -> tuple[Fact, ...]:
    """Go on with the next turn, or with what follows the last one."""
    after = blocks.after_turn(case.run)
    return (done.Moved(**case.stamp(), to=after) if after else done.Finished(**case.stamp()),)


def _to_turn(case: Case, name: str) -> tuple[Fact, ...]:
    """Let the turn that was named come next."""
    named, run = _turn_of(case.run, name), case.run
    others = [step for steps in blocks.to_come(run).values() for step in steps if step not in named]
    return (done.BlockReordered(**case.stamp(), order=(*named, *others), to=named[0]),)


def _put_off(case: Case) -> tuple[Fact, ...]:
    others = [step for steps in blocks.to_come(case.run).values() for step in steps]
    if not others:
        raise NotNow(_("Nobody else is waiting for a turn."))
    order = (*others, *blocks.rest_of_turn(case.run))
    return (done.BlockReordered(**case.stamp(), order=order, to=others[0]),)


def _take_out(case: Case, name: str) -> tuple[Fact, ...]:
    if name and name == case.run.account.step.turn_name:
        return _leave_turn(case)
    drops = tuple(_turn_of(case.run, name))
    return (done.Replanned(**case.stamp(), drops=drops, accepted=case.run.accepted),)


def _turn_of(run: Run, name: str) -> list[str]:
    for steps in blocks.to_come(run).values():
        if name and blocks.name_of(run, steps) == name:
            return steps
    raise NotNow(_("“{name}” is not waiting for a turn.").format(name=name))
