"""The handout: one page for everyone in the room, whatever the protocol and however long the hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from consultancy.documents.handout_fit import room_left
from consultancy.documents.handout_frame import BLANK, frame
from consultancy.documents.handout_hours import Stretch, clock, stretches, turns_heading, turns_listed
from consultancy.documents.handout_model import (
    Cell,
    Grid,
    Hour,
    Lead,
    PaperKind,
    Part,
    Role,
    Row,
    Ruling,
    Said,
    Sheet,
    Size,
)
from consultancy.documents.summary_model import FocusBox
from consultancy.live.voices import listens_words, speaking_words
from consultancy.model.protocol import Step, Wording
from consultancy.text import _

_LINE = 500  # of a row to write on, in twentieths of a point
_NOTES_HEADER = 700
_FEWEST, _MOST = 3, 12


@dataclass(frozen=True, slots=True)
class _Fill:
    """How full the page is: the size of its rows, and what is told beside the steps themselves.

    ``spare`` must stay free, in twentieths of a point: lines to write on are worth more than large rows.
    """

    size: Size
    spare: int = 0
    purpose: bool = True
    says: bool = True
    listens: bool = True
    voices: bool = True


# The first that fits is taken: large before small, and only then less.
_FILLS = (
    _Fill(Size.ROOMY, spare=_NOTES_HEADER + _FEWEST * _LINE),
    _Fill(Size.USUAL),
    _Fill(Size.TIGHT),
    _Fill(Size.TIGHT, purpose=False, says=False),
    _Fill(Size.TIGHT, purpose=False, says=False, listens=False),
    _Fill(Size.TIGHT, purpose=False, says=False, listens=False, voices=False),
)


def handout(hour: Hour) -> Sheet:
    """Make the page: as large as fits, with lines for notes where room is left."""
    for fill in _FILLS:
        sheet = _page(hour, fill)
        left = room_left(sheet)
        if left >= fill.spare:
            break
    lines = min(_MOST, (left - _NOTES_HEADER) // _LINE)
    return sheet if lines < _FEWEST else replace(sheet, parts=(*sheet.parts, _notes(lines)))


def _page(hour: Hour, fill: _Fill) -> Sheet:
    parts: list[Part] = [Lead(hour.purpose)] if hour.purpose and fill.purpose else []
    parts += _focus(hour)
    parts.append(_timeline(hour, fill))
    return replace(frame(hour, PaperKind.HANDOUT, tuple(parts)), size=fill.size)


def _focus(hour: Hour) -> Iterator[Part]:
    """Show the focus question, or leave a line for it where the protocol works with one."""
    asked = any(planned.step.asks_wording is not Wording.NONE for planned in hour.plan.steps)
    if hour.focus or asked:
        yield FocusBox(_("The focus question"), hour.focus or BLANK)


def _notes(lines: int) -> Grid:
    blank = Row(((),), _LINE)
    title = _("Your notes")
    return Grid((1.0,), (blank,) * lines, header=(title,), ruling=Ruling.WRITING, caption=title)


def _timeline(hour: Hour, fill: _Fill) -> Grid:
    columns = [(0.1, _("Time"))] if hour.starts is not None else []
    columns += [(0.07, _("Min")), (0.49, _("Step"))]
    columns += [(0.34, _("Who speaks, who listens"))] if fill.voices else []
    rows = [row for stretch in stretches(hour) for row in _rows(hour, stretch, fill)]
    rows += [_end(hour, len(columns))] if hour.starts is not None else []
    whole = sum(share for share, __ in columns)
    return Grid(
        widths=tuple(share / whole for share, __ in columns),
        rows=tuple(rows),
        header=tuple(words for __, words in columns),
        caption=_("The steps in their order"),
        numbers=frozenset({int(hour.starts is not None)}),
    )


def _rows(hour: Hour, stretch: Stretch, fill: _Fill) -> Iterator[Row]:
    if stretch.repeated:
        turns = Said(turns_heading(stretch), Role.TITLE), Said(turns_listed(hour, stretch), Role.QUIET)
        yield Row((tuple(said for said in turns if said.text),))
    for place, timed in enumerate(stretch.steps):
        begins = Said("" if stretch.repeated else clock(hour, timed.after), Role.TITLE)
        step = timed.planned.step
        cells: list[Cell] = [(begins,)] if hour.starts is not None else []
        cells += [(Said(stretch.minutes_of(place), Role.NUMBER),), _told(step, fill)]
        cells += [_heard(step, fill)] if fill.voices else []
        yield Row(tuple(cells))


def _told(step: Step, fill: _Fill) -> Cell:
    says = (Said(step.room_says, Role.TEXT),) if step.room_says and fill.says else ()
    return Said(step.title, Role.TITLE), *says


def _heard(step: Step, fill: _Fill) -> Cell:
    speaks = Said(speaking_words(step))
    return (speaks, Said(listens_words(step), Role.QUIET)) if step.listens and fill.listens else (speaks,)


def _end(hour: Hour, columns: int) -> Row:
    cells: tuple[Cell, ...] = (
        (Said(clock(hour, hour.plan.minutes), Role.TITLE),),
        (),
        (Said(_("End"), Role.TITLE),),
        (),
    )
    return Row(cells[:columns])
