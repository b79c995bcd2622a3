"""Settings: few, typed, each with a default that is right for nineteen people of twenty."""

from __future__ import annotations

from dataclasses import dataclass


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
)


class Settings:
    """Read and keep settings; an undeclared key is a bug (KeyError)."""

    def get(self, key: str) -> str:
        """Give a setting, or its default."""
        raise NotImplementedError

    def set(self, key: str, value: str) -> None:
        """Keep a setting."""
        raise NotImplementedError
