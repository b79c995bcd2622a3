"""What a service changed, told to whoever reads it, after the commit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Topic(StrEnum):
    """A kind of thing that screens read."""

    CONSULTANCIES = "consultancies"
    PEOPLE = "people"
    PLAN = "plan"
    CLOCK = "clock"
    NOTES = "notes"
    COMMITMENTS = "commitments"
    EXPORTS = "exports"
    PROTOCOLS = "protocols"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Changes:
    """The topics touched, and the ids of the consultancies (or other things) concerned."""

    topics: frozenset[Topic]
    ids: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *topics: Topic, ids: tuple[str, ...] = ()) -> Changes:
        """Build from topics and ids."""
        return cls(frozenset(topics), frozenset(ids))

    def touches(self, *topics: Topic) -> bool:
        """Say whether any of ``topics`` changed."""
        return not self.topics.isdisjoint(topics)


Listener = Callable[[Changes], None]


class Bus:
    """Tell listeners of changes, in the order they came to listen. An error in one is not swallowed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Begin telling ``listener``, before the others when ``first``; gives back the function that ends it."""
        self._listeners.insert(0 if first else len(self._listeners), listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell every listener."""
        for listener in list(self._listeners):
            listener(changes)
