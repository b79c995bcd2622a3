"""A canary: some builds of PySide6 take a reference from None with every call, until the program dies."""

import sys

import pytest
from PySide6.QtWidgets import QLabel


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot die from Python 3.12 on")
def test_calls_that_return_nothing_take_nothing(qtbot):
    shown = QLabel()
    qtbot.addWidget(shown)
    before = sys.getrefcount(None)
    for number in range(2_000):
        shown.setText(str(number))
        shown.update()
    assert sys.getrefcount(None) > before - 500
