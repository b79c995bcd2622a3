"""What undo would take back, in words: names of actions, as they stand behind "Undo:"."""

from __future__ import annotations

from consultancy.live import facts
from consultancy.live.facts import Fact
from consultancy.live.replaying import last_undoable
from consultancy.live.state import Run
from consultancy.model.time import ZERO
from consultancy.text import _, n_
from consultancy.words import minutes_words


def undo_label(run: Run) -> str:
    """Name the action that undo would take back; empty when there is none."""
    fact = last_undoable(run)
    return "" if fact is None else _name(run, fact)


def _name(run: Run, fact: Fact) -> str:  # noqa: PLR0911 - one a kind of fact
    match fact:
        case facts.Adjusted():
            return _adjustment(run, fact)
        case facts.BeganEarlier(by=by):
            return _("Began {time} earlier").format(time=minutes_words(by))
        case facts.Replanned():
            return _plan(run, fact)
        case facts.TurnTaken() | facts.TurnPassed() | facts.TurnPutOff() | facts.TurnAdded() | facts.TurnRemoved():
            return _turn_names()[type(fact)].format(name=fact.name) if fact.name else _("Turns are over")
        case facts.BlockReordered(to=step):
            return _step_names()[facts.Moved].format(step=_title(run, step))
        case facts.BlockTurnAdded(name=name):
            return _("Give {name} a turn").format(name=name) if name else _("Add a turn")
        case facts.GapAnswered(counts=counts):
            return _("Count the gap") if counts else _("Treat the gap as a pause")
        case facts.Moved(to=step) | facts.Started(step=step) | facts.Skipped(step=step) | facts.Restored(step=step):
            return _step_names()[type(fact)].format(step=_title(run, step))
        case _:
            return _plain_names()[type(fact)]


def _plain_names() -> dict[type[Fact], str]:
    return {
        facts.Paused: _("Pause"),
        facts.Resumed: _("Resume"),
        facts.TurnsBegan: _("Begin the turns"),
        facts.Reordered: _("Change the order"),
        facts.Finished: _("Finish"),
        facts.Reopened: _("Reopen"),
    }


def _step_names() -> dict[type[Fact], str]:
    return {
        facts.Moved: _("Go to “{step}”"),
        facts.Started: _("Start “{step}”"),
        facts.Skipped: _("Leave out “{step}”"),
        facts.Restored: _("Take “{step}” back in"),
    }


def _turn_names() -> dict[type[Fact], str]:
    return {
        facts.TurnTaken: _("{name}’s turn"),
        facts.TurnPassed: _("Pass; {name}’s turn"),
        facts.TurnPutOff: _("Later; {name}’s turn"),
        facts.TurnAdded: _("Give {name} a turn"),
        facts.TurnRemoved: _("Take {name}’s turn out"),
    }


def _plan(run: Run, fact: facts.Replanned) -> str:
    """Name a plan by what it does to the steps, or by the lateness it agrees to."""
    longer = any(by > ZERO for __, by in fact.adjustments)
    if fact.drops:
        return _("Catch up: leave out “{step}”").format(step=_title(run, fact.drops[0]))
    if len(fact.adjustments) > 1:
        count = len(fact.adjustments)
        words = n_("Catch up: shorten {n} step", "Catch up: shorten {n} steps", count)
        return words.format(n=count)
    if fact.adjustments:
        words = _("Give time to “{step}”") if longer else _("Catch up: shorten “{step}”")
        return words.format(step=_title(run, fact.adjustments[0][0]))
    return _("End {time} late").format(time=minutes_words(fact.accepted)) if fact.accepted > ZERO else _("End early")


def _adjustment(run: Run, fact: facts.Adjusted) -> str:
    words = _("{time} more for “{step}”") if fact.by > ZERO else _("{time} less for “{step}”")
    return words.format(time=minutes_words(fact.by), step=_title(run, fact.step))


def _title(run: Run, step: str) -> str:
    return run.accounts[step].step.step.title
