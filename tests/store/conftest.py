"""An open workspace in a folder of its own, on a clock that moves only when told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.store.stores import Stores, open_stores


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def stores(folder: Path, clock: FakeClock) -> Iterator[Stores]:
    opened = open_stores(folder, clock)
    yield opened
    opened.database.close()
