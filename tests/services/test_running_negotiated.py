"""Time that can be negotiated, through the service: offers, turns, bells and air time in a real workspace."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consultancy.errors import NotNow
from consultancy.live.bells import Edge
from consultancy.live.commands import Finish, Next, NextTurn, Open, StartSpeaking, TurnOrder, Undo
from consultancy.live.facts import Replanned
from consultancy.live.shown import Phase
from consultancy.model.people import Participant, Role
from consultancy.model.protocol import Repeat, Step, Voice
from consultancy.model.time import ZERO, Span, Utc
from consultancy.planning.catchup import OfferKind
from consultancy.services.catching_up import air_groups, command_of, nothing_upcoming, situation_of, turns_in
from tests.live.stage import plan_of

PEOPLE = (
    ("Dana Whitfield", "Maple Valley", Role.PRESENTER),
    ("Luis Ortega", "Oak", Role.CONSULTANT),
    ("Priya Shah", "Elm", Role.CONSULTANT),
    ("Mark Tan", "Oak", Role.CONSULTANT),
    ("Renee Abel", "Elm", Role.FACILITATOR),
)


def minutes(number: float) -> Span:
    return Span.of(minutes=number)


def named(*people):
    return tuple(Participant(str(n), *one, n) for n, one in enumerate(people))


@pytest.fixture
def made(workspace):
    consultancy = workspace.preparation.create("A dilemma").id
    workspace.preparation.choose_protocol(consultancy, "consultancy", 45)
    for name, organisation, role in PEOPLE:
        workspace.preparation.add_person(consultancy, name, organisation, role)
    return consultancy


@pytest.fixture
def running(workspace, made):
    workspace.running.do(made, Open())
    workspace.running.do(made, Next())
    return workspace.running


def passes(running, clock, made, span):
    for __ in range(span.ms // 20_000):
        clock.advance(Span.of(seconds=20))
        running.look(made)


def test_an_offer_taken_by_one_key_is_one_fact_and_taken_back_by_one(running, clock, made, workspace):
    passes(running, clock, made, minutes(6))
    before = running.look(made)
    offer = running.catch_up(made).offers[0]
    after = running.do(made, command_of(offer))
    assert (before.unsettled, after.unsettled, after.ends) == (minutes(3), ZERO, offer.ends)
    assert running.do(made, Undo()).ledger == before.ledger
    facts = workspace.running._held[made].run.facts
    assert len([fact for fact in facts if isinstance(fact, Replanned)]) == 1


def test_every_offer_leads_to_the_end_it_names(running, clock, made):
    passes(running, clock, made, minutes(9))
    found = running.catch_up(made, allow_protected=True)
    for offer in (*found.offers, *found.from_one):
        after = running.do(made, command_of(offer))
        assert (after.ends, after.behind, after.unsettled) == (offer.ends, offer.accepted, ZERO)
        running.do(made, Undo())


def test_the_gap_is_the_time_to_the_next_consultancy_planned_here(running, clock, made, workspace):
    passes(running, clock, made, minutes(6))
    agreed = running.look(made).planned_end
    following = workspace.preparation.create("Round 2").id
    workspace.preparation.set_start(following, agreed + minutes(15))
    found = running.catch_up(made)
    assert "“Round 2” starts at" in found.headline
    (borrowed,) = [offer for offer in found.offers if offer.kind is OfferKind.BORROW_GAP]
    assert borrowed.cost == "15 → 12 min"
    workspace.preparation.set_start(following, None)
    assert "Round 2" not in running.catch_up(made).headline
    workspace.preparation.set_start(following, agreed + Span.of(hours=3))
    assert "Round 2" not in running.catch_up(made).headline


def test_a_fixed_end_is_kept_and_said(workspace, clock, made):
    workspace.preparation.fit_until(made, clock.read().utc + minutes(40))
    workspace.preparation.set_hard_end(made, True)
    assert workspace.preparation.get(made).hard_end
    workspace.running.do(made, Open())
    clock.advance(minutes(10))
    late = workspace.running.catch_up(made)
    assert "is fixed" in late.headline
    assert all(offer.past_hard_end == offer.residual for offer in late.offers)
    assert workspace.running.look(made).hard_end_words == "Ends 10:00 past the fixed end."


def test_before_anything_began_and_with_no_end_agreed_there_is_nothing_to_catch_up_with(workspace, made):
    assert workspace.running.catch_up(made) is None
    assert situation_of(workspace.running.look(made)) is None


def test_turns_are_begun_with_the_people_in_the_room(running, made):
    view = running.begin_turns(made)
    assert (view.turn.name, view.turn.waiting) == ("Dana W.", ("Luis O.", "Priya S.", "Mark T."))
    assert running.do(made, NextTurn()).turn.name == "Luis O."


def test_a_lot_is_drawn_again_the_same_from_its_seed(running, made):
    first = running.begin_turns(made, TurnOrder.LOT, seed=3).turn
    running.do(made, Undo())
    assert running.begin_turns(made, TurnOrder.LOT, seed=3).turn == first
    running.do(made, Undo())
    assert running.begin_turns(made, TurnOrder.LOT).turn.of == 4


def test_turns_wait_for_the_room_to_open(workspace, made):
    with pytest.raises(NotNow, match="not open"):
        workspace.running.begin_turns(made)


def test_a_bell_is_asked_for_once_by_whoever_rings_it(running, clock, made):
    assert running.take_crossings(made) == ()
    passes(running, clock, made, minutes(4))
    assert [one.edge for one in running.take_crossings(made)] == [Edge.WARNING, Edge.ZERO]
    assert running.take_crossings(made) == ()
    assert running.take_crossings("nobody") == ()


def test_air_time_is_counted_by_organisation(running, clock, made):
    running.do(made, StartSpeaking("Oak"))
    passes(running, clock, made, minutes(1))
    assert [(one.group, one.spoken) for one in running.look(made).air] == [
        ("Maple Valley", ZERO),
        ("Oak", minutes(1)),
        ("Elm", ZERO),
    ]


def test_the_tally_and_the_turns_are_there_again_after_a_restart(running, clock, made):
    running.begin_turns(made)
    running.do(made, StartSpeaking("Oak"))
    passes(running, clock, made, minutes(1))
    before = running.look(made)
    running.put_down(made)
    after = running.look(made)
    assert (after.turn, after.air) == (before.turn, before.air)
    assert running.do(made, Finish()).phase is Phase.FINISHED


def test_where_no_other_consultancy_is_known_of_nothing_follows():
    assert nothing_upcoming(Utc(0), 5) == []


def test_with_one_organisation_the_roles_are_counted():
    assert air_groups(named(("A B", "Oak", Role.PRESENTER), ("C D", "Oak", Role.CONSULTANT)))[0] == "Presenter"


class TestNamesOfTurns:
    def names(self, people, **more):
        (step,) = plan_of(5).steps
        return turns_in(replace(step, step=replace(step.step, **more)), people, TurnOrder.LISTED, 0)

    def test_a_presenter_who_listens_has_no_turn(self):
        people = named(*PEOPLE)
        assert self.names(people, listens=(Voice.PRESENTER,)).names == ("Luis O.", "Priya S.", "Mark T.")

    def test_full_names_where_short_ones_are_the_same(self):
        people = named(("Ana Olsen", "", Role.CONSULTANT), ("Ana Ortiz", "", Role.CONSULTANT))
        assert self.names(people).names == ("Ana Olsen", "Ana Ortiz")

    @pytest.mark.parametrize(
        ("count", "pairs"), [(4, ("A + B", "C + D")), (5, ("A + B", "C + D + E")), (1, ("A",)), (0, ())]
    )
    def test_in_pairs_the_odd_one_makes_a_three(self, count, pairs):
        people = named(*((name, "", Role.CONSULTANT) for name in "ABCDE"[:count]))
        assert self.names(people, speaks=(Voice.PAIRS,)).names == pairs

    def test_until_the_time_it_goes_round_again(self):
        assert self.names(named(*PEOPLE), repeat=Repeat.UNTIL_TIME).again
        assert isinstance(plan_of(5).steps[0].step, Step)
