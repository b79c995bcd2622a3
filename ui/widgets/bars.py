"""Bars: the plan over what became of it, the shares of the hour, and one step's account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import fonts
from ui.theme.theme import theme
from ui.theme.tokens import TONES
from ui.widgets.paint import follow_theme, mixed, painter_on
from ui.widgets.text import label

GAP = 2.0
TALL = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar: how much, in which tone (``track``, ``planned``, ``accent``, ``closing``, ``over``, …)."""

    weight: float
    tone: str = "track"
    filled: float = 1.0
    text: str = ""


def _colour(tone: str) -> QColor:
    tokens = theme().tokens
    if tone.startswith("soft "):
        return _soft(tone.removeprefix("soft "))
    if tone in {"track", "planned", "bar", "primary"}:
        return QColor(str(getattr(tokens, tone)))
    return QColor(tokens.strong(tone))


def _soft(tone: str) -> QColor:
    """Give a tone as a ground on which figures can be read; ``primary`` stays what it is."""
    tokens = theme().tokens
    if tone in TONES:
        return QColor(mixed(tokens.foreground(tone), tokens.background(tone), 0.18))
    return QColor(tokens.line) if tone in {"track", "planned"} else _colour(tone)


def _row(painter: QPainter, area: QRectF, segments: Sequence[Segment], whole: float, radius: float, gap: float) -> None:
    left = area.left()
    for segment in segments:
        width = area.width() * segment.weight / whole
        piece = QRectF(left, area.top(), max(width - gap, 1.0), area.height())
        painter.setBrush(_colour("track" if segment.filled < 1 else segment.tone))
        painter.drawRoundedRect(piece, radius, radius)
        if 0 < segment.filled < 1:
            piece.setWidth(piece.width() * segment.filled)
            painter.setBrush(_colour(segment.tone))
            painter.drawRoundedRect(piece, radius, radius)
        left += width


class PlanBar(QWidget):
    """Two rows of segments to one scale: planned above, actual below."""

    def __init__(self) -> None:
        super().__init__()
        self._planned: tuple[Segment, ...] = ()
        self._actual: tuple[Segment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self)

    def show_rows(self, planned: Sequence[Segment], actual: Sequence[Segment], words: str) -> None:
        """Show both rows; ``words`` say the same for a screen reader."""
        rows = (tuple(planned), tuple(actual))
        self.setAccessibleName(words)
        if rows != (self._planned, self._actual):
            self._planned, self._actual = rows
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = max(sum(s.weight for s in self._planned), sum(s.weight for s in self._actual), 1e-9)
        width = self.width() + GAP
        _row(painter, QRectF(0, 0, width, 9), self._planned, whole, 2.5, GAP)
        _row(painter, QRectF(0, 13, width, 15), self._actual, whole, 2.5, GAP)


class ShareBar(QWidget):
    """One row of segments, each as long as its share."""

    def __init__(self, height: int = 8) -> None:
        super().__init__()
        self._segments: tuple[Segment, ...] = ()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_theme(self)

    def show_segments(self, segments: Sequence[Segment], words: str) -> None:
        """Show segments; ``words`` say the same for a screen reader."""
        self.setAccessibleName(words)
        if tuple(segments) != self._segments:
            self._segments = tuple(segments)
            self.update()

    def set_height(self, height: int) -> None:
        """Make the bar thicker or thinner."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = max(sum(segment.weight for segment in self._segments), 1e-9)
        tall = self._height >= TALL
        gap = GAP + 1 if tall else max(GAP, self._height / 2.2)
        area = QRectF(0, 0, self.width() + gap, self.height())
        segments = [replace(one, tone=f"soft {one.tone}") for one in self._segments] if tall else self._segments
        _row(painter, area, segments, whole, 4 if tall else self._height / 2.4, gap)
        self._write(painter, whole, area.width(), gap)

    def _write(self, painter: QPainter, whole: float, width: float, gap: float) -> None:
        painter.setFont(fonts.font(12, tabular=True))
        left = 0.0
        for segment in self._segments:
            wide = width * segment.weight / whole
            if segment.text:
                painter.setPen(theme().colour("on_primary" if segment.tone == "primary" else "ink"))
                piece = QRectF(left, 0, wide - gap, self.height())
                painter.drawText(piece, Qt.AlignmentFlag.AlignCenter, segment.text)
            left += wide


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.reach, self.tick, self.tone = 0.0, 0.0, "bar"
        self.setMinimumWidth(60)
        self.setFixedHeight(16)
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(self.tone))
        painter.drawRoundedRect(QRectF(0, 3, self.width() * min(self.reach, 1.0), 10), 2.5, 2.5)
        if self.tick > 0:
            painter.setBrush(theme().colour("ink"))
            painter.drawRect(QRectF(round((self.width() - 2) * min(self.tick, 1.0)), 1, 2, 14))


class BarRow(QWidget):
    """A title, a bar with a tick where it was planned to end, and the same in words."""

    def __init__(self, title_width: int = 112, words_width: int = 84) -> None:
        super().__init__()
        self._title = label("", "caption", elide=True)
        self._words = label("", "caption", tabular=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar = _Bar()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self._title.setFixedWidth(title_width)
        self._words.setMinimumWidth(words_width)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self._words)

    def show_row(self, title: str, words: str, reach: float, tick: float = 0.0, tone: str = "bar") -> None:
        """Show ``reach`` and ``tick`` as shares (0 to 1) of the longest bar in the list."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title}: {words}")
        self._bar.reach, self._bar.tick, self._bar.tone = reach, tick, tone
        self._bar.update()
