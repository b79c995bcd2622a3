"""Which notes go into a document, and where: nothing is lost, nothing stands twice, nothing private goes along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from consultancy.model.consultancy import Commitment
from consultancy.model.note import Audience, Note, NoteKind
from consultancy.model.protocol import Plan, Step, Voice


class Place(Enum):
    """A place in the memo, in the order of the page."""

    HEARD = auto()
    STOOD_OUT = auto()
    CARRY_HOME = auto()
    ANSWERED = auto()
    SUGGESTIONS = auto()
    VALUED = auto()
    PUSH_FURTHER = auto()
    CONCERNS = auto()
    NEXT = auto()
    PROCESS = auto()


_PLACES = {
    NoteKind.NOTE: Place.HEARD,
    NoteKind.HEARD: Place.HEARD,
    NoteKind.INSIGHT: Place.STOOD_OUT,
    NoteKind.QUOTE: Place.STOOD_OUT,
    NoteKind.TAKEAWAY: Place.STOOD_OUT,
    NoteKind.PROBING: Place.CARRY_HOME,
    NoteKind.QUESTION: Place.CARRY_HOME,
    NoteKind.SUGGESTION: Place.SUGGESTIONS,
    NoteKind.WARM: Place.VALUED,
    NoteKind.COOL: Place.PUSH_FURTHER,
    NoteKind.CONCERN: Place.CONCERNS,
    NoteKind.ASSUMPTION: Place.CONCERNS,
    NoteKind.ACTION: Place.NEXT,
    NoteKind.PLUS: Place.PROCESS,
    NoteKind.DELTA: Place.PROCESS,
}


@dataclass(frozen=True, slots=True)
class Leaving:
    """What may leave the room, oldest first, and how many lines stay behind."""

    notes: tuple[Note, ...]
    commitments: tuple[Commitment, ...]
    stayed: int


def leaving(notes: Iterable[Note], commitments: Iterable[Commitment]) -> Leaving:
    """Take the deleted out and keep back what was said to the room alone."""
    written = sorted((note for note in notes if not note.deleted), key=lambda note: (note.at, note.id))
    promised = sorted((each for each in commitments if not each.deleted), key=lambda each: (each.position, each.id))
    shared = tuple(note for note in written if note.audience is not Audience.ROOM)
    agreed = tuple(each for each in promised if each.audience is not Audience.ROOM)
    stayed = len(written) - len(shared) + len(promised) - len(agreed)
    return Leaving(shared, agreed, stayed)


def same_words(text: str) -> str:
    """Give what two lines share when a reader would call them the same."""
    return " ".join(text.casefold().split()).strip(" .!“”\"'")


def sort_into_places(
    notes: Iterable[Note], plan: Plan | None, promised: Iterable[Commitment]
) -> dict[Place, tuple[Note, ...]]:
    """Give each line its one place. Starred lines lead; a line said twice, or promised already, stands once."""
    steps = {planned.id: planned.step for planned in plan.steps} if plan else {}
    seen = {same_words(commitment.what) for commitment in promised}
    places: dict[Place, list[Note]] = {place: [] for place in Place}
    for note in sorted(notes, key=lambda note: not note.starred):
        words = same_words(note.text)
        if words and words not in seen:
            seen.add(words)
            places[_place(note, steps.get(note.step))].append(note)
    return {place: tuple(found) for place, found in places.items()}


def _place(note: Note, step: Step | None) -> Place:
    place = _PLACES[note.kind]
    if note.starred and place is Place.HEARD:
        return Place.STOOD_OUT
    if note.kind is NoteKind.QUESTION and not note.starred and step is not None and _asks_for_facts(step):
        return Place.ANSWERED
    return place


def _asks_for_facts(step: Step) -> bool:
    """Say whether questions of this step were answered on the spot, so that nobody needs to carry them home."""
    return Voice.PRESENTER in step.answers and NoteKind.PROBING not in step.kinds
