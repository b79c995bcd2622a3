"""Binds the actions of the list to their keys; the command palette offers from it, and F1 is written from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from ui.keys import KeyTable, Shortcut, shown_key

MODIFIERS = frozenset({Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta})
PALETTE = ("palette", "commands")


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


def pressed_key(event: QKeyEvent) -> str:
    """Name the key that was pressed as the list names it; nothing for Ctrl, Shift, Alt by themselves."""
    if event.key() in MODIFIERS or event.key() == Qt.Key.Key_unknown:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    combined = QKeySequence(event.key() | modifiers.value)
    return combined.toString(QKeySequence.SequenceFormat.PortableText)


class Actions(QObject):
    """Binds actions to what carries them out, for as long as the widget they belong to is there."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Shortcut] = {}
        self._bound: list[_Bound] = []
        self.use(KeyTable())

    def use(self, table: KeyTable) -> None:
        """Let the keys of a table work, also for what is bound already."""
        self._known = {shortcut.id: shortcut for shortcut in table.shortcuts}
        for bound in self._living():
            bound.shortcut.setKey(QKeySequence(self._known[bound.name].key))

    def listed(self) -> tuple[Shortcut, ...]:
        """List every action with its keys as they are now."""
        return tuple(self._known.values())

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

    def meant_by(self, event: QKeyEvent) -> str:
        """Name the action whose key outside text was pressed; nothing when there is none."""
        key = pressed_key(event)
        return next((name for name, shortcut in self._known.items() if key and key in shortcut.also), "")

    def offers(self) -> list[Offer]:
        """List what can be done now, for the command palette."""
        return [
            Offer(self._known[bound.name].title, self.key(bound.name), bound.run)
            for bound in self._living()
            if bound.name not in PALETTE and bound.shortcut.isEnabled() and bound.owner.isVisible()
        ]

    def run(self, name: str) -> None:
        """Carry an action out as if its key had been pressed, where it may be done now."""
        for bound in self._living():
            if bound.name == name and bound.shortcut.isEnabled() and bound.owner.isVisible():
                bound.run()
                return

    def _living(self) -> list[_Bound]:
        self._bound = [bound for bound in self._bound if Shiboken.isValid(bound.owner)]
        return self._bound
