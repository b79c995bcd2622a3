"""What to do with a damaged workspace: put it aside, never delete it, and take a good backup in its place."""

from __future__ import annotations

import contextlib
from pathlib import Path

from consultancy.clock import Clock
from consultancy.errors import AlreadyOpen, CannotRead, DamagedWorkspace, StorageTrouble
from consultancy.files import atomic_write, sync_folder
from consultancy.store import backup, driver
from consultancy.store.layout import DAMAGED, FILE_NAME, SIDES, stamp, to_write
from consultancy.text import _


def put_aside(path: Path, clock: Clock) -> Path:
    """Move a workspace file, with all that lies beside it, into a folder of its own; gives where it is now."""
    place = path.parent / DAMAGED / stamp(clock)
    try:
        place.mkdir(parents=True, mode=0o700)
        for side in ("", *SIDES):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + side).replace(place / (path.name + side))
    except OSError as error:
        message = _("The workspace in {folder} is damaged and cannot be put aside ({reason}). It was left as it is.")
        raise StorageTrouble(message.format(folder=path.parent, reason=error.strerror)) from error
    return place / path.name


def damaged(path: Path, clock: Clock) -> DamagedWorkspace:
    """Put a damaged workspace aside and find the newest backup that can take its place."""
    moved = put_aside(path, clock)
    good = backup.newest_good(path.parent)
    if good is None:
        message = _("The workspace was damaged and is now in {place}. There is no backup; the next start begins anew.")
        return DamagedWorkspace(message.format(place=moved.parent), moved_to=str(moved))
    message = _("The workspace was damaged and is now in {place}. A good backup is there and can take its place.")
    return DamagedWorkspace(message.format(place=moved.parent), moved_to=str(moved), backup=str(good.path))


def restore_backup(folder: Path, chosen: Path, clock: Clock) -> None:
    """Put a backup in the place of the workspace in ``folder``; what was there is put aside, not lost.

    Raises AlreadyOpen while a program holds the workspace, CannotRead when the backup is not whole.
    """
    path = folder / FILE_NAME
    if is_held(path):
        raise AlreadyOpen(_("The workspace is open in another window. Close it there, then restore the backup."))
    if not backup.is_good(chosen):
        message = _("{name} is not a whole backup of a workspace; nothing was changed.")
        raise CannotRead(message.format(name=chosen.name))
    staged = path.with_name(f"{FILE_NAME}.restored")
    atomic_write(staged, chosen.read_bytes(), private=True)
    # A log left beside another file would be played into the restored one.
    if any(path.with_name(path.name + side).exists() for side in ("", *SIDES)):
        put_aside(path, clock)
    staged.replace(path)
    sync_folder(folder)


def is_held(path: Path) -> bool:
    """Say whether a running program has the workspace file at ``path`` open."""
    if not path.exists():
        return False
    with contextlib.closing(driver.connect(to_write(path))) as connection:
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        except driver.Error as error:
            return driver.kind(error) in (driver.BUSY, driver.LOCKED)
    return False
