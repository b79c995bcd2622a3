"""Every action that has a name, its keys, and what other keys it may have. No Qt here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from consultancy.text import _

SIGNS = {"Return": "Enter", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓", "PgDown": "Page ↓", "PgUp": "Page ↑"}
TEXT_KEYS = frozenset({"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X"})
MOVING_KEYS = frozenset({"Tab", "Shift+Backtab", "Return", "Enter", "Esc"})
SAFE_WHILE_TYPING = re.compile(r"(.*\b(Ctrl|Alt|Meta)\+.+|(Shift\+)?F\d+)")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Something that can be done: its title, its key, and where. ``also`` are keys that work outside a text field.

    ``fixed`` are the keys of an action whose keys cannot be changed.
    """

    id: str
    title: str
    key: str
    where: str
    also: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one key of an action: ``next`` for its key, ``next:1`` for the first that works outside text."""

    id: str
    action: Shortcut
    key: str
    outside_text: bool


def everywhere() -> str:
    """Name the part of the program where general keys work."""
    return _("Everywhere")


def before_it() -> str:
    """Name the part of the program where a consultancy is prepared."""
    return _("Beforehand")


def elsewhere() -> str:
    """Name everything but a running consultancy."""
    return _("While no consultancy runs")


def in_the_cockpit() -> str:
    """Name the part of the program where the clock is driven."""
    return _("While a consultancy runs")


def after_it() -> str:
    """Name the part of the program where documents are made."""
    return _("Afterwards")


def catalogue() -> tuple[Shortcut, ...]:
    """List every action that has a name, in the order F1 shows them, with the keys they come with."""
    cockpit = in_the_cockpit()
    running = (*_clock(cockpit), *_group(cockpit), *_windows(cockpit), *_notes(cockpit))
    return (
        *_general(everywhere()),
        *_elsewhere(elsewhere()),
        *_before(before_it()),
        *running,
        *_after(after_it()),
    )


def _general(anywhere: str) -> tuple[Shortcut, ...]:
    return (
        Shortcut("new", _("New consultancy"), "Ctrl+N", anywhere),
        Shortcut("commands", _("Find a command"), "Ctrl+Shift+P", anywhere),
        Shortcut("today", _("Go to Today"), "Alt+Home", anywhere),
        Shortcut("find", _("Find a consultancy"), "Ctrl+F", anywhere),
        Shortcut("library", _("Go to the protocols"), "", anywhere),
        Shortcut("rehearse", _("Rehearse with a pretend group"), "", anywhere),
        Shortcut("settings", _("Settings"), "Ctrl+,", anywhere),
        Shortcut("keys", _("Show the keys"), "F1", anywhere),
    )


def _elsewhere(elsewhere: str) -> tuple[Shortcut, ...]:
    return (Shortcut("palette", _("Find a command"), "Ctrl+K", elsewhere),)


def _before(before: str) -> tuple[Shortcut, ...]:
    return (
        Shortcut("open_room", _("Open the room"), "Ctrl+Return", before),
        Shortcut("worksheet_out", _("Save the dilemma worksheet"), "", before),
        Shortcut("worksheet_in", _("Read a filled worksheet"), "", before),
    )


def _clock(cockpit: str) -> tuple[Shortcut, ...]:
    return (
        Shortcut("next", _("Next step, or start it"), "Alt+Right", cockpit, ("N", "PgDown")),
        Shortcut("back", _("Back to the step before"), "Alt+Left", cockpit, ("PgUp",)),
        Shortcut("more", _("One minute more"), "Alt+Up", cockpit),
        Shortcut("less", _("One minute less"), "Alt+Down", cockpit),
        Shortcut("pause", _("Pause or resume"), "Ctrl+Space", cockpit, ("Space",)),
        Shortcut("undo", _("Take the last clock action back"), "Ctrl+Z", cockpit),
        Shortcut("instead", _("I meant something else"), "Alt+Z", cockpit),
        Shortcut("catch_up", _("Catch up"), "Ctrl+K", cockpit),
        Shortcut("began", _("It began some minutes ago"), "Alt+B", cockpit),
        Shortcut("slips", _("What to say if it slips"), "Alt+I", cockpit),
        Shortcut("gap_counts", _("After a gap: count it"), "Alt+C", cockpit),
        Shortcut("gap_pauses", _("After a gap: treat it as a pause"), "Alt+P", cockpit),
    )


def _group(cockpit: str) -> tuple[Shortcut, ...]:
    groups = tuple(f"Alt+{number}" for number in range(10))
    return (
        Shortcut("next_turn", _("Next turn, or start the round"), "Alt+Return", cockpit),
        Shortcut("pass_turn", _("Let the turn pass"), "Alt+Shift+Return", cockpit),
        Shortcut("later_turn", _("Take the turn later"), "Alt+L", cockpit),
        Shortcut("add_turn", _("Give somebody a turn"), "Alt+A", cockpit),
        Shortcut("speaking", _("Count who speaks; 0 for nobody"), "Alt+0 … 9", cockpit, fixed=groups),
    )


def _windows(cockpit: str) -> tuple[Shortcut, ...]:
    return (
        Shortcut("room", _("Room display"), "F5", cockpit),
        Shortcut("blank", _("Blank the room display, or show it again"), "Shift+F5", cockpit, ("B", ".")),
        Shortcut("mini", _("Mini clock"), "F6", cockpit),
        Shortcut("mute", _("Mute the chime, or let it be heard"), "Ctrl+Shift+M", cockpit),
    )


def _notes(cockpit: str) -> tuple[Shortcut, ...]:
    kinds = tuple(f"Ctrl+{number}" for number in range(1, 8))
    return (
        Shortcut("notes", _("Go to the notes"), "Alt+N", cockpit),
        Shortcut("question", _("Go to the question, where it is put anew"), "Alt+Q", cockpit),
        Shortcut("commitments", _("Go to the commitments, in the last step"), "Alt+M", cockpit),
        Shortcut("kind", _("Kind of the note"), "Ctrl+1 … 7", cockpit, fixed=kinds),
        Shortcut("keep", _("Save the note"), "Enter", cockpit, fixed=("Return", "Enter")),
        Shortcut("audience", _("Who may see the note"), "Ctrl+Shift+A", cockpit),
        Shortcut("undo_note", _("Take the last change of a note back"), "Ctrl+Shift+Z", cockpit),
    )


def _after(after: str) -> tuple[Shortcut, ...]:
    return (Shortcut("memo", _("Save the memo"), "Ctrl+E", after),)


def shown_key(key: str) -> str:
    """Give a key as the little boxes show it: ``Ctrl+N`` as ``Ctrl N``."""
    parts = key.split("+") if len(key) > 1 else [key]
    return " ".join(SIGNS.get(part, part) for part in parts)


def slots_of(shortcut: Shortcut) -> tuple[Slot, ...]:
    """List the places for keys of an action; an action with fixed keys has none."""
    if shortcut.fixed:
        return ()
    first = Slot(shortcut.id, shortcut, shortcut.key, outside_text=False)
    others = (Slot(f"{shortcut.id}:{at}", shortcut, key, True) for at, key in enumerate(shortcut.also, start=1))
    return (first, *others)


class KeyTable:
    """The actions with the keys somebody gave them. Every change gives another table.

    A key somebody chose stays theirs: an action that later comes with the same key has none.
    """

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        known = {slot.id: slot.key for shortcut in catalogue() for slot in slots_of(shortcut)}
        given = changed or {}
        self.changed = {slot: given[slot] for slot in known if given.get(slot, known[slot]) != known[slot]}
        self.shortcuts = tuple(self._with_own_keys(shortcut) for shortcut in catalogue())

    @classmethod
    def read(cls, kept: str) -> KeyTable:
        """Read what a setting kept; what cannot be read counts as nothing changed."""
        try:
            told = json.loads(kept or "{}")
        except ValueError:
            return cls()
        pairs = told.items() if isinstance(told, dict) else ()
        return cls({slot: key for slot, key in pairs if isinstance(key, str)})

    def written(self) -> str:
        """Give what a setting keeps."""
        return json.dumps(self.changed, sort_keys=True) if self.changed else ""

    def slot(self, name: str) -> Slot:
        """Give a place for a key. Raises KeyError."""
        return {slot.id: slot for slot in self._slots()}[name]

    def given(self, slot: str, key: str) -> KeyTable:
        """Give ``slot`` another key, or none."""
        return KeyTable({**self.changed, slot: key})

    def put_back(self, slot: str) -> KeyTable:
        """Give ``slot`` the key it came with."""
        return KeyTable({name: key for name, key in self.changed.items() if name != slot})

    def why_not(self, slot: str, key: str) -> str:
        """Say in a sentence why ``slot`` cannot have ``key``; nothing when it can."""
        place, words = self.slot(slot), shown_key(key)
        if key in TEXT_KEYS:
            return _("{key} belongs to every text: select, copy, cut, paste. Press another key.").format(key=words)
        if not place.outside_text and not SAFE_WHILE_TYPING.fullmatch(key):
            return _("{key} alone would act while you type. Hold Ctrl or Alt with it.").format(key=words)
        if place.outside_text and (SAFE_WHILE_TYPING.fullmatch(key) or key in MOVING_KEYS):
            return _("This one works outside text only: a letter, Space, or a key of your remote.")
        taken = self._holder(place, key)
        if taken is None:
            return ""
        told = _("{key} is already “{title}”. Press another key, or change that one first.")
        return told.format(key=words, title=taken.title)

    def _holder(self, place: Slot, key: str) -> Shortcut | None:
        """Find the action that has a key already, where both could be meant."""
        for other in self.shortcuts:
            keys = {*other.fixed, *(slot.key for slot in slots_of(other) if slot.id != place.id)}
            if key in keys and _meet(place.action, other):
                return other
        return None

    def _slots(self) -> Iterator[Slot]:
        for shortcut in self.shortcuts:
            yield from slots_of(shortcut)

    def _with_own_keys(self, shortcut: Shortcut) -> Shortcut:
        keys = [self.changed.get(slot.id, self._unless_chosen(slot)) for slot in slots_of(shortcut)]
        return replace(shortcut, key=keys[0], also=tuple(keys[1:])) if keys else shortcut

    def _unless_chosen(self, slot: Slot) -> str:
        known = {one.id: one for one in catalogue()}
        chosen_for = (known[name.partition(":")[0]] for name, key in self.changed.items() if key == slot.key)
        return "" if any(_meet(slot.action, other) for other in chosen_for) else slot.key


def _meet(one: Shortcut, other: Shortcut) -> bool:
    """Say whether two actions can be wanted in the same place."""
    places = {one.where, other.where}
    if elsewhere() in places:
        return in_the_cockpit() not in places
    return len(places) == 1 or everywhere() in places
