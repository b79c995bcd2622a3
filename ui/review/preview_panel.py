"""The preview with its two choices: which document, and how people are named in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from consultancy.documents.summary_model import DocumentKind
from consultancy.services.handover import Names
from consultancy.text import _
from ui.review.presenter import ReviewPresenter
from ui.review.preview import PagePreview
from ui.review.state import Preview
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS_CARD
from ui.widgets import Button, Scroll, label
from ui.widgets.binding import bound
from ui.widgets.paint import box, follow_theme, painter_on


def kinds() -> dict[DocumentKind, str]:
    """Name the documents that can be looked at."""
    return {DocumentKind.MEMO: _("Memo"), DocumentKind.RECORD: _("Full record")}


def namings() -> dict[Names, str]:
    """Name the ways people are named."""
    return {Names.FULL: _("Names: in full"), Names.INITIALS: _("Names: initials"), Names.NONE: _("Names: none")}


SOON_MS = 150


class _Ground(QWidget):
    def __init__(self) -> None:
        super().__init__()
        follow_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        box(painter_on(self), QRectF(self.rect()), RADIUS_CARD, fill=theme().tokens.track)


class PreviewPanel(QWidget):
    """What would be saved, as it would look."""

    def __init__(self, presenter: ReviewPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: Preview | None = None
        self._wanted: Preview | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.catch_up)
        self._kind = Button("", small=True, menu=True)
        self._names = Button("", small=True, menu=True)
        self.pages = PagePreview()
        self._scroll = Scroll()
        self._kind.clicked.connect(lambda: self._open(self.kind_menu(), self._kind))
        self._names.clicked.connect(lambda: self._open(self.names_menu(), self._names))
        self._lay_out()

    def render(self, preview: Preview) -> None:  # type: ignore[override]
        """Show a document: another one at once, the same one changed after a moment, so that typing never waits."""
        self._kind.setText(kinds()[preview.kind])
        self._names.setText(namings()[preview.names])
        self._wanted = preview
        if self._shown is None or (preview.kind, preview.names) != (self._shown.kind, self._shown.names):
            self.catch_up()
        elif not self._soon.isActive():
            self._soon.start()

    def catch_up(self) -> None:
        """Show the document as it is now."""
        self._soon.stop()
        self._shown = self._wanted
        if self._shown is not None:
            self.pages.show_summary(self._shown.summary)

    def rest(self) -> None:
        """Stop following; the next document is shown at once."""
        self._soon.stop()
        self._shown = self._wanted = None

    def kind_menu(self) -> QMenu:
        """Make the menu of documents."""
        made = _menu(self)
        for kind, words in kinds().items():
            made.addAction(words, bound(self._presenter.preview, kind))
        return made

    def names_menu(self) -> QMenu:
        """Make the menu of ways to name people."""
        made = _menu(self)
        for names, words in namings().items():
            made.addAction(words, bound(self._presenter.name_people, names))
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(_("Preview"), "strong"), 1)
        head.addWidget(self._kind)
        head.addWidget(self._names)
        ground = _Ground()
        self._scroll.body.addWidget(self.pages)
        self._scroll.body.addStretch(1)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(_("Preview of the document"))
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(ground, 1)

    def _open(self, menu: QMenu, button: Button) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))


def _menu(owner: QWidget) -> QMenu:
    made = QMenu(owner)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return made
