"""A workspace on a clock that is moved by hand, and what it published."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from consultancy.changes import Bus, Changes
from consultancy.clock import FakeClock
from consultancy.workspace import Workspace, open_workspace


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FakeClock) -> Iterator[Workspace]:
    opened = open_workspace(tmp_path / "data", clock, Bus())
    yield opened
    opened.close()


@pytest.fixture
def told(workspace: Workspace) -> list[Changes]:
    """Give the list that grows with everything published from now on."""
    changes: list[Changes] = []
    workspace.bus.listen(changes.append)
    return changes
