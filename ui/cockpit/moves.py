"""What a facilitator decides beside the clock's own keys: catching up, turns, second thoughts, air time. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from consultancy.live.commands import (
    AddTurn,
    Adjust,
    Back,
    Command,
    LaterTurn,
    Next,
    NextTurn,
    PassTurn,
    Pause,
    RemoveTurn,
    Replace,
    Resume,
    Start,
    StartSpeaking,
    StopSpeaking,
    TurnOrder,
)
from consultancy.model.time import Span
from consultancy.planning.catchup import CatchUp, Offer
from consultancy.services.catching_up import air_groups, command_of
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from consultancy.text import _, clean_line
from ui.cockpit.doing import Doing

A_MINUTE = Span.of(minutes=1)


@dataclass(frozen=True, slots=True)
class Instead:
    """Something that could have been meant instead of the last action."""

    words: str
    command: Command


def meant_instead() -> tuple[Instead, ...]:
    """List what could have been meant, in the order of the keys."""
    return (
        Instead(_("Next"), Next()),
        Instead(_("Back"), Back()),
        Instead(_("Start"), Start()),
        Instead(_("Pause"), Pause()),
        Instead(_("Resume"), Resume()),
        Instead(_("One minute more"), Adjust(A_MINUTE)),
        Instead(_("One minute less"), Adjust(-A_MINUTE)),
    )


class Moves:
    """Carries decisions out; each leaves the reason at the foot when it is refused."""

    def __init__(
        self,
        running: Running,
        preparation: Preparation,
        doing: Doing,
        consultancy: str,
        zone: tzinfo | None = None,
        *,
        air_by_name: bool = False,
    ) -> None:
        self._running = running
        self._preparation = preparation
        self._doing = doing
        self._id = consultancy
        self._zone = zone
        self._air_by_name = air_by_name

    def ways(self, *, protected_too: bool = False) -> CatchUp | None:
        """Give the ways to catch up; None while no end is agreed."""
        return self._running.catch_up(self._id, allow_protected=protected_too, zone=self._zone)

    def take(self, offer: Offer) -> bool:
        """Take one of the ways; says whether it was done."""
        return self._doing.do(command_of(offer))

    def replace(self, meant: Instead) -> None:
        """Do at its own instant what was meant instead of the last action."""
        self._doing.do(Replace(meant.command))

    def next_turn(self, name: str = "") -> None:
        """Go on to the next turn or that of ``name``; where no turns have begun yet, begin them."""
        if self._running.look(self._id).takes_turns:
            self.begin_turns(TurnOrder.LISTED)
        else:
            self._doing.do(NextTurn(name))

    def begin_turns(self, order: TurnOrder) -> None:
        """Begin the round."""
        self._doing.tried(lambda: self._running.begin_turns(self._id, order))

    def pass_turn(self) -> None:
        """Let the turn pass."""
        self._doing.do(PassTurn())

    def later_turn(self) -> None:
        """Put the turn off until after the others."""
        self._doing.do(LaterTurn())

    def add_turn(self, name: str) -> bool:
        """Give somebody a turn; says whether it was done. An empty name does nothing."""
        return bool(cleaned := clean_line(name)) and self._doing.do(AddTurn(cleaned))

    def remove_turn(self, name: str) -> None:
        """Take the turn of somebody who has left out."""
        self._doing.do(RemoveTurn(name))

    def speak(self, group: str) -> None:
        """Count for ``group`` from now on; the one that is counted already: stop counting."""
        speaking = any(one.speaking for one in self._running.look(self._id).air if one.group == group)
        self._doing.do(StopSpeaking() if speaking else StartSpeaking(group))

    def speak_by_number(self, number: int) -> None:
        """Count for the group at a place in the list, from 1; 0 counts for nobody."""
        groups = self.groups()
        if number == 0:
            self._doing.do(StopSpeaking())
        elif number <= len(groups):
            self.speak(groups[number - 1])

    def groups(self) -> tuple[str, ...]:
        """Name whose air time is counted, in the order they are listed."""
        return air_groups(self._preparation.get(self._id).people, by_name=self._air_by_name)
