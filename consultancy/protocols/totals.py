"""How long a protocol takes: the minutes of its steps, those of turns as often as the protocol counts on."""

from __future__ import annotations

from collections.abc import Mapping

from consultancy.model.protocol import Protocol, Repeat, Step

_IN_TURNS = (Repeat.PER_PERSON, Repeat.PER_STATION)


def times(protocol: Protocol, step: Step) -> int:
    """Say how often a step is planned."""
    return protocol.turns if step.repeat in _IN_TURNS else 1


def total(protocol: Protocol) -> int:
    """Add up the minutes written in the steps."""
    return total_of(protocol, {step.key: step.minutes for step in protocol.steps})


def total_of(protocol: Protocol, minutes: Mapping[str, int]) -> int:
    """Add up the minutes of one length, given by step key."""
    return sum(minutes[step.key] * times(protocol, step) for step in protocol.steps if step.key in minutes)
