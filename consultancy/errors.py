"""Two families of errors, told apart here: what a person can act on, and bugs (everything else)."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - a refusal, in the words of the product
    """Something a person can act on. The message is one sentence, already in their language, fit to be shown."""


class NotFoundHere(Refused):
    """There is no such consultancy, protocol or note."""


class CannotRead(Refused):
    """A file is not what it should be; nothing was taken from it."""


class CannotWrite(Refused):
    """A file could not be written; what was there before is unharmed."""


class InUse(CannotWrite):
    """Another program holds the file open; another name can be offered."""


class StorageTrouble(Refused):
    """The workspace cannot be written just now (full, read-only); what is on the screen is kept."""


class AlreadyOpen(Refused):
    """Another window of the program holds this workspace."""


class NewerWorkspace(Refused):
    """The workspace was written by a newer version of the program."""


class DamagedWorkspace(Refused):
    """The workspace is damaged. ``moved_to`` names where it was put aside, ``backup`` the newest good copy, if any."""

    def __init__(self, message: str, *, moved_to: str = "", backup: str = "") -> None:
        super().__init__(message)
        self.moved_to = moved_to
        self.backup = backup


class NotNow(Refused):
    """The clock cannot do that in the state it is in."""
