"""Turns of steps that are repeated together, one turn after the other, each with steps of its own in the plan."""

from __future__ import annotations

from dataclasses import replace

from consultancy.live.facts import BlockTurnAdded
from consultancy.live.shown import StepState, TurnView
from consultancy.live.state import Account, Run
from consultancy.model.protocol import PlanStep
from consultancy.model.time import MINUTE, Span, total


def turns(run: Run, of: str) -> dict[int, list[str]]:
    """Give the steps of each turn of the block a step belongs to, in their order; nothing when it is in none."""
    step = run.accounts[of].step
    found: dict[int, list[str]] = {}
    for each in run.order:
        other = run.accounts[each].step
        if step.turn and other.turn and _block(other) == _block(step):
            found.setdefault(other.turn, []).append(each)
    return found


def to_come(run: Run) -> dict[int, list[str]]:
    """Give what is still to come of the other turns of the block in hand, in their order."""
    mine = run.account.step.turn
    ahead = {turn: _ahead(run, steps) for turn, steps in turns(run, run.step).items() if turn != mine}
    return dict(sorted(((turn, steps) for turn, steps in ahead.items() if steps), key=lambda one: _place(run, one[1])))


def rest_of_turn(run: Run) -> list[str]:
    """Give the step in hand and those of the same turn that are still to come."""
    return [run.step, *_ahead(run, turns(run, run.step).get(run.account.step.turn, []))]


def name_of(run: Run, steps: list[str]) -> str:
    """Name whose turn these steps are."""
    return run.accounts[steps[0]].step.turn_name


def after_turn(run: Run) -> str:
    """Give the first step to come that is not of the turn in hand, or nothing."""
    mine = rest_of_turn(run)
    ahead = (step for step in run.order[run.place + 1 :] if step not in mine)
    return next((step for step in ahead if not run.accounts[step].skipped), "")


def add_turn(run: Run, fact: BlockTurnAdded) -> Run:
    """Add one turn more after the last of the block; its minutes are granted, for they were not planned."""
    block = turns(run, fact.step)
    number, last = max(block) + 1, max(run.order.index(step) for steps in block.values() for step in steps)
    like = [run.accounts[step] for step in block[run.accounts[fact.step].step.turn]]
    added = [_another(account, number, fact.name) for account in like]
    order = (*run.order[: last + 1], *(account.step.id for account in added), *run.order[last + 1 :])
    accounts = {**run.accounts, **{account.step.id: account for account in added}}
    return replace(run, order=order, accounts=accounts)


def block_view(run: Run, now: Span) -> TurnView | None:
    """Show whose turn it is in the block in hand; None when the step in hand is in none."""
    if not run.account.step.turn:
        return None
    ahead = to_come(run)
    waiting = tuple(name_of(run, steps) for steps in ahead.values())
    gone = sum(_was_taken(run, steps) for turn, steps in turns(run, run.step).items() if turn not in ahead)
    mine = run.account.step.turn_name
    return TurnView(
        name=mine,
        next_name=next(iter(waiting), ""),
        number=gone,
        of=gone + len(ahead),
        left=total([run.accounts[step].left(now) for step in rest_of_turn(run)]),
        waiting=waiting,
        rounds=not mine,
    )


def _block(step: PlanStep) -> str:
    return step.step.block or step.step.key


def _ahead(run: Run, steps: list[str]) -> list[str]:
    return [step for step in steps if run.state(step) is StepState.TO_COME]


def _place(run: Run, steps: list[str]) -> int:
    return run.order.index(steps[0])


def _was_taken(run: Run, steps: list[str]) -> bool:
    return any(run.state(step) in (StepState.IN_HAND, StepState.DONE) for step in steps)


def _another(account: Account, turn: int, name: str) -> Account:
    step = replace(account.step, id=f"{account.step.step.key}.{turn}", minutes=0, turn=turn, turn_name=name)
    planned = account.planned or Span(account.step.step.minutes * MINUTE)
    return Account(step, granted=planned)
