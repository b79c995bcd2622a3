"""A workspace on the fake clock, and Prepare on it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from consultancy.clock import FakeClock
from consultancy.model.time import Utc
from consultancy.workspace import open_workspace
from tests.ui_kit import RecordingAsking
from ui.prepare.presenter import PreparePresenter

TEN = Utc(round(datetime(2026, 11, 17, 10, 0, tzinfo=UTC).timestamp() * 1000))


@pytest.fixture
def own(tmp_path):
    workspace = open_workspace(tmp_path / "data", FakeClock(TEN))
    yield workspace
    workspace.close()


@pytest.fixture
def asking():
    return RecordingAsking()


@pytest.fixture
def presenter(own, asking):
    return PreparePresenter(
        own.bus, own.clock, own.preparation, own.library, own.handover, own.settings, asking, zone=UTC
    )


@pytest.fixture
def prepare(presenter, own):
    """Give Prepare open on a new consultancy: the presenter, and the last state it rendered."""
    seen = SimpleNamespace(state=None, presenter=presenter, id=own.preparation.create().id)
    presenter.open(seen.id)
    presenter.show(lambda state: setattr(seen, "state", state))
    yield seen
    presenter.hide()
