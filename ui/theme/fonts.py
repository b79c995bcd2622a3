"""Inter, shipped with the program, so that it looks the same where no font is installed."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from consultancy.resources import resource

FAMILY = "Inter"
WEIGHTS = {
    QFont.Weight.Normal: "Inter-Regular.otf",
    QFont.Weight.Medium: "Inter-Medium.otf",
    QFont.Weight.DemiBold: "Inter-SemiBold.otf",
    QFont.Weight.Bold: "Inter-Bold.otf",
}


@cache
def load() -> bool:
    """Make Inter known to Qt, once; False when a file is missing and the system's own font must do."""
    return all(QFontDatabase.addApplicationFont(str(resource("fonts", name))) >= 0 for name in WEIGHTS.values())


def font(size: int, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False, spacing: float = 0) -> QFont:
    """Give Inter at ``size`` pixels; ``tabular`` keeps figures equally wide, ``spacing`` sets letters apart."""
    made = QFont(FAMILY)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    made.setPixelSize(size)
    made.setWeight(weight)
    if tabular:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing)
    return made
