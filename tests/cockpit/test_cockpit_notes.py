from __future__ import annotations

import pytest

from consultancy.errors import StorageTrouble
from consultancy.live.commands import Next, Open
from consultancy.model.note import Audience, NoteKind
from consultancy.services.notes import Notes
from tests.cockpit.cockpit_kit import Stage
from ui.cockpit.kinds import MOST, kinds_of
from ui.cockpit.note_list import NoteLines
from ui.cockpit.notes_presenter import NotesPresenter, NotesState


class Shown:
    def __init__(self, stage: Stage) -> None:
        self.do: NotesPresenter = stage.presenters().notes
        self.states: list[NotesState] = []
        self.do.show(self.states.append)

    @property
    def now(self) -> NotesState:
        return self.states[-1]

    def chosen(self) -> NoteKind:
        return next(choice.kind for choice in self.now.kinds if choice.chosen)


@pytest.fixture
def shown(stage: Stage) -> Shown:
    stage.workspace.running.do(stage.id, Open())
    stage.workspace.running.do(stage.id, Next())
    return Shown(stage)


def next_step(stage: Stage) -> None:
    stage.workspace.running.do(stage.id, Next())
    stage.workspace.running.do(stage.id, Next())


def test_a_note_takes_kind_and_audience_of_its_step(stage: Stage, shown: Shown) -> None:
    assert shown.do.save("We meet on Wednesdays", "Luis Ortega").saved
    note = stage.workspace.notes.of(stage.id)[0]
    assert (note.kind, note.audience, note.speaker) == (shown.chosen(), Audience.ROOM, "Luis Ortega")


def test_kind_and_audience_hold_until_another_step_is_in_hand(stage: Stage, shown: Shown) -> None:
    shown.do.choose_kind(2)
    shown.do.cycle_audience()
    second, audience = shown.chosen(), shown.now.audience
    shown.do.save("One")
    assert (shown.chosen(), shown.now.audience) == (second, audience)
    next_step(stage)
    assert shown.chosen() is shown.now.kinds[0].kind
    assert shown.now.audience == "For the presenter"


def test_the_audience_goes_round(shown: Shown) -> None:
    seen = []
    for _press in range(4):
        seen.append(shown.now.audience)
        shown.do.cycle_audience()
    assert seen == ["In the room only", "For the presenter", "For the network", "For anyone"]


def test_nothing_typed_is_nothing_saved(stage: Stage, shown: Shown) -> None:
    assert not shown.do.save(" \n ").saved
    assert stage.notes() == []


def test_a_note_too_long_is_not_cut_in_silence(stage: Stage, shown: Shown) -> None:
    assert "Nothing is lost" in shown.do.save("x" * 20_001).trouble
    assert stage.notes() == []


def test_trouble_is_told_and_not_called_saved(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise StorageTrouble("The disk is full.")

    monkeypatch.setattr(Notes, "add", refuse)
    kept = shown.do.save("Words")
    assert (kept.saved, kept.trouble) == (False, "The disk is full.")


def test_the_newest_step_comes_first_and_parked_notes_last(stage: Stage, shown: Shown) -> None:
    shown.do.save("first")
    shown.do.save("to park")
    next_step(stage)
    shown.do.save("second")
    parked = stage.workspace.notes.of(stage.id)[1]
    shown.do.change(lambda notes: notes.move(parked.id, ""))
    assert [(group.title, [row.text for row in group.rows]) for group in shown.now.groups] == [
        ("Presenter frames the dilemma", ["second"]),
        ("Welcome and norms", ["first"]),
        ("Parked", ["to park"]),
    ]


def test_a_deleted_note_can_be_brought_back(stage: Stage, shown: Shown) -> None:
    shown.do.save("precious")
    shown.do.delete(stage.workspace.notes.of(stage.id)[0].id)
    assert stage.notes() == []
    assert stage.asking.undo is not None
    stage.asking.undo()
    assert stage.notes() == ["precious"]


def test_a_note_before_the_start_belongs_to_the_first_step(stage: Stage) -> None:
    shown = Shown(stage)
    shown.do.save("early bird")
    assert shown.now.groups[0].title == "Welcome and norms"


def test_at_most_seven_kinds_are_offered_the_default_among_them(stage: Stage) -> None:
    plan = stage.workspace.preparation.get(stage.id).plan
    assert plan is not None
    for planned in plan.steps:
        kinds = kinds_of(planned.step)
        assert 1 <= len(kinds) <= MOST
        assert planned.step.default_kind in (*kinds, None)
    assert len(kinds_of(None)) == MOST


def test_one_more_note_puts_in_one_line_and_builds_no_other_again(stage: Stage, shown: Shown) -> None:
    for number in range(20):
        shown.do.save(f"note {number}")
    lines = NoteLines()
    lines.show_groups(shown.now.groups)
    inserted, changed, resets = [], [], []
    lines.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    lines.dataChanged.connect(lambda *_where: changed.append(1))
    lines.modelReset.connect(lambda: resets.append(1))
    shown.do.save("one more")
    lines.show_groups(shown.now.groups)
    assert (inserted, changed, resets) == ([(21, 21)], [], [])


def test_a_changed_note_changes_one_line(stage: Stage, shown: Shown) -> None:
    shown.do.save("one")
    shown.do.save("two")
    lines = NoteLines()
    lines.show_groups(shown.now.groups)
    changed = []
    lines.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    first = stage.workspace.notes.of(stage.id)[0]
    shown.do.change(lambda notes: notes.set_starred(first.id, True))
    lines.show_groups(shown.now.groups)
    assert changed == [(1, 1)]


def test_a_moved_note_is_shown_once(stage: Stage, shown: Shown) -> None:
    shown.do.save("one")
    next_step(stage)
    shown.do.save("two")
    lines = NoteLines()
    lines.show_groups(shown.now.groups)
    first, second = stage.workspace.notes.of(stage.id)
    shown.do.change(lambda notes: notes.move(first.id, second.step))
    lines.show_groups(shown.now.groups)
    assert [lines.index(row).data().rpartition(", ")[2] for row in range(lines.rowCount())][1:] == ["one", "two"]
