"""Open a workspace: the store and every service on one data folder. Used by the window and the commands alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from consultancy.changes import Bus
from consultancy.clock import Clock, SystemClock
from consultancy.ids import id_maker
from consultancy.protocols.shelf import Shelf
from consultancy.resources import resource
from consultancy.services.commitments import Commitments
from consultancy.services.finding import Finder
from consultancy.services.handover import HandOver
from consultancy.services.library import Library
from consultancy.services.notes import Notes
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from consultancy.services.sample import Sample
from consultancy.services.settings import Settings
from consultancy.services.staging import Stage
from consultancy.services.writing import Desk

if TYPE_CHECKING:
    from consultancy.store.stores import Stores

OWN_PROTOCOLS = "protocols"


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
    let_go: Callable[[], None]

    def close(self) -> None:
        """Back up, then let the folder go. Raises StorageTrouble when no backup could be made."""
        self.let_go()


def default_folder() -> Path:
    """Name the folder the data are kept in when none is named: local to this computer, never a synced profile."""
    import platformdirs

    return Path(platformdirs.user_data_dir("peer-consultancy", appauthor=False, roaming=False))


def open_workspace(folder: Path, clock: Clock, bus: Bus | None = None) -> Workspace:
    """Open the workspace in ``folder``, making it when there is none. Raises the Refused family."""
    # SQLite is loaded here, not when the window is painted.
    from consultancy.store.stores import open_stores

    return _furnished(open_stores(folder, clock), bus or Bus())


def put_back(folder: Path, backup: Path, clock: Clock | None = None) -> None:
    """Put a backup in the place of a damaged workspace; what is there is put aside. Raises the Refused family."""
    from consultancy.store.damage import restore_backup

    restore_backup(folder, backup, clock or SystemClock())


def _furnished(stores: Stores, bus: Bus) -> Workspace:
    """Build every service on the open stores; the only place that knows them all."""
    desk = Desk(stores.database, stores.clock, id_maker(stores.clock), bus.publish)
    library = Library(Shelf(resource("protocols"), stores.folder / OWN_PROTOCOLS))
    settings = Settings(desk, stores.settings)
    consultancies = stores.consultancies
    running = Running(
        desk, consultancies, stores.facts, lambda each: len(stores.notes.of(each)), consultancies.upcoming
    )
    # First in line: the room display is worked out from what it holds.
    bus.listen(running.heed)
    stage = Stage(
        preparation=Preparation(desk, stores.consultancies, library.get, stores.facts.past),
        running=running,
        notes=Notes(desk, stores.notes, running.here),
        commitments=Commitments(desk, stores.commitments),
        handover=_hand_over(desk, stores, settings),
    )
    return Workspace(
        folder=stores.folder,
        clock=stores.clock,
        bus=bus,
        preparation=stage.preparation,
        running=running,
        notes=stage.notes,
        commitments=stage.commitments,
        finder=_finder(stores, running),
        handover=stage.handover,
        library=library,
        settings=settings,
        sample=Sample(desk, stores.consultancies, stage, stores.folder),
        let_go=stores.close,
    )


def _hand_over(desk: Desk, stores: Stores, settings: Settings) -> HandOver:
    return HandOver(
        desk,
        stores.consultancies,
        stores.facts,
        stores.notes,
        stores.commitments,
        stores.exports,
        settings.get,
    )


def _finder(stores: Stores, running: Running) -> Finder:
    return Finder(stores.clock, stores.consultancies, stores.commitments, stores.search, running.interrupted)
