"""What Settings shows and what can be changed there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from consultancy.changes import Bus, Topic
from consultancy.services.settings import Settings
from consultancy.text import _
from ui.asking import Asking
from ui.presenting import Presenter
from ui.settings.keys import KeysDesk
from ui.settings.state import BellsCard, Choice, Question, SettingsState
from ui.telling import telling

Values = tuple[tuple[str, str], ...]


class SettingsPresenter(Presenter[SettingsState]):
    """Reads and keeps the few settings there are. ``keys`` takes the intents of the keys' card."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.SETTINGS})

    def __init__(
        self, bus: Bus, settings: Settings, folder: Path, asking: Asking, try_chime: Callable[[], bool]
    ) -> None:
        super().__init__(bus)
        self._settings = settings
        self._folder = folder
        self._asking = asking
        self._try_chime = try_chime
        self.keys = KeysDesk(settings, asking, self.refresh)

    def work_out(self) -> SettingsState:
        """Give the view state as it is now."""
        looks = (self._theme(), self._page(), self._figure(), self._air())
        return SettingsState(looks, self._bells(), self.keys.work_out(), str(self._folder))

    def choose(self, key: str, value: str) -> None:
        """Keep a setting; it takes effect at once."""
        with telling(self._asking):
            self._settings.set(key, value)
        self.refresh()

    def try_bell(self) -> None:
        """Let the chime be heard, or say why it cannot be."""
        if not self._try_chime():
            self._asking.trouble(
                _(
                    "No sound can be played here: there is no loudspeaker, or the sound part is not installed. "
                    "The edge glows instead."
                )
            )

    def _theme(self) -> Question:
        values = (("system", _("Like the system")), ("paper", _("Paper")), ("night", _("Night")))
        return self._question("theme", _("Look"), _("Paper is light, Night is dark."), values)

    def _page(self) -> Question:
        values = (("auto", _("By country")), ("a4", _("A4")), ("letter", _("Letter")))
        return self._question("page", _("Paper size"), _("For the memo and every other document."), values)

    def _figure(self) -> Question:
        values = (("ring", _("Ring with the time")), ("disc", _("Disc without figures")))
        return self._question("room_figure", _("Room display"), _("How the room sees the time."), values)

    def _air(self) -> Question:
        values = (("no", _("By organisation")), ("yes", _("By name")))
        told = _("What you count while people speak. Only you see it, and no document tells it.")
        return self._question("air_names", _("Speaking time"), told, values)

    def _bells(self) -> BellsCard:
        wish = self._settings.get("bells")
        return BellsCard(
            (self._wish(), self._when(), self._volume()), on=wish != "off", can_be_heard=wish in {"step", "chime"}
        )

    def _wish(self) -> Question:
        values = (
            ("off", _("Off")),
            ("step", _("As each step says")),
            ("glow", _("Edge glow")),
            ("chime", _("Soft chime")),
        )
        told = _("At the end of a step, for you alone. A step that asks for silence stays silent.")
        return self._question("bells", _("Bells"), told, values)

    def _when(self) -> Question:
        values = (
            ("both", _("A little before the end, and at the end")),
            ("warning", _("A little before")),
            ("zero", _("At the end")),
        )
        return self._question("bell_when", _("When"), "", values)

    def _volume(self) -> Question:
        values = (("20", _("Quiet")), ("50", _("Middle")), ("80", _("Louder")))
        return self._question("bell_volume", _("Volume"), "", values)

    def _question(self, key: str, title: str, detail: str, values: Values) -> Question:
        now = self._settings.get(key)
        return Question(key, title, detail, tuple(Choice(value, words, value == now) for value, words in values))
