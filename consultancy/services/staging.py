"""Put a story on the stage: prepare it, promise what was promised, through the services a person would use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from consultancy.model.consultancy import Consultancy, WordingMoment
from consultancy.model.time import Utc
from consultancy.services.commitments import Commitments
from consultancy.services.handover import HandOver
from consultancy.services.notes import Notes
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from consultancy.services.script import Story
from consultancy.words import local


@dataclass(frozen=True, slots=True)
class Stage:
    """The services a consultancy goes through from its title to its memo."""

    preparation: Preparation
    running: Running
    notes: Notes
    commitments: Commitments
    handover: HandOver

    def prepare(self, story: Story, starts: Utc | None = None) -> Consultancy:
        """Type in everything that is known beforehand; the result is marked as a sample."""
        made = self.preparation.create(story.dilemma["title"], sample=True).id
        for key, text in story.dilemma.items():
            self.preparation.set_dilemma(made, key, text)
        for actor in story.people:
            self.preparation.add_person(made, actor.name, actor.organisation, actor.role)
        self.preparation.set_room(made, story.room)
        self.preparation.set_start(made, starts)
        self.word(made, story, WordingMoment.PREPARED)
        return self.preparation.get(made)

    def word(self, consultancy: str, story: Story, moment: WordingMoment) -> None:
        """Write the focus question down as the story has it at ``moment``, if it was worded then."""
        if wording := story.focus.get(moment.value):
            self.preparation.set_focus(consultancy, moment, wording)

    def promise(self, consultancy: str, story: Story, day: Utc) -> None:
        """Write the commitments down, due counted from ``day``."""
        for promise in story.promises:
            by = local(day).date() + timedelta(days=promise.in_days)
            self.commitments.add(consultancy, promise.what, promise.who, by)
