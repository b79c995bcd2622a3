"""Reusable parts that know nothing of the program. Import them from here."""

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
