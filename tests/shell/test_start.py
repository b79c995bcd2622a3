"""The real program in a process of its own: a second start finds it, a signal ends it cleanly."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from ui.single import socket_name

ROOT = Path(__file__).resolve().parents[2]


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


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_one_sentence_names_the_commands_that_need_none(tmp_path):
    blind = start(tmp_path, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    _out, errors = blind.communicate(timeout=30)
    assert blind.returncode == 1
    assert b"rehearse" in errors
    assert b"Traceback" not in errors
