"""The style sheet, built from tokens alone. What is painted by hand in ``ui.widgets`` is not repeated here."""

from __future__ import annotations

from string import Template

from ui.theme.tokens import RADIUS_CARD, RADIUS_CONTROL, Tokens

SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog { background: $canvas; }
QToolTip { color: $ink; background: $surface; border: 1px solid $line; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[role="caption"] { color: $ink_3; }
QLabel[role="overline"] { color: $ink_2; }
QLabel[role="secondary"] { color: $ink_2; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="presenter"] { color: $presenter; }
QLabel[tone="facilitator"] { color: $facilitator; }
QLabel[tone="closing"] { color: $closing; }
QLabel[tone="over"] { color: $over; }
QLabel:disabled { color: $ink_3; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QTimeEdit, QDateEdit {
  background: $surface; color: $ink; border: 1px solid $field_line; border-radius: ${control}px;
  padding: 7px 10px; selection-background-color: $accent; selection-color: $on_primary;
}
QLineEdit { padding: 7px 8px; }
QPlainTextEdit { padding: 4px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QTimeEdit:focus, QDateEdit:focus {
  border: 2px solid $accent; padding: 6px 9px;
}
QLineEdit:focus { padding: 6px 7px; }
QPlainTextEdit:focus { padding: 3px 5px; }
QLineEdit[advised="true"], QPlainTextEdit[advised="true"] { border-color: $closing_ring; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $canvas; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $ink_3; background: $canvas; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView, QAbstractItemView {
  background: $surface; color: $ink; border: 1px solid $line; outline: 0;
  selection-background-color: $accent_bg; selection-color: $ink;
}
QAbstractItemView::item { padding: 6px 8px; }
QMenu { background: $surface; border: 1px solid $line; border-radius: ${control}px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $accent_bg; }
QMenu::item:disabled { color: $ink_3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; border-radius: 5px; padding: 1px; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; }
QScrollArea:focus { border: 2px solid $accent; border-radius: ${control}px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $planned; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $ink_3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }

QWidget[ground="canvas"] { background: $canvas; }
QWidget[ground="rail"] { background: $rail; }
QWidget[ground="surface"] { background: $surface; }
QFrame[rule="true"] { background: $line; border: none; }
""")


def style_sheet(tokens: Tokens) -> str:
    """Give the whole style sheet of a theme."""
    colours = {name: getattr(tokens, name) for name in tokens.__slots__}
    return SHEET.substitute(colours, card=RADIUS_CARD, control=RADIUS_CONTROL)
