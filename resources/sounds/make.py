"""Make the two chimes, the same bytes every time: ``python resources/sounds/make.py``.

Both are struck bowls: a few partials that die away, the higher ones sooner, with an onset slow enough never to startle.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from io import BytesIO
from pathlib import Path

RATE = 22_050
LOUDEST = 0.32
ONSET = 0.018
FADE = 0.08
PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.28, 0.6), (2.76, 0.16, 0.4), (5.4, 0.04, 0.2))

# Each stroke: when it falls (s), its pitch (Hz), how strong it is. A sound: its strokes, its length (s), its decay (s).
SOUNDS = {
    "warning.wav": (((0.0, 392.0, 0.7),), 1.1, 0.30),
    "zero.wav": (((0.0, 523.25, 0.8), (0.34, 392.0, 1.0)), 2.0, 0.48),
}


def struck(at: float, pitch: float, decay: float) -> float:
    """Give the height of a stroke ``at`` seconds after it fell."""
    if at < 0:
        return 0.0
    onset = 0.5 - 0.5 * math.cos(math.pi * min(at / ONSET, 1.0))
    tone = sum(
        share * math.exp(-at / (decay * lasting)) * math.sin(2 * math.pi * pitch * ratio * at)
        for ratio, share, lasting in PARTIALS
    )
    return onset * tone


def samples(strokes: tuple[tuple[float, float, float], ...], length: float, decay: float) -> list[float]:
    """Give the whole sound between -1 and 1, its end faded to nothing."""
    heights = []
    for number in range(round(RATE * length)):
        now = number / RATE
        fade = min((length - now) / FADE, 1.0)
        heights.append(fade * sum(strength * struck(now - at, pitch, decay) for at, pitch, strength in strokes))
    loudest = max(map(abs, heights))
    return [height / loudest * LOUDEST for height in heights]


def sound(name: str) -> bytes:
    """Give a sound as the bytes of its file."""
    heights = array("h", (round(height * 32_767) for height in samples(*SOUNDS[name])))
    if sys.byteorder == "big":
        heights.byteswap()
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(heights.tobytes())
    return made.getvalue()


if __name__ == "__main__":
    for name in SOUNDS:
        (Path(__file__).parent / name).write_bytes(sound(name))
