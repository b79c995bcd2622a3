"""Settings: few, typed, each with a default that is right for nineteen people of twenty."""

from __future__ import annotations

from dataclasses import dataclass

from consultancy.changes import Topic
from consultancy.services.ports import SettingStore
from consultancy.services.writing import Desk
from consultancy.text import clean


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """A declared setting: its key and its default."""

    key: str
    default: str


SETTINGS: tuple[SettingSpec, ...] = (
    SettingSpec("theme", "system"),
    SettingSpec("page", "auto"),
    SettingSpec("room_screen", ""),
    SettingSpec("room_figure", "ring"),
    SettingSpec("documents_folder", ""),
    SettingSpec("window", ""),
    SettingSpec("bells", "off"),
    SettingSpec("bell_when", "both"),
    SettingSpec("bell_volume", "50"),
    SettingSpec("bell_muted", "no"),
    SettingSpec("air_names", "no"),
    SettingSpec("keys", ""),
    SettingSpec("favourites", ""),
)

_DEFAULTS = {spec.key: spec.default for spec in SETTINGS}


class Settings:
    """Read and keep settings; an undeclared key is a bug (KeyError)."""

    def __init__(self, desk: Desk, settings: SettingStore) -> None:
        self._desk = desk
        self._settings = settings

    def get(self, key: str) -> str:
        """Give a setting, or its default."""
        default = _DEFAULTS[key]
        kept = self._settings.get(key)
        return default if kept is None else kept

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
        if self.get(key) == value:
            return
        with self._desk.changing(Topic.SETTINGS):
            self._settings.set(key, clean(value))
