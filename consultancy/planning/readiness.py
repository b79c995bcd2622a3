"""What is ready before a consultancy begins, and what is still open. Never a block."""

from __future__ import annotations

from consultancy.model.consultancy import Consultancy
from consultancy.text import _

Line = tuple[bool, str]


def readiness(consultancy: Consultancy) -> tuple[Line, ...]:
    """Give the lines of "Ready?": done or still open, and a few words."""
    return (*_title(consultancy), _question(consultancy), _consultants(consultancy), *_plan(consultancy))


def _title(consultancy: Consultancy) -> tuple[Line, ...]:
    return () if consultancy.title.strip() else ((False, _("A title, the one thing needed to start")),)


def _question(consultancy: Consultancy) -> Line:
    presenter = consultancy.presenter is not None
    question = bool(consultancy.focus.current.strip())
    if presenter and question:
        return True, _("Presenter and focus question")
    if presenter:
        return False, _("No focus question yet")
    return False, _("No presenter yet") if question else _("No presenter or focus question yet")


def _consultants(consultancy: Consultancy) -> Line:
    if not consultancy.consultants:
        return False, _("No consultants yet")
    home = consultancy.presenter.organisation.casefold().strip() if consultancy.presenter else ""
    from_where = {person.organisation.casefold().strip() for person in consultancy.consultants}
    if not home or from_where == {""}:
        return True, _("Consultants")
    if from_where <= {home, ""}:
        return False, _("No consultant from another team yet")
    return True, _("Consultants from other teams")


def _plan(consultancy: Consultancy) -> tuple[Line, ...]:
    return () if consultancy.plan else ((False, _("No protocol chosen yet")),)
