"""The sections of the full record: everything that may leave the room, in order of time."""

from __future__ import annotations

from collections.abc import Callable

from consultancy.documents.frame import Material, paragraphs
from consultancy.documents.naming import Naming, capitalised, role_in_words
from consultancy.documents.summary_model import Block, Paragraph, Section, Table
from consultancy.documents.time_told import lines_in_words, step_title, time_in_a_sentence
from consultancy.live.shown import Interval, Ledger, LedgerLine
from consultancy.model.note import Note, NoteKind
from consultancy.model.protocol import PlanStep
from consultancy.model.time import Span
from consultancy.text import _
from consultancy.words import minutes_seconds


def record_sections(material: Material) -> tuple[Section, ...]:
    """Give the sections in the order of the page."""
    makers: tuple[Callable[[Material], tuple[Section, ...]], ...] = (
        _people,
        _dilemma,
        _wordings,
        _by_step,
        _commitments,
        _ledger,
    )
    return tuple(section for make in makers for section in make(material))


def kind_in_words(kind: NoteKind) -> str:
    """Give the kind of a note as a word."""
    return {
        NoteKind.NOTE: _("Note"),
        NoteKind.QUESTION: _("Question"),
        NoteKind.PROBING: _("Probing question"),
        NoteKind.HEARD: _("Heard"),
        NoteKind.ASSUMPTION: _("Assumption"),
        NoteKind.INSIGHT: _("Insight"),
        NoteKind.WARM: _("Warm feedback"),
        NoteKind.COOL: _("Cool feedback"),
        NoteKind.SUGGESTION: _("Suggestion"),
        NoteKind.CONCERN: _("Concern"),
        NoteKind.ACTION: _("Action"),
        NoteKind.QUOTE: _("Quote"),
        NoteKind.TAKEAWAY: _("Takeaway"),
        NoteKind.PLUS: _("Plus"),
        NoteKind.DELTA: _("Delta"),
    }[kind]


def _people(material: Material) -> tuple[Section, ...]:
    naming = material.naming
    people = sorted(material.consultancy.people, key=lambda person: person.position)
    rows = tuple(
        (capitalised(naming.of(person)), naming.organisation(person), role_in_words(person.role)) for person in people
    )
    if not rows:
        return ()
    heading = _("People")
    header = (_("Name"), _("Organisation"), _("Part"))
    return (Section(heading, (Table(header, rows, (0.40, 0.38, 0.22), caption=heading),)),)


def _dilemma(material: Material) -> tuple[Section, ...]:
    dilemma = material.consultancy.dilemma
    fields = (
        (_("Context"), dilemma.context),
        (_("What was tried"), dilemma.tried),
        (_("Evidence"), dilemma.evidence),
        (_("What is in our control"), dilemma.in_our_control),
        (_("Help wanted"), dilemma.help_wanted),
    )
    told = tuple((heading, paragraphs(text, material.naming)) for heading, text in fields)
    parts = tuple(Section(heading, blocks, level=2) for heading, blocks in told if blocks)
    return (Section(_("The dilemma"), ()), *parts) if parts else ()


def _wordings(material: Material) -> tuple[Section, ...]:
    focus = material.consultancy.focus
    moments = (
        (_("Prepared"), focus.prepared),
        (_("After probing"), focus.after_probing),
        (_("At the close"), focus.at_close),
    )
    rows = tuple((moment, material.naming.within(text.strip())) for moment, text in moments if text.strip())
    if not rows:
        return ()
    heading = _("The focus question in its wordings")
    return (Section(heading, (Table((_("When"), _("Wording")), rows, (0.22, 0.78), caption=heading),)),)


def _by_step(material: Material) -> tuple[Section, ...]:
    steps = _steps_in_order(material)
    known = {planned.id for planned in steps}
    sections = [_step(material, planned) for planned in steps]
    parked = tuple(note for note in material.leaving.notes if note.step not in known)
    if parked:
        sections.append(Section(_("Parking place"), (_note_table(parked, material, _("Parking place")),), level=2))
    told = tuple(section for section in sections if section.blocks)
    return (Section(_("Step by step"), ()), *told) if told else ()


def _steps_in_order(material: Material) -> tuple[PlanStep, ...]:
    if material.ledger is not None:
        return tuple(line.step for line in material.ledger.lines)
    plan = material.consultancy.plan
    return plan.steps if plan else ()


def _step(material: Material, planned: PlanStep) -> Section:
    title = step_title(planned, material.naming)
    notes = tuple(note for note in material.leaving.notes if note.step == planned.id)
    when = _when(material, planned)
    blocks: tuple[Block, ...] = (Paragraph(when, quiet=True),) if when else ()
    table = (_note_table(notes, material, title),) if notes else ()
    return Section(title, (*blocks, *table), level=2)


def _when(material: Material, planned: PlanStep) -> str:
    lines = material.ledger.lines if material.ledger else ()
    stretches = next((line.intervals for line in lines if line.step.id == planned.id), ())
    return ", ".join(_stretch(stretch, material) for stretch in stretches)


def _stretch(stretch: Interval, material: Material) -> str:
    start = material.clock(stretch.start_utc)
    if stretch.end_utc is None:
        return _("from {start}").format(start=start)
    return _("{start} to {end}").format(start=start, end=material.clock(stretch.end_utc))


def _note_table(notes: tuple[Note, ...], material: Material, caption: str) -> Table:
    rows = tuple(_note_row(note, material) for note in notes)
    header = (_("Time"), _("Kind"), _("Line"), _("Speaker"))
    return Table(header, rows, (0.09, 0.19, 0.53, 0.19), caption=f"{caption}, {lines_in_words(len(notes))}")


def _note_row(note: Note, material: Material) -> tuple[str, str, str, str]:
    kind = kind_in_words(note.kind)
    return (
        material.clock(note.utc),
        _("{kind}, starred").format(kind=kind) if note.starred else kind,
        _with_themes(note, material.naming),
        capitalised(material.naming.typed(note.speaker)),
    )


def _with_themes(note: Note, naming: Naming) -> str:
    text = naming.within(note.text.strip())
    unsaid = [f"#{theme}" for theme in note.themes if f"#{theme}".casefold() not in text.casefold()]
    return " ".join((text, *unsaid))


def _commitments(material: Material) -> tuple[Section, ...]:
    naming = material.naming
    rows = tuple(
        (naming.within(each.what), material.who(each), material.by(each.by), naming.within(each.evidence))
        for each in material.leaving.commitments
    )
    if not rows:
        return ()
    heading = _("Next steps")
    header = (_("What"), _("Who"), _("By"), _("Evidence"))
    return (Section(heading, (Table(header, rows, (0.38, 0.20, 0.16, 0.26), caption=heading),)),)


def _ledger(material: Material) -> tuple[Section, ...]:
    ledger = material.ledger
    if ledger is None or not ledger.wall:
        return ()
    heading = _("The time, minute by minute")
    parts = _ledger_parts(unfinished=bool(ledger.left))
    header = (_("Step"), *(name for name, _part in parts))
    rows = tuple(_ledger_row(line, parts, material.naming) for line in ledger.lines)
    total = (_("In all"), *(_clocked(part(ledger)) for _name, part in parts))
    share = 0.77 / len(parts)
    widths = (0.23, *(share for _each in parts))
    table = Table(header, (*rows, total), widths, caption=heading, numbers=frozenset(range(1, len(header))))
    return (Section(heading, (Paragraph(time_in_a_sentence(ledger), quiet=True), table)),)


_Part = Callable[[LedgerLine | Ledger], Span]


def _ledger_parts(*, unfinished: bool) -> tuple[tuple[str, _Part], ...]:
    left: tuple[tuple[str, _Part], ...] = ((_("Left"), lambda line: line.left),) if unfinished else ()
    return (
        (_("Planned"), lambda line: line.planned),
        (_("Given"), lambda line: line.granted),
        (_("Cut"), lambda line: line.trimmed),
        (_("Unused"), lambda line: line.unused),
        *left,
        (_("Over"), lambda line: line.over),
        (_("Ran"), _ran),
        (_("Paused"), lambda line: line.paused),
        (_("Waited"), lambda line: line.waited),
    )


def _ran(line: LedgerLine | Ledger) -> Span:
    return line.ran if isinstance(line, LedgerLine) else Span(sum(each.ran.ms for each in line.lines))


def _ledger_row(line: LedgerLine, parts: tuple[tuple[str, _Part], ...], naming: Naming) -> tuple[str, ...]:
    return (step_title(line.step, naming), *(_clocked(part(line)) for _name, part in parts))


def _clocked(span: Span) -> str:
    """Write a length; a dash says nothing, so that what happened stands out."""
    return minutes_seconds(span) if span else "–"
