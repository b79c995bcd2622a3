"""Cockpit, room display, documents and ``--json`` derive from one function: compared at each second of an hour."""

import json
from dataclasses import dataclass

import pytest

from consultancy import cli
from consultancy.clock import FakeClock
from consultancy.commands.consultancies import in_utc
from consultancy.live import commands as asked
from consultancy.live.looking import left_text
from consultancy.live.shown import Phase
from consultancy.model.time import ZERO, Span
from consultancy.workspace import open_workspace
from tests.ui_kit import RecordingAsking
from ui.cockpit.presenters import presenters_on
from ui.room_display.presenter import RoomPresenter

PROTOCOL, MINUTES = "consultancy", 30

# What happens at which second, and the same in the words of a replay.
SCRIPT = (
    (0, asked.Start(), {"do": "start"}),
    (95, asked.Next(), {"do": "next"}),
    (110, asked.Next(), {"do": "next"}),
    (200, asked.Pause(), {"do": "pause"}),
    (260, asked.Resume(), {"do": "resume"}),
    (300, asked.Adjust(Span.of(minutes=2)), {"do": "add", "by": "2:00"}),
    (310, asked.Undo(), {"do": "undo"}),
    (640, asked.Next(), {"do": "next"}),
    (640, asked.Next(), {"do": "next"}),
    (700, asked.BeganAgo(Span.of(minutes=2)), {"do": "backdate", "ago": "2:00"}),
    (760, asked.Back(), {"do": "back"}),
    (780, asked.Start(), {"do": "start"}),
    (840, asked.Next(), {"do": "next"}),
    (860, asked.Next(), {"do": "next"}),
    (1300, asked.Next(), {"do": "next"}),
    (1310, asked.Next(), {"do": "next"}),
    (1400, asked.Finish(), {"do": "finish"}),
)
DOES = {second: [] for second, *_ in SCRIPT}
for _second, _command, _word in SCRIPT:
    DOES[_second].append((_command, _word))
LAST = 1_410


@dataclass
class Hour:
    """One second of the hour as everything that shows it sees it."""

    view: object
    cockpit: object
    room: object
    document: object
    told: dict


@pytest.fixture(scope="module")
def replayed(tmp_path_factory):
    """Give the answers of the replay, one a second, and the end that was agreed."""
    from consultancy.commands.replay import Teller
    from consultancy.commands.replay_reading import read_replay

    events = [{"at": second} | word for second, does in DOES.items() for _, word in does]
    told = {
        "start": in_utc(FakeClock().read().utc),
        "plan": {"protocol": PROTOCOL, "minutes": MINUTES},
        "events": events,
        "ask": {"every": 1, "until": LAST},
    }
    path = tmp_path_factory.mktemp("replay") / "hour.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    answers = Teller(read_replay(path)).tell()
    assert all(event["done"] for event in answers["events"])
    return answers["answers"]


@pytest.fixture(scope="module")
def seconds(tmp_path_factory, replayed):
    """Play the hour in a workspace with a cockpit and a room display, and look at everything each second."""
    clock = FakeClock()
    workspace = open_workspace(tmp_path_factory.mktemp("hour"), clock)
    made = workspace.preparation.create("An hour")
    workspace.preparation.choose_protocol(made.id, PROTOCOL, MINUTES)
    cockpit = presenters_on(workspace, RecordingAsking(), None)(made.id)
    room = RoomPresenter(workspace.bus, lambda: workspace.running.room(made.id))
    hours = []
    for second in range(LAST + 1):
        for command, __ in DOES.get(second, ()):
            if workspace.running.look(made.id).phase is Phase.NOT_OPEN:
                workspace.running.do(made.id, asked.Open())
            workspace.running.do(made.id, command)
        document = workspace.handover._ledger(workspace.preparation.get(made.id)) if second in DOES else None
        view = workspace.running.look(made.id)
        hours.append(Hour(view, cockpit.clock.work_out(), room.work_out(), document, replayed[second]["view"]))
        clock.advance(Span.of(seconds=1))
    workspace.close()
    return hours


def test_the_json_of_a_replay_says_what_the_program_shows(seconds):
    for hour in seconds:
        view, told = hour.view, hour.told
        assert told["phase"] == view.phase
        assert told["step"] == (view.step and {"id": view.step.id, "title": view.step.step.title, "turn": ""})
        assert (told["elapsed_ms"], told["remaining_ms"], told["over_ms"]) == (view.used.ms, view.left.ms, view.over.ms)
        assert (told["ends"], told["behind_ms"], told["undo"]) == (in_utc(view.ends), view.behind.ms, view.undo_label)
        for line, shown in zip(told["ledger"]["lines"], view.ledger.lines, strict=True):
            assert line["ran_ms"] == shown.ran.ms
            assert (line["over_ms"], line["paused_ms"], line["waited_ms"]) == (
                shown.over.ms,
                shown.paused.ms,
                shown.waited.ms,
            )
        assert told["ledger"]["totals"]["wall_ms"] == view.ledger.wall.ms


def test_the_cockpit_shows_the_figures_of_the_one_view(seconds):
    for hour in seconds:
        if hour.view.phase is not Phase.FINISHED:
            assert hour.cockpit.face.figure == left_text(hour.view.left) == hour.told["shown"]
        assert hour.cockpit.face.phase is hour.view.phase


def test_the_room_shows_the_same_figures_and_never_how_late_it_is(seconds):
    for hour in seconds:
        if hour.view.phase is not Phase.FINISHED:
            assert hour.room.figure == left_text(hour.view.left.at_least(ZERO)) == hour.told["room"]["shown"]
            assert hour.room.title == hour.view.step.step.title == hour.told["room"]["step"]


def test_the_documents_tell_the_ledger_that_was_shown(seconds):
    compared = [hour for hour in seconds if hour.document is not None]
    assert len(compared) == len(DOES)
    assert all(hour.document == hour.view.ledger for hour in compared)


def test_the_ledger_adds_up_at_every_second(seconds):
    for hour in seconds:
        book = hour.view.ledger
        used = book.planned + book.granted - book.trimmed - book.unused - book.left + book.over
        assert hour.view.ledger.wall == used + book.paused + book.waited or book.wall == ZERO


def test_the_same_hour_from_the_command_line_is_the_same_answer(capsys, tmp_path):
    path = tmp_path / "hour.json"
    told = {"start": "2026-11-17T10:00:00Z", "plan": {"protocol": PROTOCOL}, "events": [{"at": 0, "do": "start"}]}
    path.write_text(json.dumps(told | {"ask": [61]}), encoding="utf-8")
    assert cli.main(["replay", str(path), "--json"], window=None, draw=None, clock=FakeClock()) == 0
    (answer,) = json.loads(capsys.readouterr().out)["answers"]
    assert answer["view"]["elapsed_ms"] == 61_000
