"""What a screen reader is told unasked: at thresholds only, never each second. No Qt here."""

from __future__ import annotations

from consultancy.live.shown import Phase, Urgency
from consultancy.text import _
from ui.cockpit.state import CockpitState


class Thresholds:
    """Compares what is shown with what was shown before, and gives the one sentence worth saying, if any."""

    def __init__(self) -> None:
        self._before: CockpitState | None = None

    def crossed(self, state: CockpitState) -> str:
        """Give what to say; empty when no threshold was crossed."""
        before, self._before = self._before, state
        if before is None or before == state:
            return ""
        if state.gap and not before.gap:
            return state.gap.sentence
        if state.face.phase is not before.face.phase or _id(state) != _id(before):
            return _arrival(state)
        if state.face.phase is Phase.RUNNING and state.face.urgency is not before.face.urgency:
            return _("The time is up.") if state.face.urgency is Urgency.OVER else state.face.words
        return _turned(before, state) or _slipped(before, state)


def _id(state: CockpitState) -> str:
    return state.step.id if state.step else ""


def _turned(before: CockpitState, state: CockpitState) -> str:
    mine = state.turn.mine if state.turn else ""
    return mine if before.turn is not None and mine != before.turn.mine else ""


def _slipped(before: CockpitState, state: CockpitState) -> str:
    return state.header.pace if state.header.offers and not before.header.offers else ""


def _arrival(state: CockpitState) -> str:
    if state.step is None:
        return state.face.words
    phases = {Phase.PAUSED: _("Paused"), Phase.RUNNING: _("Running"), Phase.ARMED: _("Ready to start")}
    phase = phases.get(state.face.phase, "")
    return ", ".join(part for part in (state.step.number, state.step.title, phase) if part)
