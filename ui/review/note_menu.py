"""The menus of a note: what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from consultancy.model.note import Audience, NoteKind
from consultancy.text import _
from ui.kinds import audience_words, kind_words
from ui.review.notes import NotesDesk
from ui.review.state import NoteRow, NotesCard
from ui.widgets.binding import bound


def note_menu(owner: QWidget, desk: NotesDesk, row: NoteRow, card: NotesCard) -> QMenu:
    """Make the menu of what can be done with a note."""
    made = _new_menu(owner)
    made.addAction(_("Change the words") + "\tEnter", bound(desk.edit, row.id))
    star = _("Take the star away") if row.starred else _("Star the note")
    made.addAction(star + "\tS", bound(desk.star, row.id, not row.starred))
    _fill_kinds(made.addMenu(_("Kind")), desk, row)
    _fill_speakers(made.addMenu(_("Who spoke")), desk, row, card.people)
    who = made.addMenu(_("Who may see it"))
    for audience in Audience:
        run = bound(desk.set_audience, row.id, audience)
        _choice(who, audience_words(audience), run, chosen=audience is row.audience)
    where = made.addMenu(_("Move to"))
    for step, title in card.steps:
        _choice(where, title, bound(desk.move, row.id, step), chosen=step == row.step)
    if row.step:
        made.addAction(_("Park the note") + "\tP", bound(desk.move, row.id, ""))
    made.addSeparator()
    made.addAction(_("Delete the note") + "\tDel", bound(desk.delete, row.id))
    return made


def kind_menu(owner: QWidget, desk: NotesDesk, row: NoteRow) -> QMenu:
    """Make the menu of kinds."""
    made = _new_menu(owner)
    _fill_kinds(made, desk, row)
    return made


def _fill_kinds(menu: QMenu, desk: NotesDesk, row: NoteRow) -> None:
    for kind in NoteKind:
        _choice(menu, kind_words(kind), bound(desk.set_kind, row.id, kind), chosen=kind is row.kind)


def _fill_speakers(menu: QMenu, desk: NotesDesk, row: NoteRow, people: tuple[str, ...]) -> None:
    for name in people:
        _choice(menu, name, bound(desk.set_speaker, row.id, name), chosen=name == row.speaker)
    _choice(menu, _("Nobody in particular"), bound(desk.set_speaker, row.id, ""), chosen=not row.speaker)


def _choice(menu: QMenu, words: str, run: Callable[..., None], *, chosen: bool) -> None:
    """Offer a choice; what people typed keeps its ampersands and brings no key of its own."""
    action = menu.addAction(words.replace("&", "&&").replace("\t", " "), run)
    action.setCheckable(True)
    action.setChecked(chosen)


def _new_menu(owner: QWidget) -> QMenu:
    made = QMenu(owner)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made
