"""Today is painted before anything is loaded that it does not need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from consultancy.clock import FakeClock
from consultancy.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "babel",
    "consultancy.commands.rehearse",
    "consultancy.documents",
    "consultancy.live.engine",
    "consultancy.planning.english",
    "consultancy.protocols",
    "consultancy.rehearsal",
    "docx",
    "hashlib",
    "lxml",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "sqlite_utils",
    "ui.chime",
    "ui.cockpit",
    "ui.leaving",
    "ui.palette",
    "ui.prepare",
    "ui.review",
    "ui.room_display",
    "ui.widgets.bars",
    "ui.widgets.fields",
    "ui.widgets.ring",
)
CHILD = """
import sys
from pathlib import Path

import main
from consultancy import cli


def window(folder):
    for name in main.BEFORE_QT:
        __import__(name)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from consultancy.clock import SystemClock
    from ui.app import Program, make_application

    application = make_application()
    program = Program(folder, SystemClock())


    def tell():
        print(type(program.window.screens()[0]).__name__, *sys.modules)
        application.quit()

    program.opened.connect(lambda: QTimer.singleShot(50, tell))
    program.start()
    return application.exec()


sys.exit(cli.main(["--data-dir", sys.argv[1]], window=window, draw=main.draw_pictures))
"""


@pytest.fixture
def folder(tmp_path):
    """Give a workspace with a consultancy that was prepared and closed."""
    workspace = open_workspace(tmp_path / "data", FakeClock())
    workspace.preparation.create("Advisory attendance")
    workspace.close()
    return tmp_path / "data"


def test_what_today_does_not_need_is_not_loaded_with_it(folder):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", CHILD, str(folder)]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    screen, *loaded = told.stdout.split()
    assert screen == "TodayView"
    assert [name for name in HEAVY if name in loaded] == []
