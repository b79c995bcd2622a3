"""Reusable parts that know nothing of the program. Import them from here; each is loaded when it is first named."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.widgets.banner import Banner, Toast, TroubleLine
    from ui.widgets.bars import BarRow, PlanBar, Segment, ShareBar
    from ui.widgets.buttons import Button, IconButton, KeyHint, MinutesStepper
    from ui.widgets.card import Card
    from ui.widgets.chip import Chip
    from ui.widgets.fields import Field, GrowingText, Line
    from ui.widgets.flow import ChipFlow, FlowLayout
    from ui.widgets.ring import Dial, TimerRing
    from ui.widgets.rows import EmptyState, ListRow
    from ui.widgets.scroll import Scroll
    from ui.widgets.text import PlainLabel, PlainTextGuard, label, plain_tooltip, rule, set_tone

__all__ = [
    "Banner",
    "BarRow",
    "Button",
    "Card",
    "Chip",
    "ChipFlow",
    "Dial",
    "EmptyState",
    "Field",
    "FlowLayout",
    "GrowingText",
    "IconButton",
    "KeyHint",
    "Line",
    "ListRow",
    "MinutesStepper",
    "PlainLabel",
    "PlainTextGuard",
    "PlanBar",
    "Scroll",
    "Segment",
    "ShareBar",
    "TimerRing",
    "Toast",
    "TroubleLine",
    "label",
    "plain_tooltip",
    "rule",
    "set_tone",
]

_LOADED_LATER = {
    "banner": ("Banner", "Toast", "TroubleLine"),
    "bars": ("BarRow", "PlanBar", "Segment", "ShareBar"),
    "buttons": ("Button", "IconButton", "KeyHint", "MinutesStepper"),
    "card": ("Card",),
    "chip": ("Chip",),
    "fields": ("Field", "GrowingText", "Line"),
    "flow": ("ChipFlow", "FlowLayout"),
    "ring": ("Dial", "TimerRing"),
    "rows": ("EmptyState", "ListRow"),
    "scroll": ("Scroll",),
    "text": ("PlainLabel", "PlainTextGuard", "label", "plain_tooltip", "rule", "set_tone"),
}
_HOMES = {name: module for module, names in _LOADED_LATER.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"ui.widgets.{_HOMES[name]}"), name)
