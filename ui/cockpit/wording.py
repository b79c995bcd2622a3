"""Keeps the focus question as it is put anew, each wording with its own moment. No Qt here."""

from __future__ import annotations

from consultancy.errors import Refused
from consultancy.model.consultancy import WordingMoment
from consultancy.services.preparation import Preparation


class WordingKeeper:
    """Holds what is typed until a save has returned; a wording is bound to the moment it was typed for."""

    def __init__(self, preparation: Preparation, consultancy: str) -> None:
        self._preparation = preparation
        self._id = consultancy
        self._unsaved: dict[WordingMoment, str] = {}

    def typed(self, moment: WordingMoment, text: str) -> None:
        """Take over what the field now says."""
        self._unsaved[moment] = text

    def waits(self) -> bool:
        """Say whether words wait to be saved."""
        return bool(self._unsaved)

    def save(self) -> str:
        """Save what waits; gives the reason in a sentence when it cannot, and the words go on waiting."""
        try:
            for moment, text in list(self._unsaved.items()):
                self._preparation.set_focus(self._id, moment, text)
                del self._unsaved[moment]
        except Refused as refused:
            return str(refused)
        return ""
