"""What every document of a consultancy shares: title block, focus question, footer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from functools import cached_property

from consultancy.documents.dates import day, long_date, near_date, number_word
from consultancy.documents.lines import Leaving, leaving, same_words
from consultancy.documents.naming import Names, Naming, capitalised
from consultancy.documents.summary_model import Block, FocusBox, Paragraph
from consultancy.live.shown import Ledger
from consultancy.model.consultancy import Commitment, Consultancy
from consultancy.model.note import Note
from consultancy.model.people import Participant, Role
from consultancy.model.time import Utc
from consultancy.text import _, n_
from consultancy.words import clock_time


@dataclass(frozen=True)
class Material:
    """Everything a document is made from, with the ways of saying it."""

    consultancy: Consultancy
    notes: tuple[Note, ...]
    commitments: tuple[Commitment, ...]
    ledger: Ledger | None
    names: Names
    zone: tzinfo | None

    @cached_property
    def naming(self) -> Naming:
        """Give the way people are named."""
        return Naming(self.consultancy.people, self.names)

    @cached_property
    def leaving(self) -> Leaving:
        """Give the lines that may leave the room."""
        return leaving(self.notes, self.commitments)

    @cached_property
    def made(self) -> Utc:
        """Give the date the document carries: when the consultancy ended, or as near to that as is known."""
        held = self.consultancy
        return held.ended or held.started or held.starts or held.created

    @property
    def title(self) -> str:
        """Give the title, or words that stand in for it."""
        return self.naming.within(self.consultancy.title.strip()) or _("A dilemma without a title")

    @property
    def author(self) -> str:
        """Name whoever the file says wrote it."""
        person = self.consultancy.facilitator
        return self.naming.of(person) if person and self.names is not Names.NONE else _("Peer Consultancy")

    def clock(self, utc: Utc) -> str:
        """Give the time of day."""
        return clock_time(utc, self.zone)

    def by(self, when: date | None) -> str:
        """Write the day something is promised for."""
        return near_date(when, day(self.made, self.zone), self.consultancy.language) if when else ""

    def who(self, commitment: Commitment) -> str:
        """Name whoever promised; a part played begins with a capital letter."""
        return capitalised(self.naming.typed(commitment.who))


def paragraphs(text: str, naming: Naming) -> tuple[Block, ...]:
    """Turn what somebody wrote into paragraphs, without the empty lines."""
    return tuple(Paragraph(line.strip()) for line in naming.within(text).split("\n") if line.strip())


def byline(material: Material) -> str:
    """Write when, by which protocol, with whom: ``17 November 2026, 10:03 to 10:50 · Consultancy · …``."""
    held = material.consultancy
    parts = (
        _when(material),
        held.plan.protocol_name if held.plan else "",
        _facilitated(material),
        _colleagues(material),
    )
    return " · ".join(part for part in parts if part)


def _when(material: Material) -> str:
    held = material.consultancy
    began = day(material.made if held.started is None else held.started, material.zone)
    written = long_date(began, held.language)
    if held.started is None:
        return written
    start = material.clock(held.started)
    if held.ended is None:
        return _("{day}, from {start}").format(day=written, start=start)
    return _("{day}, {start} to {end}").format(day=written, start=start, end=_end(material, held.ended, began))


def _end(material: Material, ended: Utc, began: date) -> str:
    time = material.clock(ended)
    last = day(ended, material.zone)
    return time if last == began else f"{long_date(last, material.consultancy.language)}, {time}"


def _facilitated(material: Material) -> str:
    person = material.consultancy.facilitator
    if person is None or material.names is Names.NONE:
        return ""
    return _("facilitated by {name}").format(name=material.naming.of(person))


def _colleagues(material: Material) -> str:
    named_apart = (Role.PRESENTER, Role.FACILITATOR)
    others = [person for person in material.consultancy.people if person.role not in named_apart]
    if not others:
        return ""
    said = n_("{n} colleague", "{n} colleagues", len(others)).format(n=number_word(len(others)))
    homes = len(_organisations(others))
    if not homes:
        return said
    from_where = n_("from {n} organisation", "from {n} organisations", homes).format(n=number_word(homes))
    return f"{said} {from_where}"


def _organisations(people: list[Participant]) -> set[str]:
    return {person.organisation.casefold() for person in people} - {""}


def focus_box(material: Material, label: str, began: str, later: str) -> FocusBox | None:
    """Set the focus question apart, with its earlier wordings behind the words ``began`` and ``later``."""
    question = material.consultancy.focus
    wordings = [material.naming.within(text.strip()) for text in (question.prepared, question.after_probing)]
    current = material.naming.within(question.current.strip())
    if not current:
        return None
    earlier: list[str] = []
    seen = {same_words(current)}
    for words, text in zip((began, later), wordings, strict=True):
        if text and same_words(text) not in seen:
            seen.add(same_words(text))
            earlier.append(words.format(question=text))
    return FocusBox(label, current, tuple(earlier))


def footer(material: Material) -> str:
    """Credit the protocol and say how many lines stayed in the room."""
    plan = material.consultancy.plan
    return " ".join(part for part in (plan.credit if plan else "", _stayed(material.leaving.stayed)) if part)


def _stayed(count: int) -> str:
    if not count:
        return ""
    said = n_("{n} line stayed in the room.", "{n} lines stayed in the room.", count).format(n=number_word(count))
    return capitalised(said)
