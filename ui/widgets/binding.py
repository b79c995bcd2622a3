"""Two small tools views share: bind an intent to what it is about, and empty a layout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout


def bound(intent: Callable[..., object], *given: object) -> Callable[..., None]:
    """Give a slot that calls ``intent`` with ``given``; what the signal itself brings is dropped."""

    def slot(*_from_the_signal: object) -> None:
        intent(*given)

    return slot


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            emptied(inner)
