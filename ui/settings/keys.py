"""Keys in Settings: one place waits for a key; a key that is taken is named, not stolen. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from consultancy.services.settings import Settings
from consultancy.text import _
from ui.asking import Asking
from ui.keys import KeyTable, Shortcut, Slot, shown_key, slots_of
from ui.settings.state import KeyBox, KeyGroup, KeyLine, KeysCard
from ui.telling import telling


class KeysDesk:
    """Intents of the keys' card. ``redraw`` shows the screen anew."""

    def __init__(self, settings: Settings, asking: Asking, redraw: Callable[[], None]) -> None:
        self._settings = settings
        self._asking = asking
        self._redraw = redraw
        self._waiting = ""
        self._hint = ("", "")

    def wait_for(self, slot: str) -> None:
        """Let a place wait for its new key."""
        self._waiting, self._hint = slot, ("", "")
        self._redraw()

    def stop_waiting(self) -> None:
        """Leave the key as it is."""
        if self._waiting:
            self.wait_for("")

    def press(self, key: str) -> None:
        """Give the waiting place the key that was pressed, unless it is another's."""
        slot, table = self._waiting, self._table()
        refusal = table.why_not(slot, key)
        if refusal:
            self._hint = (table.slot(slot).action.id, refusal)
            self._redraw()
        else:
            self._keep(table.given(slot, key))

    def take_away(self) -> None:
        """Leave the waiting place without a key."""
        self._keep(self._table().given(self._waiting, ""))

    def put_back(self, action: str) -> None:
        """Give an action the keys it came with; where another has one of them now, say so."""
        table = self._table()
        for slot in self._slots(action):
            came_with = KeyTable().slot(slot.id).key
            refusal = table.why_not(slot.id, came_with) if came_with else ""
            if refusal:
                self._hint = (action, refusal)
                self._redraw()
                return
            table = table.put_back(slot.id)
        self._keep(table)

    def put_all_back(self) -> None:
        """Give every action the keys it came with; can be undone."""
        before = self._table()
        self._keep(KeyTable())
        self._asking.tell(_("All keys are as they came."), undo=lambda: self._keep(before))

    def work_out(self) -> KeysCard:
        """Give the card as it is now."""
        table = self._table()
        groups = groupby(table.shortcuts, key=lambda one: one.where)
        return KeysCard(
            tuple(KeyGroup(where, tuple(self._line(table, one) for one in listed)) for where, listed in groups),
            changed=bool(table.changed),
        )

    def _table(self) -> KeyTable:
        return KeyTable.read(self._settings.get("keys"))

    def _slots(self, action: str) -> tuple[Slot, ...]:
        return next(slots_of(one) for one in self._table().shortcuts if one.id == action)

    def _keep(self, table: KeyTable) -> None:
        self._waiting, self._hint = "", ("", "")
        with telling(self._asking):
            self._settings.set("keys", table.written())
        self._redraw()

    def _line(self, table: KeyTable, one: Shortcut) -> KeyLine:
        slots = slots_of(one)
        return KeyLine(
            action=one.id,
            title=one.title,
            boxes=tuple(self._box(slot) for slot in slots),
            fixed=shown_key(one.key) if one.fixed else "",
            hint=self._hint[1] if self._hint[0] == one.id else "",
            changed=any(slot.id in table.changed for slot in slots),
        )

    def _box(self, slot: Slot) -> KeyBox:
        if slot.outside_text:
            name = _("Key for “{title}” outside text").format(title=slot.action.title)
        else:
            name = _("Key for “{title}”").format(title=slot.action.title)
        waiting = slot.id == self._waiting
        words = _("Press a key…") if waiting else shown_key(slot.key) or _("none")
        return KeyBox(slot.id, words, name, waiting)
