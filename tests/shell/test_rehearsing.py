"""A rehearsal: the program as it is, in a window of its own, and nothing of it stays."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from consultancy.clock import FakeClock
from consultancy.live.commands import Open, Start
from consultancy.live.shown import Phase
from consultancy.model.time import Span
from consultancy.rehearsal_cues import Cue, Prompter
from consultancy.rehearsal_troubles import Trouble
from ui import app
from ui.asking import Place
from ui.widgets import Button, Chip


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def program(qtbot, app_theme, tmp_path, clock):
    made = app.Program(tmp_path / "data", clock)
    qtbot.addWidget(made.window)
    made.start()
    qtbot.waitUntil(lambda: made.window.here == Place.TODAY)
    yield made
    made.window.close()
    made.close()


@pytest.fixture
def rehearsing(program):
    program.rehearse("tuning")
    yield program._rehearsing
    if program._rehearsing is not None:
        program._rehearsing.end()


def words(window):
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def press(window, text, kind=Button):
    next(one for one in window.findChildren(kind) if one.words() == text and one.isVisible()).click()


def started(rehearsing):
    own, made = rehearsing.program._workspace, rehearsing._strip._presenter._rehearsal
    for command in (Open(), Start()):
        own.running.do(made.consultancy, command)
    return own, made


def prompt(rehearsing, *cues):
    presenter = rehearsing._strip._presenter
    made = presenter._rehearsal
    presenter._rehearsal = type(made)(made.consultancy, Prompter(cues), made.first_words)


def test_a_rehearsal_is_the_cockpit_under_a_strip_that_says_so(rehearsing):
    window = rehearsing.window
    assert window.here is Place.COCKPIT
    assert window.windowTitle() == "Rehearsal"
    assert "Rehearsal ×1" in words(window)
    assert any("4 minutes late" in text for text in words(window))


def test_another_speed_is_one_click_and_said(rehearsing, clock):
    window, before = rehearsing.window, rehearsing.program._workspace.clock.read().steady
    press(window, "×10", Chip)
    assert "Rehearsal ×10" in words(window)
    clock.advance(Span.of(seconds=1))
    assert rehearsing.program._workspace.clock.read().steady - before == Span.of(seconds=10)


def test_nothing_rehearsed_is_found_in_the_real_work(rehearsing, program):
    assert program._workspace.finder.overview().total == 0
    assert rehearsing.program._workspace.folder != program._workspace.folder


def test_documents_are_not_offered_a_place_among_the_real_ones(rehearsing):
    settings = rehearsing.program._workspace.settings
    assert settings.get("documents_folder") == rehearsing._folder.name


def test_what_is_set_holds_in_the_rehearsal_and_nothing_comes_back(program):
    program._workspace.settings.set("bells", "glow")
    program.rehearse()
    inner = program._rehearsing.program._workspace
    assert inner.settings.get("bells") == "glow"
    inner.settings.set("bells", "chime")
    program._rehearsing.end()
    assert program._workspace.settings.get("bells") == "glow"


def test_the_end_leaves_nothing_behind(rehearsing, program, qtbot):
    folder = Path(rehearsing._folder.name)
    assert folder.exists()
    press(rehearsing.window, "End the rehearsal")
    qtbot.waitUntil(lambda: program._rehearsing is None)
    assert not folder.exists()
    assert program.window.isVisible()


def test_closing_its_window_or_the_program_ends_it_too(program, qtbot):
    program.rehearse()
    first = Path(program._rehearsing._folder.name)
    program._rehearsing.window.close()
    qtbot.waitUntil(lambda: program._rehearsing is None)
    program.rehearse()
    second = Path(program._rehearsing._folder.name)
    program.window.close()
    assert not first.exists()
    assert not second.exists()


def test_there_is_one_rehearsal_at_a_time_and_none_within(rehearsing, program):
    program.rehearse()
    assert program._rehearsing is rehearsing
    rehearsing.window.go(Place.LIBRARY)
    assert "Try it on a pretend group" not in [one.words() for one in rehearsing.window.findChildren(Button)]


def test_the_library_tries_the_protocol_that_is_open(program):
    program.window.go(Place.LIBRARY)
    press(program.window, "Try it on a pretend group")
    inner = program._rehearsing.program._workspace
    row = inner.finder.overview()
    assert row.total == 1
    program._rehearsing.end()


def test_today_offers_a_rehearsal_to_who_begins(program):
    press(program.window, "Rehearse with a pretend group")
    assert program._rehearsing is not None
    program._rehearsing.end()


def test_lines_are_heard_and_trouble_slows_the_clock(rehearsing):
    own, made = started(rehearsing)
    step = own.running.look(made.consultancy).step.id
    prompt(rehearsing, Cue(step, Span(0), "Ana talks on and on.", Trouble.OVER_TALKER))
    press(rehearsing.window, "×60", Chip)
    rehearsing._strip.look()
    assert "Ana talks on and on." in words(rehearsing.window)
    assert own.clock.speed == 1


def test_nothing_is_heard_before_the_step_runs(rehearsing):
    own, made = rehearsing.program._workspace, rehearsing._strip._presenter._rehearsal
    own.running.do(made.consultancy, Open())
    step = own.running.look(made.consultancy).step.id
    prompt(rehearsing, Cue(step, Span(0), "Too early."))
    rehearsing._strip.look()
    assert "Too early." not in words(rehearsing.window)


def test_a_power_cut_ends_on_today_with_the_ways_to_go_on(rehearsing):
    own, made = started(rehearsing)
    step = own.running.look(made.consultancy).step.id
    prompt(rehearsing, Cue(step, Span(0), "Dark.", Trouble.POWER_CUT))
    rehearsing._strip.look()
    assert rehearsing.window.here is Place.TODAY
    assert [one.consultancy for one in own.running.interrupted()] == [made.consultancy]
    rehearsing.window.go(Place.COCKPIT, made.consultancy)
    assert own.running.look(made.consultancy).phase is Phase.RUNNING
