"""Ids made on this laptop: sortable by time, unique anywhere (UUID version 7, RFC 9562)."""

from __future__ import annotations

import random
from collections.abc import Callable

from consultancy.clock import Clock

NewId = Callable[[], str]


def id_maker(clock: Clock, chance: random.Random | None = None) -> NewId:
    """Give a function that makes ids; within one millisecond a counter keeps them in order."""
    draw = chance or random.SystemRandom()
    last = [0, 0]

    def make() -> str:
        ms = max(clock.read().utc.ms, last[0])
        last[1] = last[1] + 1 if ms == last[0] else draw.getrandbits(10)
        last[0] = ms + (last[1] >> 12)
        last[1] &= 0xFFF
        value = (last[0] << 80) | (0x7 << 76) | (last[1] << 64) | (0b10 << 62) | draw.getrandbits(62)
        text = f"{value:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    return make
