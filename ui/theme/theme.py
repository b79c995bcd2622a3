"""The theme in force: tokens, palette, style sheet and icons, changed in one place for every window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, icons
from ui.theme.sheet import style_sheet
from ui.theme.tokens import ICON, NIGHT, PAPER, THEMES, Tokens


class Theme(QObject):
    """The look of the program. ``changed`` is emitted after the new look is in place."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choice = "paper"
        self._tokens = PAPER
        self._drawn: dict[tuple[str, str, int, float, bool], QPixmap] = {}

    @property
    def tokens(self) -> Tokens:
        """Give the colours in force."""
        return self._tokens

    def start(self, choice: str = "system") -> None:
        """Load the fonts, take Fusion and the chosen theme, and follow the system from now on."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        fonts.load()
        application.setStyle("Fusion")
        application.setFont(fonts.font(13))
        self._choice = choice
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, choice: str) -> None:
        """Take ``paper``, ``night`` or ``system``."""
        self._choice = choice
        if _wanted(choice) is not self._tokens:
            self._apply()

    def icon(self, name: str, token: str = "ink", size: int = ICON, *, filled: bool = False) -> QIcon:
        """Give a line icon in the colour of ``token``, crisp on ordinary and on dense screens."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, token, size, ratio, filled=filled))
        return icon

    def pixmap(
        self, name: str, token: str = "ink", size: int = ICON, ratio: float = 1.0, *, filled: bool = False
    ) -> QPixmap:
        """Draw a line icon for a screen of ``ratio``; each is drawn once."""
        key = (name, token, size, ratio, filled)
        if key not in self._drawn:
            colour = str(getattr(self._tokens, token))
            self._drawn[key] = icons.pixmap(name, colour, size, ratio, filled=filled)
        return self._drawn[key]

    def colour(self, token: str) -> QColor:
        """Give a token as Qt's colour."""
        return QColor(str(getattr(self._tokens, token)))

    def _system_changed(self) -> None:
        self.choose(self._choice)

    def _apply(self) -> None:
        self._tokens = _wanted(self._choice)
        self._drawn.clear()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setPalette(_palette(self._tokens))
        application.setStyleSheet(style_sheet(self._tokens))
        application.setWindowIcon(icons.program_icon(self._tokens))
        self.changed.emit()


def _wanted(choice: str) -> Tokens:
    if choice in THEMES:
        return THEMES[choice]
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return NIGHT if dark else PAPER


def _palette(tokens: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.canvas,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.canvas,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.ink_3,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.over,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.presenter,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.Accent: tokens.accent,
    }
    palette = QPalette(QColor(tokens.surface), QColor(tokens.canvas))
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink_3))
    return palette


_theme: list[Theme] = []


def theme() -> Theme:
    """Give the one theme of the program."""
    if not _theme:
        _theme.append(Theme())
    return _theme[0]
