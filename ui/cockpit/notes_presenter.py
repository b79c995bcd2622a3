"""The note half of the cockpit: the field, its kinds and audience, and the notes by step. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from consultancy.changes import Bus, Changes, Topic
from consultancy.errors import Refused
from consultancy.live.shown import Phase
from consultancy.model.consultancy import Consultancy
from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.protocol import PlanStep
from consultancy.services.notes import Notes
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from consultancy.text import NOTE_CAP, _
from consultancy.words import clock_time
from ui.asking import Asking
from ui.cockpit.kinds import kinds_of
from ui.cockpit.looks import named, step_in_hand
from ui.kinds import audience_words, kind_tone, kind_words
from ui.presenting import Presenter

NOTE_PLACE, EDIT_PLACE = "note", "edit"
AUDIENCES = tuple(Audience)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind offered for the next note."""

    kind: NoteKind
    words: str
    tone: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody in the room: the name, and the short name shown in front of a note."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note in the list. ``audience`` is empty when it is the usual one."""

    id: str
    time: str
    speaker: str
    kind: NoteKind
    kind_words: str
    tone: str
    text: str
    starred: bool
    audience: str
    parked: bool

    @property
    def in_words(self) -> str:
        """Say the whole line, for a screen reader."""
        star = _("starred") if self.starred else ""
        parts = (self.time, self.speaker, self.kind_words, star, self.audience, self.text)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of one step, or of the parking place (an empty step)."""

    step: str
    title: str
    rows: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class NotesState:
    """What the note half shows. ``places`` are the steps a note can be moved to."""

    kinds: tuple[KindChoice, ...]
    audience: str
    people: tuple[Present, ...]
    places: tuple[tuple[str, str], ...]
    groups: tuple[NoteGroup, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether a note is safe on disk; if not, why, in a sentence."""

    saved: bool
    trouble: str = ""


class NotesPresenter(Presenter[NotesState]):
    """Keeps notes and shows them, newest step first.

    Kind and audience hold until another step is in hand; the speaker is said anew for each note.
    """

    reads = frozenset({Topic.NOTES, Topic.CLOCK, Topic.PEOPLE, Topic.PLAN})

    def __init__(
        self,
        bus: Bus,
        running: Running,
        preparation: Preparation,
        notes: Notes,
        asking: Asking,
        consultancy: str,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(bus)
        self._running = running
        self._preparation = preparation
        self._notes = notes
        self._asking = asking
        self._id = consultancy
        self._zone = zone
        self._step: PlanStep | None = None
        self._opened = True
        self._kind: NoteKind | None = None
        self._audience: Audience | None = None
        self._rows: dict[str, tuple[Note, str, NoteRow]] = {}

    def concerns(self, changes: Changes) -> bool:
        """Say whether this consultancy changed."""
        return super().concerns(changes) and (not changes.ids or self._id in changes.ids)

    def work_out(self) -> NotesState:
        """Read the notes and give what is shown."""
        consultancy = self._preparation.get(self._id)
        self._follow_step()
        kinds = kinds_of(self._step.step if self._step else None)
        return NotesState(
            kinds=tuple(self._choice(kind) for kind in kinds),
            audience=audience_words(self._audience_now()),
            people=tuple(Present(person.name, person.short_name) for person in consultancy.people),
            places=tuple((step.id, named(step)) for step in _planned(consultancy)),
            groups=self._groups(consultancy),
        )

    def save(self, text: str, speaker: str = "") -> Kept:
        """Save a line in the step in hand. Nothing typed: nothing saved, nothing said."""
        if not text.strip():
            return Kept(saved=False)
        if len(text) > NOTE_CAP:
            return Kept(
                saved=False, trouble=_("This is longer than one note can hold. Nothing is lost: save it in parts.")
            )
        step = self._step.id if self._step and not self._opened else None
        try:
            self._notes.add(
                self._id, text, kind=self._kind_now(), speaker=speaker, step=step, audience=self._audience_now()
            )
        except Refused as refused:
            return Kept(saved=False, trouble=str(refused))
        return Kept(saved=True)

    def choose_kind(self, number: int) -> None:
        """Choose the kind of the next note by its place, from 1."""
        kinds = kinds_of(self._step.step if self._step else None)
        if 1 <= number <= len(kinds):
            self._kind = kinds[number - 1]
            self.refresh()

    def cycle_audience(self) -> None:
        """Let the next note be seen by the next audience."""
        place = AUDIENCES.index(self._audience_now())
        self._audience = AUDIENCES[(place + 1) % len(AUDIENCES)]
        self.refresh()

    def change(self, how: Callable[[Notes], object]) -> bool:
        """Carry a change of a note out; what is refused is said at the foot. Says whether it was done."""
        try:
            how(self._notes)
        except Refused as refused:
            self._asking.trouble(str(refused))
            return False
        return True

    def delete(self, note: str) -> None:
        """Delete a note, and offer it back."""
        if self.change(lambda notes: notes.delete(note)):
            self._asking.tell(_("The note was deleted."), undo=self.undo)

    def undo(self) -> None:
        """Take back the last change of a note."""
        try:
            what = self._notes.undo(self._id)
        except Refused as refused:
            self._asking.trouble(str(refused))
            return
        self._asking.tell(_("Taken back: {what}").format(what=what) if what else _("There is nothing to take back."))

    def keep_draft(self, place: str, text: str) -> None:
        """Keep what is being typed at a place of the cockpit; called from the drafts' own thread."""
        self._notes.keep_draft(self._id, place, text)

    def draft(self, place: str) -> str:
        """Give back what was being typed at a place when the cockpit was last left."""
        return self._notes.draft(self._id, place)

    def _follow_step(self) -> None:
        view = self._running.look(self._id)
        step = step_in_hand(view)
        self._opened = view.phase is not Phase.NOT_OPEN
        if (step and step.id) != (self._step and self._step.id):
            self._kind = self._audience = None
        self._step = step

    def _kind_now(self) -> NoteKind:
        default = self._step.step.default_kind if self._step else None
        return self._kind or default or kinds_of(self._step.step if self._step else None)[0]

    def _audience_now(self) -> Audience:
        return self._audience or (self._step.step.audience if self._step else Audience.PRESENTER)

    def _choice(self, kind: NoteKind) -> KindChoice:
        return KindChoice(kind, kind_words(kind), kind_tone(kind), kind is self._kind_now())

    def _groups(self, consultancy: Consultancy) -> tuple[NoteGroup, ...]:
        short = {person.name: person.short_name for person in consultancy.people}
        by_step: dict[str, list[NoteRow]] = {}
        for note in self._notes.of(self._id):
            by_step.setdefault(note.step, []).append(self._row(note, short.get(note.speaker, note.speaker)))
        titles = {step.id: named(step) for step in _planned(consultancy)}
        groups = [NoteGroup(step, title, tuple(by_step.pop(step, ()))) for step, title in titles.items()]
        parked = [row for rows in by_step.values() for row in rows]
        groups.reverse()
        groups.append(NoteGroup("", _("Parked"), tuple(parked)))
        return tuple(group for group in groups if group.rows)

    def _row(self, note: Note, speaker: str) -> NoteRow:
        """Give the row of a note; rows worked out before are given again, so that a long list costs little."""
        known = self._rows.get(note.id)
        if known is None or known[:2] != (note, speaker):
            known = self._rows[note.id] = (note, speaker, _row(note, speaker, self._zone))
        return known[2]


def _planned(consultancy: Consultancy) -> tuple[PlanStep, ...]:
    return consultancy.plan.steps if consultancy.plan else ()


def _row(note: Note, speaker: str, zone: tzinfo | None) -> NoteRow:
    return NoteRow(
        id=note.id,
        time=clock_time(note.utc, zone),
        speaker=speaker,
        kind=note.kind,
        kind_words=kind_words(note.kind),
        tone=kind_tone(note.kind),
        text=note.text,
        starred=note.starred,
        audience="" if note.audience is Audience.PRESENTER else audience_words(note.audience),
        parked=note.parked,
    )
