"""The protocols: choose, read, begin with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from consultancy.changes import Bus, Topic
from consultancy.live.voices import listens_words, speaks_words
from consultancy.model.protocol import Protocol, Repeat, Step
from consultancy.services.library import Library, ProtocolCard
from consultancy.services.preparation import Preparation
from consultancy.text import _
from ui.asking import Asking, Place
from ui.presenting import Presenter

MOST_LENGTHS = 3


@dataclass(frozen=True, slots=True)
class ListedProtocol:
    """A protocol in the list."""

    key: str
    name: str
    summary: str
    lengths: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of the protocol that is open. ``voice`` colours its part of the bar."""

    number: int
    title: str
    minutes: int
    speaks: str
    listens: str
    voice: str
    say: str
    watch_for: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ShownProtocol:
    """The protocol that is open."""

    key: str
    name: str
    summary: str
    use_when: str
    lengths: tuple[int, ...]
    origin: str
    credit: str
    steps: tuple[ShownStep, ...]


@dataclass(frozen=True, slots=True)
class LibraryState:
    """The library as it stands."""

    told: str
    listed: tuple[ListedProtocol, ...]
    shown: ShownProtocol | None
    step: int


class LibraryPresenter(Presenter[LibraryState]):
    """Lists protocols, opens one, begins a consultancy with it."""

    reads: ClassVar[frozenset[Topic]] = frozenset({Topic.PROTOCOLS})

    def __init__(self, bus: Bus, library: Library, preparation: Preparation, asking: Asking) -> None:
        super().__init__(bus)
        self._library = library
        self._preparation = preparation
        self._asking = asking
        self._typed = ""
        self._key = ""
        self._step = 0

    def work_out(self) -> LibraryState:
        """Give the state as it is now."""
        cards = self._library.cards()
        found = [card for card in cards if _fits(card, self._typed)]
        if self._key not in {card.key for card in found}:
            self._key = found[0].key if found else ""
            self._step = 0
        return LibraryState(
            told=_("{n} ready to use").format(n=len(cards)),
            listed=tuple(_listed(card, card.key == self._key) for card in found),
            shown=_shown(self._library.get(self._key)) if self._key else None,
            step=self._step,
        )

    def type(self, typed: str) -> None:
        """Filter by what is typed: a name, a purpose, a length."""
        self._typed = typed
        self.refresh()

    def choose(self, key: str) -> None:
        """Open a protocol."""
        self._key = key
        self._step = 0
        self.refresh()

    def choose_step(self, index: int) -> None:
        """Look at one step."""
        self._step = index
        self.refresh()

    def begin(self) -> None:
        """Prepare a consultancy with the protocol that is open."""
        made = self._preparation.create()
        self._preparation.choose_protocol(made.id, self._key)
        self._asking.go(Place.PREPARE, made.id)


def _fits(card: ProtocolCard, typed: str) -> bool:
    searched = " ".join((card.name, card.summary, card.group, *map(str, card.lengths))).casefold()
    return all(word in searched for word in typed.casefold().split())


def _lengths(lengths: tuple[int, ...]) -> str:
    """Give the lengths, or only the shortest and the longest when a line has no room for all."""
    if len(lengths) > MOST_LENGTHS:
        return _("{least}–{most} min").format(least=min(lengths), most=max(lengths))
    return _("{lengths} min").format(lengths=" · ".join(str(length) for length in lengths))


def _listed(card: ProtocolCard, chosen: bool) -> ListedProtocol:
    return ListedProtocol(card.key, card.name, card.summary, _lengths(card.lengths), chosen)


def _shown(protocol: Protocol) -> ShownProtocol:
    return ShownProtocol(
        key=protocol.key,
        name=protocol.name,
        summary=protocol.summary,
        use_when=protocol.use_when,
        lengths=tuple(sum(minutes for _key, minutes in variant.minutes) for variant in protocol.variants),
        origin=protocol.origin,
        credit=protocol.credit,
        steps=tuple(_step(number, step) for number, step in enumerate(protocol.steps, start=1)),
    )


def _step(number: int, step: Step) -> ShownStep:
    return ShownStep(
        number=number,
        title=step.title,
        minutes=step.minutes,
        speaks=speaks_words(step),
        listens=listens_words(step),
        voice=step.speaks[0].value if step.speaks else "",
        say=step.say,
        watch_for=step.watch_for,
        note=_repeats(step),
    )


def _repeats(step: Step) -> str:
    said = {
        Repeat.ONCE: "",
        Repeat.PER_PERSON: _("once for each person"),
        Repeat.PER_STATION: _("once at each station"),
        Repeat.UNTIL_TIME: _("again until the time is up"),
    }
    return said[step.repeat]
