"""The paper of a protocol or of a planned consultancy: a handout, a script, a note catcher, cards."""

from __future__ import annotations

from consultancy.documents.handout_cards import cards
from consultancy.documents.handout_catcher import catcher
from consultancy.documents.handout_model import Hour, PaperKind, Sheet
from consultancy.documents.handout_page import handout
from consultancy.documents.handout_script import script

_MAKERS = {
    PaperKind.HANDOUT: handout,
    PaperKind.SCRIPT: script,
    PaperKind.CATCHER: catcher,
    PaperKind.CARDS: cards,
}


def make(hour: Hour, kind: PaperKind) -> Sheet:
    """Make a paper: a value that is written as it stands. Equal input gives equal papers."""
    return _MAKERS[kind](hour)
