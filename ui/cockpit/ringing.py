"""Bells of one cockpit: each edge that was crossed given once, and the mute that is always in sight. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.changes import Bus, Topic
from consultancy.errors import Refused
from consultancy.model.protocol import Bell
from consultancy.services.bells import Ringer
from consultancy.services.running import Running
from consultancy.text import _
from ui.asking import Asking
from ui.presenting import Presenter


@dataclass(frozen=True, slots=True)
class BellState:
    """How bells stand: whether they may be heard, and what the button says."""

    sounds: bool
    words: str


class Ringing(Presenter[BellState]):
    """Rings, and mutes."""

    reads = frozenset({Topic.SETTINGS})

    def __init__(self, bus: Bus, running: Running, ringer: Ringer, asking: Asking, consultancy: str) -> None:
        super().__init__(bus)
        self._running = running
        self._ringer = ringer
        self._asking = asking
        self._id = consultancy

    def work_out(self) -> BellState:
        """Say how bells stand."""
        if not self._ringer.wanted:
            return BellState(sounds=False, words=_("Bells are off; Settings turns them on"))
        if self._ringer.muted:
            return BellState(sounds=False, words=_("Bells are muted; let them sound"))
        return BellState(sounds=True, words=_("Mute the bells"))

    def toggle_mute(self) -> None:
        """Mute the bells, or let them sound; where they are off, say where they are turned on."""
        if not self._ringer.wanted:
            self._asking.tell(_("Bells are off. Settings turns them on."))
            return
        try:
            self._ringer.mute(not self._ringer.muted)
        except Refused as refused:
            self._asking.trouble(str(refused))

    def ring(self) -> bool:
        """Give the bells that are due, once, and say whether the edge of the window is to glow."""
        seen = [self._ringer.ring(crossing) for crossing in self._running.take_crossings(self._id)]
        return any(bell is not Bell.SILENT for bell in seen)
