"""What is said when the window's own parts are missing."""

import sys

import pytest

import main
from consultancy.errors import Refused


def test_missing_system_libraries_are_named_with_the_command_that_brings_them(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    said = main._missing(ImportError("libEGL.so.1: cannot open", name="PySide6.QtGui"))
    assert isinstance(said, Refused)
    assert "sudo apt install" in str(said)
    assert "libegl1" in str(said)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_missing_pyside_is_told_with_the_way_to_start(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    said = main._missing(ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert "uv run main.py" in str(said)


def test_an_import_that_fails_for_another_reason_is_a_bug():
    with pytest.raises(ImportError):
        main._missing(ImportError("cannot import name", name="ui.app"))
