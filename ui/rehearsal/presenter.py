"""The strip of a rehearsal: how fast it goes, and what the pretend group says and does. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from consultancy.live.shown import Phase
from consultancy.model.time import Span
from consultancy.rehearsal_clock import SPEEDS, RehearsalClock
from consultancy.rehearsal_cues import Rehearsal
from consultancy.rehearsal_troubles import Trouble
from consultancy.services.running import Running
from consultancy.text import _
from ui.asking import Asking, Place

WITHOUT_POWER = Span.of(minutes=3)


@dataclass(frozen=True, slots=True)
class Speed:
    """A speed that can be chosen."""

    times: int
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class StripState:
    """The strip as it is now."""

    title: str
    words: str
    trouble: bool
    speeds: tuple[Speed, ...]


class RehearsalPresenter:
    """Asks what comes up while ``in_the_room``, and brings it about; trouble slows the clock so that it can be met."""

    def __init__(
        self,
        clock: RehearsalClock,
        running: Running,
        rehearsal: Rehearsal,
        asking: Asking,
        in_the_room: Callable[[], bool],
    ) -> None:
        self._clock = clock
        self._running = running
        self._rehearsal = rehearsal
        self._asking = asking
        self._in_the_room = in_the_room
        self._words = rehearsal.first_words
        self._trouble = True

    def go(self, speed: int) -> None:
        """Run at another speed."""
        self._clock.go(speed)

    def look(self) -> StripState:
        """See what comes up, and give the strip."""
        if self._in_the_room():
            self._listen()
        speed = self._clock.speed
        return StripState(
            title=_("Rehearsal ×{speed}").format(speed=speed),
            words=self._words,
            trouble=self._trouble,
            speeds=tuple(Speed(times, _("×{speed}").format(speed=times), times == speed) for times in SPEEDS),
        )

    def _listen(self) -> None:
        view = self._running.look(self._rehearsal.consultancy)
        if view.phase is not Phase.RUNNING or view.step is None:
            return
        cue = self._rehearsal.prompter.heard(view.step.id, view.used)
        if cue is None:
            return
        self._words, self._trouble = cue.words, cue.trouble is not None
        if cue.trouble:
            self._clock.go(1)
        if cue.trouble is Trouble.POWER_CUT:
            self._cut_the_power()

    def _cut_the_power(self) -> None:
        """Drop all memory of the run, as a dead laptop does; Today then offers the ways to take it up again."""
        self._asking.go(Place.TODAY)
        self._running.put_down(self._rehearsal.consultancy)
        self._clock.advance(WITHOUT_POWER)
        self._asking.go(Place.TODAY)
