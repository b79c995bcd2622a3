"""Notes: safe on disk before they are shown as saved."""

from __future__ import annotations

from consultancy.model.note import Audience, Note, NoteKind


class Notes:
    """Use cases of the note field and the note list."""

    def add(
        self,
        consultancy: str,
        text: str,
        *,
        kind: NoteKind | None = None,
        speaker: str = "",
        step: str | None = None,
        audience: Audience | None = None,
    ) -> Note:
        """Save a line in the step in hand (or ``step``); kind and audience default to the step's.

        ``#theme`` words become themes. Empty text raises Refused; a full disk raises StorageTrouble, nothing lost.
        """
        raise NotImplementedError

    def of(self, consultancy: str) -> tuple[Note, ...]:
        """Give the notes of a consultancy, oldest first, without the deleted."""
        raise NotImplementedError

    def edit(self, note: str, text: str) -> Note:
        """Keep another wording; the one before stays in the note's history."""
        raise NotImplementedError

    def set_kind(self, note: str, kind: NoteKind) -> Note:
        """Make it another kind of note."""
        raise NotImplementedError

    def set_speaker(self, note: str, speaker: str) -> Note:
        """Say who spoke; empty for nobody in particular."""
        raise NotImplementedError

    def set_starred(self, note: str, starred: bool) -> Note:
        """Star a note, or take its star away."""
        raise NotImplementedError

    def set_audience(self, note: str, audience: Audience) -> Note:
        """Say who may see it."""
        raise NotImplementedError

    def move(self, note: str, step: str) -> Note:
        """Move it to the step where it belongs, or to the parking place (empty)."""
        raise NotImplementedError

    def delete(self, note: str) -> Note:
        """Delete a note; it can be brought back."""
        raise NotImplementedError

    def undo(self, consultancy: str) -> str:
        """Take back the last change of a note; gives its name in words ("Delete a note"), or nothing to undo: empty."""
        raise NotImplementedError

    def keep_draft(self, consultancy: str, place: str, text: str) -> None:
        """Keep what is being typed at ``place``. Safe to call from another thread."""
        raise NotImplementedError

    def draft(self, consultancy: str, place: str) -> str:
        """Give back what was being typed at ``place``."""
        raise NotImplementedError
