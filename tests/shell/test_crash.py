"""After a bug the program goes on, and the report holds nobody's words."""

import signal
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from ui.crash import CrashWatch
from ui.leaving import SignalEar

SECRET = "Dana is leaving Harlan Middle"


@pytest.fixture
def reported():
    return []


@pytest.fixture
def watch(tmp_path, qapp, reported):
    def report(bug, folder):
        reported.append((type(bug).__name__, folder))
        return "Something went wrong."

    made = CrashWatch(tmp_path, report)
    made.start()
    yield made
    made.stop()


def fail():
    raise ValueError(SECRET)


def catch(fail_here):
    try:
        fail_here()
    except ValueError:
        sys.excepthook(*sys.exc_info())


def test_a_bug_is_reported_once_and_told_once(watch, reported, qtbot, tmp_path):
    told = []
    watch.told.connect(told.append)
    for _again in range(5):
        catch(fail)
    assert reported == [("ValueError", tmp_path)]
    assert told == ["Something went wrong."]


def test_another_bug_is_reported_but_not_told_again(watch, reported):
    told = []
    watch.told.connect(told.append)
    catch(fail)
    catch(lambda: int(SECRET))
    assert len(reported) == 2
    assert len(told) == 1


def test_a_bug_in_a_thread_is_told_in_the_main_thread(watch, qtbot):
    seen = []
    watch.told.connect(lambda _sentence: seen.append(threading.current_thread()))
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.main_thread()]


def test_what_qt_says_is_noted_without_its_words(watch, tmp_path):
    qWarning(f"QPainter::begin: {SECRET}")
    qWarning(SECRET)
    noted = (tmp_path / "logs" / "qt.txt").read_text(encoding="utf-8")
    assert "QPainter::begin" in noted
    assert "Dana" not in noted


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path, qapp):
    blocked = tmp_path / "file"
    blocked.write_text("")
    watch = CrashWatch(blocked, lambda _bug, _folder: "")
    watch.start()
    qWarning("QFoo::bar: x")
    watch.stop()
    assert blocked.read_text() == ""


def test_stopping_leaves_everything_as_it_was(tmp_path, qapp):
    before = (sys.excepthook, threading.excepthook)
    watch = CrashWatch(tmp_path, lambda _bug, _folder: "")
    watch.start()
    watch.stop()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGTERM")
def test_sigterm_is_heard_by_an_idle_window(qtbot):
    heard = []
    ear = SignalEar(lambda: heard.append("leave"))
    signal.raise_signal(signal.SIGTERM)
    qtbot.waitUntil(lambda: heard == ["leave"])
    ear.stop()
