"""The objects of a replay file, read key by key; whatever is wrong is one sentence with its place and what to write."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from consultancy.commands.arguments import did_you_mean
from consultancy.commands.replay_times import NotATime
from consultancy.errors import CannotRead
from consultancy.protocols.faults import shown
from consultancy.text import _, clean_line

Value = TypeVar("Value")
Default = TypeVar("Default")
Read = Callable[[object], Value]

_MISSING = object()


class Unfit(ValueError):  # noqa: N818 - says what to write instead
    """What was written does not fit. The message says what to write."""


class Entry:
    """One object of the file; ``where`` names it in sentences: “Event 3”."""

    def __init__(self, value: object, where: str) -> None:
        """Take the object. Raises CannotRead when it is none."""
        self.where = where
        if not isinstance(value, dict):
            raise CannotRead(
                _("{where}: write an object in braces, not {value}.").format(where=where, value=shown(value))
            )
        self._left: dict[str, object] = dict(value)
        self._known: list[str] = []

    def has(self, key: str) -> bool:
        """Say whether the key is there and not yet taken."""
        return key in self._left

    def need(self, key: str, read: Read[Value]) -> Value:
        """Take a key that must be there. Raises CannotRead."""
        self._known.append(key)
        value = self._left.pop(key, _MISSING)
        if value is _MISSING:
            raise CannotRead(_("{where}: “{key}” is missing; add it.").format(where=self.where, key=key))
        try:
            return read(value)
        except (Unfit, NotATime) as wrong:
            sentence = _("{where}, “{key}”: {what}, not {value}.")
            raise CannotRead(sentence.format(where=self.where, key=key, what=wrong, value=shown(value))) from None

    def may(self, key: str, read: Read[Value], default: Default) -> Value | Default:
        """Take a key that may be left out. Raises CannotRead when it is there and does not fit."""
        if self.has(key):
            return self.need(key, read)
        self._known.append(key)
        return default

    def end(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self._left:
            sentence = _("{where}: “{key}” means nothing here; leave it out.").format(
                where=self.where, key=clean_line(key, 40)
            )
            raise CannotRead(sentence + did_you_mean(key, self._known))


def text(value: object) -> str:
    """Read a line of text that is not empty."""
    line = clean_line(value) if isinstance(value, str) else ""
    if not line:
        raise Unfit(_("write some text"))
    return line


def truth(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise Unfit(_("write true or false"))
    return value


def whole(least: int, most: int) -> Read[int]:
    """Give a reader of whole numbers between two bounds."""

    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Unfit(_("write a whole number from {least} to {most}").format(least=least, most=most))
        return value

    return read


def one_of(*words: str) -> Read[str]:
    """Give a reader of one of a few words."""

    def read(value: object) -> str:
        if value not in words:
            raise Unfit(_("write {words}").format(words=_(" or ").join(f"“{word}”" for word in words)))
        return str(value)

    return read


def listed(read: Read[Value], most: int) -> Read[tuple[Value, ...]]:
    """Give a reader of a list."""

    def read_all(value: object) -> tuple[Value, ...]:
        if not isinstance(value, list) or len(value) > most:
            raise Unfit(_("write a list of at most {most}").format(most=most))
        return tuple(read(each) for each in value)

    return read_all
