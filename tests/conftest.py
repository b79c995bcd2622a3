"""What holds for every test: no screen, no real clock, nothing left behind, nothing said in the log unasked."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

import pytest
from hypothesis import HealthCheck, settings

from consultancy.clock import SystemClock

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "real_clock: reads the machine's own clock, because that is what is tested")
    config.addinivalue_line("markers", "says_in_log: expects lines of WARNING or worse in the log")
    config.addinivalue_line("qt_log_ignore", "This plugin does not support (propagateSizeHints|raise)")


@pytest.fixture(autouse=True)
def _no_real_clock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_clock: SystemClock) -> None:
        raise AssertionError("A test read the real clock; pass a FakeClock.")

    if request.node.get_closest_marker("real_clock") is None:
        monkeypatch.setattr(SystemClock, "read", refuse)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    if listener.lines and request.node.get_closest_marker("says_in_log") is None:
        pytest.fail("Unexpected log lines: " + "; ".join(listener.lines))


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    threads = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= threads, "A test left a thread behind."
    if "PySide6.QtWidgets" in sys.modules:
        _check_qt()


def _check_qt() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken

    if QCoreApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    running = [one for one in Shiboken.getAllValidWrappers() if isinstance(one, QTimer) and one.isActive()]
    for window in shown:
        window.close()
    for timer in running:
        timer.stop()
    assert not shown, f"A test left windows open: {shown}"
    assert not running, f"A test left timers running: {[timer.parent() for timer in running]}"


@pytest.fixture
def app_theme(qapp: object) -> Iterator[object]:
    """Give the theme, in Paper, with labels guarded as in the program."""
    from PySide6.QtWidgets import QApplication

    from ui.theme.theme import theme
    from ui.widgets import PlainTextGuard

    assert isinstance(qapp, QApplication)
    guard = PlainTextGuard()
    qapp.installEventFilter(guard)
    theme().start("paper")
    yield theme()
    qapp.removeEventFilter(guard)
