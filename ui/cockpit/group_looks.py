"""From one look at the clock to what the cockpit shows about the people: whose turn it is, who has spoken. No Qt."""

from __future__ import annotations

from consultancy.live.looking import left_text
from consultancy.live.shown import AirShare, Phase, RunView, TurnView
from consultancy.model.time import ZERO, Span
from consultancy.text import _
from consultancy.words import minutes_seconds
from ui.cockpit.state import AirRow, TurnCard

TEN_SECONDS = 10_000


def turn_card(view: RunView) -> TurnCard | None:
    """Show whose turn it is; None in a step without turns."""
    if view.turn is not None:
        return _turn(view.turn, view.phase)
    return TurnCard(begins=True) if view.takes_turns else None


def air_rows(view: RunView, listed: tuple[str, ...]) -> tuple[AirRow, ...]:
    """Show how much each of those listed has spoken, and whoever else was counted before.

    Nothing outside an open room, or for one group alone.
    """
    if view.phase in (Phase.NOT_OPEN, Phase.FINISHED):
        return ()
    shares = {share.group: share for share in view.air}
    groups = dict.fromkeys((*listed, *(group for group, share in shares.items() if share.spoken)))
    nobody = AirShare("", ZERO, 0.0, speaking=False)
    return tuple(_air_row(group, shares.get(group, nobody)) for group in groups) if len(groups) > 1 else ()


def _turn(turn: TurnView, phase: Phase) -> TurnCard:
    running = turn.name or turn.rounds
    return TurnCard(
        begins=False,
        mine=_mine(turn),
        then=_then(turn),
        count=_("{n} of {of}").format(n=turn.number, of=turn.of) if turn.number else "",
        clock=left_text(turn.left) if running and phase is not Phase.ARMED else "",
        over=turn.left < ZERO,
        waiting=() if turn.rounds else turn.waiting,
        people=not turn.rounds,
    )


def _mine(turn: TurnView) -> str:
    if turn.rounds:
        return _("Round {n}").format(n=turn.number)
    return turn.name or _("Nobody’s turn yet")


def _then(turn: TurnView) -> str:
    if turn.next_name and not turn.rounds:
        return _("then {name}").format(name=turn.next_name)
    return _("the last one") if turn.number == turn.of else ""


def _air_row(group: str, share: AirShare) -> AirRow:
    """Round to what can be told apart, so that the row is painted again only now and then."""
    spoken = Span(share.spoken.ms - share.spoken.ms % TEN_SECONDS)
    words = minutes_seconds(spoken) if share.spoken else _("not yet")
    return AirRow(group, round(share.share * 100), words, share.speaking)
