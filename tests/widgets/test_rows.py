"""A row that is marked."""

from ui.theme.theme import theme
from ui.widgets import ListRow


def test_a_marked_row_without_a_rule_is_round_at_its_corners(qtbot, app_theme):
    row = ListRow("a way", ruled=False)
    qtbot.addWidget(row)
    row.resize(200, 50)
    plain = row.grab().toImage()
    row.set_selected(True)
    marked = row.grab().toImage()
    assert marked.pixelColor(100, 25).name() == theme().tokens.accent_bg.lower()
    assert marked.pixelColor(0, 0) == plain.pixelColor(0, 0)
    assert marked.pixelColor(100, 1).name() == theme().tokens.accent_bg.lower()
