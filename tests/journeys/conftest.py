"""Hands at the real program on a blank laptop. When a journey fails, a picture of every window is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from consultancy.clock import Clock, FakeClock
from tests.journeys.driving import AnsweringAsking, Hands, visible_windows
from ui import app

PICTURES = Path(__file__).resolve().parents[2] / "build" / "journeys"
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def keep_pictures(name: str) -> None:
    """Keep a picture of every window, named after the journey that failed."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    named = re.sub(r"[^\w-]", "_", name)
    for number, window in enumerate(visible_windows()):
        window.grab().save(str(PICTURES / f"{named}-{number}.png"))


@pytest.fixture
def sit_down(
    tmp_path: Path, qapp: QApplication, app_theme: object, monkeypatch: pytest.MonkeyPatch, request
) -> Iterator[Callable[..., Hands]]:
    """Give the way to start the program on one folder, as often as wanted."""
    monkeypatch.setattr(app, "QtAsking", AnsweringAsking)
    seated: list[Hands] = []

    def sit(clock: Clock | None = None) -> Hands:
        seated.append(Hands(tmp_path / "data", clock or FakeClock()))
        return seated[-1]

    yield sit
    if request.node.stash.get(FAILED, False):
        keep_pictures(request.node.name)
    for hands in seated:
        hands.leave()
        hands.window.deleteLater()


@pytest.fixture
def hands(sit_down: Callable[..., Hands]) -> Hands:
    """Give the program, open on Today, on a blank laptop."""
    return sit_down()
