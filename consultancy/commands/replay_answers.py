"""What a replay answers: the engine's one view as JSON, lengths in whole milliseconds, moments in UTC."""

from __future__ import annotations

from typing import Any

from consultancy.commands.consultancies import in_utc
from consultancy.commands.ledgers import SPANS, line_as_json, spans
from consultancy.commands.replay_machine import Machine
from consultancy.live.looking import left_text
from consultancy.live.shown import GapQuestion, Interval, Ledger, LedgerLine, RoomView, RunView, TurnView
from consultancy.model.protocol import PlanStep
from consultancy.model.time import Utc
from consultancy.planning.catchup import CatchUp, Offer


def seen(machine: Machine, *, allow_protected: bool = False) -> dict[str, Any]:
    """Give everything the program shows now, and what it offers."""
    view, choice = machine.look(), machine.catch_up(allow_protected=allow_protected)
    return view_as_json(view, machine.room()) | {"catch_up": None if choice is None else choice_as_json(choice)}


def choice_as_json(choice: CatchUp) -> dict[str, Any]:
    """Give the plans there are to choose from."""
    return {
        "headline": choice.headline,
        "offers": [_offer(offer) for offer in choice.offers],
        "from_one": [_offer(offer) for offer in choice.from_one],
        "footer": choice.footer,
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "key": offer.key,
        "kind": str(offer.kind),
        "title": offer.title,
        "cost": offer.cost,
        "reason": offer.reason,
        "outcome": offer.outcome,
        "adjustments": [{"step": step, "by_ms": by.ms} for step, by in offer.adjustments],
        "drops": list(offer.drops),
        "ends": in_utc(offer.ends),
        "accepted_ms": offer.accepted.ms,
        "residual_ms": offer.residual.ms,
        "past_hard_end_ms": offer.past_hard_end.ms,
        "needs_yes": offer.needs_yes,
    }


def view_as_json(view: RunView, room: RoomView) -> dict[str, Any]:
    """Give everything one look shows."""
    return {
        "phase": str(view.phase),
        "step": _step(view.step),
        "number": view.number,
        "of": view.of,
        "previous": _id(view.previous),
        "next": _id(view.next),
        "allotted_ms": view.allotted.ms,
        "elapsed_ms": view.used.ms,
        "remaining_ms": view.left.ms,
        "over_ms": view.over.ms,
        "urgency": str(view.urgency),
        "paused_for_ms": view.paused_for.ms,
        "waiting_for_ms": view.waiting_for.ms,
        "started": _moment(view.started_utc),
        "step_ends": _moment(view.step_ends),
        "ends": _moment(view.ends),
        "agreed_end": _moment(view.planned_end),
        "behind_ms": view.behind.ms,
        "accepted_ms": view.accepted.ms,
        "hard_end": _moment(view.hard_end),
        "undo": view.undo_label,
        "question": _question(view.question),
        "turn": _turn(view.turn),
        "nudge": view.nudge_words,
        "air": [{"group": share.group, "spoken_ms": share.spoken.ms, "speaking": share.speaking} for share in view.air],
        "shown": left_text(view.left),
        "room": _room(room),
        "order": [step.id for step in view.order],
        "ledger": ledger_as_json(view.ledger),
    }


def ledger_as_json(ledger: Ledger) -> dict[str, Any]:
    """Give the lines and the totals; planned + granted − trimmed − unused − left + over + paused + waited = wall."""
    return {
        "lines": [_line(line) for line in ledger.lines],
        "totals": spans(ledger, (*SPANS, "left", "wall")),
    }


def _line(line: LedgerLine) -> dict[str, Any]:
    return line_as_json(line) | {
        "allotted_ms": line.allotted.ms,
        "intervals": [_interval(interval) for interval in line.intervals],
    }


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "from_ms": interval.start.ms,
        "to_ms": None if interval.end is None else interval.end.ms,
        "from": in_utc(interval.start_utc),
        "to": _moment(interval.end_utc),
    }


def _step(step: PlanStep | None) -> dict[str, Any] | None:
    return None if step is None else {"id": step.id, "title": step.step.title, "turn": step.turn_name}


def _id(step: PlanStep | None) -> str | None:
    return None if step is None else step.id


def _moment(utc: Utc | None) -> str | None:
    return None if utc is None else in_utc(utc)


def _question(question: GapQuestion | None) -> dict[str, Any] | None:
    if question is None:
        return None
    return {
        "cause": question.cause,
        "length_ms": question.length.ms,
        "remaining_if_counted_ms": question.left_if_counted.ms,
        "remaining_if_paused_ms": question.left_if_paused.ms,
    }


def _turn(turn: TurnView | None) -> dict[str, Any] | None:
    if turn is None:
        return None
    return {
        "name": turn.name,
        "next": turn.next_name,
        "number": turn.number,
        "of": turn.of,
        "remaining_ms": turn.left.ms,
        "waiting": list(turn.waiting),
    }


def _room(room: RoomView) -> dict[str, Any]:
    """Give what the room reads; it is a view of its own, so that nothing private can reach it."""
    return {
        "shown": room.left_text,
        "words": room.left_words,
        "step": room.step_title,
        "number": room.step_number,
        "of": room.step_count,
        "next": room.next_title,
    }
