"""What the room may see, and on which screen. Fed by ``RoomView`` and nothing else. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consultancy.changes import Bus, Topic
from consultancy.live.shown import Phase, RoomView, StepState, Urgency
from consultancy.text import _, n_
from ui.presenting import Presenter

FOUR_TIMES_A_SECOND = 250
ONCE_A_SECOND = 1_000


@dataclass(frozen=True, slots=True)
class RoomState:
    """What the room display shows. ``tick_ms`` is how often to look again."""

    heading: str
    step: str
    time_of_day: str
    title: str
    line: str
    speaking: str
    listening: str
    next_when: str
    next_title: str
    figure: str
    words: str
    fraction: float
    urgency: Urgency
    quiet: bool
    focus_question: str
    shares: tuple[tuple[float, StepState, float], ...]
    blank: bool
    tick_ms: int


class RoomPresenter(Presenter[RoomState]):
    """Shows the room its own small look. Its only source is ``look``: no note and no lateness can reach it."""

    reads = frozenset({Topic.CLOCK, Topic.PLAN, Topic.CONSULTANCIES, Topic.PEOPLE})

    def __init__(self, bus: Bus, look: Callable[[], RoomView]) -> None:
        super().__init__(bus)
        self._look = look
        self._blank = False

    def work_out(self) -> RoomState:
        """Look, and give what is shown."""
        return _state(self._look(), blank=self._blank)

    def toggle_blank(self) -> None:
        """Show nothing, or show everything again."""
        self._blank = not self._blank
        self.refresh()


def _state(view: RoomView, *, blank: bool) -> RoomState:
    quiet = view.phase in (Phase.PAUSED, Phase.ARMED, Phase.NOT_OPEN)
    return RoomState(
        heading=view.heading,
        step=_step(view),
        time_of_day=view.time_of_day,
        title=view.step_title or view.heading,
        line=view.line,
        speaking=view.speaking,
        listening=view.listening,
        next_when=_next_when(view),
        next_title=view.next_title,
        figure=view.left_text if view.phase is not Phase.FINISHED else "",
        words=view.left_words,
        fraction=view.fraction_left,
        urgency=view.urgency,
        quiet=quiet,
        focus_question=view.focus_question,
        shares=view.shares,
        blank=blank,
        tick_ms=FOUR_TIMES_A_SECOND if view.phase is Phase.RUNNING else ONCE_A_SECOND,
    )


def _step(view: RoomView) -> str:
    if not view.step_title:
        return ""
    return _("Step {n} of {of}").format(n=view.step_number, of=view.step_count)


def _next_when(view: RoomView) -> str:
    if not view.next_title:
        return ""
    if not view.next_minutes:
        return _("Next")
    return n_("Next, {n} min", "Next, {n} min", view.next_minutes).format(n=view.next_minutes)


@dataclass(frozen=True, slots=True)
class ScreenSeen:
    """A screen as the system describes it. Where it stands counts as well: two of one make have the same serial."""

    name: str
    manufacturer: str
    model: str
    serial: str
    geometry: tuple[int, int, int, int]

    @property
    def key(self) -> str:
        """Give the text by which the screen is remembered."""
        place = "x".join(str(number) for number in self.geometry)
        return "|".join((self.name, self.manufacturer, self.model, self.serial, place))

    def likeness(self, key: str) -> int:
        """Say how much of a remembered key fits: what it is counts before where it stands."""
        name, manufacturer, model, serial, place = (key.split("|") + [""] * 5)[:5]
        mine = self.key.split("|")
        same_thing = (manufacturer, model, serial) == (self.manufacturer, self.model, self.serial)
        known = any((manufacturer, model, serial))
        return 4 * (same_thing and known) + 2 * (name == self.name) + (place == mine[-1])


def choose_screen(screens: Sequence[ScreenSeen], own: ScreenSeen | None, remembered: str) -> ScreenSeen | None:
    """Choose the screen for the room: the one remembered, else another than the facilitator's; never that one.

    None: there is no other screen, and an ordinary window must do.
    """
    others = [screen for screen in screens if screen != own]
    if not others:
        return None
    return max(others, key=lambda screen: screen.likeness(remembered) if remembered else 0)
