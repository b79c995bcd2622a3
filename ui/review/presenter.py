"""Review: what it shows and what can be asked of it. The cards have desks of their own; this joins them."""

from __future__ import annotations

from datetime import tzinfo
from typing import ClassVar

from consultancy import words
from consultancy.changes import Bus, Changes, Topic
from consultancy.clock import Clock
from consultancy.documents.summary_model import DocumentKind, Format, Summary
from consultancy.live.commands import Reopen
from consultancy.live.shown import Phase, RunView
from consultancy.model.consultancy import Consultancy
from consultancy.model.time import Instant
from consultancy.services.commitments import Commitments
from consultancy.services.handover import HandOver, Names, Saved
from consultancy.services.notes import Notes
from consultancy.services.preparation import Preparation
from consultancy.services.running import Running
from consultancy.services.settings import Settings
from consultancy.text import _, n_
from ui.asking import Asking, Place
from ui.handing_over import Desk, Paper
from ui.presenting import Presenter
from ui.review.account import time_card
from ui.review.notes import NotesDesk
from ui.review.state import Preview, ReviewState, SavedLine
from ui.review.subject import Subject
from ui.review.words_desk import WordsDesk
from ui.telling import telling
from ui.typed import say_day


class ReviewPresenter(Presenter[ReviewState]):
    """Joins the cards. ``notes`` and ``words`` take the intents of theirs."""

    reads: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CONSULTANCIES, Topic.PEOPLE, Topic.PLAN, Topic.CLOCK, Topic.NOTES, Topic.COMMITMENTS, Topic.SETTINGS}
    )

    def __init__(
        self,
        bus: Bus,
        clock: Clock,
        preparation: Preparation,
        running: Running,
        notes: Notes,
        commitments: Commitments,
        handover: HandOver,
        settings: Settings,
        asking: Asking,
        zone: tzinfo | None = None,
    ) -> None:
        super().__init__(bus)
        self._clock = clock
        self._running = running
        self._handover = handover
        self._asking = asking
        self._zone = zone
        self._subject = Subject(preparation, notes, self._redraw)
        self._desk = Desk(handover, settings, asking)
        self._kind = DocumentKind.MEMO
        self._names = Names.FULL
        self._saved: Saved | None = None
        self._summary: Summary | None = None
        self.notes = NotesDesk(self._subject, notes, asking, zone)
        self.words = WordsDesk(self._subject, preparation, commitments, clock, asking, zone)

    def now(self) -> Instant:
        """Read the steady clock: what is typed is saved by it."""
        return self._clock.read().steady

    def open(self, consultancy: str) -> None:
        """Turn to a consultancy. What could not be saved when it was left is still there, and is tried again."""
        if consultancy == self._subject.id and not self._all_kept():
            return
        self._subject.take(consultancy)
        self._kind, self._names = DocumentKind.MEMO, Names.FULL
        self._saved = self._desk.blocked = self._summary = None
        self.notes.begin()
        self.words.begin()

    def leave(self) -> None:
        """Save what is unsaved and stop showing."""
        self.hide()
        self._all_kept()

    def preview(self, kind: DocumentKind) -> None:
        """Look at the memo or at the full record."""
        self._kind = kind
        self.refresh()

    def name_people(self, names: Names) -> None:
        """Name people in full, by initials or not at all, in the preview and in what is saved."""
        self._names = names
        self.refresh()

    def save(self, kind: DocumentKind, fmt: Format = Format.WORD) -> None:
        """Save a document where the person says; what is still being typed is in it."""
        if self._all_kept():
            title = _("Save the memo") if kind is DocumentKind.MEMO else _("Save the full record")
            self._after(self._desk.save(Paper(self._subject.id, kind, fmt, self._names), title))

    def save_beside(self) -> None:
        """Save under the other name that was offered."""
        self._after(self._desk.save_beside())

    def try_again(self) -> None:
        """Try the same name again."""
        self._after(self._desk.try_again())

    def put_saved_away(self) -> None:
        """Put the line about the saved document away."""
        self._saved = self._desk.blocked = None
        self.refresh()

    def back_to_room(self) -> None:
        """Go back to the room; a finished consultancy is opened again."""
        with telling(self._asking):
            if self._running.look(self._subject.id).phase is Phase.FINISHED:
                self._running.do(self._subject.id, Reopen())
            self._asking.go(Place.COCKPIT, self._subject.id)

    def work_out(self) -> ReviewState:
        """Give the state as it is now."""
        consultancy = self._subject.now()
        view = self._running.look(self._subject.id)
        presenter = consultancy.presenter
        self._summary = self._summary or self._handover.summary(self._subject.id, self._kind, self._names)
        return ReviewState(
            crumb=(presenter.organisation or presenter.name) if presenter else _("Review"),
            title=consultancy.title or _("Untitled consultancy"),
            byline=self._byline(consultancy),
            way_back=_way_back(view),
            time=time_card(view),
            notes=self.notes.work_out(view),
            words=self.words.work_out(),
            preview=Preview(self._kind, self._names, self._summary),
            saved=self._saved_line(),
        )

    def concerns(self, changes: Changes) -> bool:
        """Only what touches this consultancy, or no one in particular."""
        mine = not changes.ids or self._subject.id in changes.ids
        return mine and super().concerns(changes)

    def refresh(self) -> None:
        """Read everything again, work the state out and render it."""
        self._subject.stale()
        self._summary = None
        super().refresh()

    def _redraw(self) -> None:
        """Work the state out from what was read already: only what is typed or looked at has changed."""
        super().refresh()

    def _byline(self, consultancy: Consultancy) -> str:
        facilitator = consultancy.facilitator
        count = len(self._subject.notes())
        parts = (
            self._when(consultancy),
            consultancy.plan.protocol_name if consultancy.plan else "",
            _("facilitated by {name}").format(name=facilitator.name) if facilitator else "",
            n_("{n} note", "{n} notes", count).format(n=count),
        )
        return " · ".join(part for part in parts if part)

    def _when(self, consultancy: Consultancy) -> str:
        if consultancy.started is None:
            return _("not started yet")
        today = words.local(self._clock.read().utc, self._zone).date()
        day = say_day(words.local(consultancy.started, self._zone).date(), today)
        start = words.clock_time(consultancy.started, self._zone)
        if consultancy.ended is None:
            return _("{day}, from {start}").format(day=day, start=start)
        end = words.clock_time(consultancy.ended, self._zone)
        return _("{day}, {start}–{end}").format(day=day, start=start, end=end)

    def _all_kept(self) -> bool:
        """Save what is being typed, and say whether all of it is safe."""
        note_kept, words_kept = self.notes.save_edit(), self.words.save()
        return note_kept and words_kept

    def _after(self, saved: Saved | None) -> None:
        self._saved = saved
        self.refresh()

    def _saved_line(self) -> SavedLine | None:
        if self._desk.blocked:
            return SavedLine(self._desk.blocked.sentence, other=self._desk.blocked.other)
        if self._saved is None:
            return None
        path = self._saved.path
        sentence = _("Saved as {name} in {folder}.").format(name=path.name, folder=path.parent.name or str(path.parent))
        return SavedLine(sentence, folder=path.parent)


def _way_back(view: RunView) -> str:
    return _("Reopen") if view.phase is Phase.FINISHED else _("Back to the room")
