"""The edge of the window glows once, slowly, when an edge of a step is crossed: one swell, never a flash."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme.theme import theme
from ui.widgets.paint import painter_on

SWELL_MS = 2_400
WIDE = 6


class EdgeGlow(QWidget):
    """A frame over ``host`` that swells and goes; the mouse passes through it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._strength = 0.0
        self.swell = QVariantAnimation(self)
        self.swell.setDuration(SWELL_MS)
        self.swell.setStartValue(0.0)
        self.swell.setKeyValueAt(0.4, 1.0)
        self.swell.setEndValue(0.0)
        self.swell.setEasingCurve(QEasingCurve.Type.InOutSine)
        self.swell.valueChanged.connect(self._paint_at)
        self.swell.finished.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def glow(self) -> None:
        """Glow once; while it glows already, let it finish."""
        if self.swell.state() == QVariantAnimation.State.Running:
            return
        self._fit()
        self.show()
        self.raise_()
        self.swell.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setOpacity(self._strength)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("closing_ring"), WIDE))
        painter.drawRect(QRectF(self.rect()).adjusted(WIDE / 2, WIDE / 2, -WIDE / 2, -WIDE / 2))

    def _fit(self) -> None:
        """Cover the edge alone, so that what it frames is not painted again."""
        area = self.parentWidget().rect()
        self.setGeometry(area)
        self.setMask(QRegion(area) - QRegion(area.adjusted(WIDE, WIDE, -WIDE, -WIDE)))

    def _paint_at(self, strength: float) -> None:
        self._strength = round(strength, 2)
        self.update()
