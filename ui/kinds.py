"""Kinds of note and audiences in words and colours, the same on every screen. No Qt here."""

from __future__ import annotations

from consultancy.model.note import Audience, NoteKind
from consultancy.text import _

TONES = {
    NoteKind.QUESTION: "facilitator",
    NoteKind.PROBING: "facilitator",
    NoteKind.HEARD: "accent",
    NoteKind.INSIGHT: "accent",
    NoteKind.WARM: "accent",
    NoteKind.PLUS: "accent",
    NoteKind.SUGGESTION: "accent",
    NoteKind.COOL: "facilitator",
    NoteKind.QUOTE: "presenter",
    NoteKind.TAKEAWAY: "presenter",
    NoteKind.CONCERN: "closing",
    NoteKind.DELTA: "closing",
    NoteKind.ACTION: "closing",
}


def kind_words(kind: NoteKind) -> str:
    """Give a kind of note in a word."""
    return {
        NoteKind.NOTE: _("Note"),
        NoteKind.QUESTION: _("Question"),
        NoteKind.PROBING: _("Probing"),
        NoteKind.HEARD: _("Heard"),
        NoteKind.ASSUMPTION: _("Assumption"),
        NoteKind.INSIGHT: _("Insight"),
        NoteKind.WARM: _("Warm"),
        NoteKind.COOL: _("Cool"),
        NoteKind.SUGGESTION: _("Suggestion"),
        NoteKind.CONCERN: _("Concern"),
        NoteKind.ACTION: _("Action"),
        NoteKind.QUOTE: _("Quote"),
        NoteKind.TAKEAWAY: _("Takeaway"),
        NoteKind.PLUS: _("Plus"),
        NoteKind.DELTA: _("Change"),
    }[kind]


def kind_tone(kind: NoteKind) -> str:
    """Give the colour a kind of note wears."""
    return TONES.get(kind, "neutral")


def audience_words(audience: Audience) -> str:
    """Say plainly who may see a line."""
    return {
        Audience.ROOM: _("In the room only"),
        Audience.PRESENTER: _("For the presenter"),
        Audience.NETWORK: _("For the network"),
        Audience.PUBLIC: _("For anyone"),
    }[audience]
