"""Prepare without a window: typing, people, minutes, worksheets, the way to the room."""

from __future__ import annotations

import pytest

from consultancy.errors import CannotRead, InUse, StorageTrouble
from consultancy.live.commands import Open, Start
from consultancy.model.people import Role
from tests.ui_kit import HOSTILE
from ui.asking import Place
from ui.prepare.people import read_person


def text_of(prepare, field):
    return dict(prepare.state.dilemma.texts)[field]


def refuse(*_given, **_named):
    raise StorageTrouble("The disk is full; what you typed is still on the screen.")


def chips(prepare):
    return [chip.words for chip in prepare.state.people.chips]


def test_saved_is_said_only_after_the_commit(prepare, own):
    assert prepare.state.dilemma.saved == ""
    prepare.presenter.dilemma.type("title", "Why do advisories stop")
    assert prepare.state.dilemma.saved == ""
    assert own.preparation.get(prepare.id).title == ""
    assert prepare.presenter.dilemma.save()
    assert own.preparation.get(prepare.id).title == "Why do advisories stop"
    assert prepare.state.dilemma.saved == "Saved"


def test_a_space_just_typed_is_not_eaten_by_its_own_save(prepare):
    prepare.presenter.dilemma.type("title", "Why ")
    prepare.presenter.dilemma.save()
    assert text_of(prepare, "title") == "Why "
    prepare.presenter.dilemma.leave("title")
    assert text_of(prepare, "title") == "Why"


def test_a_failed_save_keeps_the_words_says_why_and_can_be_tried_again(prepare, own, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(own.preparation, "set_dilemma", refuse)
        prepare.presenter.dilemma.type("context", "Every Wednesday")
        assert not prepare.presenter.dilemma.save()
        prepare.presenter.dilemma.leave("context")
        assert text_of(prepare, "context") == "Every Wednesday"
        assert "disk is full" in prepare.state.dilemma.trouble
        assert prepare.state.dilemma.saved == "Not saved yet"
        assert not prepare.presenter.open_room()
    assert prepare.presenter.dilemma.save()
    assert prepare.state.dilemma.trouble == ""
    assert own.preparation.get(prepare.id).dilemma.context == "Every Wednesday"


def test_one_field_that_cannot_be_saved_does_not_hold_up_the_others(prepare, own, monkeypatch):
    monkeypatch.setattr(own.preparation, "set_focus", refuse)
    prepare.presenter.dilemma.type("focus", "How?")
    prepare.presenter.dilemma.type("title", "Advisories")
    assert not prepare.presenter.dilemma.save()
    assert own.preparation.get(prepare.id).title == "Advisories"


def test_advice_is_put_away_for_this_wording_only(prepare):
    prepare.presenter.dilemma.type("focus", "How do we plan, and what would make it a place to be known?")
    prepare.presenter.dilemma.save()
    assert prepare.state.dilemma.advice
    prepare.presenter.dilemma.keep_wording()
    assert prepare.state.dilemma.advice == ()
    prepare.presenter.dilemma.type("focus", "How do we plan, and what would help us? Who else?")
    prepare.presenter.dilemma.save()
    assert prepare.state.dilemma.advice


def test_the_less_used_fields_are_folded_and_say_how_many_hold_words(prepare):
    assert not prepare.state.dilemma.more_open
    assert prepare.state.dilemma.more == "More about the dilemma"
    prepare.presenter.dilemma.unfold(True)
    assert prepare.state.dilemma.more_open
    prepare.presenter.dilemma.type("evidence", "A survey")
    prepare.presenter.dilemma.save()
    assert prepare.state.dilemma.more == "More about the dilemma"
    prepare.presenter.dilemma.unfold(False)
    assert not prepare.state.dilemma.more_open
    assert prepare.state.dilemma.more == "More about the dilemma · 1 field filled in"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Dana Whitfield, Maple Valley SD", ("Dana Whitfield", "Maple Valley SD")),
        ("Priya Shah", ("Priya Shah", "")),
        ("• Mark Tully\tLakeshore", ("Mark Tully", "Lakeshore")),
        ("Joy Lin · Red Mesa, east", ("Joy Lin", "Red Mesa, east")),
        ("  ", ("", "")),
    ],
)
def test_a_person_is_read_from_one_quick_line(typed, read):
    assert read_person(typed) == read


def test_several_pasted_lines_add_several_people_and_nobody_twice(prepare, asking):
    prepare.presenter.people.enter("Priya Shah, Harbor City\n\nMark Tully, Lakeshore\npriya shah, Harbor City")
    assert chips(prepare) == ["Priya Shah · Harbor City", "Mark Tully · Lakeshore"]
    assert prepare.state.people.caption == "2 people, 2 organisations"
    assert asking.told == ["priya shah is already on the list."]


def test_the_facilitator_stands_first_and_says_so(prepare, own):
    prepare.presenter.people.enter("Priya Shah\nLuis Ortega")
    luis = prepare.state.people.chips[1].id
    prepare.presenter.people.set_role(luis, Role.FACILITATOR)
    assert chips(prepare) == ["Luis Ortega · facilitator", "Priya Shah"]
    assert own.preparation.get(prepare.id).facilitator.name == "Luis Ortega"


def test_taking_somebody_off_the_list_can_be_undone(prepare, asking):
    prepare.presenter.people.enter("Priya Shah, Harbor City\nMark Tully")
    prepare.presenter.people.remove(prepare.state.people.chips[0].id)
    assert chips(prepare) == ["Mark Tully"]
    asking.undo()
    assert chips(prepare) == ["Priya Shah · Harbor City", "Mark Tully"]


def test_a_name_is_mended_in_the_field_it_was_typed_in(prepare):
    prepare.presenter.people.enter("Pria Shah, Harbor City")
    prepare.presenter.people.edit(prepare.state.people.chips[0].id)
    assert prepare.state.people.editing == "Pria Shah, Harbor City"
    prepare.presenter.people.enter("Priya Shah, Harbor City")
    assert chips(prepare) == ["Priya Shah · Harbor City"]
    assert prepare.state.people.editing == ""


def test_a_person_who_could_not_be_kept_stays_where_they_were_typed(prepare, own, asking, monkeypatch):
    monkeypatch.setattr(own.preparation, "add_person", refuse)
    assert not prepare.presenter.people.enter("Priya Shah")
    assert "disk is full" in asking.troubles[0]


def test_known_people_are_offered_as_they_would_be_typed(prepare, own):
    prepare.presenter.people.enter("Dana Whitfield, Maple Valley SD", Role.PRESENTER)
    assert prepare.presenter.people.suggest("dan") == ("Dana Whitfield, Maple Valley SD",)
    assert prepare.presenter.people.suggest("  ") == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_as_it_was_typed(prepare, own, name):
    assert prepare.presenter.people.enter(name, Role.PRESENTER)
    assert own.preparation.get(prepare.id).presenter.name


def test_a_length_refits_the_steps_and_a_floor_is_said_beside_its_step(prepare):
    prepare.presenter.plan.fit(30)
    assert prepare.state.protocol.minutes == 30
    step = prepare.state.protocol.steps[0].id
    prepare.presenter.plan.set_minutes(step, 0)
    held = prepare.state.protocol.steps[0]
    assert held.minutes > 0
    assert held.hint
    prepare.presenter.plan.set_minutes(step, held.minutes + 1)
    assert prepare.state.protocol.steps[0].hint == ""
    assert prepare.state.protocol.minutes == 31
    assert 31 in prepare.state.protocol.lengths


def test_a_length_below_the_floors_is_said_in_a_sentence(prepare):
    prepare.presenter.plan.fit_typed("3 min")
    assert prepare.state.protocol.hint
    assert prepare.state.protocol.minutes > 3


def test_minutes_that_are_no_number_are_asked_for_again(prepare):
    before = prepare.state.protocol.minutes
    for typed in ("", "soon", "0", "9999"):
        prepare.presenter.plan.fit_typed(typed)
        assert "number of minutes" in prepare.state.protocol.hint
    assert prepare.state.protocol.minutes == before


def test_until_a_time_fits_from_the_start(prepare):
    prepare.presenter.plan.start_at("10:15")
    assert prepare.state.protocol.span == "10:15 – 11:00"
    prepare.presenter.plan.until("11:15")
    assert prepare.state.protocol.until == "11:15"
    assert prepare.state.protocol.minutes == 60
    prepare.presenter.plan.until("soon")
    assert "after 10:15" in prepare.state.protocol.hint


@pytest.mark.parametrize(
    ("typed", "start"),
    [("tomorrow 9:05", "18 November 9:05"), ("20 November 2 pm", "20 November 14:00"), ("11", "11:00")],
)
def test_a_start_is_read_with_or_without_a_day(prepare, typed, start):
    prepare.presenter.plan.start_at(typed)
    assert prepare.state.protocol.start == start


def test_a_start_can_be_taken_away_and_nonsense_is_asked_about(prepare):
    prepare.presenter.plan.start_at("11")
    assert not prepare.presenter.plan.start_at("whenever")
    assert prepare.state.protocol.start_hint
    assert prepare.state.protocol.start == "11:00"
    assert prepare.presenter.plan.start_at("")
    assert prepare.state.protocol.start == ""
    assert prepare.state.protocol.start_hint == ""


def test_another_protocol_brings_its_own_steps(prepare):
    other = next(choice for choice in prepare.state.protocol.choices if not choice.chosen)
    prepare.presenter.plan.choose(other.key)
    assert prepare.state.protocol.name == other.name


def test_minutes_are_locked_once_the_room_has_been_open(prepare, own):
    own.running.do(prepare.id, Open())
    own.running.do(prepare.id, Start())
    prepare.presenter.refresh()
    assert prepare.state.protocol.locked
    assert prepare.state.primary == "Back to the room"


def test_the_room_opens_with_nothing_but_a_title_and_asks_for_that_beside_the_field(prepare, asking):
    assert not prepare.presenter.open_room()
    assert prepare.state.dilemma.title_hint
    assert asking.went == []
    prepare.presenter.dilemma.type("title", "Advisories")
    assert prepare.state.dilemma.title_hint == ""
    assert prepare.presenter.open_room()
    assert asking.went == [(Place.COCKPIT, prepare.id)]


def test_the_room_display_found_is_named_by_its_size(prepare):
    assert not prepare.state.ready[-1].done
    prepare.presenter.use_screens(((1366, 768), (1920, 1080)))
    assert prepare.state.ready[-1].done
    assert "1920 × 1080" in prepare.state.ready[-1].sentence


def test_a_worksheet_goes_out_and_comes_back_and_the_reading_can_be_undone(prepare, own, asking, tmp_path):
    prepare.presenter.dilemma.type("title", "Advisories")
    asking.save_to = asking.open_from = tmp_path / "form.docx"
    prepare.presenter.save_worksheet()
    assert asking.save_to.exists()
    assert own.settings.get("documents_folder") == str(tmp_path)
    prepare.presenter.dilemma.type("title", "Another title")
    prepare.presenter.read_worksheet()
    assert text_of(prepare, "title") == "Advisories"
    assert prepare.state.notice == ""
    asking.undo()
    assert text_of(prepare, "title") == "Another title"


def test_a_reading_is_undone_where_it_was_made_with_the_presenter_it_named(prepare, own, asking, tmp_path):
    prepare.presenter.dilemma.type("title", "Advisories")
    prepare.presenter.people.enter("Dana Whitfield, Maple Valley SD", Role.PRESENTER)
    asking.save_to = asking.open_from = tmp_path / "form.docx"
    prepare.presenter.save_worksheet()
    read, other = own.preparation.create("Read here").id, own.preparation.create("Elsewhere").id
    prepare.presenter.open(read)
    prepare.presenter.read_worksheet()
    assert own.preparation.get(read).presenter.name == "Dana Whitfield"
    prepare.presenter.open(other)
    prepare.presenter.dilemma.type("context", "Not saved yet")
    asking.undo()
    assert own.preparation.get(read).title == "Read here"
    assert own.preparation.get(read).presenter is None
    assert own.preparation.get(other).title == "Elsewhere"
    assert text_of(prepare, "context") == "Not saved yet"


def test_a_renamed_presenter_is_renamed_back(prepare, own, asking, tmp_path):
    prepare.presenter.people.enter("Dana Whitfield, Maple Valley SD", Role.PRESENTER)
    asking.save_to = asking.open_from = tmp_path / "form.docx"
    prepare.presenter.save_worksheet()
    other = own.preparation.create("Elsewhere").id
    own.preparation.add_person(other, "D. Whitfield", "", Role.PRESENTER)
    prepare.presenter.open(other)
    prepare.presenter.read_worksheet()
    assert own.preparation.get(other).presenter.name == "Dana Whitfield"
    asking.undo()
    assert own.preparation.get(other).presenter.name == "D. Whitfield"


def test_one_presenter_stands_by_name_with_the_organisation_beside(prepare):
    prepare.presenter.people.enter("Dana Whitfield, Maple Valley SD", Role.PRESENTER)
    assert [chip.words for chip in prepare.state.dilemma.presenters] == ["Dana Whitfield"]
    assert prepare.state.dilemma.presenter_from == "Maple Valley SD"
    prepare.presenter.people.enter("Joy Lin, Red Mesa", Role.PRESENTER)
    words = [chip.words for chip in prepare.state.dilemma.presenters]
    assert words == ["Dana Whitfield · Maple Valley SD", "Joy Lin · Red Mesa"]
    assert prepare.state.dilemma.presenter_from == ""


def test_fields_that_could_not_be_found_are_named(prepare, asking, tmp_path):
    import docx

    form = docx.Document()
    form.add_paragraph("Title: Advisories")
    form.save(str(tmp_path / "retyped.docx"))
    asking.open_from = tmp_path / "retyped.docx"
    prepare.presenter.read_worksheet()
    assert text_of(prepare, "title") == "Advisories"
    assert "Context" in prepare.state.notice
    prepare.presenter.put_notice_away()
    assert prepare.state.notice == ""


def test_a_file_that_is_no_worksheet_changes_nothing(prepare, asking, tmp_path):
    prepare.presenter.dilemma.type("title", "Advisories")
    asking.open_from = tmp_path / "broken.docx"
    asking.open_from.write_bytes(b"not a document")
    prepare.presenter.read_worksheet()
    assert asking.troubles
    assert text_of(prepare, "title") == "Advisories"


def test_thinking_better_of_a_file_changes_nothing(prepare, asking):
    prepare.presenter.save_worksheet()
    prepare.presenter.read_worksheet()
    assert asking.told == asking.troubles == []


def test_a_name_in_use_offers_another_beside_it(prepare, own, asking, tmp_path, monkeypatch):
    asking.save_to = tmp_path / "form.docx"
    asking.save_to.write_bytes(b"open elsewhere")
    save = own.handover.save

    def in_use(consultancy, kind, path, *rest):
        if path == asking.save_to:
            raise InUse("Word has that file open.")
        return save(consultancy, kind, path, *rest)

    monkeypatch.setattr(own.handover, "save", in_use)
    prepare.presenter.save_worksheet()
    assert prepare.state.offer.other.name == "form (2).docx"
    prepare.presenter.save_beside()
    assert (tmp_path / "form (2).docx").exists()
    assert prepare.state.offer is None


def test_a_refused_reading_is_told(prepare, own, asking, tmp_path, monkeypatch):
    def refused(*_given):
        raise CannotRead("That is not a Word document.")

    monkeypatch.setattr(own.preparation, "take_worksheet", refused)
    asking.open_from = tmp_path / "x.docx"
    prepare.presenter.read_worksheet()
    assert asking.troubles == ["That is not a Word document."]


def test_a_consultancy_left_blank_is_not_kept(presenter, own):
    presenter.open()
    presenter.leave()
    assert own.finder.find("").total == 0
    presenter.open()
    presenter.dilemma.type("title", "Advisories")
    presenter.leave()
    assert own.finder.find("").total == 1


def test_changes_of_other_consultancies_leave_the_screen_alone(prepare, own):
    shown = prepare.state
    own.preparation.create("Another")
    assert prepare.state is shown
