"""How a workspace is: looked at in a private copy, so that looking changes nothing and waits for nobody."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consultancy.clock import Clock
from consultancy.errors import CannotRead
from consultancy.files import free_space
from consultancy.model.time import Utc
from consultancy.store import driver
from consultancy.store.backup import Backup, backups, faults, newest_good
from consultancy.store.database import StoredDatabase
from consultancy.store.layout import APPLICATION_ID, FILE_NAME, to_write
from consultancy.store.migrations import SCHEMA
from consultancy.store.notes import altered
from consultancy.text import _

_TRIES = 3

# How the folders of synchronising programs begin, and the marks that some leave inside.
_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
_SYNCED_MARKS = {".stfolder": "Syncthing", ".dropbox.cache": "Dropbox"}


@dataclass(frozen=True, slots=True)
class Health:
    """What an examination found. ``faults`` are in SQLite's own words; ``altered`` are ids of notes.

    ``schema`` is the version in the file, ``backup`` the newest that is whole, ``free`` counts bytes, ``synced``
    names the program that copies this folder elsewhere, if any.
    """

    path: Path
    checked: Utc
    exists: bool
    free: int
    synced: str
    backups: int
    backup: Backup | None
    schema: int = 0
    known_schema: int = SCHEMA
    sqlite: str = driver.VERSION
    faults: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    consultancies: int = 0
    notes: int = 0

    @property
    def well(self) -> bool:
        """Say whether everything that is kept is whole and of a version we know."""
        return not self.faults and not self.altered and self.schema <= self.known_schema


def examine(folder: Path, clock: Clock) -> Health:
    """Examine the workspace in ``folder`` and change nothing, even while another program has it open.

    Not for a workspace this very process has open. Raises CannotRead when it is being written all the time.
    """
    path = folder / FILE_NAME
    known: dict[str, Any] = {
        "path": path,
        "checked": clock.read().utc,
        "exists": path.exists(),
        "free": free_space(folder),
        "synced": synced_by(folder),
        "backups": len(backups(folder)),
        "backup": newest_good(folder),
    }
    if not path.exists():
        return Health(**known)
    with _copy_of(path) as copy:
        return Health(**known, **_contents(copy))


def synced_by(folder: Path) -> str:
    """Name the synchronising program that ``folder`` lies under, or give nothing."""
    place = folder.absolute()
    for part in place.parts:
        for beginning, name in _SYNCED_NAMES.items():
            if part.casefold().startswith(beginning):
                return name
    marks = ((above / mark, name) for above in (place, *place.parents) for mark, name in _SYNCED_MARKS.items())
    return next((name for mark, name in marks if mark.exists()), "")


@contextlib.contextmanager
def _copy_of(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="workspace-") as place:
        copy = Path(place) / path.name
        for _try in range(_TRIES):
            before = _marks(path)
            _copy_files(path, copy)
            if _marks(path) == before:
                break
        else:
            message = _("The workspace is being written just now. Close the program and examine it again.")
            raise CannotRead(message)
        yield copy


def _copy_files(path: Path, copy: Path) -> None:
    try:
        for side in ("", "-wal"):
            copy.with_name(copy.name + side).unlink(missing_ok=True)
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + side), copy.with_name(copy.name + side))
    except OSError as error:
        message = _("The workspace in {folder} cannot be read ({reason}).")
        raise CannotRead(message.format(folder=path.parent, reason=error.strerror)) from error


def _marks(path: Path) -> list[tuple[int, int] | None]:
    files = (path, path.with_name(f"{path.name}-wal"))
    return [(file.stat().st_size, file.stat().st_mtime_ns) if file.exists() else None for file in files]


def _contents(copy: Path) -> dict[str, Any]:
    try:
        with contextlib.closing(driver.connect(to_write(copy))) as connection:
            return _seen_inside(connection, copy)
    except driver.Error as error:
        return {"faults": (str(error),)}


def _seen_inside(connection: Any, copy: Path) -> dict[str, Any]:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return {"faults": (_("This is not a workspace of this program."),)}
    database = StoredDatabase(connection, copy)
    found: dict[str, Any] = {"schema": database.value("PRAGMA user_version"), "faults": tuple(faults(connection))}
    if found["faults"] or not 0 < found["schema"] <= SCHEMA:
        return found
    return found | {
        "altered": tuple(altered(database)),
        "consultancies": database.value("SELECT count(*) FROM consultancy WHERE removed_ms IS NULL"),
        "notes": database.value("SELECT count(*) FROM note WHERE deleted = 0"),
    }
