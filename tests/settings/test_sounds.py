"""The sounds are made by the project and can be made again."""

import runpy
import wave
from array import array

import pytest

from consultancy.live.bells import Edge
from consultancy.resources import resource

MAKER = runpy.run_path(str(resource("sounds", "make.py")))


@pytest.mark.parametrize("edge", Edge)
def test_each_sound_is_made_again_to_the_byte(edge):
    name = f"{edge}.wav"
    assert resource("sounds", name).read_bytes() == MAKER["sound"](name)


@pytest.mark.parametrize("edge", Edge)
def test_a_sound_is_soft_short_and_begins_and_ends_in_silence(edge):
    with wave.open(str(resource("sounds", f"{edge}.wav"))) as file:
        heights = array("h", file.readframes(file.getnframes()))
        length = file.getnframes() / file.getframerate()
    assert length <= 2
    assert max(map(abs, heights)) <= 0.33 * 32_767
    assert abs(heights[0]) <= 1
    assert abs(heights[-1]) <= 1


@pytest.mark.parametrize("edge", Edge)
def test_a_sound_swells_before_it_is_loudest(edge):
    with wave.open(str(resource("sounds", f"{edge}.wav"))) as file:
        heights = array("h", file.readframes(file.getnframes()))
    first_two_milliseconds = heights[: file.getframerate() // 500]
    assert max(map(abs, first_two_milliseconds)) < max(map(abs, heights)) / 8
