"""The way every service writes: one transaction, and what changed is told after the commit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from consultancy.changes import Changes, Topic
from consultancy.clock import Clock
from consultancy.errors import NotFoundHere
from consultancy.ids import NewId
from consultancy.model.consultancy import Consultancy
from consultancy.services.ports import Publish, RunStore, Transactions
from consultancy.text import _


@dataclass(frozen=True, slots=True)
class Desk:
    """What every service needs in order to write: a transaction, the time, an id, and somebody to tell."""

    transactions: Transactions
    clock: Clock
    new_id: NewId
    publish: Publish

    @contextmanager
    def changing(self, *topics: Topic, consultancy: str = "") -> Iterator[None]:
        """Open a transaction; when it has been committed, tell which topics changed."""
        with self.transactions.atomic():
            yield
        self.publish(Changes.of(*topics, ids=(consultancy,) if consultancy else ()))


def found(consultancies: RunStore, consultancy: str) -> Consultancy:
    """Read one consultancy. Raises NotFoundHere."""
    stored = consultancies.load(consultancy)
    if stored is None:
        raise NotFoundHere(_("There is no such consultancy here; it may have been put away."))
    return stored
