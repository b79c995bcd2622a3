"""Which kinds of note a step offers. No Qt here."""

from __future__ import annotations

from consultancy.model.note import NoteKind
from consultancy.model.protocol import Step

USUAL = (
    NoteKind.NOTE,
    NoteKind.QUESTION,
    NoteKind.INSIGHT,
    NoteKind.SUGGESTION,
    NoteKind.CONCERN,
    NoteKind.ACTION,
    NoteKind.QUOTE,
)
MOST = 7


def kinds_of(step: Step | None) -> tuple[NoteKind, ...]:
    """Give the kinds offered in a step, at most seven, its default among them."""
    offered = step.kinds if step and step.kinds else USUAL
    default = step.default_kind if step else None
    if default is not None and default not in offered[:MOST]:
        offered = (default, *offered)
    return offered[:MOST]
