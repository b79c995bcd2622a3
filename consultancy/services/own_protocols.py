"""The protocols of a workspace as files: saved drafts, files that arrive, files that leave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from consultancy.errors import CannotWrite
from consultancy.files import atomic_write, read_capped
from consultancy.model.protocol import Protocol
from consultancy.protocols.comparing import Difference, differences
from consultancy.protocols.editing import Draft, Problem, begun, free_key, problems, settled
from consultancy.protocols.raw import MOST_BYTES
from consultancy.protocols.reading import read_draft, read_protocol
from consultancy.protocols.shelf import Shelf
from consultancy.protocols.writing import rewritten, toml_of
from consultancy.text import _, n_

_DRAFTS = "drafts"


class Standing(StrEnum):
    """How a protocol that arrives stands to what is here."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    OTHER = "other"
    ADAPTED = "adapted"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file looked at before it is taken in: the protocol as it would be kept, and what would change here."""

    protocol: Protocol
    standing: Standing
    differences: tuple[Difference, ...] = ()

    @property
    def sentence(self) -> str:
        """Say what it is and what taking it in would do."""
        return _sentences()[self.standing].format(name=self.protocol.name, steps=_steps(self.protocol))


class OwnProtocols:
    """Keep the protocols of one workspace in its own folder."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def draft(self, key: str) -> Draft:
        """Open a protocol to change it: what was left unfinished, else as it is. Raises NotFoundHere, CannotRead."""
        unfinished = self._draft_file(key)
        there = read_draft(unfinished) if unfinished and unfinished.is_file() else self._shelf.get(key)
        heads = {head.key for head in self._shelf.heads()}
        master = self._shelf.get(there.master) if there.master in heads else None
        return begun(there, master, heads | set(self.unfinished()))

    def unfinished(self) -> tuple[str, ...]:
        """Give the keys of drafts with problems."""
        folder = self._shelf.own
        return tuple(sorted(path.stem for path in (folder / _DRAFTS).glob("*.toml"))) if folder else ()

    def save(self, draft: Draft) -> tuple[Problem, ...]:
        """Keep a draft, finished or not, and give its problems. One with problems waits beside what can be used.

        Raises CannotWrite.
        """
        protocol = settled(draft.protocol)
        if protocol.builtin:
            return ()
        found = problems(protocol)
        unfinished = self._folder() / _DRAFTS / f"{protocol.key}.toml"
        if found:
            _write(unfinished, toml_of(protocol))
            return found
        path = self._file_for(protocol.key)
        _write(path, rewritten(protocol, path.read_text("utf-8-sig")) if path.exists() else toml_of(protocol))
        unfinished.unlink(missing_ok=True)
        return ()

    def look_at(self, path: Path) -> Arrival:
        """Look at a file somebody sent. Raises CannotRead with every fault."""
        return self._arrival(read_protocol(read_capped(path, MOST_BYTES), file=path.name, builtin=False))

    def take_in(self, path: Path) -> Protocol:
        """Keep a file somebody sent, remarks and all, and give the protocol. Raises CannotRead, CannotWrite."""
        data = read_capped(path, MOST_BYTES)
        sent = read_protocol(data, file=path.name, builtin=False)
        arrival = self._arrival(sent)
        text = data.decode("utf-8-sig")
        if arrival.standing is not Standing.SAME:
            kept = arrival.protocol
            _write(self._file_for(kept.key), text if kept == sent else rewritten(kept, text))
        return arrival.protocol

    def hand_out(self, key: str, path: Path) -> None:
        """Save the file of a protocol at ``path``. Raises NotFoundHere, CannotRead, CannotWrite."""
        self._shelf.get(key)
        atomic_write(path, read_capped(self._shelf.file_of(key), MOST_BYTES))

    def _arrival(self, sent: Protocol) -> Arrival:
        there = self._twin(sent)
        if there is not None:
            return Arrival(there, Standing.SAME)
        if self._shelf.is_shipped(sent.key):
            return self._beside(sent, self._shelf.get(sent.key))
        own = self._shelf.own_one(sent.key)
        if own is None:
            return Arrival(sent, Standing.NEW)
        return Arrival(sent, _age(sent, own), differences(own, sent))

    def _beside(self, sent: Protocol, master: Protocol) -> Arrival:
        """Give a changed copy of a shipped protocol a key of its own, and let it remember its master."""
        key = free_key(sent.key, {head.key for head in self._shelf.heads()})
        kept = replace(sent, key=key, master=master.key, master_version=master.version)
        return Arrival(kept, Standing.ADAPTED, differences(master, sent))

    def _twin(self, sent: Protocol) -> Protocol | None:
        """Find the protocol here that says the same, under this key or as a copy of the shipped one of this key."""
        for there in self._shelf.protocols():
            mine = replace(there, builtin=False)
            adapted = replace(sent, key=there.key, master=sent.key, master_version=there.master_version)
            if mine == sent or (there.master == sent.key and mine == adapted):
                return there
        return None

    def _file_for(self, key: str) -> Path:
        """Give the file a protocol has, or a new one that pushes nothing aside."""
        there = self._shelf.own_file(key)
        if there is not None:
            return there
        folder = self._folder()
        return folder / f"{free_key(key, {path.stem for path in folder.glob('*.toml')})}.toml"

    def _draft_file(self, key: str) -> Path | None:
        named = key in self.unfinished()
        return self._folder() / _DRAFTS / f"{key}.toml" if named else None

    def _folder(self) -> Path:
        if self._shelf.own is None:
            raise CannotWrite(_("There is no folder for protocols of your own here; open a workspace first."))
        return self._shelf.own


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("{name} was not saved: the folder {folder} cannot be made ({reason}). Choose another folder.")
        sentence = message.format(name=path.name, folder=path.parent, reason=error.strerror)
        raise CannotWrite(sentence) from error
    atomic_write(path, text.encode("utf-8"))


def _age(sent: Protocol, own: Protocol) -> Standing:
    if sent.version == own.version:
        return Standing.OTHER
    return Standing.NEWER if sent.version > own.version else Standing.OLDER


def _steps(protocol: Protocol) -> str:
    return n_("{n} step", "{n} steps", len(protocol.steps)).format(n=len(protocol.steps))


def _sentences() -> dict[Standing, str]:
    return {
        Standing.NEW: _("“{name}” ({steps}) is not here yet; it would be added."),
        Standing.SAME: _("“{name}” ({steps}) is already here, word for word; nothing would change."),
        Standing.NEWER: _("“{name}” ({steps}) is a newer version of one that is here; it would replace it."),
        Standing.OLDER: _("“{name}” ({steps}) is an older version of one that is here; it would replace it."),
        Standing.OTHER: _("“{name}” ({steps}) differs from the one here of the same version; it would replace it."),
        Standing.ADAPTED: _(
            "“{name}” ({steps}) differs from the one that comes with the program; it would be kept beside it."
        ),
    }
