"""Every screen can be drawn from the sample workspace, and is drawn the same twice."""

import pytest
from PySide6.QtGui import QImage

from ui.asking import Place
from ui.pictures import draw

NAMES = {
    "today-empty", "today", "prepare", "consultancies", "library", "settings", "run", "room", "review",
    "run-paused", "run-over", "room-over", "run-armed",
}  # fmt: skip


@pytest.mark.slow
def test_every_screen_is_drawn_and_drawn_the_same_twice(tmp_path, app_theme):
    first, again = tmp_path / "first", tmp_path / "again"
    for out in (first, again):
        out.mkdir()
        told = []
        drawn = draw(out, "night", (1100, 640), 1, told.append)
        assert {path.stem for path in drawn} == set(told) == NAMES
    differing = [name for name in NAMES if QImage(str(first / f"{name}.png")) != QImage(str(again / f"{name}.png"))]
    assert differing == []


def test_every_place_has_a_picture():
    drawn_as = {Place.COCKPIT: "run"}
    assert {drawn_as.get(place, place.value) for place in Place} <= NAMES
