from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.changes import Bus, Changes, Topic
from consultancy.live.shown import Phase, RoomView, StepState, Urgency
from ui.room_display.presenter import RoomPresenter, RoomState, ScreenSeen, choose_screen

VIEW = RoomView(
    phase=Phase.RUNNING,
    heading="Consultancy · Maple Valley SD",
    step_title="Clarifying questions",
    step_number=3,
    step_count=7,
    line="Ask for facts only.",
    speaking="Consultants, presenter answers",
    listening="",
    left_text="1:04",
    left_words="about a minute left",
    fraction_left=0.2,
    urgency=Urgency.CLOSING,
    focus_question="What would make advisory matter?",
    next_title="Probing questions",
    next_minutes=8,
    time_of_day="10:17",
    shares=((0.5, StepState.DONE, 1.0), (0.5, StepState.IN_HAND, 0.8)),
)


def shown(view: RoomView) -> RoomState:
    return RoomPresenter(Bus(), lambda: view).work_out()


def test_the_room_is_fed_by_its_own_view_and_nothing_else() -> None:
    given_to_it = get_type_hints(RoomPresenter.__init__)
    assert given_to_it.pop("return") is type(None)
    assert given_to_it == {"bus": Bus, "look": Callable[[], RoomView]}
    assert set(inspect.signature(RoomPresenter.__init__).parameters) == {"self", "bus", "look"}


def test_neither_view_nor_state_has_a_place_for_notes_or_lateness() -> None:
    names = {field.name for field in (*fields(RoomView), *fields(RoomState))}
    assert not [name for name in names if any(word in name for word in ("note", "behind", "ends", "late", "planned"))]


def test_the_room_sees_step_time_and_what_comes_next() -> None:
    state = shown(VIEW)
    assert (state.figure, state.step, state.next_when) == ("1:04", "Step 3 of 7", "Next, 8 min")
    assert not state.quiet


def test_a_pause_is_quiet() -> None:
    assert shown(replace(VIEW, phase=Phase.PAUSED)).quiet


def test_the_end_shows_no_figure() -> None:
    assert shown(replace(VIEW, phase=Phase.FINISHED, step_title="")).figure == ""


def test_one_key_blanks_and_the_same_key_brings_back() -> None:
    states: list[RoomState] = []
    presenter = RoomPresenter(Bus(), lambda: VIEW)
    presenter.show(states.append)
    presenter.toggle_blank()
    presenter.toggle_blank()
    assert [state.blank for state in states] == [False, True, False]


@pytest.mark.parametrize(("topic", "times"), [(Topic.CLOCK, 2), (Topic.NOTES, 1), (Topic.COMMITMENTS, 1)])
def test_the_room_looks_again_when_the_clock_changes_but_never_for_notes(topic: Topic, times: int) -> None:
    bus, states = Bus(), []
    RoomPresenter(bus, lambda: VIEW).show(states.append)
    bus.publish(Changes.of(topic))
    assert len(states) == times


def screen(name: str, x: int, *, model: str = "", serial: str = "") -> ScreenSeen:
    return ScreenSeen(name, "Acme" if model else "", model, serial, (x, 0, 1920, 1080))


LAPTOP = screen("eDP-1", 0, model="Panel", serial="1")
BEAMER = screen("HDMI-1", 1920, model="Beamer", serial="7")
MONITOR = screen("DP-1", 3840, model="Monitor", serial="9")


def test_with_one_screen_there_is_none_for_the_room() -> None:
    assert choose_screen([LAPTOP], LAPTOP, LAPTOP.key) is None


def test_with_two_screens_the_other_one_is_taken() -> None:
    assert choose_screen([LAPTOP, BEAMER], LAPTOP, "") == BEAMER
    assert choose_screen([LAPTOP, BEAMER], BEAMER, BEAMER.key) == LAPTOP


def test_the_remembered_screen_is_known_again_at_another_place_and_plug() -> None:
    elsewhere = replace(MONITOR, name="HDMI-2", geometry=(-1920, 0, 1920, 1080))
    assert choose_screen([LAPTOP, BEAMER, elsewhere], LAPTOP, MONITOR.key) == elsewhere


def test_two_of_one_make_are_told_apart_by_where_they_stand() -> None:
    left, right = screen("DP-1", -1920, model="Twin"), screen("DP-2", 1920, model="Twin")
    assert choose_screen([LAPTOP, left, right], LAPTOP, right.key) == right
    assert choose_screen([LAPTOP, left, right], LAPTOP, left.key) == left


screens = st.builds(
    ScreenSeen,
    st.text(max_size=4),
    st.text(max_size=3),
    st.text(max_size=3),
    st.text(max_size=3),
    st.tuples(*[st.integers()] * 4),
)


@given(st.lists(screens, min_size=1, max_size=4, unique=True), st.text(max_size=30))
def test_the_facilitators_screen_is_never_chosen(all_screens: list[ScreenSeen], remembered: str) -> None:
    own = all_screens[0]
    chosen = choose_screen(all_screens, own, remembered)
    assert chosen != own
    assert (chosen is None) == (len(all_screens) == 1)
