"""Running a consultancy through the service: facts first, quiet looks, and the way back after a crash."""

from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consultancy.changes import Bus, Changes, Topic
from consultancy.clock import FakeClock
from consultancy.errors import NotFoundHere, NotNow, StorageTrouble
from consultancy.live.commands import AnswerGap, BeganAgo, Finish, Next, Open, Pause, Reopen, Resume, Start, Undo
from consultancy.live.engine import replay
from consultancy.live.facts import ClockChanged, GapAnswered, GapFound, Moved
from consultancy.live.shown import Phase
from consultancy.model.consultancy import Consultancy, Dilemma, FocusQuestion, Status
from consultancy.model.people import Participant, Role
from consultancy.model.time import ZERO, Span
from consultancy.services.interrupted import Proposal
from consultancy.services.running import STATUS, Running
from consultancy.services.writing import Desk
from tests.live.stage import adds_up, minutes, plan_of, seconds


class Disk:
    """Everything the service keeps, in memory; it can be full, and it forgets what was not committed."""

    def __init__(self):
        self.consultancies, self.facts, self.seen_at = {}, {}, {}
        self.full = False
        self.reads = self.commits = self.beats = 0

    @contextmanager
    def atomic(self):
        kept = (dict(self.consultancies), dict(self.facts), dict(self.seen_at))
        try:
            yield
            if self.full:
                raise StorageTrouble("The disk is full.")
            self.commits += 1
        except BaseException:
            self.consultancies, self.facts, self.seen_at = kept
            raise

    def save(self, consultancy):
        self.consultancies[consultancy.id] = consultancy

    def unfinished(self):
        return [one.id for one in self.consultancies.values() if one.status in (Status.RUNNING, Status.PAUSED)]


class Consultancies:
    def __init__(self, disk):
        self.disk = disk
        self.save, self.unfinished = disk.save, disk.unfinished

    def load(self, consultancy):
        self.disk.reads += 1
        return self.disk.consultancies.get(consultancy)


class Facts:
    def __init__(self, disk):
        self.disk = disk

    def append(self, consultancy, facts):
        self.disk.facts[consultancy] = (*self.disk.facts.get(consultancy, ()), *facts)

    def load(self, consultancy):
        self.disk.reads += 1
        return self.disk.facts.get(consultancy, ())

    def seen(self, consultancy, at, utc):
        self.disk.beats += 1
        self.disk.seen_at[consultancy] = (at, utc)

    def last_seen(self, consultancy):
        return self.disk.seen_at.get(consultancy)


PEOPLE = (Participant("p", "Dana Whitfield", "Maple Valley SD", Role.PRESENTER),)


class House:
    """One consultancy on one laptop; the program can be started anew on the same disk."""

    def __init__(self, *lengths, auto=""):
        self.clock, self.disk, self.told = FakeClock(), Disk(), []
        dilemma, focus = Dilemma("A dilemma"), FocusQuestion("How might we?")
        plan = plan_of(*lengths, auto=auto) if lengths else None
        self.disk.save(Consultancy("c", self.clock.read().utc, dilemma, focus, plan=plan, people=PEOPLE))
        self.made = 0
        self.start_program()

    def start_program(self):
        bus = Bus()
        desk = Desk(self.disk, self.clock, self.new_id, bus.publish)
        self.running = Running(desk, Consultancies(self.disk), Facts(self.disk), lambda _: 7)
        bus.listen(self.running.heed)
        bus.listen(self.told.append)
        self.bus = bus

    def new_id(self):
        self.made += 1
        return f"f{self.made}"

    def do(self, *commands):
        for command in commands:
            view = self.running.do("c", command)
        return view

    def look(self):
        return self.running.look("c")

    def after(self, span):
        left = span
        while left > ZERO:
            self.clock.advance(left.at_most(seconds(1)))
            left -= seconds(1)
            view = self.look()
        return view

    def crash(self, off):
        self.clock.advance(off)
        self.start_program()

    @property
    def stored(self):
        return self.disk.consultancies["c"]

    def kinds(self):
        return [type(fact).__name__ for fact in self.disk.facts.get("c", ())]

    def started(self):
        self.do(Open(), Start())
        return self


class TestFactsFirst:
    def test_facts_are_committed_before_anything_is_told(self):
        house = House(5, 8)
        at_telling = []
        house.bus.listen(lambda _changes: at_telling.append((house.disk.commits, house.kinds(), house.look().phase)))
        house.do(Open())
        assert at_telling == [(1, ["Opened"], Phase.ARMED)]

    def test_a_full_disk_refuses_the_command_and_leaves_the_clock_as_it_was(self):
        house = House(5).started()
        house.after(minutes(1))
        house.disk.full = True
        told = len(house.told)
        with pytest.raises(StorageTrouble):
            house.do(Pause())
        assert (house.look().phase, len(house.told), house.kinds()) == (Phase.RUNNING, told, ["Opened", "Started"])
        house.disk.full = False
        assert house.do(Pause()).phase is Phase.PAUSED

    def test_a_full_disk_does_not_stop_the_figures(self):
        house = House(1, 8, auto="a").started()
        house.disk.full = True
        view = house.after(seconds(65))
        assert (view.step.id, view.over, house.kinds()) == ("a", seconds(5), ["Opened", "Started"])
        house.disk.full = False
        view = house.look()
        assert (view.step.id, view.used) == ("b", seconds(5))

    def test_a_command_that_makes_no_sense_writes_nothing(self):
        house = House(5).started()
        commits = house.disk.commits
        with pytest.raises(NotNow):
            house.do(Resume())
        assert house.disk.commits == commits

    def test_what_happens_is_told_by_topic_and_id(self):
        house = House(5)
        house.do(Open(), Start())
        house.told.clear()
        house.do(BeganAgo(minutes(1)), Pause())
        house.do(Undo(), Pause())
        assert all(changes.ids == {"c"} and changes.touches(Topic.CLOCK) for changes in house.told)


PRESSES = (Next(), Next(), Pause(), Resume(), Undo(), BeganAgo(minutes(1)), AnswerGap(counts=False), Finish(), Reopen())


@given(st.lists(st.tuples(st.sampled_from(PRESSES), st.sampled_from(["", "", "full", "crash", "sleep"])), max_size=25))
@settings(max_examples=40)
def test_what_is_in_memory_is_what_is_on_disk_whatever_goes_wrong(presses):
    house = House(1, 5, 3, auto="a")
    house.do(Open())
    for press, trouble in presses:
        house.disk.full = trouble == "full"
        house.clock.sleep(seconds(40)) if trouble == "sleep" else house.clock.advance(seconds(9))
        with suppress(NotNow, StorageTrouble):
            house.do(press)
        house.disk.full = False
        if trouble == "crash":
            house.start_program()
        view = house.look()
        assert adds_up(view.ledger)
        run = replay(house.stored.plan, house.disk.facts["c"])
        assert (run.phase, run.step if run.live else None) == (view.phase, view.step and view.step.id)
        assert house.stored.status is STATUS[run.phase]


class TestTheConsultancyFollows:
    def test_status_and_times_follow_the_clock(self):
        house = House(5)
        seen = []
        for command in (Open(), Start(), Pause(), Resume(), Finish(), Reopen(), Undo()):
            house.do(command)
            seen.append(house.stored.status)
            house.clock.advance(seconds(10))
        running, paused, closed = Status.RUNNING, Status.PAUSED, Status.CLOSED
        assert seen == [running, running, paused, running, closed, paused, closed]
        assert house.stored.ended - house.stored.started == seconds(30)

    def test_reopened_it_has_no_end(self):
        house = House(5).started()
        house.do(Finish(), Reopen())
        assert house.stored.ended is None

    def test_a_start_put_back_is_the_start_on_record(self):
        house = House(5).started()
        house.do(BeganAgo(minutes(2)))
        assert house.stored.started == house.clock.read().utc + -minutes(2)

    def test_clocks_that_drift_a_little_do_not_rewrite_it(self):
        house = House(5).started()
        before = house.stored
        house.clock.set_wall(Span(3))
        house.do(Pause(), Resume())
        assert house.stored == before

    def test_what_others_wrote_meanwhile_is_kept(self):
        house = House(5).started()
        house.disk.save(replace(house.stored, room="Room 2"))
        house.do(Pause())
        assert (house.stored.room, house.stored.status) == ("Room 2", Status.PAUSED)

    def test_released_stays_released_when_an_old_question_is_answered(self):
        house = House(30).started()
        house.clock.sleep(minutes(2))
        house.do(Finish())
        house.disk.save(replace(house.stored, status=Status.RELEASED))
        house.do(AnswerGap(counts=False))
        assert house.stored.status is Status.RELEASED


class TestLooking:
    def test_a_look_reads_nothing_from_the_store(self):
        house = House(30).started()
        house.look()
        reads = house.disk.reads
        house.after(minutes(1))
        house.running.room("c")
        assert house.disk.reads == reads

    def test_a_heartbeat_every_five_seconds_while_running_and_none_otherwise(self):
        house = House(30, 8)
        house.do(Open())
        house.after(minutes(1))
        assert house.disk.beats == 0
        house.do(Start())
        house.after(seconds(20))
        assert house.disk.beats == 4
        house.do(Pause())
        house.after(minutes(1))
        assert house.disk.beats == 4

    def test_what_is_not_open_is_not_held_so_its_plan_may_still_change(self):
        house = House(5)
        assert house.look().of == 1
        house.disk.save(replace(house.stored, plan=plan_of(5, 8)))
        assert house.look().of == 2
        assert house.do(Open()).of == 2

    def test_the_timeline_begins_when_the_room_opens(self):
        house = House(5)
        house.look()
        house.clock.advance(minutes(9))
        house.do(Open())
        assert house.disk.facts["c"][0].at == ZERO

    def test_the_room_shows_protocol_and_organisation_and_the_question_as_it_stands(self):
        house = House(5).started()
        assert (house.running.room("c").heading, house.running.room("c").focus_question) == (
            "Test · Maple Valley SD",
            "How might we?",
        )
        house.disk.save(replace(house.stored, focus=FocusQuestion("How might we?", "What if?"), people=()))
        house.bus.publish(Changes.of(Topic.NOTES, ids=("c",)))
        house.bus.publish(Changes.of(Topic.CONSULTANCIES, ids=("other",)))
        assert house.running.room("c").focus_question == "How might we?"
        house.bus.publish(Changes.of(Topic.CONSULTANCIES, ids=("c",)))
        assert (house.running.room("c").heading, house.running.room("c").focus_question) == ("Test", "What if?")

    def test_an_agreed_end_counts(self):
        house = House(5)
        house.disk.save(replace(house.stored, end_by=house.clock.read().utc + minutes(3)))
        assert house.started().look().behind == minutes(2)

    def test_sleep_is_found_and_a_clock_that_was_set(self):
        house = House(30).started()
        house.clock.sleep(minutes(5))
        assert house.look().question.length == minutes(5)
        house.clock.set_wall(minutes(60))
        assert house.look().used == minutes(5)
        assert [type(fact) for fact in house.disk.facts["c"][2:]] == [GapFound, ClockChanged]

    def test_next_pressed_as_the_step_moves_on_by_itself_does_not_move_twice(self):
        house = House(1, 5, 8, auto="a").started()
        house.after(seconds(59))
        house.clock.advance(seconds(1))
        view = house.do(Next())
        assert (view.step.id, view.phase) == ("b", Phase.RUNNING)
        assert len([fact for fact in house.disk.facts["c"] if isinstance(fact, Moved)]) == 1

    def test_a_tick_looks_after_clocks_that_nobody_shows(self):
        house = House(1, 30, auto="a").started()
        for _ in range(10):
            house.clock.advance(seconds(20))
            assert house.running.tick()
        view = house.look()
        assert (view.question, view.step.id, view.used) == (None, "b", seconds(140))
        house.do(Pause())
        assert not house.running.tick()

    def test_a_place_for_a_note_without_writing_anything(self):
        house = House(5)
        assert house.running.here("c").step is None
        house.started()
        house.clock.advance(minutes(1))
        commits = house.disk.commits
        here = house.running.here("c")
        assert (here.step.id, here.at, house.disk.commits) == ("a", minutes(1), commits)
        house.do(Finish())
        assert house.running.here("c").step is None

    def test_there_must_be_such_a_consultancy_with_a_plan(self):
        with pytest.raises(NotFoundHere):
            House(5).running.look("other")
        with pytest.raises(NotNow, match="Choose a protocol"):
            House().look()


def left_running(off):
    house = House(30, 8).started()
    house.after(minutes(10))
    house.crash(off)
    return house


class TestComingBack:
    @pytest.mark.parametrize(
        ("off", "proposal"),
        [
            (minutes(3), Proposal.GO_ON),
            (minutes(20) - Span(1), Proposal.GO_ON),
            (minutes(20), Proposal.GO_ON_AFTER_PAUSE),
            (minutes(3 * 60), Proposal.GO_ON_AFTER_PAUSE),
            (minutes(12 * 60), Proposal.END_THERE),
            (minutes(3 * 24 * 60), Proposal.END_THERE),
        ],
    )
    def test_three_minutes_three_hours_and_three_days_propose_different_things(self, off, proposal):
        house = left_running(off)
        [found] = house.running.interrupted()
        assert (found.proposal, found.gap, found.was_running) == (proposal, off, True)
        assert (found.left_then, found.left_now) == (minutes(20), minutes(20) - off)
        assert (found.title, found.step_title, found.number, found.of, found.notes) == ("A dilemma", "Step a", 1, 2, 7)
        assert found.last_seen == house.clock.read().utc + -off

    def test_looking_at_the_list_writes_nothing(self):
        house = left_running(minutes(3))
        commits = house.disk.commits
        house.running.interrupted()
        assert house.disk.commits == commits

    def test_going_on_counts_the_gap_and_keeps_it_in_the_record(self):
        house = left_running(minutes(3))
        view = house.running.come_back("c", Proposal.GO_ON)
        assert (view.phase, view.left, view.question) == (Phase.RUNNING, minutes(17), None)
        gap, answer = house.disk.facts["c"][-2:]
        assert (gap.length, gap.cause, answer.counts) == (minutes(3), "off", True)
        assert house.after(minutes(1)).left == minutes(16)

    def test_going_on_after_a_pause_does_not_count_it(self):
        house = left_running(minutes(180))
        view = house.running.come_back("c", Proposal.GO_ON_AFTER_PAUSE)
        assert (view.phase, view.left, view.ledger.paused) == (Phase.RUNNING, minutes(20), minutes(180))

    def test_ending_there_ends_when_it_was_last_seen(self):
        house = left_running(minutes(3 * 24 * 60))
        view = house.running.come_back("c", Proposal.END_THERE)
        assert (view.phase, view.ledger.wall) == (Phase.FINISHED, minutes(10))
        assert house.stored.ended - house.stored.started == minutes(10)
        assert (house.stored.status, house.running.interrupted()) == (Status.CLOSED, [])

    def test_a_run_taken_up_is_not_listed_any_more(self):
        house = left_running(minutes(3))
        house.running.come_back("c", Proposal.GO_ON)
        assert house.running.interrupted() == []
        kinds = house.kinds()
        house.running.come_back("c", Proposal.END_THERE)
        assert house.kinds() == kinds

    @pytest.mark.parametrize("proposal", [Proposal.GO_ON, Proposal.GO_ON_AFTER_PAUSE])
    def test_what_was_paused_goes_on_being_paused(self, proposal):
        house = House(30).started()
        house.after(minutes(10))
        house.do(Pause())
        house.crash(minutes(180))
        [found] = house.running.interrupted()
        assert (found.was_running, found.left_then, found.left_now) == (False, minutes(20), minutes(20))
        view = house.running.come_back("c", proposal)
        assert (view.phase, view.paused_for, view.left) == (Phase.PAUSED, minutes(180), minutes(20))

    def test_what_never_began_is_just_gone_on_with(self):
        house = House(30)
        house.do(Open())
        house.crash(minutes(3 * 24 * 60))
        [found] = house.running.interrupted()
        assert found.proposal is Proposal.GO_ON
        assert house.running.come_back("c", Proposal.GO_ON).phase is Phase.ARMED

    def test_coming_back_to_what_was_closed_changes_nothing(self):
        house = House(30).started()
        house.do(Finish())
        house.crash(minutes(5))
        kinds = house.kinds()
        assert house.running.come_back("c", Proposal.END_THERE).phase is Phase.FINISHED
        assert house.kinds() == kinds

    def test_a_clock_set_back_meanwhile_is_no_gap(self):
        house = House(30).started()
        house.after(minutes(10))
        house.clock.set_wall(-minutes(60))
        house.start_program()
        [found] = house.running.interrupted()
        assert found.gap == ZERO
        view = house.running.come_back("c", Proposal.GO_ON)
        assert (view.left, house.kinds()) == (minutes(20), ["Opened", "Started", "ClockChanged"])

    def test_entering_without_being_asked_first_asks_then(self):
        house = left_running(minutes(3))
        view = house.look()
        assert (view.question.cause, view.question.length, view.left) == ("off", minutes(3), minutes(17))
        assert house.running.interrupted() == []

    def test_a_step_that_should_have_moved_on_meanwhile_does_so_once_when_counted(self):
        house = House(2, 5, 5, auto="ab").started()
        house.after(minutes(1))
        house.crash(minutes(15))
        view = house.running.come_back("c", Proposal.GO_ON)
        assert (view.step.id, view.used) == ("b", minutes(14))
        assert house.after(minutes(1)).step.id == "b"

    def test_the_answer_given_on_coming_back_can_be_taken_back(self):
        house = left_running(minutes(180))
        house.running.come_back("c", Proposal.GO_ON_AFTER_PAUSE)
        view = house.do(Undo())
        assert view.question.length == minutes(180)
        assert isinstance(house.disk.facts["c"][-2], GapAnswered)

    def test_several_are_listed_with_the_one_seen_last_first(self):
        house = left_running(minutes(3))
        other = replace(house.stored, id="d", status=Status.PLANNED)
        house.disk.save(other)
        house.running.do("d", Open())
        house.start_program()
        assert [found.consultancy for found in house.running.interrupted()] == ["d", "c"]


class TestPuttingDown:
    def test_the_last_moment_is_remembered(self):
        house = House(30).started()
        house.after(seconds(7))
        house.clock.advance(seconds(2))
        house.running.put_down("c")
        assert house.disk.seen_at["c"][0] == seconds(9)
        house.clock.advance(minutes(2))
        [found] = house.running.interrupted()
        assert found.gap == minutes(2)

    def test_a_full_disk_is_no_reason_not_to(self):
        house = House(30).started()
        house.disk.full = True
        house.running.put_down("c")
        house.running.put_down("c")
        assert [found.consultancy for found in house.running.interrupted()] == ["c"]

    def test_what_is_paused_is_put_down_without_a_word(self):
        house = House(30).started()
        house.do(Pause())
        commits = house.disk.commits
        house.running.put_down("c")
        assert house.disk.commits == commits
