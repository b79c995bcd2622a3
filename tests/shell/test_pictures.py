"""Every screen can be drawn from the sample workspace, and is drawn the same twice."""

import pytest
from PySide6.QtGui import QImage

from ui.asking import Place
from ui.pictures import draw

NAMES = {
    "today-empty", "today", "prepare", "consultancies", "library", "settings", "run", "room", "review",
    "run-paused", "run-over", "room-over", "run-armed", "run-catch-up", "mini",
    "run-turns",
}  # fmt: skip


SEEN = 16  # of 255: Qt's store of drawn letters rounds the edge of a large one a little differently each time


def alike(one, other):
    if one == other or one.size() != other.size():
        return one == other
    return all(abs(a - b) < SEEN for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.slow
def test_every_screen_is_drawn_and_drawn_the_same_twice(tmp_path, app_theme):
    first, again = tmp_path / "first", tmp_path / "again"
    for out in (first, again):
        out.mkdir()
        told = []
        drawn = draw(out, "night", (1100, 640), 1, told.append)
        assert {path.stem for path in drawn} == set(told) == NAMES
    pairs = {name: [QImage(str(out / f"{name}.png")) for out in (first, again)] for name in NAMES}
    differing = [name for name, (one, other) in pairs.items() if not alike(one, other)]
    assert differing == []


def test_every_place_has_a_picture():
    drawn_as = {Place.COCKPIT: "run"}
    assert {drawn_as.get(place, place.value) for place in Place} <= NAMES
