"""Who speaks, answers and listens, as chips in their colours. No Qt here."""

from __future__ import annotations

from consultancy.model.protocol import Step, Voice
from consultancy.text import _
from ui.cockpit.state import Part, VoiceChip

PARTS = {
    Voice.PRESENTER: Part.PRESENTER,
    Voice.CONSULTANTS: Part.CONSULTANTS,
    Voice.FACILITATOR: Part.FACILITATOR,
}


def _names() -> dict[Voice, str]:
    return {
        Voice.PRESENTER: _("Presenter"),
        Voice.CONSULTANTS: _("Consultants"),
        Voice.FACILITATOR: _("Facilitator"),
        Voice.EVERYONE: _("Everyone"),
        Voice.ONE_AT_A_TIME: _("One at a time"),
        Voice.PAIRS: _("Pairs"),
        Voice.NOBODY: _("Nobody"),
    }


def chips(step: Step) -> tuple[VoiceChip, ...]:
    """Give a chip for each voice: speaking first, then answering, then listening."""
    return ()


def silence_note(step: Step) -> str:
    """Say in two words who listens in silence; empty when nobody must."""
    return ""
