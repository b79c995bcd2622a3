"""Bells: off by default, never louder than asked for, one sound for each crossing, silent without a device."""

import sys

import pytest

from consultancy.changes import Bus
from consultancy.clock import FakeClock
from consultancy.live.bells import Crossing, Edge
from consultancy.model.protocol import Bell
from consultancy.model.time import ZERO
from consultancy.services.bells import BellManners
from consultancy.workspace import open_workspace
from ui.chime import Chime, sound_effects


class Heard:
    """Keeps what was played."""

    def __init__(self):
        self.played = []

    def play(self, edge, volume):
        self.played.append((edge, volume))


@pytest.fixture
def settings(tmp_path):
    workspace = open_workspace(tmp_path / "data", FakeClock(), Bus())
    yield workspace.settings
    workspace.close()


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def chime(settings, heard):
    return Chime(BellManners(settings), lambda: heard)


def crossing(edge=Edge.ZERO, bell=Bell.GLOW):
    return Crossing("s1", "Probing questions", edge, bell, ZERO)


def test_bells_are_off_until_somebody_wants_them(chime, heard):
    assert chime.ring(crossing(bell=Bell.CHIME)) is Bell.SILENT
    assert not chime.wanted
    assert heard.played == []


@pytest.mark.parametrize(
    ("wish", "of_step", "given"),
    [
        ("step", Bell.SILENT, Bell.SILENT),
        ("step", Bell.GLOW, Bell.GLOW),
        ("step", Bell.CHIME, Bell.CHIME),
        ("glow", Bell.SILENT, Bell.SILENT),
        ("glow", Bell.CHIME, Bell.GLOW),
        ("chime", Bell.SILENT, Bell.SILENT),
        ("chime", Bell.GLOW, Bell.CHIME),
        ("nonsense", Bell.CHIME, Bell.SILENT),
    ],
)
def test_a_step_and_the_facilitator_agree_on_the_bell(chime, settings, wish, of_step, given):
    settings.set("bells", wish)
    assert chime.ring(crossing(bell=of_step)) is given


@pytest.mark.parametrize(
    ("when", "given"),
    [("both", [Edge.WARNING, Edge.ZERO]), ("zero", [Edge.ZERO]), ("warning", [Edge.WARNING])],
)
def test_bells_come_when_they_are_wanted(chime, settings, heard, when, given):
    settings.set("bells", "chime")
    settings.set("bell_when", when)
    for edge in (Edge.WARNING, Edge.ZERO):
        chime.ring(crossing(edge))
    assert [edge for edge, _volume in heard.played] == given


def test_a_muted_chime_is_seen_and_not_heard(chime, settings, heard):
    settings.set("bells", "chime")
    chime.mute(True)
    assert chime.muted
    assert chime.ring(crossing()) is Bell.CHIME
    assert heard.played == []
    chime.mute(False)
    chime.ring(crossing())
    assert len(heard.played) == 1


def test_a_glow_makes_no_sound(chime, settings, heard):
    settings.set("bells", "glow")
    chime.ring(crossing())
    assert heard.played == []


@pytest.mark.parametrize(("kept", "played"), [("20", 0.2), ("80", 0.8), ("900", 1.0), ("loud", 0.5)])
def test_the_volume_is_the_one_that_is_set(chime, settings, heard, kept, played):
    settings.set("bell_volume", kept)
    assert chime.try_it()
    assert heard.played == [(Edge.ZERO, played)]


def test_without_a_device_the_bell_is_still_seen(settings):
    settings.set("bells", "chime")
    chime = Chime(BellManners(settings), lambda: None)
    assert chime.ring(crossing()) is Bell.CHIME
    assert not chime.try_it()


def test_without_the_sound_library_nothing_is_played(monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert sound_effects() is None


def test_the_sound_library_is_not_loaded_before_a_sound_is_due(settings):
    asked = []
    chime = Chime(BellManners(settings), lambda: asked.append(1))
    settings.set("bells", "glow")
    chime.ring(crossing())
    assert asked == []
