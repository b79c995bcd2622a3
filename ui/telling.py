"""A refusal is a sentence for the person: it is told, and the screen goes on. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from consultancy.errors import Refused
from ui.asking import Asking


@contextmanager
def telling(asking: Asking) -> Iterator[None]:
    """Tell a refusal raised inside, in the line that stays until it is put away."""
    try:
        yield
    except Refused as refusal:
        asking.trouble(str(refusal))
