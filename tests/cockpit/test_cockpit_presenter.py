from __future__ import annotations

import pytest

from consultancy.live.shown import Phase, StepState, Urgency
from consultancy.model.consultancy import Status, WordingMoment
from consultancy.model.protocol import Wording
from consultancy.model.time import Span
from tests.cockpit.cockpit_kit import QUESTION, Stage
from ui.asking import Place
from ui.cockpit.announcing import Thresholds
from ui.cockpit.presenter import CockpitPresenter
from ui.cockpit.state import CockpitState, Primary


class Shown:
    """A cockpit presenter and the last state it rendered."""

    def __init__(self, stage: Stage) -> None:
        self.do: CockpitPresenter = stage.presenters().clock
        self.states: list[CockpitState] = []
        self.do.show(self.states.append)

    @property
    def now(self) -> CockpitState:
        return self.states[-1]


@pytest.fixture
def shown(stage: Stage) -> Shown:
    return Shown(stage)


def to_last_step(stage: Stage, shown: Shown) -> None:
    while shown.now.controls.primary is not Primary.FINISH:
        stage.pass_time(0.5)
        shown.do.primary()


def test_looking_records_nothing(stage: Stage, shown: Shown) -> None:
    stage.pass_time(1)
    shown.do.refresh()
    assert stage.workspace.preparation.get(stage.id).status is Status.PLANNED
    assert shown.now.face.phase is Phase.NOT_OPEN
    assert shown.now.face.figure == "3:00"


def test_one_key_opens_the_room_and_starts(shown: Shown) -> None:
    assert shown.now.controls.primary_label == "Start: Welcome and norms"
    shown.do.primary()
    assert shown.now.face.phase is Phase.RUNNING
    assert shown.now.step is not None
    assert shown.now.step.number == "Step 1 of 7"


def test_the_primary_button_says_what_happens_next(stage: Stage, shown: Shown) -> None:
    shown.do.primary()
    assert shown.now.controls.primary_label == "Presenter frames the dilemma"
    shown.do.primary()
    assert shown.now.controls.primary_label == "Start: Presenter frames the dilemma"
    to_last_step(stage, shown)
    assert shown.now.controls.primary_label == "Finish"


def test_finishing_goes_to_review(stage: Stage, shown: Shown) -> None:
    to_last_step(stage, shown)
    shown.do.primary()
    assert stage.asking.went == [(Place.REVIEW, stage.id)]
    assert shown.now.controls.pause == "Reopen"
    assert shown.now.tick_ms == 0


def test_a_finished_consultancy_can_be_opened_again(stage: Stage, shown: Shown) -> None:
    to_last_step(stage, shown)
    shown.do.finish()
    shown.do.pause_or_resume()
    assert shown.now.face.phase is Phase.PAUSED


def test_pause_and_resume_are_one_key(stage: Stage, shown: Shown) -> None:
    shown.do.primary()
    stage.pass_time(1)
    shown.do.pause_or_resume()
    stage.pass_time(0.5)
    shown.do.refresh()
    assert (shown.now.controls.pause, shown.now.face.figure, shown.now.face.words) == (
        "Resume",
        "2:00",
        "paused for 0:30",
    )
    shown.do.pause_or_resume()
    assert shown.now.face.phase is Phase.RUNNING


def test_the_pause_key_also_begins_an_armed_step(shown: Shown) -> None:
    shown.do.pause_or_resume()
    assert shown.now.face.phase is Phase.RUNNING


def test_a_minute_more_shows_its_consequence(shown: Shown) -> None:
    shown.do.primary()
    shown.do.adjust(1)
    assert shown.now.face.figure == "4:00"
    assert shown.now.header.pace.startswith("1 min behind · ends ")
    assert shown.now.header.urgency is Urgency.CLOSING
    assert shown.now.rail.rows[0].detail == "3 min · now 4 min"


def test_on_time_says_so_calmly(shown: Shown) -> None:
    shown.do.primary()
    assert shown.now.header.pace.endswith("as planned")
    assert shown.now.header.urgency is Urgency.CALM


def test_undo_names_what_it_takes_back(shown: Shown) -> None:
    shown.do.primary()
    assert shown.now.controls.undo == "Undo: Start “Welcome and norms”"
    shown.do.undo()
    assert shown.now.face.phase is Phase.ARMED


def test_it_began_minutes_ago(stage: Stage, shown: Shown) -> None:
    assert shown.now.controls.began
    shown.do.primary()
    stage.pass_time(2)
    shown.do.primary()
    stage.pass_time(3)
    shown.do.began_ago(2)
    assert shown.now.face.figure == "6:00"


def test_the_offer_to_begin_earlier_goes_after_some_minutes(stage: Stage, shown: Shown) -> None:
    shown.do.primary()
    assert shown.now.controls.began
    stage.pass_time(3.1)
    shown.do.refresh()
    assert not shown.now.controls.began


def test_over_time_counts_on_with_a_plus_sign(stage: Stage, shown: Shown) -> None:
    shown.do.primary()
    stage.pass_time(3.5)
    shown.do.refresh()
    assert (shown.now.face.figure, shown.now.face.urgency, shown.now.face.fraction) == ("+0:30", Urgency.OVER, 0.0)


def test_what_is_refused_is_said_and_nothing_changes(stage: Stage, shown: Shown) -> None:
    shown.do.primary()
    shown.do.back()
    assert (len(stage.asking.told), stage.asking.troubles) == (1, [])
    assert shown.now.face.phase is Phase.RUNNING


def test_steps_still_to_come_can_be_left_out_and_taken_back_in(shown: Shown) -> None:
    shown.do.primary()
    step = shown.now.rail.rows[3]
    shown.do.keep_step(step.id, keep=False)
    assert shown.now.rail.rows[3].state is StepState.SKIPPED
    assert shown.now.rail.rows[3].can_restore
    shown.do.keep_step(step.id, keep=True)
    assert shown.now.rail.rows[3].state is StepState.TO_COME


def test_steps_still_to_come_can_change_places(shown: Shown) -> None:
    shown.do.primary()
    before = [row.id for row in shown.now.rail.rows]
    shown.do.move(before[3], 1)
    after = [row.id for row in shown.now.rail.rows]
    assert after == [*before[:3], before[4], before[3], *before[5:]]


def test_the_step_in_hand_and_those_done_stay_where_they_are(shown: Shown) -> None:
    shown.do.primary()
    before = [row.id for row in shown.now.rail.rows]
    shown.do.move(before[0], 1)
    assert [row.id for row in shown.now.rail.rows] == before
    assert not (shown.now.rail.rows[0].can_move_down)
    assert not (shown.now.rail.rows[1].can_move_up)


def test_the_silence_of_a_step_to_come_stands_in_the_list(shown: Shown) -> None:
    assert "presenter listens" in [row.detail.partition(" · ")[2] for row in shown.now.rail.rows]


def test_a_sleep_is_asked_about_with_both_outcomes(stage: Stage, shown: Shown) -> None:
    shown.do.primary()
    stage.pass_time(1)
    stage.clock.sleep(Span.of(minutes=1, seconds=20))
    shown.do.refresh()
    assert shown.now.gap is not None
    sentence = shown.now.gap.sentence
    assert sentence == "The lid was closed for 1:20. Count it (0:40 left) or treat it as a pause (2:00 left)?"
    shown.do.answer_gap(counts=False)
    assert (shown.now.gap, shown.now.face.figure) == (None, "2:00")


@pytest.mark.parametrize(("minutes", "phase"), [(0, Phase.RUNNING), (0.2, Phase.RUNNING)])
def test_the_clock_is_asked_four_times_a_second_while_it_runs(
    stage: Stage, shown: Shown, minutes: float, phase: Phase
) -> None:
    shown.do.primary()
    stage.pass_time(minutes)
    shown.do.refresh()
    assert (shown.now.face.phase, shown.now.tick_ms) == (phase, 250)
    shown.do.pause_or_resume()
    assert shown.now.tick_ms == 1000


def test_the_question_is_asked_for_in_the_step_that_asks(stage: Stage, shown: Shown) -> None:
    plan = stage.workspace.preparation.get(stage.id).plan
    assert plan is not None
    asking = next(step for step in plan.steps if step.step.asks_wording is Wording.AFTER_PROBING)
    shown.do.primary()
    shown.do.go_to(asking.id)
    assert shown.now.focus.asks is WordingMoment.AFTER_PROBING
    assert shown.now.focus.question == QUESTION
    stage.workspace.preparation.set_focus(stage.id, WordingMoment.AFTER_PROBING, "Who knows each of them?")
    assert shown.now.focus.written == "Who knows each of them?"


def test_a_hidden_cockpit_works_nothing_out(stage: Stage, shown: Shown) -> None:
    shown.do.hide()
    count = len(shown.states)
    stage.workspace.preparation.set_room(stage.id, "Room 9")
    assert len(shown.states) == count


def test_a_screen_reader_is_told_at_thresholds_only(stage: Stage, shown: Shown) -> None:
    thresholds = Thresholds()
    shown.do.primary()
    said = [thresholds.crossed(shown.now)]
    for _second in range(200):
        stage.clock.advance(Span.of(seconds=1))
        shown.do.refresh()
        said.append(thresholds.crossed(shown.now))
    assert [sentence for sentence in said if sentence] == ["about a minute left", "The time is up."]


def test_undo_in_a_room_nobody_opened_opens_nothing(stage: Stage, shown: Shown) -> None:
    shown.do.undo()
    assert shown.now.face.phase is Phase.NOT_OPEN
    assert stage.asking.troubles == []
