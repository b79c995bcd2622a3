"""The protocol and its minutes: lengths, "until 11:15", steps that hold their floors, the clock times they lead to."""

from __future__ import annotations

from datetime import tzinfo

from consultancy import words
from consultancy.clock import Clock
from consultancy.errors import Refused
from consultancy.model.consultancy import Consultancy, Status
from consultancy.model.protocol import Plan, PlanStep, Voice
from consultancy.model.time import Span, Utc
from consultancy.services.library import Library
from consultancy.services.preparation import Fitted, Preparation
from consultancy.text import _
from ui.asking import Asking
from ui.prepare.pace import PaceDesk
from ui.prepare.state import ProtocolCard, ProtocolChoice, StepLine
from ui.prepare.subject import Subject
from ui.telling import telling
from ui.typed import read_day, read_start, read_time, say_day


class PlanDesk:
    """Intents of the protocol card; ``pace`` takes those of one's own pace."""

    def __init__(
        self,
        subject: Subject,
        preparation: Preparation,
        library: Library,
        clock: Clock,
        asking: Asking,
        zone: tzinfo | None = None,
    ) -> None:
        self._subject = subject
        self._preparation = preparation
        self._library = library
        self._clock = clock
        self._asking = asking
        self._zone = zone
        self.pace = PaceDesk(subject, preparation, asking)
        self._hint = ""
        self._start_hint = ""
        self._step_hint = ("", "")

    def begin(self) -> None:
        """Turn to another consultancy."""
        self.pace.begin()
        self._say_nothing()

    def choose(self, key: str) -> None:
        """Take another protocol, at its own length."""
        with telling(self._asking):
            self._fitted(self._preparation.choose_protocol(self._subject.id, key))

    def fit(self, minutes: int) -> None:
        """Fit the protocol to a length."""
        plan = self._subject.now().plan
        if plan is not None:
            with telling(self._asking):
                self._fitted(self._preparation.choose_protocol(self._subject.id, plan.protocol_key, minutes))

    def fit_typed(self, typed: str) -> bool:
        """Fit the protocol to minutes typed by hand. False when they could not be read."""
        figures = "".join(filter(str.isdecimal, typed))
        if figures and 0 < int(figures[:4]) <= 600:
            self.fit(int(figures[:4]))
            return True
        self._ask(_("Type a number of minutes, up to 600."))
        return False

    def until(self, typed: str) -> bool:
        """Fit the protocol so that it ends at a time of day. False when it could not be read."""
        begins = self._subject.now().starts or self._clock.read().utc
        end = read_time(typed, begins, self._zone)
        if end is None:
            start = words.clock_time(begins, self._zone)
            self._ask(_("Type a time after {start}, such as 11:15.").format(start=start))
            return False
        with telling(self._asking):
            self._fitted(self._preparation.fit_until(self._subject.id, end))
        return True

    def set_minutes(self, step: str, minutes: int) -> None:
        """Plan a step longer or shorter; at its floor, say so beside it."""
        self._say_nothing()
        try:
            self._preparation.set_step_minutes(self._subject.id, step, minutes)
        except Refused as refusal:
            self._step_hint = (step, str(refusal))
        self._subject.redraw()

    def start_at(self, typed: str) -> bool:
        """Keep when it is to begin: "10:00", "tomorrow 10:00", "17 November 10:00"; nothing typed means no time set.

        False when it could not be read.
        """
        self._say_nothing()
        starts = self._read_start(typed)
        if starts is None and typed.strip():
            self._start_hint = _("Type a time, or a day and a time: 10:00, tomorrow 10:00, 17 November 10:00.")
            self._subject.redraw()
            return False
        with telling(self._asking):
            self._preparation.set_start(self._subject.id, starts)
        self._subject.redraw()
        return True

    def work_out(self) -> ProtocolCard:
        """Give the card as it is now."""
        consultancy = self._subject.now()
        plan = consultancy.plan
        if plan is None:
            return ProtocolCard("", "", self._choices(""), (), 0, "", (), self._hint, "", self._start_hint, "", "", "")
        choices = self._choices(plan.protocol_key)
        return ProtocolCard(
            name=plan.protocol_name,
            use_when=self._use_when(plan.protocol_key),
            choices=choices,
            lengths=self._lengths(plan),
            minutes=plan.minutes,
            until=words.clock_time(consultancy.end_by, self._zone) if consultancy.end_by else "",
            steps=tuple(self._line(number, step) for number, step in enumerate(plan.steps, start=1)),
            hint=self._hint,
            start=self._start_words(consultancy.starts),
            start_hint=self._start_hint,
            span=self._span(consultancy, plan),
            total=_("{minutes} in all").format(minutes=words.minutes_words(Span.of(minutes=plan.minutes))),
            locked=_locked(consultancy.status),
            paces=self.pace.work_out(),
        )

    def _fitted(self, fitted: Fitted) -> None:
        self._say_nothing()
        self._hint = fitted.shortfall
        self._subject.redraw()

    def _ask(self, sentence: str) -> None:
        self._hint = sentence
        self._subject.redraw()

    def _say_nothing(self) -> None:
        self._hint = self._start_hint = ""
        self._step_hint = ("", "")

    def _choices(self, chosen: str) -> tuple[ProtocolChoice, ...]:
        return tuple(
            ProtocolChoice(card.key, card.name, card.summary, card.key == chosen) for card in self._library.cards()
        )

    def _lengths(self, plan: Plan) -> tuple[int, ...]:
        offered = {length for card in self._library.cards() if card.key == plan.protocol_key for length in card.lengths}
        return tuple(sorted(offered | {plan.minutes}))

    def _use_when(self, key: str) -> str:
        card = next((card for card in self._library.cards() if card.key == key), None)
        if card is None:
            return ""
        return _("{when} {group}.").format(when=self._library.get(key).use_when, group=card.group)

    def _line(self, number: int, step: PlanStep) -> StepLine:
        hint = self._step_hint[1] if self._step_hint[0] == step.id else ""
        return StepLine(step.id, number, step.step.title, step.turn_name or _who(step), step.minutes, hint)

    def _start_words(self, starts: Utc | None) -> str:
        if starts is None:
            return ""
        time = words.clock_time(starts, self._zone)
        day, today = words.local(starts, self._zone).date(), words.local(self._clock.read().utc, self._zone).date()
        return time if day == today else _("{day} {time}").format(day=say_day(day, today), time=time)

    def _span(self, consultancy: Consultancy, plan: Plan) -> str:
        if consultancy.starts is None:
            return ""
        ends = words.clock_time(consultancy.starts + Span.of(minutes=plan.minutes), self._zone)
        return _("{start} – {end}").format(start=self._start_words(consultancy.starts), end=ends)

    def _read_start(self, typed: str) -> Utc | None:
        today = words.local(self._clock.read().utc, self._zone).date()
        whole = read_start(typed, today, self._zone)
        if whole is not None:
            return whole
        pieces = typed.split()
        for cut in (len(pieces) - 1, len(pieces) - 2):
            day = read_day(" ".join(pieces[:cut]), today) if cut > 0 else None
            starts = read_start(" ".join(pieces[cut:]), day, self._zone) if day else None
            if starts is not None:
                return starts
        return None


def _locked(status: Status) -> str:
    if status is Status.PLANNED:
        return ""
    return _("The room has been open: from here on the minutes change in the room.")


def _who(step: PlanStep) -> str:
    """Say in a word or two who speaks."""
    said = {
        Voice.PRESENTER: _("presenter"),
        Voice.CONSULTANTS: _("consultants"),
        Voice.FACILITATOR: _("facilitator"),
        Voice.EVERYONE: _("everyone"),
        Voice.ONE_AT_A_TIME: _("one at a time"),
        Voice.PAIRS: _("in pairs"),
        Voice.NOBODY: _("in silence"),
    }
    return ", ".join(said[voice] for voice in step.step.speaks)
