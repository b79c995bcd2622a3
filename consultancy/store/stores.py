"""Everything that is kept, in one value: the open workspace file and a repository for each kind of thing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consultancy.clock import Clock
from consultancy.store import seal
from consultancy.store.backup import Backup, backups, take_backup
from consultancy.store.commitments import Commitments
from consultancy.store.consultancies import Consultancies
from consultancy.store.database import StoredDatabase
from consultancy.store.exports import Exports
from consultancy.store.facts import Facts
from consultancy.store.layout import FILE_NAME
from consultancy.store.notes import Notes
from consultancy.store.opening import open_database
from consultancy.store.search import Search
from consultancy.store.settings import Settings


@dataclass(frozen=True, slots=True)
class Stores:
    """An open workspace. ``database`` is also the one way to write (``atomic``)."""

    folder: Path
    clock: Clock
    database: StoredDatabase
    consultancies: Consultancies
    search: Search
    facts: Facts
    notes: Notes
    commitments: Commitments
    exports: Exports
    settings: Settings

    def backup(self) -> Backup:
        """Take a backup now. Raises StorageTrouble."""
        return take_backup(self.database, self.clock)

    def close(self) -> None:
        """Back up what changed since the last backup, then let the file go, even when the backup raises."""
        try:
            if self.database.changed and (self.consultancies.count() or backups(self.folder)):
                self.backup()
        finally:
            self.database.close()
        # What was not looked through when it was opened has been now, by its backup.
        seal.put_on(self.database.path, self.clock)


def open_stores(folder: Path, clock: Clock) -> Stores:
    """Open the workspace in ``folder``, making it when there is none. Raises as ``open_database`` does."""
    database = open_database(folder / FILE_NAME, clock)
    return Stores(
        folder=folder,
        clock=clock,
        database=database,
        consultancies=Consultancies(database, clock),
        search=Search(database),
        facts=Facts(database),
        notes=Notes(database),
        commitments=Commitments(database),
        exports=Exports(database),
        settings=Settings(database),
    )
