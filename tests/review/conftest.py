"""A workspace with one consultancy that was held, and Review on it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from consultancy.clock import FakeClock
from consultancy.live.commands import Finish, Next, Open, Pause, Resume, Start
from consultancy.model.consultancy import WordingMoment
from consultancy.model.note import NoteKind
from consultancy.model.people import Role
from consultancy.model.time import Span, Utc
from consultancy.workspace import open_workspace
from tests.ui_kit import RecordingAsking
from ui.review.presenter import ReviewPresenter

TEN = Utc(round(datetime(2026, 11, 17, 10, 0, tzinfo=UTC).timestamp() * 1000))


@pytest.fixture
def own(tmp_path):
    workspace = open_workspace(tmp_path / "data", FakeClock(TEN))
    yield workspace
    workspace.close()


@pytest.fixture
def asking():
    return RecordingAsking()


def hold(own) -> str:
    """Hold one consultancy: three minutes of welcome, ten of framing with a pause, then the end."""
    made = own.preparation.create("Why do our advisories stop?").id
    own.preparation.add_person(made, "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
    own.preparation.add_person(made, "Luis Ortega", "Port Alder", Role.FACILITATOR)
    own.preparation.set_focus(made, WordingMoment.PREPARED, "How do we plan?")
    for command in (Open(), Start()):
        own.running.do(made, command)
    own.clock.advance(Span.of(minutes=3))
    for command in (Next(), Start()):
        own.running.do(made, command)
    first = own.notes.add(made, "Attendance is measured #data", kind=NoteKind.INSIGHT, speaker="Dana Whitfield")
    own.notes.set_starred(first.id, True)
    own.notes.add(made, "What do students say?", kind=NoteKind.QUESTION)
    own.clock.advance(Span.of(minutes=10))
    own.running.do(made, Pause())
    own.clock.advance(Span.of(minutes=2))
    own.running.do(made, Resume())
    own.notes.add(made, "For later", kind=NoteKind.NOTE, step="")
    own.commitments.add(made, "Shadow two advisers", "Dana Whitfield", date(2026, 12, 15))
    own.running.do(made, Finish())
    return made


@pytest.fixture
def held(own):
    return hold(own)


@pytest.fixture
def make_presenter(own, asking):
    def make():
        services = (own.preparation, own.running, own.notes, own.commitments, own.handover, own.settings)
        return ReviewPresenter(own.bus, own.clock, *services, asking, zone=UTC)

    return make


@pytest.fixture
def presenter(make_presenter):
    return make_presenter()


@pytest.fixture
def review(presenter, held):
    """Give Review open on the consultancy: the presenter, and the last state it rendered."""
    seen = SimpleNamespace(state=None, presenter=presenter, id=held)
    presenter.open(held)
    presenter.show(lambda state: setattr(seen, "state", state))
    yield seen
    presenter.hide()
