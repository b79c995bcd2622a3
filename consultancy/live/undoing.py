"""What undo would take back, in words: names of actions, as they stand behind "Undo:"."""

from __future__ import annotations

from consultancy.live import facts
from consultancy.live.facts import Fact
from consultancy.live.replaying import last_undoable
from consultancy.live.state import Run
from consultancy.model.time import ZERO
from consultancy.text import _
from consultancy.words import minutes_words


def undo_label(run: Run) -> str:
    """Name the action that undo would take back; empty when there is none."""
    fact = last_undoable(run)
    return "" if fact is None else _name(run, fact)


def _name(run: Run, fact: Fact) -> str:
    match fact:
        case facts.Adjusted():
            return _adjustment(run, fact)
        case facts.BeganEarlier(by=by):
            return _("Began {time} earlier").format(time=minutes_words(by))
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


def _adjustment(run: Run, fact: facts.Adjusted) -> str:
    words = _("{time} more for “{step}”") if fact.by > ZERO else _("{time} less for “{step}”")
    return words.format(time=minutes_words(fact.by), step=_title(run, fact.step))


def _title(run: Run, step: str) -> str:
    return run.accounts[step].step.step.title
