"""A sheet over the window."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.overlay import Overlay


def test_a_sheet_opened_before_its_window_is_laid_out_covers_all_of_it(qtbot, app_theme):
    window, host = QWidget(), QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(host)
    sheet = Overlay(host)
    sheet.open(sheet)
    window.show()
    QApplication.processEvents()
    assert sheet.size() == host.size() == window.size()
    assert sheet.card.geometry().center().x() in range(548, 552)
