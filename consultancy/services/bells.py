"""How bells are given: the facilitator's general wish, the step's own, and the mute. Off unless asked for."""

from __future__ import annotations

from typing import Protocol

from consultancy.live.bells import Crossing
from consultancy.model.protocol import Bell
from consultancy.services.settings import Settings

LOUDEST = 100


class Ringer(Protocol):
    """What a screen asks for bells."""

    @property
    def wanted(self) -> bool:
        """Say whether bells are on at all; where they are off there is nothing to mute."""
        ...

    @property
    def muted(self) -> bool:
        """Say whether sounds are muted."""
        ...

    def mute(self, muted: bool) -> None:
        """Mute sounds, or let them be heard again. Raises StorageTrouble."""
        ...

    def ring(self, crossing: Crossing) -> Bell:
        """Give the bell of a crossing, once, and answer how it is to be seen."""
        ...


class BellManners:
    """Reads the wishes about bells from the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def wanted(self) -> bool:
        """Say whether bells are on at all."""
        return self._settings.get("bells") != "off"

    @property
    def muted(self) -> bool:
        """Say whether sounds are muted."""
        return self._settings.get("bell_muted") == "yes"

    @property
    def volume(self) -> float:
        """Give the volume between 0 and 1 as the ear has it."""
        kept = self._settings.get("bell_volume")
        return min(int(kept), LOUDEST) / LOUDEST if kept.isdecimal() else 0.5

    def mute(self, muted: bool) -> None:
        """Mute sounds, or let them be heard again. Raises StorageTrouble."""
        self._settings.set("bell_muted", "yes" if muted else "no")

    def of(self, crossing: Crossing) -> Bell:
        """Say how a crossing is given; a step that asks for silence has it whatever is set."""
        if crossing.bell is Bell.SILENT or self._settings.get("bell_when") not in {"both", crossing.edge.value}:
            return Bell.SILENT
        wishes = {"step": crossing.bell, "glow": Bell.GLOW, "chime": Bell.CHIME}
        return wishes.get(self._settings.get("bells"), Bell.SILENT)
