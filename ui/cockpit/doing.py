"""How every key of the cockpit reaches the clock: the room opened when it isn't, a refusal said at the foot. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.errors import NotNow, Refused
from consultancy.live.commands import BeganAgo, Command, Next, Open, Start
from consultancy.live.shown import Phase
from consultancy.services.running import Running
from ui.asking import Asking

OPENING = (Next, Start, BeganAgo)


class Doing:
    """Carries commands of one consultancy out."""

    def __init__(self, running: Running, asking: Asking, consultancy: str) -> None:
        self._running = running
        self._asking = asking
        self._id = consultancy

    def do(self, command: Command) -> bool:
        """Carry a command out, and say whether it was done."""
        return self.tried(lambda: self._open_and_do(command))

    def tried(self, work: Callable[[], object]) -> bool:
        """Try something that may be refused, and say whether it was done."""
        try:
            work()
        except NotNow as refused:
            # Nothing is wrong: the key had no meaning just now.
            self._asking.tell(str(refused))
            return False
        except Refused as refused:
            self._asking.trouble(str(refused))
            return False
        return True

    def _open_and_do(self, command: Command) -> None:
        begins = isinstance(command, OPENING)
        if begins and self._running.look(self._id).phase is Phase.NOT_OPEN:
            self._running.do(self._id, Open())
        self._running.do(self._id, command)
