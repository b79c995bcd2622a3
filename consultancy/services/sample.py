"""The sample workspace: invented people, the same cast everywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from consultancy.changes import Topic
from consultancy.clock import FakeClock
from consultancy.model.consultancy import Status
from consultancy.planning.fitting import plan_for
from consultancy.protocols.reading import read_protocol
from consultancy.resources import resource
from consultancy.services.pictured import PicturedDay, SampleIds, SampleMoment
from consultancy.services.ports import ConsultancyStore
from consultancy.services.script import story
from consultancy.services.staging import Stage
from consultancy.services.writing import Desk

LOOKED_THROUGH = 200


class Sample:
    """Use cases of "Try the sample consultancy" and of the pictures."""

    def __init__(self, desk: Desk, consultancies: ConsultancyStore, stage: Stage, folder: Path) -> None:
        self._desk = desk
        self._consultancies = consultancies
        self._stage = stage
        self._folder = folder
        self._day: PicturedDay | None = None

    def try_it(self) -> str:
        """Make the three-minute sample consultancy and give its id; if one is there, not yet over, give that one."""
        protocol = read_protocol(resource("sample", "three_minutes.toml"))
        for row in self._consultancies.rows(limit=LOOKED_THROUGH):
            if row.sample and row.protocol == protocol.name and row.status is not Status.CLOSED:
                return row.id
        made = self._stage.prepare(story("kitchen"))
        with self._desk.changing(Topic.PLAN, consultancy=made.id):
            self._consultancies.save(replace(made, plan=plan_for(protocol, 0)[0]))
        return made.id

    def fill(self, until: SampleMoment = SampleMoment.RUNNING) -> SampleIds:
        """Fill an empty workspace with the sample cast, as things stand at one moment of the clock's own day.

        Called again with a later moment, the day goes on. It moves the clock, so it needs a FakeClock (else TypeError).
        """
        if not isinstance(self._desk.clock, FakeClock):
            raise TypeError("only a clock that can be moved lets the sample take place")
        self._day = self._day or PicturedDay(self._stage, self._desk.clock, self._folder)
        return self._day.go_on(until)
