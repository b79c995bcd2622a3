"""The notes after the hour: filtered, grouped, mended in place."""

from __future__ import annotations

from collections import Counter
from datetime import tzinfo

from consultancy import words
from consultancy.errors import Refused
from consultancy.live.shown import RunView
from consultancy.model.consultancy import Consultancy
from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.people import Participant
from consultancy.services.notes import Notes
from consultancy.text import _
from ui.asking import Asking
from ui.kinds import kind_tone, kind_words
from ui.review.account import step_name
from ui.review.state import FilterChip, NoteGroup, NoteRow, NotesCard
from ui.review.subject import Subject
from ui.telling import telling

ALL, STARRED = "all", "starred"
DRAFT = "review"
MOST_KINDS = 6


class NotesDesk:
    """Intents about notes. One note at a time can be edited; what is being typed there is kept as a draft."""

    def __init__(self, subject: Subject, notes: Notes, asking: Asking, zone: tzinfo | None) -> None:
        self._subject = subject
        self._notes = notes
        self._asking = asking
        self._zone = zone
        self._filter = ALL
        self._by_kind = False
        self._editing = ""
        self._draft = ""
        self._kept = ""

    def begin(self) -> None:
        """Turn to another consultancy; an edit that was cut off is taken up again."""
        self._filter = ALL
        self._editing, _line, self._draft = self._notes.draft(self._subject.id, DRAFT).partition("\n")
        self._kept = self._draft

    def show_only(self, key: str) -> None:
        """Look at all notes, the starred, or one kind."""
        self._filter = key
        self._subject.redraw()

    def group_by_kind(self, by_kind: bool) -> None:
        """Group by kind, or by step."""
        self._by_kind = by_kind
        self._subject.redraw()

    def edit(self, note: str) -> None:
        """Begin to edit a note; an edit in hand is saved first."""
        if note == self._editing or not self.save_edit():
            return
        found = next((one for one in self._subject.notes() if one.id == note), None)
        if found is not None:
            self._editing, self._draft, self._kept = note, found.text, found.text
            self._subject.redraw()

    def type(self, text: str) -> None:
        """Take over what the edited note now says."""
        self._draft = text

    def keep_draft(self) -> None:
        """Keep what is being typed, so that it is there after a crash."""
        if self._editing and self._draft != self._kept:
            with telling(self._asking):
                self._notes.keep_draft(self._subject.id, DRAFT, f"{self._editing}\n{self._draft}")
                self._kept = self._draft

    def save_edit(self) -> bool:
        """Save the edited note. When that fails its words stay in the field; emptied words leave the note as it was."""
        if not self._editing:
            return True
        found = next((one for one in self._subject.notes() if one.id == self._editing), None)
        if found is not None and self._draft.strip() and self._draft != found.text:
            try:
                self._notes.edit(self._editing, self._draft)
            except Refused as refusal:
                self._asking.trouble(str(refusal))
                return False
        self.cancel_edit()
        return True

    def cancel_edit(self) -> None:
        """Leave the note as it was."""
        self._editing = self._draft = self._kept = ""
        with telling(self._asking):
            self._notes.keep_draft(self._subject.id, DRAFT, "")
        self._subject.redraw()

    def star(self, note: str, starred: bool) -> None:
        """Star a note, or take its star away."""
        with telling(self._asking):
            self._notes.set_starred(note, starred)

    def set_kind(self, note: str, kind: NoteKind) -> None:
        """Make it another kind of note."""
        with telling(self._asking):
            self._notes.set_kind(note, kind)

    def set_speaker(self, note: str, name: str) -> None:
        """Say who spoke; empty for nobody in particular."""
        with telling(self._asking):
            self._notes.set_speaker(note, name)

    def set_audience(self, note: str, audience: Audience) -> None:
        """Say who may see it."""
        with telling(self._asking):
            self._notes.set_audience(note, audience)

    def move(self, note: str, step: str) -> None:
        """Move it to the step where it belongs."""
        with telling(self._asking):
            self._notes.move(note, step)

    def delete(self, note: str) -> None:
        """Delete a note; it can be undone."""
        if note == self._editing:
            self.cancel_edit()
        consultancy = self._subject.id
        with telling(self._asking):
            self._notes.delete(note)
            self._asking.tell(_("The note was deleted."), undo=lambda: self._take_back(consultancy))

    def work_out(self, view: RunView) -> NotesCard:
        """Give the card as it is now."""
        notes = self._subject.notes()
        steps = tuple((line.step.id, step_name(line)) for line in view.ledger.lines)
        shown = [note for note in notes if self._passes(note)]
        return NotesCard(
            filters=self._filters(notes),
            by_kind=self._by_kind,
            groups=self._by_kinds(shown) if self._by_kind else self._by_steps(shown, steps),
            steps=(*steps, ("", _("Parking place"))),
            empty=_nothing(notes, shown),
            people=tuple(person.name for person in self._subject.now().people),
        )

    def _take_back(self, consultancy: str) -> None:
        with telling(self._asking):
            self._notes.undo(consultancy)

    def _passes(self, note: Note) -> bool:
        if self._filter in (ALL, STARRED):
            return self._filter == ALL or note.starred
        return note.kind.value == self._filter

    def _filters(self, notes: tuple[Note, ...]) -> tuple[FilterChip, ...]:
        starred = sum(1 for note in notes if note.starred)
        kinds = Counter(note.kind for note in notes).most_common(MOST_KINDS)
        chips = [
            (ALL, _("All {n}").format(n=len(notes))),
            (STARRED, _("★ {n}").format(n=starred)),
            *((kind.value, _("{kind} {n}").format(kind=kind_words(kind), n=count)) for kind, count in kinds),
        ]
        return tuple(FilterChip(key, said, key == self._filter) for key, said in chips)

    def _by_steps(self, notes: list[Note], steps: tuple[tuple[str, str], ...]) -> tuple[NoteGroup, ...]:
        known = {step for step, _title in steps}
        places = [*steps, ("", _("Parking place"))]
        groups = []
        for place, heading in places:
            rows = [note for note in notes if (note.step if note.step in known else "") == place]
            groups.append(NoteGroup(heading, tuple(self._row(note) for note in rows)))
        return tuple(group for group in groups if group.rows)

    def _by_kinds(self, notes: list[Note]) -> tuple[NoteGroup, ...]:
        groups = [
            NoteGroup(kind_words(kind), tuple(self._row(note) for note in notes if note.kind is kind))
            for kind in NoteKind
        ]
        return tuple(group for group in groups if group.rows)

    def _row(self, note: Note) -> NoteRow:
        said = _short(note.speaker, self._subject.now())
        time = words.clock_time(note.utc, self._zone)
        return NoteRow(
            id=note.id,
            text=note.text,
            kind=note.kind,
            kind_words=kind_words(note.kind),
            tone=kind_tone(note.kind),
            starred=note.starred,
            who_when=_("{speaker} · {time}").format(speaker=said, time=time) if said else time,
            speaker=note.speaker,
            audience=note.audience,
            step=note.step,
            draft=self._draft if note.id == self._editing else None,
        )


def _short(speaker: str, consultancy: Consultancy) -> str:
    known: Participant | None = next((one for one in consultancy.people if one.name == speaker), None)
    return known.short_name if known else speaker


def _nothing(notes: tuple[Note, ...], shown: list[Note]) -> str:
    if shown:
        return ""
    return _("No notes of this sort.") if notes else _("No notes were written.")
