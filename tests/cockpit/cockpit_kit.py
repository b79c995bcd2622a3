"""A workspace with one prepared consultancy, and a cockpit on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from consultancy.clock import FakeClock
from consultancy.live.bells import Crossing
from consultancy.model.consultancy import WordingMoment
from consultancy.model.people import Role
from consultancy.model.protocol import Bell
from consultancy.model.time import Span
from consultancy.workspace import Workspace, open_workspace
from tests.ui_kit import RecordingAsking
from ui.cockpit.presenters import Presenters, presenters_on

QUESTION = "What would make advisory a place where a ninth grader is known?"


@dataclass
class RecordingRinger:
    """Gives every bell as its step wants it, and keeps what it gave."""

    wanted: bool = True
    muted: bool = False
    rung: list[Crossing] = field(default_factory=list)

    def mute(self, muted: bool) -> None:
        self.muted = muted

    def ring(self, crossing: Crossing) -> Bell:
        self.rung.append(crossing)
        return Bell.GLOW


@dataclass
class Stage:
    """One consultancy, its workspace, and what a screen would be told."""

    clock: FakeClock
    workspace: Workspace
    asking: RecordingAsking
    id: str
    ringer: RecordingRinger = field(default_factory=RecordingRinger)
    rooms: list[str] = field(default_factory=list)
    minis: list[str] = field(default_factory=list)
    blanked: int = 0

    def show_room(self, consultancy: str) -> None:
        """Take down that the room display was asked for."""
        self.rooms.append(consultancy)

    def blank_room(self) -> None:
        """Take down that the room display was to be blanked."""
        self.blanked += 1

    def show_mini(self, consultancy: str) -> None:
        """Take down that the mini clock was asked for."""
        self.minis.append(consultancy)

    def presenters(self) -> Presenters:
        """Build the presenters, with times of day in UTC."""
        return presenters_on(self.workspace, self.asking, self.ringer, UTC)(self.id)

    def pass_time(self, minutes: float) -> None:
        """Let time pass, looking now and then as a window does."""
        left = Span.of(minutes=minutes)
        while left.ms > 0:
            step = left.at_most(Span.of(seconds=10))
            self.clock.advance(step)
            self.workspace.running.look(self.id)
            left -= step

    def notes(self) -> list[str]:
        """Give the text of every note."""
        return [note.text for note in self.workspace.notes.of(self.id)]


def set_stage(
    folder: Path, title: str = "Why do our advisories stop at attendance?", name: str = "Luis Ortega"
) -> Stage:
    """Prepare a consultancy with three people and a focus question."""
    clock = FakeClock()
    workspace = open_workspace(folder, clock)
    made = workspace.preparation.create(title)
    workspace.preparation.add_person(made.id, "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
    workspace.preparation.add_person(made.id, name)
    workspace.preparation.add_person(made.id, "Priya Shah")
    workspace.preparation.set_focus(made.id, WordingMoment.PREPARED, QUESTION)
    return Stage(clock, workspace, RecordingAsking(), made.id)
