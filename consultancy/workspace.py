"""Open a workspace: the store and every service on one data folder. Used by the window and the commands alike."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from consultancy.changes import Bus
from consultancy.clock import Clock, SystemClock
from consultancy.ids import id_maker
from consultancy.resources import resource
from consultancy.services.writing import Desk

if TYPE_CHECKING:
    from consultancy.services.commitments import Commitments
    from consultancy.services.finding import Finder
    from consultancy.services.handover import HandOver
    from consultancy.services.interrupted import Interrupted
    from consultancy.services.library import Library
    from consultancy.services.notes import Notes
    from consultancy.services.paper import Paper
    from consultancy.services.preparation import Preparation
    from consultancy.services.running import Running
    from consultancy.services.sample import Sample
    from consultancy.services.settings import Settings
    from consultancy.store.stores import Stores

OWN_PROTOCOLS = "protocols"
_LATELY = 30


class Workspace:
    """One data folder, open. ``close`` backs up and lets go.

    A service is built, and its code loaded, when it is first asked for: Today is painted before the engine is there.
    """

    def __init__(self, stores: Stores, bus: Bus) -> None:
        self.folder: Path = stores.folder
        self.clock: Clock = stores.clock
        self.bus = bus
        self._stores = stores
        self._desk = Desk(stores.database, stores.clock, id_maker(stores.clock), bus.publish)

    @cached_property
    def preparation(self) -> Preparation:
        """Prepare a consultancy."""
        from consultancy.services.preparation import Preparation

        return Preparation(self._desk, self._stores.consultancies, self.library.get, self._stores.facts.past)

    @cached_property
    def running(self) -> Running:
        """Run a consultancy."""
        from consultancy.services.running import Running

        stores = self._stores
        consultancies = stores.consultancies
        running = Running(
            self._desk, consultancies, stores.facts, lambda each: len(stores.notes.of(each)), consultancies.upcoming
        )
        # First in line: cockpit and room display are worked out from what it holds.
        self.bus.listen(running.heed, first=True)
        return running

    @cached_property
    def notes(self) -> Notes:
        """Write notes."""
        from consultancy.services.notes import Notes

        return Notes(self._desk, self._stores.notes, self.running.here)

    @cached_property
    def commitments(self) -> Commitments:
        """Write commitments."""
        from consultancy.services.commitments import Commitments

        return Commitments(self._desk, self._stores.commitments)

    @cached_property
    def finder(self) -> Finder:
        """Find again."""
        from consultancy.services.finding import Finder

        stores = self._stores
        return Finder(stores.clock, stores.consultancies, stores.commitments, stores.search, self._interrupted)

    @cached_property
    def handover(self) -> HandOver:
        """Hand documents over."""
        from consultancy.services.handover import HandOver

        stores = self._stores
        kept = (stores.consultancies, stores.facts, stores.notes, stores.commitments, stores.exports)
        return HandOver(self._desk, *kept, self.settings.get)

    @cached_property
    def paper(self) -> Paper:
        """Print a protocol, or a planned consultancy."""
        from consultancy.services.paper import Paper

        return Paper(self.clock, self.library.get, self.preparation.get, self.settings.get)

    @cached_property
    def library(self) -> Library:
        """Choose a protocol."""
        from consultancy.protocols.shelf import Shelf
        from consultancy.services.library import Library

        shelf = Shelf(resource("protocols"), self._stores.folder / OWN_PROTOCOLS)
        return Library(shelf, self.settings, self._used_lately, self.bus.publish)

    @cached_property
    def settings(self) -> Settings:
        """Keep settings."""
        from consultancy.services.settings import Settings

        return Settings(self._desk, self._stores.settings)

    @cached_property
    def sample(self) -> Sample:
        """Try the sample."""
        from consultancy.services.sample import Sample
        from consultancy.services.staging import Stage

        stage = Stage(self.preparation, self.running, self.notes, self.commitments, self.handover)
        return Sample(self._desk, self._stores.consultancies, stage, self._stores.folder)

    def tick(self) -> bool:
        """Look at every running clock; says whether there is one. Before the engine is asked for, none runs."""
        return "running" in self.__dict__ and self.running.tick()

    def close(self) -> None:
        """Back up, then let the folder go. Raises StorageTrouble when no backup could be made."""
        self._stores.close()

    def _used_lately(self) -> list[str]:
        """Name the protocols of the last consultancies, the latest first."""
        rows = self._stores.consultancies.rows(limit=_LATELY)
        return [row.protocol for row in rows if row.protocol and not row.sample]

    def _interrupted(self) -> list[Interrupted]:
        """List what was left running; when nothing was, the engine need not be loaded to say so."""
        return self.running.interrupted() if self._stores.consultancies.unfinished() else []


def default_folder() -> Path:
    """Name the folder the data are kept in when none is named: local to this computer, never a synced profile."""
    import platformdirs

    return Path(platformdirs.user_data_dir("peer-consultancy", appauthor=False, roaming=False))


def open_workspace(folder: Path, clock: Clock, bus: Bus | None = None) -> Workspace:
    """Open the workspace in ``folder``, making it when there is none. Raises the Refused family."""
    # SQLite is loaded here, not when the window is painted.
    from consultancy.store.stores import open_stores

    return Workspace(open_stores(folder, clock), bus or Bus())


def opens_at_once(folder: Path, clock: Clock) -> bool:
    """Say whether the workspace in ``folder`` was closed whole and not touched since, so that opening takes no time."""
    from consultancy.store import seal
    from consultancy.store.layout import FILE_NAME

    return seal.holds(folder / FILE_NAME, clock)


def put_back(folder: Path, backup: Path, clock: Clock | None = None) -> None:
    """Put a backup in the place of a damaged workspace; what is there is put aside. Raises the Refused family."""
    from consultancy.store.damage import restore_backup

    restore_backup(folder, backup, clock or SystemClock())
