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
        """Give the bell that is due, the last one only, and say whether the edge of the window is to glow."""
        crossings = self._running.take_crossings(self._id)
        return bool(crossings) and self._ringer.ring(crossings[-1]) is not Bell.SILENT

    def forget(self) -> None:
        """Give no bell for what was crossed while nobody was here."""
        self._running.take_crossings(self._id)
