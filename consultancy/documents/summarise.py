"""From the record of a consultancy to a document as a value: pure, and tested as text."""

from __future__ import annotations

from datetime import tzinfo

from consultancy.documents.frame import Material, byline, focus_box, footer
from consultancy.documents.memo_sections import memo_sections
from consultancy.documents.naming import Names
from consultancy.documents.record_sections import record_sections
from consultancy.documents.summary_model import DocumentKind, FocusBox, PageSize, Section, Summary
from consultancy.live.shown import Ledger
from consultancy.model.consultancy import Commitment, Consultancy
from consultancy.model.note import Note
from consultancy.text import _


def memo(
    consultancy: Consultancy,
    notes: tuple[Note, ...],
    commitments: tuple[Commitment, ...],
    ledger: Ledger | None,
    *,
    names: Names,
    zone: tzinfo | None,
    page: PageSize,
) -> Summary:
    """Make the presenter's memo. Lines kept to the room are counted, never shown."""
    material = Material(consultancy, notes, commitments, ledger, names, zone)
    focus = focus_box(
        material, _("Your focus question"), _("You began with: {question}"), _("After probing: {question}")
    )
    head = _("Peer consultancy memo")
    return _summary(material, DocumentKind.MEMO, page, head, _addressed(material), focus, memo_sections(material))


def record(
    consultancy: Consultancy,
    notes: tuple[Note, ...],
    commitments: tuple[Commitment, ...],
    ledger: Ledger | None,
    *,
    names: Names,
    zone: tzinfo | None,
    page: PageSize,
) -> Summary:
    """Make the full record: everything in order of time. Lines kept to the room are counted, never shown."""
    material = Material(consultancy, notes, commitments, ledger, names, zone)
    focus = focus_box(material, _("Focus question"), _("Prepared: {question}"), _("After probing: {question}"))
    head, addressed = _("Peer consultancy record"), _("Confidential to the group.")
    return _summary(material, DocumentKind.RECORD, page, head, addressed, focus, record_sections(material))


def _addressed(material: Material) -> str:
    presenter = material.consultancy.presenter
    if presenter is None:
        return _("Please share only as agreed.")
    home = material.naming.organisation(presenter)
    whom = ", ".join(part for part in (material.naming.of(presenter), home) if part)
    return _("For {whom}. Please share only as agreed.").format(whom=whom)


def _summary(
    material: Material,
    kind: DocumentKind,
    page: PageSize,
    head: str,
    addressed: str,
    focus: FocusBox | None,
    sections: tuple[Section, ...],
) -> Summary:
    return Summary(
        kind=kind,
        running_head=head,
        addressed=addressed,
        title=material.title,
        byline=byline(material),
        focus=focus,
        sections=sections,
        footer=footer(material),
        author=material.author,
        made=material.made,
        language=material.consultancy.language,
        page=page,
    )
