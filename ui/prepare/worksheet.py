"""A filled worksheet was read: what to say of it, and how to take it back."""

from __future__ import annotations

from consultancy.model.consultancy import DILEMMA_FIELDS, Consultancy, WordingMoment
from consultancy.services.preparation import Preparation, WorksheetTaken
from consultancy.text import _


def missing_words(taken: WorksheetTaken) -> str:
    """Name the fields that were not found, or nothing."""
    if not taken.missing:
        return ""
    missing = _(", ").join(taken.missing)
    return _("Not found on the worksheet: {fields}. Everything else was taken; type these in by hand.").format(
        fields=missing
    )


def put_back(preparation: Preparation, before: Consultancy) -> None:
    """Bring back the dilemma, the focus question and the presenter as they were ``before``. Raises Refused."""
    for field in DILEMMA_FIELDS:
        preparation.set_dilemma(before.id, field, getattr(before.dilemma, field))
    preparation.set_focus(before.id, WordingMoment.PREPARED, before.focus.prepared)
    named = preparation.get(before.id).presenter
    if before.presenter is not None:
        preparation.change_person(before.id, before.presenter)
    elif named is not None:
        preparation.remove_person(before.id, named.id)
