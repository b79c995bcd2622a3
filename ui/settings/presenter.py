"""What Settings shows and what can be changed there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from consultancy.changes import Bus, Topic
from consultancy.errors import Refused
from consultancy.services.settings import Settings
from consultancy.text import _
from ui.asking import Asking
from ui.presenting import Presenter


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a setting can have."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A setting: what it is called, what it does, and its values."""

    key: str
    title: str
    detail: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SettingsState:
    """The whole screen."""

    questions: tuple[Question, ...]
    folder: str


class SettingsPresenter(Presenter[SettingsState]):
    """Reads and keeps the few settings there are."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.SETTINGS})

    def __init__(self, bus: Bus, settings: Settings, folder: Path, asking: Asking) -> None:
        super().__init__(bus)
        self._settings = settings
        self._folder = folder
        self._asking = asking

    def work_out(self) -> SettingsState:
        """Give the view state as it is now."""
        return SettingsState((self._theme(), self._page(), self._figure()), str(self._folder))

    def choose(self, key: str, value: str) -> None:
        """Keep a setting; it takes effect at once."""
        try:
            self._settings.set(key, value)
        except Refused as refused:
            self._asking.trouble(str(refused))
            self.refresh()

    def _theme(self) -> Question:
        values = (("system", _("Like the system")), ("paper", _("Paper")), ("night", _("Night")))
        return self._question("theme", _("Look"), _("Paper is light, Night is dark."), values)

    def _page(self) -> Question:
        values = (("auto", _("By country")), ("a4", _("A4")), ("letter", _("Letter")))
        return self._question("page", _("Paper size"), _("For the memo and every other document."), values)

    def _figure(self) -> Question:
        values = (("ring", _("Ring with the time")), ("disc", _("Disc without figures")))
        return self._question("room_figure", _("Room display"), _("How the room sees the time."), values)

    def _question(self, key: str, title: str, detail: str, values: tuple[tuple[str, str], ...]) -> Question:
        now = self._settings.get(key)
        return Question(key, title, detail, tuple(Choice(value, words, value == now) for value, words in values))
