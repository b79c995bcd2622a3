"""What the mini clock shows: the time of the step in hand, its title, and what comes next. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consultancy.changes import Bus, Topic
from consultancy.live.looking import left_text
from consultancy.live.shown import Phase, RunView, Urgency
from consultancy.text import _
from consultancy.words import left_in_words, minutes_seconds
from ui.presenting import Presenter

FOUR_TIMES_A_SECOND = 250
ONCE_A_SECOND = 1_000


@dataclass(frozen=True, slots=True)
class MiniState:
    """What the mini clock shows. ``tick_ms`` is how often to look again; zero: not at all."""

    figure: str
    words: str
    title: str
    next: str
    urgency: Urgency
    quiet: bool
    tick_ms: int


class MiniPresenter(Presenter[MiniState]):
    """Shows one consultancy's clock in little; ``look`` is the facilitator's own look at it."""

    reads = frozenset({Topic.CLOCK, Topic.PLAN})

    def __init__(self, bus: Bus, look: Callable[[], RunView]) -> None:
        super().__init__(bus)
        self._look = look

    def work_out(self) -> MiniState:
        """Look, and give what is shown."""
        view = self._look()
        return MiniState(
            figure=left_text(view.left) if view.step else "",
            words=_words(view),
            title=view.step.step.title if view.step else "",
            next=_("Next: {step}").format(step=view.next.step.title) if view.step and view.next else "",
            urgency=view.urgency,
            quiet=view.phase is not Phase.RUNNING,
            tick_ms=_tick(view.phase),
        )


def _words(view: RunView) -> str:
    words = {
        Phase.NOT_OPEN: _("The room is not open"),
        Phase.ARMED: _("ready when you are"),
        Phase.FINISHED: _("The consultancy has ended"),
    }
    if view.phase is Phase.PAUSED:
        return _("paused for {time}").format(time=minutes_seconds(view.paused_for))
    return words.get(view.phase) or left_in_words(view.left)


def _tick(phase: Phase) -> int:
    if phase is Phase.RUNNING:
        return FOUR_TIMES_A_SECOND
    return ONCE_A_SECOND if phase is Phase.PAUSED else 0
