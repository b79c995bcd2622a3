"""The one way a file is written (whole and new, or not at all) and the one way a foreign file is read."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import threading
from pathlib import Path

from consultancy.errors import CannotRead, CannotWrite, InUse
from consultancy.text import _

_DENIED = 5
_SHARING = (32, 33)
_HELD = (errno.EBUSY, errno.ETXTBSY)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
# Virus scanners and sync programs hold a file for a moment on Windows; a second and a half outlasts them.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)


def atomic_write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put ``data`` at ``path`` whole, or leave what is there as it was.

    A new ``private`` file can be read by its owner alone. Raises InUse when another program holds the file open,
    CannotWrite for everything else a person can act on.
    """
    try:
        target = Path(os.path.realpath(path))
        _refuse_if_held(target, path)
        _put_in_place(target, data, private=private)
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from error
    sync_folder(target.parent)


def read_capped(path: Path, limit: int) -> bytes:
    """Read a whole file of at most ``limit`` bytes. Raises CannotRead."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotRead(_("{name} is not a file; nothing was read.").format(name=path.name))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise CannotRead(_unreadable(path, error)) from error
    if len(data) > limit:
        size = max(1, limit // 1_000_000)
        message = _("{name} is larger than the {size} MB that can be read here; nothing was taken from it.")
        raise CannotRead(message.format(name=path.name, size=size))
    return data


def free_space(folder: Path) -> int:
    """Give the free bytes on the disk that holds ``folder``, or would hold it."""
    place = folder.absolute()
    while not place.exists():
        place = place.parent
    return shutil.disk_usage(place).free


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable where the system can. Never raises: the file itself is whole already."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _put_in_place(target: Path, data: bytes, *, private: bool) -> None:
    temporary = _temporary(target)
    try:
        _forget_leftovers(target)
        _write_durably(temporary, data, _mode(target, private=private))
        _replace(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _mark(target: Path) -> str:
    import hashlib

    return f".~{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}-"


def _temporary(target: Path) -> Path:
    import secrets

    return target.with_name(f"{_mark(target)}{secrets.token_hex(4)}.part")


def _forget_leftovers(target: Path) -> None:
    """Remove what a killed write of the same file left behind; it may hold words of the document."""
    for leftover in target.parent.glob(f"{_mark(target)}*.part"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def _mode(target: Path, *, private: bool) -> int | None:
    """Give the mode the new file needs, or None to leave it to the system's default."""
    if private:
        return 0o600
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else None


def _write_durably(temporary: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(temporary, flags, 0o666 if mode is None else 0o600), "wb") as file:
        if mode is not None:
            temporary.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace(temporary: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in (_DENIED, *_SHARING):
                raise
            threading.Event().wait(pause)
        else:
            return
    try:
        temporary.replace(target)
    except PermissionError as error:
        raise _StillHeldError(*error.args) from error


class _StillHeldError(OSError):
    """Putting the new file in place was refused again and again, as Windows does while a program holds it."""


def _refuse_if_held(target: Path, path: Path) -> None:
    """Look for the owner file that Word, or the lock file that LibreOffice, keeps beside an open document."""
    name = target.name
    owners = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
    if target.exists() and any(target.with_name(owner).exists() for owner in owners):
        raise _in_use(path)


def _in_use(path: Path) -> InUse:
    message = _("{name} is open in another program and was left as it is. Close it there, or use another name.")
    return InUse(message.format(name=path.name))


def _refusal(path: Path, error: OSError | ValueError) -> CannotWrite:
    if _is_held(error):
        return _in_use(path)
    reason = getattr(error, "strerror", None)
    return CannotWrite(_unwritable(error).format(name=path.name, folder=path.parent, reason=reason))


def _is_held(error: OSError | ValueError) -> bool:
    shared = getattr(error, "winerror", None) in _SHARING or getattr(error, "errno", None) in _HELD
    return shared or isinstance(error, _StillHeldError)


def _unwritable(error: OSError | ValueError) -> str:
    if isinstance(error, ValueError) or error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return _("That name cannot be used for a file, so nothing was saved. Use a shorter, plainer one.")
    if error.errno in _FULL:
        return _("The disk is full, so {name} was not saved; what was there before is unharmed. Free some space first.")
    if error.errno in _FORBIDDEN:
        return _("{name} was not saved: nothing can be written in {folder}. Choose another folder.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("{name} was not saved: the folder {folder} is not there. Choose another folder.")
    if isinstance(error, IsADirectoryError):
        return _("{name} was not saved: there is a folder of that name. Use another name.")
    return _("{name} was not saved ({reason}); what was there before is unharmed. Try another folder.")


def _unreadable(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("There is no file {name} in {folder}.").format(name=path.name, folder=path.parent)
    if isinstance(error, PermissionError):
        return _("{name} may not be read with your account; nothing was taken from it.").format(name=path.name)
    return _("{name} cannot be read; nothing was taken from it.").format(name=path.name)
