"""When text that is being typed gets saved. Pure: it is told the time, and tells when it is due. No Qt here."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.errors import Refused
from consultancy.model.time import Instant, Span

QUIET = Span.of(seconds=0.3)
AT_MOST = Span.of(seconds=1)

Now = Callable[[], Instant]


class SavePolicy:
    """Save ``quiet`` after the last change, and at most ``at_most`` after the first change not yet saved.

    Waiting for quiet alone would never save somebody who types without a rest.
    """

    def __init__(self, quiet: Span = QUIET, at_most: Span = AT_MOST) -> None:
        self._quiet = quiet
        self._at_most = at_most
        self._first: Instant | None = None
        self._last: Instant | None = None

    @property
    def pending(self) -> bool:
        """Say whether a change waits to be saved."""
        return self._first is not None

    def changed(self, now: Instant) -> None:
        """Take note of a change."""
        self._first = self._first or now
        self._last = now

    def due_in(self, now: Instant) -> Span | None:
        """Give the time until a save is due, zero or less when it is; None when nothing waits."""
        if self._first is None or self._last is None:
            return None
        return min(self._last + self._quiet, self._first + self._at_most) - now

    def due(self, now: Instant) -> bool:
        """Say whether a save is due."""
        left = self.due_in(now)
        return left is not None and left.ms <= 0

    def settled(self) -> None:
        """Take note that everything typed so far has been handed over to be saved."""
        self._first = self._last = None


class Typing:
    """What is being typed, field by field: kept here until a save has returned, and as typed until the field is left.

    ``save`` keeps one field and raises Refused when it cannot. What was saved may read a little differently (cleaned),
    so the words on the screen stay the typed ones while somebody is in the field.
    """

    def __init__(self, save: Callable[[str, str], None]) -> None:
        self._save = save
        self._typed: dict[str, str] = {}
        self._unsaved: dict[str, str] = {}
        self.trouble = ""

    @property
    def all_saved(self) -> bool:
        """Say whether every word typed has been saved."""
        return not self._unsaved

    def type(self, key: str, text: str) -> None:
        """Take over what a field now says."""
        self._typed[key] = text
        self._unsaved[key] = text

    def shown(self, key: str, stored: str) -> str:
        """Give what a field should show: what was typed, else what is stored."""
        return self._typed.get(key, stored)

    def save_all(self) -> bool:
        """Save what is unsaved. On a refusal the words stay, ``trouble`` says why, and the rest is still tried."""
        self.trouble = ""
        for key, text in list(self._unsaved.items()):
            self._save_one(key, text)
        return self.all_saved

    def leave(self, key: str) -> bool:
        """Save at once, then let the field show what is stored. Says whether its words are safe."""
        self.save_all()
        if key not in self._unsaved:
            self._typed.pop(key, None)
        return key not in self._unsaved

    def forget(self) -> None:
        """Let go of everything typed: another consultancy, or words that came from a file."""
        self._typed.clear()
        self._unsaved.clear()
        self.trouble = ""

    def _save_one(self, key: str, text: str) -> None:
        try:
            self._save(key, text)
        except Refused as refusal:
            self.trouble = str(refusal)
        else:
            self._unsaved.pop(key, None)
