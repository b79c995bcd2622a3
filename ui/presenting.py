"""What every presenter shares: it works its view state out anew when a topic it reads changes. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from consultancy.changes import Bus, Changes, Topic

State = TypeVar("State")


class Presenter(Generic[State]):
    """Turns intents into service calls and services' answers into a view state.

    ``reads`` names the topics whose changes make the state stale. A hidden presenter works nothing out; it catches
    up when shown.
    """

    reads: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._render: Callable[[State], None] | None = None
        self._stop_listening: Callable[[], None] | None = None

    def show(self, render: Callable[[State], None]) -> None:
        """Begin rendering through ``render``, at once and after each change."""
        self.hide()
        self._render = render
        self._stop_listening = self._bus.listen(self._changed)
        self.refresh()

    def hide(self) -> None:
        """Stop rendering and listening."""
        if self._stop_listening is not None:
            self._stop_listening()
        self._stop_listening = None
        self._render = None

    def refresh(self) -> None:
        """Work the state out and render it, when shown."""
        if self._render is not None:
            self._render(self.work_out())

    def work_out(self) -> State:
        """Give the view state as it is now."""
        raise NotImplementedError

    def concerns(self, changes: Changes) -> bool:
        """Say whether a change makes the state stale; a screen on one consultancy narrows this by id."""
        return changes.touches(*self.reads)

    def _changed(self, changes: Changes) -> None:
        if self.concerns(changes):
            self.refresh()
