"""Prepare: what it shows and what can be asked of it. The cards have desks of their own; this joins them."""

from __future__ import annotations

from datetime import tzinfo
from typing import ClassVar

from consultancy.changes import Bus, Changes, Topic
from consultancy.clock import Clock
from consultancy.documents.summary_model import DocumentKind
from consultancy.errors import Refused
from consultancy.model.consultancy import Consultancy, Dilemma, FocusQuestion, Status
from consultancy.model.time import Instant
from consultancy.services.handover import HandOver
from consultancy.services.library import Library
from consultancy.services.preparation import Preparation, WorksheetTaken
from consultancy.services.settings import Settings
from consultancy.text import _, n_
from ui.asking import Asking, Place
from ui.handing_over import Desk, Paper
from ui.places import OPENS_ON
from ui.prepare.dilemma import DilemmaDesk
from ui.prepare.people import PeopleDesk
from ui.prepare.plan import PlanDesk
from ui.prepare.state import Offer, PrepareState, ReadyLine
from ui.prepare.subject import Subject
from ui.prepare.worksheet import missing_words, put_back
from ui.presenting import Presenter
from ui.telling import telling

Screens = tuple[tuple[int, int], ...]


class PreparePresenter(Presenter[PrepareState]):
    """Joins the cards. ``dilemma``, ``people`` and ``plan`` take the intents of their cards."""

    reads: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONSULTANCIES, Topic.PEOPLE, Topic.PLAN, Topic.PROTOCOLS, Topic.CLOCK}
    )

    def __init__(
        self,
        bus: Bus,
        clock: Clock,
        preparation: Preparation,
        library: Library,
        handover: HandOver,
        settings: Settings,
        asking: Asking,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(bus)
        self._clock = clock
        self._preparation = preparation
        self._asking = asking
        self._subject = Subject(preparation, self.refresh)
        self._desk = Desk(handover, settings, asking)
        self._screens: Screens = ()
        self._notice = ""
        self._made_here = ""
        self.dilemma = DilemmaDesk(self._subject, preparation)
        self.people = PeopleDesk(self._subject, preparation, asking)
        self.plan = PlanDesk(self._subject, preparation, library, clock, asking, zone)

    def now(self) -> Instant:
        """Read the steady clock: what is typed is saved by it."""
        return self._clock.read().steady

    def open(self, consultancy: str = "") -> None:
        """Turn to a consultancy, or to a new one."""
        self._made_here = "" if consultancy else self._preparation.create().id
        self._subject.take(consultancy or self._made_here)
        self._notice = ""
        self._desk.blocked = None
        self.dilemma.begin()
        self.people.begin()
        self.plan.begin()

    def leave(self) -> None:
        """Save what is unsaved and stop showing; a consultancy made here and left blank is not kept."""
        self.dilemma.save()
        self.hide()
        if self._made_here and _blank(self._subject.now()):
            self._preparation.remove(self._made_here)
        self._made_here = ""

    def use_screens(self, screens: Screens) -> None:
        """Take note of the screens there are, in pixels, the facilitator's first."""
        self._screens = screens
        self.refresh()

    def save_worksheet(self) -> None:
        """Save the dilemma as a Word form to be filled in."""
        if self.dilemma.save():
            paper = Paper(self._subject.id, DocumentKind.WORKSHEET)
            self._told(self._desk.save(paper, _("Save the dilemma worksheet")) is not None)

    def save_beside(self) -> None:
        """Save the worksheet under the other name offered."""
        self._told(self._desk.save_beside() is not None)

    def read_worksheet(self) -> None:
        """Fill the dilemma from a worksheet that came back; what it replaces can be brought back."""
        if not self.dilemma.save():
            return
        path = self._asking.open_file(_("Read a filled worksheet"), self._desk.folder(), _("Word (*.docx)"))
        if path is None:
            return
        before = self._subject.now()
        try:
            taken = self._preparation.take_worksheet(before.id, path)
        except Refused as refusal:
            self._asking.trouble(str(refusal))
            return
        self._after_reading(taken, before)

    def put_notice_away(self) -> None:
        """Put the sentence about the worksheet away."""
        self._notice = ""
        self._desk.blocked = None
        self.refresh()

    def open_room(self) -> bool:
        """Go to the room. False when there is no title yet, or what was typed could not be saved."""
        ready = self.dilemma.has_title() and self.dilemma.save()
        self.refresh()
        if ready:
            status = self._subject.now().status
            place = Place.COCKPIT if status is Status.PLANNED else OPENS_ON[status]
            self._asking.go(place, self._subject.id)
        return ready

    def work_out(self) -> PrepareState:
        """Give the state as it is now."""
        consultancy = self._subject.now()
        blocked = self._desk.blocked
        return PrepareState(
            crumb=consultancy.title or _("New"),
            heading=_("Prepare a consultancy"),
            primary=_primary(consultancy.status),
            dilemma=self.dilemma.work_out(),
            people=self.people.work_out(),
            protocol=self.plan.work_out(),
            ready=self._ready(consultancy),
            notice=self._notice,
            offer=Offer(blocked.sentence, blocked.other) if blocked else None,
        )

    def concerns(self, changes: Changes) -> bool:
        """Only what touches this consultancy, or no one in particular."""
        mine = not changes.ids or self._subject.id in changes.ids
        return mine and super().concerns(changes)

    def refresh(self) -> None:
        """Read the consultancy again, work the state out and render it."""
        self._subject.stale()
        super().refresh()

    def _ready(self, consultancy: Consultancy) -> tuple[ReadyLine, ...]:
        lines = tuple(ReadyLine(line.done, line.sentence) for line in self._preparation.readiness(consultancy))
        return (*lines, self._room_display())

    def _room_display(self) -> ReadyLine:
        if len(self._screens) < 2:
            return ReadyLine(False, _("No second screen yet: the room display would open as a window."))
        width, height = self._screens[1]
        return ReadyLine(True, _("Room display found: {width} × {height}").format(width=width, height=height))

    def _told(self, saved: bool) -> None:
        if saved:
            sentence = _("The worksheet is saved in {folder}.").format(folder=self._desk.folder().name)
            self._asking.tell(sentence)
        self.refresh()

    def _after_reading(self, taken: WorksheetTaken, before: Consultancy) -> None:
        self._subject.stale()
        self.dilemma.reread()
        self._notice = missing_words(taken)
        self.refresh()
        sentence = n_(
            "{n} field was read from the worksheet.", "{n} fields were read from the worksheet.", len(taken.taken)
        )
        self._asking.tell(sentence.format(n=len(taken.taken)), undo=lambda: self._put_back(before))

    def _put_back(self, before: Consultancy) -> None:
        with telling(self._asking):
            put_back(self._preparation, before)
            if self._subject.id == before.id:
                self._notice = ""
                self._subject.stale()
                self.dilemma.reread()
        self.refresh()


def _primary(status: Status) -> str:
    if status is Status.PLANNED:
        return _("Open the room")
    return _("Go to review") if status in (Status.CLOSED, Status.RELEASED) else _("Back to the room")


def _blank(consultancy: Consultancy) -> bool:
    untouched = consultancy.dilemma == Dilemma() and consultancy.focus == FocusQuestion()
    bare = not (consultancy.people or consultancy.room or consultancy.starts)
    return untouched and bare and consultancy.status is Status.PLANNED
