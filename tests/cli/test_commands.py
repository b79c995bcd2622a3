import io
import json
import os
import sqlite3
import sys
from contextlib import closing

import pytest

from consultancy import cli
from consultancy.commands.pictures import Request
from consultancy.documents.summary_model import DocumentKind
from consultancy.errors import Refused
from consultancy.model.people import Role
from tests.hostile import NAMES


@pytest.fixture
def made(workspace):
    opened = workspace()
    made = opened.preparation.create("Why do advisories stop?").id
    opened.preparation.add_person(made, "Dana Whitfield", "Maple Valley SD", Role.PRESENTER)
    opened.notes.add(made, "Nobody opened the binder.")
    opened.close()
    return made


def test_without_a_command_the_window_opens_on_the_folder_named(run, folder):
    seen = []
    assert run(window=lambda place: seen.append(place) or 0).code == 0
    assert run("--data-dir", folder, window=lambda place: seen.append(place) or 0).code == 0
    assert seen == [None, folder]


def test_a_window_that_cannot_open_says_so_in_one_sentence(run):
    def window(_folder):
        raise Refused("There is no screen here.")

    assert run(window=window).sentence == "There is no screen here."


def test_a_bug_of_the_window_is_not_hidden(run):
    def window(_folder):
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the kind is all there is
        run(window=window)


@pytest.mark.parametrize("typed", [["nonsense"], ["protocol"], ["list", "--nonsense"], ["export"], ["plan"]])
def test_what_is_typed_wrongly_is_answered_with_how_it_is_typed(run, typed):
    told = run(*typed)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("usage: ")


@pytest.mark.parametrize(
    "typed", [[], ["rehearse"], ["protocol"], ["protocol", "show"], ["list"], ["export"], ["doctor"], ["pictures"]]
)
def test_every_command_explains_itself(run, typed):
    told = run(*typed, "--help")
    assert (told.code, told.err) == (0, "")
    assert "usage: " in told.out


# --- list and export --------------------------------------------------------------------------------------------


def test_list_gives_every_consultancy_in_words_and_as_json(run, folder, made):
    told = run("list", "--data-dir", folder)
    assert "Why do advisories stop?" in told.out
    (row,) = run("--data-dir", folder, "list", "--json").json
    assert (row["id"], row["title"], row["presenter"], row["notes"], row["status"]) == (
        made, "Why do advisories stop?", "Dana Whitfield", 1, "planned",
    )  # fmt: skip


def test_looking_at_an_empty_folder_makes_no_workspace(run, tmp_path):
    assert run("list", "--json", "--data-dir", tmp_path).json == []
    assert run("doctor", "--json", "--data-dir", tmp_path).json["exists"] is False
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["list"], ["doctor"], ["export", "x", "--document", "memo", "--out", "m.md"]])
def test_a_folder_that_is_not_there_is_refused(run, tmp_path, command):
    assert run(*command, "--data-dir", tmp_path / "typed wrongly").sentence
    (tmp_path / "file").touch()
    assert run(*command, "--data-dir", tmp_path / "file").sentence


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this account")
def test_a_folder_that_may_not_be_read_is_refused(run, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert run("list", "--data-dir", closed).sentence


def test_a_folder_that_holds_something_else_is_refused(run, tmp_path):
    (tmp_path / "workspace.db").write_bytes(b"these are not our data" * 100)
    assert run("list", "--data-dir", tmp_path).sentence


def test_a_workspace_that_is_open_elsewhere_is_refused_and_unharmed(run, folder, made, workspace):
    holder = workspace()
    assert run("list", "--data-dir", folder).sentence
    assert holder.preparation.get(made).title
    holder.close()


@pytest.mark.parametrize("ending", ["docx", "md", "txt"])
@pytest.mark.parametrize("document", ["memo", "record"])
def test_a_document_is_saved_in_the_format_its_name_ends_in(run, folder, made, tmp_path, document, ending):
    out = tmp_path / f"document.{ending}"
    told = run("export", made, "--document", document, "--out", out, "--data-dir", folder)
    assert (told.code, told.out) == (0, f"{out}\n")
    assert out.read_bytes().startswith(b"PK") == (ending == "docx")


def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(run, folder, made, tmp_path, workspace):
    out = tmp_path / "memo.md"
    assert run("export", made[:6], "--document", "memo", "--out", out, "--data-dir", folder).code == 0
    opened = workspace()
    opened.preparation.create("Another")
    opened.close()
    assert "Several" in run("export", made[:6], "--document", "memo", "--out", out, "--data-dir", folder).sentence
    assert run("export", made, "--document", "memo", "--out", out, "--data-dir", folder).code == 0


@pytest.mark.parametrize("typed", ["nobody", "", "01", "%", "../.."])
def test_an_unknown_id_is_refused(run, tmp_path, typed):
    out = tmp_path / "memo.md"
    assert run("export", typed, "--document", "memo", "--out", out, "--data-dir", tmp_path).sentence


def test_an_export_never_harms_the_file_that_is_there(run, folder, made, tmp_path):
    out = tmp_path / "memo.docx"
    out.write_bytes(b"mine")
    (tmp_path / "~$memo.docx").touch()
    assert run("export", made, "--document", "memo", "--out", out, "--data-dir", folder).sentence
    assert out.read_bytes() == b"mine"


# --- worksheets -------------------------------------------------------------------------------------------------


def test_a_worksheet_goes_out_and_is_read_back(run, folder, made, tmp_path):
    sheet = tmp_path / "sheet.docx"
    assert run("export", made, "--document", "worksheet", "--out", sheet, "--data-dir", folder).code == 0
    answer = run("read-worksheet", sheet, "--json").json
    assert answer["missing"] == []
    assert answer["fields"]["title"] == "Why do advisories stop?"
    assert answer["fields"]["presenter"] == "Dana Whitfield"
    assert "Why do advisories stop?" in run("read-worksheet", sheet).out


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a document", b"\xff" * 100])
def test_a_file_that_is_no_worksheet_is_refused(run, tmp_path, data):
    sheet = tmp_path / "sheet.docx"
    sheet.write_bytes(data)
    assert run("read-worksheet", sheet, "--json").sentence


def test_a_worksheet_that_is_not_there_is_refused(run, tmp_path):
    assert run("read-worksheet", tmp_path / "nothing.docx").sentence
    assert run("read-worksheet", tmp_path).sentence


# --- protocols --------------------------------------------------------------------------------------------------


def test_every_listed_protocol_can_be_shown(run):
    listed = run("protocol", "list", "--json").json
    assert len(listed) >= 8
    for card in listed:
        shown = run("protocol", "show", card["key"], "--json").json
        assert (shown["key"], len(shown["steps"])) == (card["key"], card["steps"])
        assert run("protocol", "show", card["key"]).code == 0
        assert card["name"] in run("protocol", "list").out


def test_an_unknown_protocol_is_refused_with_the_nearest_one(run):
    assert "Did you mean troika?" in run("protocol", "show", "troica").sentence


def test_a_protocol_file_without_fault_can_be_used(run):
    from consultancy.resources import resource

    path = resource("protocols", "consultancy.toml")
    assert run("protocol", "check", path).code == 0
    assert run("protocol", "check", path, "--json").json["faults"] == []


def test_every_fault_of_a_protocol_file_is_told(run, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('key = "mine"\nminutes = -3\n', encoding="utf-8")
    told = run("protocol", "check", path)
    assert told.code == 1
    assert len(told.out.splitlines()) > 1
    assert len(told.err.splitlines()) == 1
    answer = run("protocol", "check", path, "--json")
    assert answer.code == 1
    assert len(answer.json["faults"]) == len(told.out.splitlines())


def test_a_protocol_file_that_is_not_there_is_refused(run, tmp_path):
    for path in (tmp_path / "nothing.toml", tmp_path):
        assert run("protocol", "check", path).code == 1


# --- doctor -----------------------------------------------------------------------------------------------------


def test_the_doctor_finds_a_sound_workspace_sound(run, folder, made):
    answer = run("doctor", "--json", "--data-dir", folder).json
    assert (answer["well"], answer["consultancies"], answer["notes"]) == (True, 1, 1)
    assert answer["folder"] == str(folder)
    assert answer["free_bytes"] > 0
    assert answer["versions"]["sqlite"]
    assert "whole" in run("doctor", "--data-dir", folder).out


def test_the_doctor_says_that_a_damaged_workspace_is_damaged(run, folder, made):
    path = folder / "workspace.db"
    data = bytearray(path.read_bytes())
    data[5_000:9_000] = b"\xa5" * 4_000
    path.write_bytes(data)
    told = run("doctor", "--data-dir", folder)
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert run("doctor", "--json", "--data-dir", folder).json["well"] is False


# --- pictures ---------------------------------------------------------------------------------------------------


def test_pictures_are_asked_for_in_points_and_pixels(run, tmp_path):
    seen = []

    def draw(request, tell):
        seen.append(request)
        tell("Today")
        return [request.out / "today.png"]

    out = tmp_path / "pictures"
    told = run("pictures", "--out", out, "--theme", "night", "--size", "1100x640", "--scale", "2", draw=draw)
    assert (told.code, told.out) == (0, f"{out / 'today.png'}\n")
    assert seen == [Request(out, "night", (1100, 640), 2.0)]


@pytest.mark.parametrize(
    "wrong",
    [["--size", "12"], ["--size", "0x0"], ["--size", "-1x5"], ["--scale", "9"], ["--scale", "nan"], ["--theme", "x"]],
)
def test_pictures_of_a_size_nobody_has_are_wrong_usage(run, tmp_path, wrong):
    assert run("pictures", "--out", tmp_path, *wrong).code == 2


def test_pictures_need_a_folder(run, tmp_path):
    (tmp_path / "file").touch()
    assert run("pictures", "--out", tmp_path / "file").sentence


# --- whatever happens -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", NAMES.values(), ids=NAMES)
def test_a_list_with_any_title_in_it_is_valid_json_and_shows_no_control_characters(run, folder, workspace, title):
    opened = workspace()
    opened.preparation.create(title)
    opened.close()
    assert len(run("list", "--json", "--data-dir", folder).json) == 1
    shown = run("list", "--data-dir", folder).out
    assert not any((ord(each) < 0x20 and each != "\n") or 0x7F <= ord(each) <= 0x9F for each in shown)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_an_output_that_lacks_characters_is_no_reason_to_stop(folder, workspace, monkeypatch, clock, encoding):
    opened = workspace()
    opened.preparation.create(NAMES["emoji"])
    opened.close()
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    assert cli.main(["list", "--json", "--data-dir", str(folder)], window=None, draw=None, clock=clock) == 0
    assert json.loads(written.getvalue().decode())[0]["title"] == NAMES["emoji"]


def test_no_output_at_all_is_no_reason_to_stop(folder, made, monkeypatch, clock):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(["list", "--data-dir", str(folder)], window=None, draw=None, clock=clock) == 0


def test_progress_is_shown_on_a_terminal_only(folder, made, monkeypatch, clock, tmp_path):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    typed = ["export", made, "--document", "memo", "--out", str(tmp_path / "memo.md"), "--data-dir", str(folder)]
    assert cli.main(typed, window=None, draw=None, clock=clock) == 0
    assert "memo.md" in screen.getvalue()
    assert screen.getvalue().endswith("\r")


def test_a_bug_is_written_down_without_anybodys_words(run, folder, made, monkeypatch):
    def broken(*_args, **_named):
        raise RuntimeError("Dana said that the binder")

    monkeypatch.setattr("consultancy.services.finding.Finder.find", broken)
    sentence = run("list", "--data-dir", folder).sentence
    (report,) = (folder / "logs").iterdir()
    assert str(report) in sentence
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "consultancy/cli.py" in text
    assert "Dana" not in text + sentence


def test_stopping_by_key_leaves_one_sentence(run, folder, made, monkeypatch):
    def stopped(*_args, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr("consultancy.services.finding.Finder.find", stopped)
    assert run("list", "--data-dir", folder).sentence


def test_every_document_kind_can_be_exported(run):
    assert all(str(kind) in run("export", "--help").out for kind in DocumentKind)


def test_a_bug_that_cannot_be_written_down_is_still_one_sentence(run, folder, made, monkeypatch):
    def broken(*_args, **_named):
        raise RuntimeError

    monkeypatch.setattr("consultancy.services.finding.Finder.find", broken)
    (folder / "logs").touch()
    assert "no report" in run("list", "--data-dir", folder).sentence


def test_the_doctor_warns_of_little_room_and_of_synced_folders(run, tmp_path, monkeypatch):
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    monkeypatch.setattr("consultancy.store.health.free_space", lambda _folder: 1_000_000)
    told = run("doctor", "--data-dir", synced).out
    assert "Dropbox" in told
    assert "little room" in told


def test_how_far_a_rehearsal_has_come_is_shown_on_a_terminal(monkeypatch, clock, tmp_path):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    typed = ["rehearse", "--protocol", "troika", "--minutes", "20", "--out", str(tmp_path / "memo.md")]
    assert cli.main(typed, window=None, draw=None, clock=clock) == 0
    assert "Step 1 of" in screen.getvalue()


def test_a_wish_below_the_floors_is_answered_in_words(run, tmp_path):
    told = run("rehearse", "--protocol", "tuning", "--minutes", 3, "--out", tmp_path / "memo.md")
    assert "cannot be met" in told.out


@pytest.mark.parametrize(
    "typed",
    [
        ["rehearse", "--out", ""],
        ["pictures", "--out", " "],
        ["list", "--data-dir", ""],
        ["protocol", "check", ""],
        ["read-worksheet", ""],
        ["replay", ""],
        ["plan", "--plan", ""],
    ],
)
def test_a_name_that_is_empty_does_not_mean_the_folder_one_is_in(run, typed):
    told = run(*typed)
    assert (told.code, told.out) == (2, "")
    assert "a name is missing here" in told.err


def test_what_was_typed_at_length_does_not_bury_the_sentence(run):
    told = run("protocol", "show", "x" * 100_000)
    assert told.sentence.endswith("…")
    assert len(told.sentence) < 300


def test_the_doctor_sends_a_newer_workspace_to_the_newer_program(run, folder, made):
    with closing(sqlite3.connect(folder / "workspace.db")) as database:
        database.execute("PRAGMA user_version = 999")
        database.commit()
    told = run("doctor", "--data-dir", folder)
    assert told.code == 1
    assert "newer version" in told.err


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="only some systems have names that are no text")
def test_a_document_can_go_where_the_name_is_no_text(run, folder, made, tmp_path):
    odd = tmp_path / os.fsdecode(b"\xff.md")
    assert run("export", made, "--document", "memo", "--out", odd, "--data-dir", folder).code == 0
    assert odd.exists()
