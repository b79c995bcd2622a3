"""Everything that has a key: one list, from which keys are bound, F1 is written and the command palette offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from consultancy.text import _

SIGNS = {"Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "PgDown": "Page ↓", "PgUp": "Page ↑"}


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Something that can be done: its title, its key, and where. ``also`` are keys that work outside a text field."""

    id: str
    title: str
    key: str
    where: str
    also: tuple[str, ...] = ()


def everywhere() -> str:
    """Name the part of the program where general keys work."""
    return _("Everywhere")


def in_the_cockpit() -> str:
    """Name the part of the program where the clock is driven."""
    return _("While a consultancy runs")


def after_it() -> str:
    """Name the part of the program where documents are made."""
    return _("Afterwards")


def catalogue() -> tuple[Shortcut, ...]:
    """List every action that has a name, in the order F1 shows them."""
    anywhere, cockpit, after = everywhere(), in_the_cockpit(), after_it()
    return (
        Shortcut("new", _("New consultancy"), "Ctrl+N", anywhere),
        Shortcut("palette", _("Find a command"), "Ctrl+K", anywhere),
        Shortcut("today", _("Go to Today"), "Alt+Home", anywhere),
        Shortcut("find", _("Find a consultancy"), "Ctrl+F", anywhere),
        Shortcut("library", _("Go to the protocols"), "", anywhere),
        Shortcut("settings", _("Settings"), "Ctrl+,", anywhere),
        Shortcut("keys", _("Show the keys"), "F1", anywhere),
        Shortcut("next", _("Next step, or start it"), "Alt+Right", cockpit, ("N", "PgDown")),
        Shortcut("back", _("Back to the step before"), "Alt+Left", cockpit, ("PgUp",)),
        Shortcut("more", _("One minute more"), "Alt+Up", cockpit),
        Shortcut("less", _("One minute less"), "Alt+Down", cockpit),
        Shortcut("pause", _("Pause or resume"), "Ctrl+Space", cockpit, ("Space",)),
        Shortcut("undo", _("Take the last clock action back"), "Ctrl+Z", cockpit),
        Shortcut("began", _("It began some minutes ago"), "Alt+B", cockpit),
        Shortcut("slips", _("What to say if it slips"), "Alt+I", cockpit),
        Shortcut("gap_counts", _("After a gap: count it"), "Alt+C", cockpit),
        Shortcut("gap_pauses", _("After a gap: treat it as a pause"), "Alt+P", cockpit),
        Shortcut("room", _("Room display"), "F5", cockpit),
        Shortcut("kind", _("Kind of the note"), "Ctrl+1 … 7", cockpit),
        Shortcut("keep", _("Save the note"), "Enter", cockpit),
        Shortcut("audience", _("Who may see the note"), "Ctrl+Shift+A", cockpit),
        Shortcut("undo_note", _("Take the last change of a note back"), "Ctrl+Shift+Z", cockpit),
        Shortcut("memo", _("Save the memo"), "Ctrl+E", after),
    )


def shown_key(key: str) -> str:
    """Give a key as the little boxes show it: ``Ctrl+N`` as ``Ctrl N``."""
    parts = key.split("+") if len(key) > 1 else [key]
    return " ".join(SIGNS.get(part, part) for part in parts)


@dataclass(frozen=True, slots=True)
class Offer:
    """An action that can be carried out now."""

    title: str
    key: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class _Bound:
    name: str
    owner: QWidget
    run: Callable[[], object]
    shortcut: QShortcut


class Actions(QObject):
    """Binds actions to what carries them out, for as long as the widget they belong to is there."""

    def __init__(self) -> None:
        super().__init__()
        self._known = {shortcut.id: shortcut for shortcut in catalogue()}
        self._bound: list[_Bound] = []

    def bind(self, owner: QWidget, runs: Mapping[str, Callable[[], object]]) -> None:
        """Let each key of ``runs`` (ids of the catalogue) work while ``owner`` is on the screen."""
        for name, run in runs.items():
            shortcut = self._known[name]
            made = QShortcut(QKeySequence(shortcut.key), owner)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(run)
            self._bound.append(_Bound(name, owner, run, made))

    def allow(self, names: Iterable[str], *, allowed: bool) -> None:
        """Let keys work, or rest: some must not be pressed by mistake while a consultancy runs."""
        wanted = set(names)
        for bound in self._living():
            if bound.name in wanted:
                bound.shortcut.setEnabled(allowed)

    def key(self, name: str) -> str:
        """Give the key of an action as the little boxes show it."""
        return shown_key(self._known[name].key)

    def offers(self) -> list[Offer]:
        """List what can be done now, for the command palette."""
        return [
            Offer(self._known[bound.name].title, self.key(bound.name), bound.run)
            for bound in self._living()
            if bound.name != "palette" and bound.shortcut.isEnabled() and bound.owner.isVisible()
        ]

    def _living(self) -> list[_Bound]:
        self._bound = [bound for bound in self._bound if Shiboken.isValid(bound.owner)]
        return self._bound
