"""Times and days as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultancy.model.time import Utc
from ui.typed import read_day, read_start, read_time, say_day

TODAY = date(2026, 11, 17)  # a Tuesday


def at(hour: int, minute: int = 0) -> Utc:
    return Utc(round(datetime(2026, 11, 17, hour, minute, tzinfo=UTC).timestamp() * 1000))


@pytest.mark.parametrize("typed", ["11:15", "11.15", "1115", " 11h15 ", "11:15 am", "11:15AM"])
def test_a_time_is_read_however_it_is_typed(typed):
    assert read_time(typed, at(10), UTC) == at(11, 15)


def test_an_hour_alone_is_read():
    assert read_time("11", at(10), UTC) == at(11)


def test_a_morning_hour_already_past_means_the_afternoon():
    assert read_time("1:15", at(10), UTC) == at(13, 15)
    assert read_time("11:15", at(11, 30), UTC) == at(23, 15)


def test_a_time_that_is_over_is_not_taken():
    assert read_time("11:15 am", at(11, 30), UTC) is None
    assert read_time("13:00", at(14), UTC) is None


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "11:75", "11:1", "-3", "1:2:3"])
def test_what_is_no_time_is_not_taken(typed):
    assert read_time(typed, at(10), UTC) is None
    assert read_start(typed, TODAY, UTC) is None


def test_a_start_is_taken_as_written_on_its_day():
    assert read_start("9:05", TODAY, UTC) == at(9, 5)
    assert read_start("2 pm", TODAY, UTC) == at(14)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15 December", date(2026, 12, 15)),
        ("Dec 15", date(2026, 12, 15)),
        ("december 15, 2027", date(2027, 12, 15)),
        ("15.12.", date(2026, 12, 15)),
        ("15/12", date(2026, 12, 15)),
        ("12/15/26", date(2026, 12, 15)),
        ("2026-12-15", date(2026, 12, 15)),
        ("8 January", date(2027, 1, 8)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 18)),
        ("Friday", date(2026, 11, 20)),
        ("Tuesday", date(2026, 11, 24)),
        ("in 2 weeks", date(2026, 12, 1)),
        ("10 days", date(2026, 11, 27)),
    ],
)
def test_a_day_is_read_however_it_is_typed(typed, day):
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "31 February", "15 15 15 15", "99", "2026-13-01", "in 3 moons"])
def test_what_is_no_day_is_not_taken(typed):
    assert read_day(typed, TODAY) is None


def test_a_day_is_said_with_its_year_only_when_it_is_another():
    assert say_day(date(2026, 12, 15), TODAY) == "15 December"
    assert say_day(date(2027, 1, 8), TODAY) == "8 January 2027"


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(typed):
    read_day(typed, TODAY)
    read_time(typed, at(10), UTC)


@given(st.dates(TODAY, date(2030, 12, 31)))
def test_a_day_said_can_be_read_back(day):
    assert read_day(say_day(day, TODAY), TODAY) == day
