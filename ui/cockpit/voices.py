"""Who speaks, answers and listens, as chips in their colours. No Qt here."""

from __future__ import annotations

from dataclasses import replace

from consultancy.live.voices import answers_words, asks_words, listens_words, speaks_words
from consultancy.model.protocol import Silence, Step, Voice
from ui.cockpit.state import Part, VoiceChip

PARTS = {
    Voice.PRESENTER: Part.PRESENTER,
    Voice.FACILITATOR: Part.FACILITATOR,
    Voice.NOBODY: Part.QUIET,
}


def chips(step: Step) -> tuple[VoiceChip, ...]:
    """Give a chip for each part played: speaking first, then answering, then listening."""
    told = (
        VoiceChip(asks_words(step) if step.answers else speaks_words(step), _part(step.speaks), speaks=True),
        VoiceChip(answers_words(step), _part(step.answers)),
        VoiceChip(listens_words(step), Part.QUIET),
    )
    return tuple(chip for chip in told if chip.text)


def silence_note(step: Step) -> str:
    """Say who listens in silence, small enough for the list of steps; empty when nobody must."""
    leaves = step.silence is Silence.LEAVES_ROOM
    words = listens_words(step if leaves else replace(step, silence=Silence.NONE))
    return words[:1].lower() + words[1:]


def _part(voices: tuple[Voice, ...]) -> Part:
    return PARTS.get(voices[0], Part.CONSULTANTS) if voices else Part.QUIET
