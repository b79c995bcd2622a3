"""From one look at the clock to what the cockpit shows: pure functions, and the cockpit's sentences. No Qt here."""

from __future__ import annotations

from datetime import tzinfo

from consultancy.live.looking import left_text, shown_fraction
from consultancy.live.shown import GapQuestion, LedgerLine, Phase, RunView, StepState, Urgency
from consultancy.live.timeline import OFF, SLEPT
from consultancy.model.consultancy import Consultancy, WordingMoment
from consultancy.model.protocol import PlanStep, Wording
from consultancy.model.time import MINUTE, ZERO, Span, Utc
from consultancy.services.catching_up import air_groups
from consultancy.text import _, n_
from consultancy.words import clock_time, half_minutes, left_in_words, minutes_seconds, minutes_words
from ui.cockpit.group_looks import air_rows, turn_card
from ui.cockpit.state import (
    BarPart,
    CockpitState,
    Controls,
    Face,
    FocusCard,
    Foot,
    GapBanner,
    Header,
    Nudge,
    Primary,
    Rail,
    RailRow,
    StepCard,
)
from ui.cockpit.voices import chips, silence_note

FIRST_MINUTES = Span.of(minutes=3)
FOUR_TIMES_A_SECOND = 250
ONCE_A_SECOND = 1_000
WAITING = Span.of(minutes=1)
WORTH_DECIDING = Span.of(minutes=1)
HALF_A_MINUTE = Span.of(seconds=30)


def cockpit_state(
    view: RunView, consultancy: Consultancy, now: Utc, zone: tzinfo | None = None, *, air_by_name: bool = False
) -> CockpitState:
    """Work out everything the clock's half of the cockpit shows."""
    return CockpitState(
        header=_header(view, consultancy, now, zone),
        rail=_rail(view, consultancy),
        step=_step_card(view, zone),
        face=_face(view),
        focus=_focus(view, consultancy),
        controls=_controls(view),
        foot=_foot(view, consultancy, zone),
        gap=_gap(view.question) if view.question else None,
        tick_ms=_tick(view),
        turn=turn_card(view),
        air=air_rows(view, air_groups(consultancy.people, by_name=air_by_name)),
        nudge=Nudge(view.nudge_words, view.nudge_level),
    )


def step_in_hand(view: RunView) -> PlanStep | None:
    """Give the step in hand; before the room opens, the one that will be first."""
    return view.step or (view.order[0] if view.order and view.phase is Phase.NOT_OPEN else None)


def named(step: PlanStep) -> str:
    """Give a step's title, with whose turn it is."""
    if not step.turn_name:
        return step.step.title
    return _("{step}: {person}").format(step=step.step.title, person=step.turn_name)


def _tick(view: RunView) -> int:
    if view.phase in (Phase.RUNNING, Phase.ARMED):
        return FOUR_TIMES_A_SECOND
    return ONCE_A_SECOND if view.phase is Phase.PAUSED else 0


def _header(view: RunView, consultancy: Consultancy, now: Utc, zone: tzinfo | None) -> Header:
    pace, late = _pace(view, zone)
    return Header(
        title=consultancy.title or _("Untitled consultancy"),
        subline=_subline(consultancy),
        pace=pace,
        urgency=Urgency.OVER if view.hard_end_words else Urgency.CLOSING if late else Urgency.CALM,
        time_of_day=clock_time(now, zone),
        offers=_offers(view),
    )


def _offers(view: RunView) -> str:
    """Name what may be decided when the hour has slipped, or gained, by more than was agreed to."""
    begun = view.phase in (Phase.ARMED, Phase.RUNNING, Phase.PAUSED) and view.planned_end is not None
    if not begun or abs(view.unsettled) < WORTH_DECIDING:
        return ""
    return _("Catch up…") if view.unsettled > ZERO else _("Give time…")


def _subline(consultancy: Consultancy) -> str:
    count = len(consultancy.consultants)
    parts = [
        consultancy.plan.protocol_name if consultancy.plan else "",
        _presented_by(consultancy),
        consultancy.room,
        n_("{n} consultant", "{n} consultants", count).format(n=count) if count else "",
    ]
    return " · ".join(part for part in parts if part)


def _presented_by(consultancy: Consultancy) -> str:
    presenter = consultancy.presenter
    if presenter is None:
        return ""
    who = ", ".join(part for part in (presenter.name, presenter.organisation) if part)
    return _("presented by {who}").format(who=who)


def _pace(view: RunView, zone: tzinfo | None) -> tuple[str, bool]:
    if view.ends is None:
        return "", False
    ends = clock_time(view.ends, zone)
    if view.planned_end is None:
        return _("would end {ends}").format(ends=ends), False
    planned = clock_time(view.planned_end, zone)
    late = round(view.behind.ms / MINUTE)
    if view.phase is Phase.FINISHED:
        return _("ended {ends}, planned {planned}").format(ends=ends, planned=planned), late > 0
    words = _pace_words(view.behind, ends, planned)
    said = " ".join([words + ".", view.hard_end_words]) if view.hard_end_words else words
    return said, late > 0 and view.unsettled >= HALF_A_MINUTE


def _pace_words(behind: Span, ends: str, planned: str) -> str:
    late, minutes = round(behind.ms / MINUTE), half_minutes(behind)
    if late > 0:
        sentence = n_(
            "{n} min behind · ends {ends}, planned {planned}", "{n} min behind · ends {ends}, planned {planned}", late
        )
        return sentence.format(n=minutes, ends=ends, planned=planned)
    if late < 0:
        sentence = n_(
            "{n} min ahead · ends {ends}, planned {planned}", "{n} min ahead · ends {ends}, planned {planned}", -late
        )
        return sentence.format(n=minutes, ends=ends, planned=planned)
    if ends == planned:
        return _("ends {ends} as planned").format(ends=ends)
    return _("ends {ends}, planned {planned}").format(ends=ends, planned=planned)


def _rail(view: RunView, consultancy: Consultancy) -> Rail:
    plan = consultancy.plan
    lines = {line.step.id: line for line in view.ledger.lines}
    coming = [step.id for step in view.order if lines[step.id].state is StepState.TO_COME]
    rows = tuple(_rail_row(number, lines[step.id], view, coming) for number, step in enumerate(view.order, start=1))
    heading = ""
    if plan is not None:
        heading = _("{protocol} · {minutes}").format(
            protocol=plan.protocol_name, minutes=minutes_words(Span(plan.minutes * MINUTE))
        )
    return Rail(heading, rows)


def _rail_row(number: int, line: LedgerLine, view: RunView, coming: list[str]) -> RailRow:
    live = view.phase is not Phase.FINISHED
    to_come = live and line.state is StepState.TO_COME
    opened = view.phase is not Phase.NOT_OPEN
    in_hand = step_in_hand(view)
    mine = in_hand is not None and in_hand.id == line.step.id
    return RailRow(
        id=line.step.id,
        number=number,
        title=named(line.step),
        detail=_rail_detail(line),
        state=StepState.IN_HAND if mine and live else line.state,
        urgency=view.urgency if mine else Urgency.CALM,
        can_skip=to_come and opened and not mine,
        can_restore=live and line.state is StepState.SKIPPED,
        can_move_up=to_come and opened and line.step.id in coming[1:],
        can_move_down=to_come and opened and line.step.id in coming[:-1],
        can_go=live and opened and not mine and line.state is not StepState.SKIPPED,
    )


def _rail_detail(line: LedgerLine) -> str:
    parts = [minutes_words(line.planned)]
    if line.state is StepState.SKIPPED:
        return " · ".join([*parts, _("left out")])
    if line.allotted != line.planned:
        parts.append(_("now {minutes}").format(minutes=minutes_words(line.allotted)))
    if line.state is StepState.DONE:
        parts.append(_("took {time}").format(time=minutes_seconds(line.ran)))
    elif line.state is StepState.TO_COME and line.ran:
        parts.append(_("{time} used").format(time=minutes_seconds(line.ran)))
    elif note := silence_note(line.step.step):
        parts.append(note)
    return " · ".join(parts)


def _step_card(view: RunView, zone: tzinfo | None) -> StepCard | None:
    planned = step_in_hand(view)
    if planned is None:
        return None
    step = planned.step
    number = _("Step {n} of {of}").format(n=view.number or 1, of=view.of or len(view.order))
    return StepCard(
        id=planned.id,
        number=number,
        title=named(planned),
        meta=_meta(planned, view, zone),
        chips=chips(step),
        say=step.say,
        watch_for=step.watch_for,
        interventions=step.interventions,
        commits=step.commits,
    )


def _meta(planned: PlanStep, view: RunView, zone: tzinfo | None) -> str:
    words = _("planned {minutes}").format(minutes=minutes_words(Span(planned.minutes * MINUTE)))
    if view.started_utc is None or view.phase in (Phase.ARMED, Phase.NOT_OPEN):
        return words
    return _("{planned} · started {time}").format(planned=words, time=clock_time(view.started_utc, zone))


def _face(view: RunView) -> Face:
    return Face(
        figure=_figure(view),
        words=_face_words(view),
        fraction=1.0 if view.phase is Phase.NOT_OPEN else shown_fraction(view.left, view.allotted),
        urgency=view.urgency,
        phase=view.phase,
    )


def _figure(view: RunView) -> str:
    if view.phase is Phase.FINISHED:
        return minutes_seconds(view.ledger.wall)
    first = step_in_hand(view)
    if view.phase is Phase.NOT_OPEN and first is not None:
        return minutes_seconds(Span(first.minutes * MINUTE))
    return left_text(view.left)


def _face_words(view: RunView) -> str:
    if view.phase is Phase.FINISHED:
        return _("in all")
    if view.phase is Phase.PAUSED:
        return _("paused for {time}").format(time=minutes_seconds(view.paused_for))
    if view.phase is Phase.RUNNING:
        return left_in_words(view.left)
    if view.waiting_for < WAITING:
        return _("ready when you are")
    return _("not started · waiting {time}").format(time=minutes_seconds(view.waiting_for))


MOMENTS = {Wording.AFTER_PROBING: WordingMoment.AFTER_PROBING, Wording.AT_CLOSE: WordingMoment.AT_CLOSE}


def _focus(view: RunView, consultancy: Consultancy) -> FocusCard:
    focus = consultancy.focus
    step = step_in_hand(view)
    asks = MOMENTS.get(step.step.asks_wording) if step else None
    if asks is None:
        return FocusCard(focus.current, _earlier(consultancy, focus.current))
    written = focus.after_probing if asks is WordingMoment.AFTER_PROBING else focus.at_close
    before = _before(consultancy, asks)
    invitation = _("How would the presenter put the question now?")
    if asks is WordingMoment.AT_CLOSE:
        invitation = _("Which question does the presenter take home?")
    return FocusCard(before, _earlier(consultancy, before), asks, invitation, written)


def _before(consultancy: Consultancy, asks: WordingMoment) -> str:
    focus = consultancy.focus
    if asks is WordingMoment.AT_CLOSE:
        return focus.after_probing or focus.prepared
    return focus.prepared


def _earlier(consultancy: Consultancy, shown: str) -> tuple[tuple[str, str], ...]:
    focus = consultancy.focus
    wordings = ((_("as prepared"), focus.prepared), (_("after probing"), focus.after_probing))
    before = []
    for when, words in wordings:
        if words == shown:
            break
        if words:
            before.append((when, words))
    return tuple(before)


def _controls(view: RunView) -> Controls:
    live = view.phase in (Phase.ARMED, Phase.RUNNING, Phase.PAUSED)
    primary, label = _primary(view)
    return Controls(
        pause=_pause_label(view.phase),
        paused=view.phase is Phase.PAUSED,
        can_adjust=live,
        back=_("Back") if live and view.previous is not None else "",
        began=_may_have_begun(view),
        undo=_("Undo: {what}").format(what=view.undo_label) if view.undo_label else "",
        primary=primary,
        primary_label=label,
    )


def _pause_label(phase: Phase) -> str:
    labels = {Phase.RUNNING: _("Pause"), Phase.PAUSED: _("Resume"), Phase.FINISHED: _("Reopen")}
    return labels.get(phase, "")


def _may_have_begun(view: RunView) -> bool:
    early = view.phase is Phase.RUNNING and view.used < FIRST_MINUTES
    return early or view.phase in (Phase.ARMED, Phase.NOT_OPEN)


def _primary(view: RunView) -> tuple[Primary, str]:
    step = step_in_hand(view)
    if view.phase is Phase.FINISHED or step is None:
        return Primary.REVIEW, _("Go to review")
    if view.phase in (Phase.ARMED, Phase.NOT_OPEN):
        return Primary.START, _("Start: {step}").format(step=named(step))
    if view.next is None:
        return Primary.FINISH, _("Finish")
    return Primary.NEXT, named(view.next)


def _foot(view: RunView, consultancy: Consultancy, zone: tzinfo | None) -> Foot:
    lines = {line.step.id: line for line in view.ledger.lines}
    ordered = [lines[step.id] for step in view.order]
    late = round(view.behind.ms / MINUTE) > 0
    return Foot(
        start=_("{time} start").format(time=clock_time(consultancy.started, zone)) if consultancy.started else "",
        end=_foot_end(view, zone),
        urgency=Urgency.CLOSING if late else Urgency.CALM,
        planned=tuple(BarPart(line.planned.minutes, StepState.TO_COME, Urgency.CALM) for line in ordered),
        actual=tuple(_actual(line, view) for line in ordered),
    )


def _foot_end(view: RunView, zone: tzinfo | None) -> str:
    if view.ends is None:
        return ""
    ends = clock_time(view.ends, zone)
    return (_("{time} end") if view.phase is Phase.FINISHED else _("{time} projected")).format(time=ends)


def _actual(line: LedgerLine, view: RunView) -> BarPart:
    """Weigh a step by whole seconds used or expected, so that the bar is painted again only when it moves."""
    mine = line.state is StepState.IN_HAND
    seconds = (line.ran + line.left).ms // 1000
    return BarPart(seconds / 60, line.state, view.urgency if mine else Urgency.CALM)


def _gap(question: GapQuestion) -> GapBanner:
    length = minutes_seconds(question.length)
    counted, paused = _left(question.left_if_counted), _left(question.left_if_paused)
    sentence = _("{what} Count it ({counted}) or treat it as a pause ({paused})?")
    return GapBanner(
        sentence.format(what=_what_happened(question.cause).format(length=length), counted=counted, paused=paused),
        _("Count it"),
        _("It was a pause"),
    )


def _what_happened(cause: str) -> str:
    if cause == SLEPT:
        return _("The lid was closed for {length}.")
    if cause == OFF:
        return _("The program was closed for {length}.")
    return _("The program stood still for {length}.")


def _left(left: Span) -> str:
    time = minutes_seconds(left)
    return (_("{time} over") if left.ms < 0 else _("{time} left")).format(time=time)
