"""The library of protocols: choose one, mark it, share it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from consultancy.changes import Changes, Topic
from consultancy.model.protocol import Plan, Protocol
from consultancy.planning.choosing import Brought, Candidate, Suggestion, suggest
from consultancy.planning.fitting import length_of
from consultancy.protocols.editing import Draft, Problem
from consultancy.protocols.faults import Fault
from consultancy.protocols.heads import Head
from consultancy.protocols.reading import check_protocol
from consultancy.protocols.shelf import Shelf
from consultancy.services.own_protocols import Arrival, OwnProtocols
from consultancy.services.ports import Publish
from consultancy.services.settings import Settings
from consultancy.text import _, folded, n_

RECENT = 5


@dataclass(frozen=True, slots=True)
class ProtocolCard:
    """A protocol in the list: enough to choose by."""

    key: str
    name: str
    summary: str
    group: str
    lengths: tuple[int, ...]
    steps: int
    builtin: bool = True
    credit: str = ""
    use_when: str = ""
    aliases: tuple[str, ...] = ()
    master: str = ""
    favourite: bool = False


class Library:
    """Use cases of the library and of "Change protocol".

    ``used`` gives the names of the protocols used lately, the latest first. Without ``settings`` nothing is marked.
    """

    def __init__(
        self,
        shelf: Shelf,
        settings: Settings | None = None,
        used: Callable[[], Iterable[str]] = tuple,
        publish: Publish = lambda changes: None,
    ) -> None:
        self._shelf = shelf
        self._settings = settings
        self._used = used
        self._own = OwnProtocols(shelf)
        self._publish = publish

    def cards(self) -> tuple[ProtocolCard, ...]:
        """List the protocols."""
        marked = self.favourites()
        return tuple(_card(head, head.key in marked) for head in self._shelf.heads())

    def find(self, typed: str) -> tuple[ProtocolCard, ...]:
        """List those in which every word typed stands, whatever its case and accents; a name found comes first."""
        words = folded(typed).split()
        found = [card for card in self.cards() if all(word in _searched(card) for word in words)]
        return tuple(sorted(found, key=lambda card: _depth(card, words)))

    def suggest(self, brought: Brought, minutes: int, people: int) -> tuple[Suggestion, ...]:
        """Give up to three protocols for what somebody has, each with its reason."""
        there = [Candidate(head.key, head.group_min, head.group_max, head.lengths) for head in self._shelf.heads()]
        return suggest(brought, minutes, people, there)

    def recent(self) -> tuple[ProtocolCard, ...]:
        """List the protocols used lately, the latest first."""
        by_name = {card.name: card for card in self.cards()}
        there = dict.fromkeys(name for name in self._used() if name in by_name)
        return tuple(by_name[name] for name in list(there)[:RECENT])

    def favourites(self) -> tuple[str, ...]:
        """Give the keys of the favourites, in the order they were marked."""
        return tuple(self._settings.get("favourites").split()) if self._settings else ()

    def favour(self, key: str, wanted: bool) -> None:
        """Mark a protocol as a favourite, or no longer."""
        if self._settings is None:
            return
        others = [each for each in self.favourites() if each != key]
        self._settings.set("favourites", " ".join([*others, key] if wanted else others))

    def get(self, key: str) -> Protocol:
        """Read one protocol. Raises NotFoundHere, CannotRead."""
        return self._shelf.get(key)

    def newer_than(self, plan: Plan) -> Protocol | None:
        """Give the protocol a plan was made with when it has changed since; the plan keeps its own wording."""
        for head in self._shelf.heads():
            if head.key == plan.protocol_key and head.version > plan.protocol_version:
                return self.get(head.key)
        return None

    def check(self, path: Path) -> tuple[Fault, ...]:
        """Give every fault of a protocol file; none when it can be used."""
        return check_protocol(path)

    def draft(self, key: str) -> Draft:
        """Open a protocol to change it: what was left unfinished, else as it is. Raises NotFoundHere, CannotRead."""
        return self._own.draft(key)

    def unfinished(self) -> tuple[str, ...]:
        """Give the keys of drafts with problems; ``draft`` opens them."""
        return self._own.unfinished()

    def save(self, draft: Draft) -> tuple[Problem, ...]:
        """Keep a draft, whatever its problems, and give them; with none it can be used. Raises CannotWrite."""
        found = self._own.save(draft)
        self._tell(draft.protocol.key)
        return found

    def preview_import(self, path: Path) -> Arrival:
        """Look at a file somebody sent; nothing is kept. Raises CannotRead."""
        return self._own.look_at(path)

    def import_(self, path: Path) -> Protocol:
        """Keep a file somebody sent and give its protocol. Raises CannotRead, CannotWrite; then nothing changed."""
        protocol = self._own.take_in(path)
        self._tell(protocol.key)
        return protocol

    def export(self, key: str, path: Path) -> None:
        """Save a protocol as a file to be sent. Raises NotFoundHere, CannotRead, CannotWrite."""
        self._own.hand_out(key, path)

    def _tell(self, key: str) -> None:
        self._publish(Changes.of(Topic.PROTOCOLS, ids=(key,)))


def _card(head: Head, favourite: bool) -> ProtocolCard:
    return ProtocolCard(
        key=head.key,
        name=head.name,
        summary=head.summary,
        group=_group(head.group_min, head.group_max),
        lengths=head.lengths,
        steps=head.steps,
        builtin=head.builtin,
        credit=head.credit,
        use_when=head.use_when,
        aliases=head.aliases,
        master=head.master,
        favourite=favourite,
    )


def lengths(protocol: Protocol) -> tuple[int, ...]:
    """Give the lengths a protocol comes in, in minutes, shortest first."""
    return tuple(sorted({length_of(protocol, variant) for variant in protocol.variants}))


def _group(low: int, high: int) -> str:
    if low == high:
        return n_("{n} person", "{n} people", low).format(n=low)
    return n_("{low}–{high} person", "{low}–{high} people", high).format(low=low, high=high)


def _searched(card: ProtocolCard) -> str:
    told = " · ".join(_("{n} min").format(n=length) for length in card.lengths)
    return folded("\n".join((card.name, *card.aliases, card.summary, card.use_when, card.group, told)))


def _depth(card: ProtocolCard, words: list[str]) -> int:
    """Say how deep the words lie: in the name, in another name, or somewhere else."""
    places = (folded(card.name), folded("\n".join((card.name, *card.aliases))))
    return next((depth for depth, text in enumerate(places) if all(word in text for word in words)), len(places))
