"""Where a replay keeps its one consultancy: in memory, the facts as the rows they would be on disk."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from consultancy.live.codec import decode, encode
from consultancy.live.facts import Fact
from consultancy.model.consultancy import Consultancy, Status
from consultancy.model.time import Span, Utc

_Row = tuple[str, str, str, Span, Utc]


class Transactions:
    """Nothing here can half fail."""

    def atomic(self) -> AbstractContextManager[None]:
        """Open what needs no closing."""
        return nullcontext()


class Shelf:
    """One consultancy, as it stands."""

    def __init__(self, consultancy: Consultancy) -> None:
        self._kept = consultancy

    def save(self, consultancy: Consultancy) -> None:
        """Keep it as it is now."""
        self._kept = consultancy

    def load(self, consultancy: str) -> Consultancy | None:
        """Give it, when it is the one asked for."""
        return self._kept if consultancy == self._kept.id else None

    def unfinished(self) -> list[str]:
        """Name it when its clock has not ended."""
        return [self._kept.id] if self._kept.status in (Status.RUNNING, Status.PAUSED) else []


class FactRows:
    """The facts of one consultancy and when it was last seen alive; read back as after a restart."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        self._seen: tuple[Span, Utc] | None = None

    def append(self, consultancy: str, facts: tuple[Fact, ...]) -> None:
        """Add facts after those there are."""
        self._rows += [(*encode(fact), fact.id, fact.at, fact.utc) for fact in facts]

    def load(self, consultancy: str) -> tuple[Fact, ...]:
        """Read the facts in the order they were added."""
        return tuple(decode(*row) for row in self._rows)

    def seen(self, consultancy: str, at: Span, utc: Utc) -> None:
        """Remember that the consultancy was alive just now."""
        self._seen = (at, utc)

    def last_seen(self, consultancy: str) -> tuple[Span, Utc] | None:
        """Say when the consultancy was last seen alive, if ever."""
        return self._seen
