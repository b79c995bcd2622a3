"""Cards to step in with: each intervention once, large enough to read at a glance, to be cut out."""

from __future__ import annotations

from consultancy.documents.handout_frame import frame
from consultancy.documents.handout_model import Cell, Grid, Hour, PaperKind, Role, Row, Ruling, Said, Sheet
from consultancy.text import _

_HIGH = 2200  # in twentieths of a point: five rows on a page


def cards(hour: Hour) -> Sheet:
    """Make the cards, two in a row, in the order of the steps."""
    made = [_card(words, steps) for words, steps in _by_words(hour).items()]
    made += [()] * (len(made) % 2)
    rows = tuple(Row(pair, _HIGH) for pair in zip(made[::2], made[1::2], strict=True))
    grid = Grid((0.5, 0.5), rows, caption=_("Cards to step in with"), ruling=Ruling.SCISSORS)
    return frame(hour, PaperKind.CARDS, (grid,) if rows else ())


def _by_words(hour: Hour) -> dict[str, list[str]]:
    """Give the steps each intervention belongs to; a turn is told once."""
    found: dict[str, list[str]] = {}
    for planned in hour.plan.steps:
        for words in planned.step.interventions:
            steps = found.setdefault(words, [])
            steps += [planned.step.title] if planned.step.title not in steps else []
    return found


def _card(words: str, steps: list[str]) -> Cell:
    return Said(_("“{words}”").format(words=words), Role.CARD), Said(" · ".join(steps), Role.CARD_FROM)
