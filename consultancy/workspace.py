"""Open a workspace: the store and every service on one data folder. Used by the window and the commands alike."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consultancy.changes import Bus
from consultancy.clock import Clock
from consultancy.services.commitments import Commitments
from consultancy.services.finding import Finder
from consultancy.services.handover import HandOver
from consultancy.services.library import Library
from consultancy.services.notes import Notes
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from consultancy.services.sample import Sample
from consultancy.services.settings import Settings


@dataclass(frozen=True, slots=True)
class Workspace:
    """One data folder, open. ``close`` backs up and lets go."""

    folder: Path
    clock: Clock
    bus: Bus
    preparation: Preparation
    running: Running
    notes: Notes
    commitments: Commitments
    finder: Finder
    handover: HandOver
    library: Library
    settings: Settings
    sample: Sample

    def close(self) -> None:
        """Back up, then let the folder go."""
        raise NotImplementedError


def open_workspace(folder: Path, clock: Clock, bus: Bus | None = None) -> Workspace:
    """Open the workspace in ``folder``, making it when there is none. Raises the Refused family."""
    raise NotImplementedError
