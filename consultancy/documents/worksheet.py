"""The dilemma worksheet going out: a Word form that can be filled in any word processor."""

from __future__ import annotations

from consultancy.documents import worksheet_fields as fields
from consultancy.documents.summary_model import PageSize
from consultancy.documents.word import Furniture, assemble
from consultancy.documents.word_xml import grid, line_width, paragraph, quoted, run
from consultancy.model.consultancy import Consultancy
from consultancy.text import _

# How many lines an empty answer invites to.
_ROOM = {"context": 4, "tried": 3, "evidence": 2, "in_our_control": 2, "help_wanted": 2, "focus": 2}


def write_worksheet(consultancy: Consultancy, page: PageSize) -> bytes:
    """Write the form, filled with what is known already. Equal input gives equal bytes."""
    furniture = Furniture(
        title=fields.form_name(),
        head=_("Peer consultancy"),
        addressed=_("For whoever brings the dilemma"),
        footer=_("What you write here is for your group alone, unless you decide otherwise."),
        author=consultancy.facilitator.name if consultancy.facilitator else _("Peer Consultancy"),
        made=consultancy.created,
        language=consultancy.language,
        page=page,
    )
    return assemble(_form(fields.answers(consultancy), line_width(page)), furniture)


def _form(known: dict[str, str], width: int) -> str:
    long_fields = [key for key in fields.FIELDS if key not in fields.SHORT_FIELDS]
    return "".join(
        (
            paragraph("Title", fields.form_name()),
            paragraph("Subtitle", fields.invitation()),
            _short_fields(known, width),
            *(_long_field(key, known[key], width) for key in long_fields),
        )
    )


def _short_fields(known: dict[str, str], width: int) -> str:
    widths = (round(width * 0.34), round(width * 0.66))
    rows = [
        (paragraph("ShortLabel", fields.field_title(key)), _control(key, known[key])) for key in fields.SHORT_FIELDS
    ]
    return grid("AnswerTable", rows, widths)


def _long_field(key: str, answer: str, width: int) -> str:
    blank = max(0, _ROOM[key] - answer.count("\n") - len(answer) // 90 - 1)
    answers = _control(key, answer) + paragraph("Answer", "") * blank
    label = paragraph("FieldLabel", fields.field_title(key)) + paragraph("Guidance", fields.guidance(key))
    return label + grid("AnswerTable", ((answers,),), (width,))


def _control(key: str, answer: str) -> str:
    """Write a content control that carries the name of its field; an empty one shows where to write."""
    asks = "" if answer.strip() else "<w:showingPlcHdr/>"
    title = quoted(fields.field_title(key))
    properties = f'<w:sdtPr><w:alias w:val="{title}"/><w:tag w:val="{key}"/>{asks}</w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{_answer(answer)}</w:sdtContent></w:sdt>"


def _answer(answer: str) -> str:
    if answer.strip():
        return "".join(paragraph("Answer", line) for line in answer.split("\n"))
    prompt = run(fields.placeholder(), "PlaceholderText")
    return f'<w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr>{prompt}</w:p>'
