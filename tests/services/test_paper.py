"""Paper through the services: of a protocol, and of a planned consultancy in its own wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from io import BytesIO

import pytest
from docx import Document  # noqa: TID253 - tests read what was written

from consultancy.documents.summary_model import PageSize
from consultancy.errors import NotFoundHere, Refused
from consultancy.model.consultancy import WordingMoment
from consultancy.model.people import Role
from consultancy.model.time import Utc
from consultancy.services.paper import Paper, PaperKind, Wish

TEN = Utc(1_794_909_600_000)  # 17 November 2026, 10:00 UTC


@pytest.fixture
def planned(workspace):
    """Give the id of a consultancy that is planned, with people and a start."""
    held = workspace.preparation.create("Why do our advisories stop?")
    workspace.preparation.set_focus(held.id, WordingMoment.PREPARED, "What is it for?")
    workspace.preparation.add_person(held.id, "Dana Whitfield", role=Role.PRESENTER)
    workspace.preparation.choose_protocol(held.id, "consultancy", 45)
    workspace.preparation.set_start(held.id, TEN)
    return held.id


def test_a_protocol_is_printed_at_the_length_asked_for(workspace):
    hour = workspace.paper.of_protocol("consultancy", Wish(minutes=40))
    assert hour.plan.minutes == 40
    assert (hour.starts, hour.group) == (None, (4, 10))


def test_fewer_minutes_than_the_floors_allow_are_refused(workspace):
    with pytest.raises(Refused, match="floors"):
        workspace.paper.of_protocol("consultancy", Wish(minutes=5))


def test_as_many_turns_are_printed_as_people_were_named(workspace):
    hour = workspace.paper.of_protocol("troika", Wish(people=4))
    assert max(step.turn for step in hour.plan.steps) == 4


def test_without_a_start_the_paper_carries_the_day(workspace, clock):
    first = workspace.paper.of_protocol("consultancy").made
    assert first.ms % 86_400_000 == 0
    assert 0 <= clock.read().utc.ms - first.ms < 86_400_000


def test_a_planned_consultancy_is_printed_with_its_own_words_and_start(workspace, planned):
    hour = workspace.paper.of_consultancy(planned, Wish(zone=UTC))
    assert (hour.title, hour.focus, hour.presenter) == (
        "Why do our advisories stop?",
        "What is it for?",
        "Dana Whitfield",
    )
    assert (hour.starts, hour.dated, hour.plan.minutes) == (TEN, True, 45)


def test_a_planned_consultancy_may_be_printed_for_another_hour(workspace, planned):
    hour = workspace.paper.of_consultancy(planned, Wish(minutes=60, starts=Utc(TEN.ms + 3_600_000)))
    assert (hour.plan.minutes, hour.dated) == (60, False)
    assert workspace.preparation.get(planned).plan.minutes == 45
    with pytest.raises(Refused, match="floors"):
        workspace.paper.of_consultancy(planned, Wish(minutes=5))


def test_a_consultancy_without_a_plan_is_refused(workspace):
    held = replace(workspace.preparation.create(), plan=None)
    paper = Paper(workspace.clock, workspace.library.get, lambda _id: held, workspace.settings.get)
    with pytest.raises(Refused, match="choose one"):
        paper.of_consultancy(held.id)


def test_an_unknown_consultancy_is_refused(workspace):
    with pytest.raises(NotFoundHere):
        workspace.paper.of_consultancy("nobody")


def test_the_paper_is_the_one_in_the_settings(workspace):
    workspace.settings.set("page", "a4")
    assert workspace.paper.of_protocol("consultancy").page is PageSize.A4
    assert workspace.paper.of_protocol("consultancy", Wish(page=PageSize.LETTER)).page is PageSize.LETTER


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_paper_is_saved_as_word(workspace, planned, tmp_path, kind):
    path = tmp_path / "paper.docx"
    workspace.paper.save(workspace.paper.of_consultancy(planned), kind, path)
    assert Document(BytesIO(path.read_bytes())).paragraphs[0].text == "Why do our advisories stop?"


def test_only_word_is_written(workspace, tmp_path):
    hour = workspace.paper.of_protocol("consultancy")
    with pytest.raises(Refused, match=r"\.docx"):
        workspace.paper.save(hour, PaperKind.HANDOUT, tmp_path / "paper.pdf")
    assert not list(tmp_path.glob("paper*"))


def test_names_for_files_come_from_the_title(workspace, planned):
    paper = workspace.paper
    assert paper.suggested_name(paper.of_protocol("consultancy"), PaperKind.CARDS) == (
        "Consultancy - Cards to step in with.docx"
    )
    assert paper.suggested_name(paper.of_consultancy(planned), PaperKind.SCRIPT) == (
        "Why do our advisories stop - Facilitator’s script.docx"
    )
