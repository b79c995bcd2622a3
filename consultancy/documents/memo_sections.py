"""The sections of the presenter's memo. A section with nothing to say is left out."""

from __future__ import annotations

from consultancy.documents.frame import Material, paragraphs
from consultancy.documents.lines import Place, sort_into_places
from consultancy.documents.naming import Naming
from consultancy.documents.summary_model import Block, Bullets, Paragraph, Section, Table
from consultancy.documents.time_told import step_title, time_in_a_sentence
from consultancy.live.shown import LedgerLine, StepState
from consultancy.model.note import Note, NoteKind
from consultancy.text import _, n_

_QUOTE_MARKS = "“”„«»\"'‘‚‹"


def memo_sections(material: Material) -> tuple[Section, ...]:
    """Give the sections in the order of the page."""
    plan = material.consultancy.plan
    places = sort_into_places(material.leaving.notes, plan, material.leaving.commitments)
    sections = (
        _heard(material, places[Place.HEARD]),
        *(_listed(heading, places[place], material.naming) for place, heading in _headings().items()),
        _next_steps(material, places[Place.NEXT]),
        _listed(_("How we worked together"), places[Place.PROCESS], material.naming),
        _time(material),
    )
    return tuple(section for section in sections if section.blocks)


def _headings() -> dict[Place, str]:
    return {
        Place.STOOD_OUT: _("What stood out to you"),
        Place.CARRY_HOME: _("Questions to carry home"),
        Place.ANSWERED: _("Asked and answered"),
        Place.SUGGESTIONS: _("Suggestions, in the group’s words"),
        Place.VALUED: _("What the group valued"),
        Place.PUSH_FURTHER: _("Where the group would go further"),
        Place.CONCERNS: _("Concerns and assumptions"),
    }


def _as_said(note: Note, naming: Naming) -> str:
    text = naming.within(note.text.strip())
    quoted = note.kind is not NoteKind.QUOTE or text[:1] in _QUOTE_MARKS or text[-1:] in _QUOTE_MARKS
    return text if quoted else f"“{text}”"


def _bullets(notes: tuple[Note, ...], naming: Naming) -> tuple[Block, ...]:
    return (Bullets(tuple(_as_said(note, naming) for note in notes)),) if notes else ()


def _listed(heading: str, notes: tuple[Note, ...], naming: Naming) -> Section:
    return Section(heading, _bullets(notes, naming))


def _heard(material: Material, notes: tuple[Note, ...]) -> Section:
    told = paragraphs(material.consultancy.dilemma.context, material.naming)
    return Section(_("What the group heard"), (*told, *_bullets(notes, material.naming)))


def _next_steps(material: Material, actions: tuple[Note, ...]) -> Section:
    promised = material.leaving.commitments
    rows = tuple((material.naming.within(each.what), material.who(each), material.by(each.by)) for each in promised)
    header = (_("What"), _("Who"), _("By"))
    table = (Table(header, rows, (0.60, 0.23, 0.17), caption=_("Who does what by when")),) if rows else ()
    return Section(_("Next steps"), (*table, *_bullets(actions, material.naming)))


def _time(material: Material) -> Section:
    ledger = material.ledger
    heading = _("How the time went")
    if ledger is None or not ledger.wall:
        return Section(heading, ())
    rows = tuple(_time_row(line, material) for line in ledger.lines)
    header = (_("Step"), _("Planned"), _("Took"))
    table = Table(header, rows, (0.64, 0.18, 0.18), caption=heading, numbers=frozenset({1, 2}))
    return Section(heading, (Paragraph(time_in_a_sentence(ledger), quiet=True), table))


def _time_row(line: LedgerLine, material: Material) -> tuple[str, str, str]:
    took = _("left out") if line.state is StepState.SKIPPED and not line.ran else _minutes(line)
    planned = _in_minutes(round(line.planned.minutes))
    return (step_title(line.step, material.naming), planned, took)


def _minutes(line: LedgerLine) -> str:
    if not line.ran:
        return "–"
    whole = round(line.ran.minutes)
    return _in_minutes(whole) if whole else _("under 1 min")


def _in_minutes(count: int) -> str:
    return n_("{n} min", "{n} min", count).format(n=count)
