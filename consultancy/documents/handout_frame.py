"""What every paper of an hour shares: its title, who it is for, when and where."""

from __future__ import annotations

from consultancy.documents.handout_hours import from_to, minutes_said
from consultancy.documents.handout_model import Hour, PaperKind, Part, Sheet
from consultancy.text import _, n_

BLANK = " \n "  # two lines to write on


def kind_said(kind: PaperKind) -> str:
    """Name a kind of paper."""
    return {
        PaperKind.HANDOUT: _("Handout"),
        PaperKind.SCRIPT: _("Facilitator’s script"),
        PaperKind.CATCHER: _("Note catcher"),
        PaperKind.CARDS: _("Cards to step in with"),
    }[kind]


def frame(hour: Hour, kind: PaperKind, parts: tuple[Part, ...]) -> Sheet:
    """Put the parts of a paper under its title."""
    return Sheet(
        kind=kind,
        hour=hour,
        head=kind_said(kind),
        addressed=_for_whom(kind),
        parts=parts,
        title=hour.title.strip() or hour.plan.protocol_name,
        byline=" · ".join(part for part in _byline(hour, kind) if part),
    )


def _for_whom(kind: PaperKind) -> str:
    return {
        PaperKind.HANDOUT: _("For everyone in the room"),
        PaperKind.SCRIPT: _("For whoever facilitates"),
        PaperKind.CATCHER: _("For whoever takes notes"),
        PaperKind.CARDS: _("For whoever facilitates: cut along the dashed lines"),
    }[kind]


def _byline(hour: Hour, kind: PaperKind) -> tuple[str, ...]:
    """Say which protocol, how long, when, where and with whom, as far as it is known."""
    protocol = hour.plan.protocol_name if hour.title.strip() else ""
    if kind is PaperKind.CARDS:
        return protocol, _("A sentence each, for when the group needs it; the step stands under it.")
    return (
        protocol,
        minutes_said(hour.plan.minutes),
        from_to(hour),
        _group(hour),
        hour.room,
        _("brought by {name}").format(name=hour.presenter) if hour.presenter else "",
        _("facilitated by {name}").format(name=hour.facilitator) if hour.facilitator else "",
    )


def _group(hour: Hour) -> str:
    if hour.group is None:
        return ""
    low, high = hour.group
    if low == high:
        return n_("{n} person", "{n} people", low).format(n=low)
    return n_("{low}–{high} person", "{low}–{high} people", high).format(low=low, high=high)
