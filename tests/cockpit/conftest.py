from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cockpit.cockpit_kit import Stage, set_stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Give a prepared consultancy in a workspace of its own."""
    made = set_stage(tmp_path)
    yield made
    made.workspace.close()
