"""The Tab key follows what the eye reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Give what Tab can stop at inside ``widget``, shown or not, in the order of its layouts."""
    layout, inside = widget.layout(), widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from tab_stops(inside)
    elif layout is not None:
        yield from _in_layout(layout)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget


def tab_in_order(stops: list[QWidget]) -> None:
    """Let Tab go from each to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from tab_stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
