"""The real program in a process of its own: a second start finds it, a signal ends it cleanly."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from ui.screenless import why
from ui.single import socket_name

ROOT = Path(__file__).resolve().parents[2]
LINUX_ONLY = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")


def start(folder, **changed):
    command = [sys.executable, "main.py", "--data-dir", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **changed}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def answers(folder):
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    return socket.waitForConnected(50)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGTERM")
def test_a_second_start_ends_at_once_and_a_signal_ends_the_first_cleanly(tmp_path, qtbot):
    folder = tmp_path / "data"
    first = start(folder)
    qtbot.waitUntil(lambda: (folder / "logs").is_dir() and answers(folder), timeout=30_000)
    second = start(folder)
    told = second.communicate(timeout=30)
    assert (second.returncode, told) == (0, (b"", b""))
    first.send_signal(signal.SIGTERM)
    _out, errors = first.communicate(timeout=30)
    assert (first.returncode, errors) == (0, b"")
    assert (folder / "logs" / "fault.txt").read_text() == ""


@LINUX_ONLY
def test_without_a_screen_one_sentence_names_the_commands_that_need_none(tmp_path):
    blind = start(tmp_path, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    _out, errors = blind.communicate(timeout=30)
    assert blind.returncode == 1
    assert b"rehearse" in errors
    assert b"Traceback" not in errors


@LINUX_ONLY
@pytest.mark.parametrize(
    ("screen", "told"),
    [
        ({"DISPLAY": ":4711", "QT_QPA_PLATFORM": "xcb"}, b"cannot be reached"),
        ({"QT_QPA_PLATFORM": "nonsense"}, b"No window can be opened"),
    ],
)
def test_a_screen_that_cannot_be_used_ends_in_one_sentence_and_not_in_an_abort(tmp_path, screen, told):
    blind = start(tmp_path, **screen)
    _out, errors = blind.communicate(timeout=30)
    assert blind.returncode == 1
    assert told in errors or b"sudo apt install" in errors
    assert len(errors.splitlines()) == 1


def test_why_there_is_no_window_is_told_as_far_as_qt_tells():
    unreached = ["could not connect to display :9", "libxcb-cursor0 is needed", "Could not load the plugin"]
    assert "cannot be reached" in why(unreached)
    assert "sudo apt install libxcb-cursor0" in why(["libxcb-cursor0 is needed", "Could not load the plugin"])
    assert "(no such plugin)" in why(["no such plugin\n", "This application failed to start"])


def test_every_command_is_named_where_no_window_can_open():
    usage = subprocess.run([sys.executable, "main.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    commands = re.findall(r"^ {4}([a-z-]+)", usage.stdout.partition("COMMAND\n")[2], re.MULTILINE)
    told = why(["could not connect to display :9"])
    assert len(commands) > 8
    assert [name for name in commands if name not in told] == []
