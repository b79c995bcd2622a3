"""Sentences with ways out: the banner in the page, the toast and the trouble line at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CARD
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.paint import box, follow_theme, painter_on
from ui.widgets.text import label

TOAST_MS = 6_000
CROWDED = 0.42  # ways on that take more of a banner's width than this go below its words


def _announce(widget: QWidget, sentence: str) -> None:
    """Let a screen reader say what appears without having the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class _Badge(QWidget):
    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon_name, self._tone = icon, tone
        self.setFixedSize(40, 40)
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        tokens = theme().tokens
        box(painter, QRectF(self.rect()), 20, fill=tokens.background(self._tone))
        image = theme().pixmap(self._icon_name, self._tone, 18, self.devicePixelRatioF())
        painter.drawPixmap(11, 11, image)


class Banner(Card):
    """A sentence, what stands behind it, and up to three ways on, beside the thing it is about."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        icon: str = "pause",
        tone: str = "closing",
        buttons: Sequence[Button] = (),
    ) -> None:
        super().__init__(margins=(18, 14, 18, 14), tone=tone)
        self._title = label(title, "strong", wrap=True)
        self._detail = label(detail, "secondary", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._ways = QHBoxLayout()
        self._lay_out(_Badge(icon, tone), buttons)
        self._detail.setVisible(bool(detail))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        crowded = self._ways.sizeHint().width() > self.width() * CROWDED
        across = QBoxLayout.Direction.TopToBottom if crowded else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != across:
            self._row.setDirection(across)
            self.updateGeometry()

    def _lay_out(self, badge: QWidget, buttons: Sequence[Button]) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch()
        said = QHBoxLayout()
        said.setSpacing(16)
        said.addWidget(badge)
        said.addLayout(words, 1)
        self._ways.setSpacing(16)
        self._ways.addStretch()
        for button in buttons:
            self._ways.addWidget(button)
        self._row.addLayout(said, 1)
        self._row.addLayout(self._ways)
        self.body.addLayout(self._row)

    def say(self, title: str, detail: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))


class _Over(QWidget):
    """A strip laid over the foot of another widget, following its size."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        host.installEventFilter(self)
        self.hide()
        follow_theme(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def place(self) -> None:
        """Lie at the foot of the host, in the middle."""
        width = min(max(self.sizeHint().width(), 240), self._host.width() - 32)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        self.setGeometry((self._host.width() - width) // 2, self._host.height() - height - 16, width, height)


class Toast(_Over):
    """Something said quietly that goes away by itself; with "Undo" when it can be undone."""

    undone = Signal()

    def __init__(self, host: QWidget, undo_word: str) -> None:
        super().__init__(host)
        self._words = label("", wrap=True)
        self._undo = Button(undo_word, small=True)
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 10, 9)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)

    def say(self, sentence: str, *, undoable: bool = False) -> None:
        """Show ``sentence`` for some seconds."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        _announce(self, sentence)
        self._undo.setVisible(undoable)
        self.show()
        self.raise_()
        self.place()
        self._timer.start()

    def sizeHint(self) -> QSize:
        words = self._words.fontMetrics().horizontalAdvance(self._words.whole_text())
        return QSize(min(words + 48 + self._undo.sizeHint().width(), 620), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        box(painter_on(self), QRectF(self.rect()), RADIUS_CARD, fill=tokens.surface, line=tokens.planned)

    def _take_back(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit()


class TroubleLine(QWidget):
    """What went wrong and what is safe; stays until it is put away."""

    def __init__(self, put_away: str) -> None:
        super().__init__()
        self._words = label("", wrap=True, tone="over")
        self._away = IconButton("x", put_away, token="over", size=24)
        self._away.clicked.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.addWidget(self._words, 1)
        row.addWidget(self._away, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        follow_theme(self)

    def say(self, sentence: str) -> None:
        """Show ``sentence``."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        _announce(self, sentence)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter_on(self).fillRect(self.rect(), theme().colour("over_bg"))
