"""The soft chime: played where there is a sound library and a device, silent everywhere else."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QUrl

from consultancy.live.bells import Crossing, Edge
from consultancy.model.protocol import Bell
from consultancy.resources import resource
from consultancy.services.bells import BellManners


class Player(Protocol):
    """Something that can be heard."""

    def play(self, edge: Edge, volume: float) -> None:
        """Play the sound of an edge at a volume between 0 and 1."""
        ...


class Chime:
    """Gives bells as the settings have them. The sound library is loaded when a sound is first due."""

    def __init__(self, manners: BellManners, find_player: Callable[[], Player | None] | None = None) -> None:
        self._manners = manners
        self._find_player = find_player or sound_effects
        self._player: Player | None = None

    @property
    def wanted(self) -> bool:
        """Say whether bells are on at all; where they are off there is nothing to mute."""
        return self._manners.wanted

    @property
    def muted(self) -> bool:
        """Say whether sounds are muted."""
        return self._manners.muted

    def mute(self, muted: bool) -> None:
        """Mute sounds, or let them be heard again. Raises StorageTrouble."""
        self._manners.mute(muted)

    def ring(self, crossing: Crossing) -> Bell:
        """Give the bell of a crossing, once, and answer how it is to be seen."""
        manner = self._manners.of(crossing)
        if manner is Bell.CHIME and not self.muted:
            self._play(crossing.edge)
        return manner

    def try_it(self) -> bool:
        """Play the chime of the end at the volume set, muted or not; False where nothing can be heard."""
        return self._play(Edge.ZERO)

    def _play(self, edge: Edge) -> bool:
        self._player = self._player or self._find_player()
        if self._player is None:
            return False
        self._player.play(edge, self._manners.volume)
        return True


def sound_effects() -> Player | None:
    """Give what plays sounds here, or None without the sound library or without a device."""
    with contextlib.suppress(ImportError):
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        if not QMediaDevices.defaultAudioOutput().isNull():
            return _Effects(QSoundEffect)
    return None


class _Effects(QObject):
    """The two sounds, each loaded once."""

    def __init__(self, make: Callable[[QObject], object]) -> None:
        super().__init__()
        self._effects = {edge: make(self) for edge in Edge}
        for edge, effect in self._effects.items():
            effect.setSource(QUrl.fromLocalFile(str(resource("sounds", f"{edge}.wav"))))  # type: ignore[attr-defined]

    def play(self, edge: Edge, volume: float) -> None:
        """Play the sound of an edge; the ear hears half of a loudness as a quarter of its strength."""
        effect = self._effects[edge]
        effect.setVolume(volume * volume)  # type: ignore[attr-defined]
        effect.play()  # type: ignore[attr-defined]
