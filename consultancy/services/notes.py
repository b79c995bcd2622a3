"""Notes: safe on disk before they are shown as saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from consultancy.changes import Topic
from consultancy.errors import NotFoundHere, Refused
from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.protocol import PlanStep
from consultancy.model.time import ZERO, Span
from consultancy.services.ports import NoteStore
from consultancy.services.writing import Desk
from consultancy.text import NOTE_CAP, _, clean, clean_line

THEME = re.compile(r"(?<![\w#&/])#(\w[\w-]*)")
UNDO_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Here:
    """Where a consultancy is just now: the step in hand, if any, and the place on its own timeline."""

    step: PlanStep | None = None
    at: Span = ZERO


StepInHand = Callable[[str], Here]


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that can be taken back: its name in words, and the note as it was before."""

    label: str
    before: Note


def themes_in(text: str) -> tuple[str, ...]:
    """Give the ``#theme`` words of a text, each once, in order, without the sign."""
    themes = {word.casefold(): word for word in reversed(THEME.findall(text))}
    return tuple(reversed(themes.values()))


def _clean_note(text: str) -> str:
    kept = clean(text, NOTE_CAP).strip()
    if not kept:
        raise Refused(_("There is nothing to save yet: type a few words first."))
    return kept


class Notes:
    """Use cases of the note field and the note list."""

    def __init__(self, desk: Desk, notes: NoteStore, step_in_hand: StepInHand) -> None:
        self._desk = desk
        self._notes = notes
        self._step_in_hand = step_in_hand
        self._undo: dict[str, list[_Change]] = {}

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
        kept = _clean_note(text)
        here = self._step_in_hand(consultancy)
        own = here.step
        note = Note(
            id=self._desk.new_id(),
            consultancy=consultancy,
            text=kept,
            kind=kind or (own and own.step.default_kind) or NoteKind.NOTE,
            step=step if step is not None else (own.id if own else ""),
            utc=self._desk.clock.read().utc,
            at=here.at,
            speaker=clean_line(speaker),
            themes=themes_in(kept),
            audience=audience or (own.step.audience if own else Audience.PRESENTER),
        )
        return self._keep(note)

    def of(self, consultancy: str) -> tuple[Note, ...]:
        """Give the notes of a consultancy, oldest first, without the deleted."""
        return tuple(self._notes.of(consultancy))

    def edit(self, note: str, text: str) -> Note:
        """Keep another wording; the one before stays in the note's history."""
        kept = _clean_note(text)
        if len(text.strip()) > NOTE_CAP:
            raise Refused(_("This is longer than one note can hold. Nothing is lost: save it in parts."))
        return self._change(note, _("Edit a note"), lambda old: replace(old, text=kept, themes=themes_in(kept)))

    def set_kind(self, note: str, kind: NoteKind) -> Note:
        """Make it another kind of note."""
        return self._change(note, _("Change the kind of a note"), lambda old: replace(old, kind=kind))

    def set_speaker(self, note: str, speaker: str) -> Note:
        """Say who spoke; empty for nobody in particular."""
        name = clean_line(speaker)
        return self._change(note, _("Change who spoke"), lambda old: replace(old, speaker=name))

    def set_starred(self, note: str, starred: bool) -> Note:
        """Star a note, or take its star away."""
        label = _("Star a note") if starred else _("Take a star away")
        return self._change(note, label, lambda old: replace(old, starred=starred))

    def set_audience(self, note: str, audience: Audience) -> Note:
        """Say who may see it."""
        return self._change(note, _("Change who may see a note"), lambda old: replace(old, audience=audience))

    def move(self, note: str, step: str) -> Note:
        """Move it to the step where it belongs, or to the parking place (empty)."""
        label = _("Move a note") if step else _("Park a note")
        return self._change(note, label, lambda old: replace(old, step=step))

    def delete(self, note: str) -> Note:
        """Delete a note; it can be brought back."""
        return self._change(note, _("Delete a note"), lambda old: replace(old, deleted=True))

    def undo(self, consultancy: str) -> str:
        """Take back the last change of a note; gives its name in words ("Delete a note"), or nothing to undo: empty."""
        changes = self._undo.get(consultancy)
        if not changes:
            return ""
        last = changes[-1]
        self._keep(replace(last.before, revision=self._load(last.before.id).revision + 1))
        changes.pop()
        return last.label

    def keep_draft(self, consultancy: str, place: str, text: str) -> None:
        """Keep what is being typed at ``place``. Safe to call from another thread."""
        with self._desk.transactions.atomic():
            self._notes.keep_draft(consultancy, place, clean(text), self._desk.clock.read().utc)

    def draft(self, consultancy: str, place: str) -> str:
        """Give back what was being typed at ``place``."""
        return self._notes.draft(consultancy, place)

    def _load(self, note: str) -> Note:
        stored = self._notes.load(note)
        if stored is None:
            raise NotFoundHere(_("That note is no longer here."))
        return stored

    def _change(self, note: str, label: str, how: Callable[[Note], Note]) -> Note:
        before = self._load(note)
        after = how(before)
        if after == before:
            return before
        kept = self._keep(replace(after, revision=before.revision + 1))
        stack = self._undo.setdefault(kept.consultancy, [])
        stack.append(_Change(label, before))
        del stack[:-UNDO_DEPTH]
        return kept

    def _keep(self, note: Note) -> Note:
        with self._desk.changing(Topic.NOTES, consultancy=note.consultancy):
            self._notes.save(note)
        return note
