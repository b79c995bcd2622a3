"""The head of Review: what it was, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from consultancy.documents.summary_model import DocumentKind, Format
from consultancy.text import _
from ui.handing_over import format_words
from ui.review.presenter import ReviewPresenter
from ui.review.state import ReviewState
from ui.widgets import Button, ChipFlow, IconButton, label
from ui.widgets.binding import bound


class ReviewHead(QWidget):
    """Title and byline at the left, the documents at the right."""

    def __init__(self, presenter: ReviewPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._crumb = label("", "caption", elide=True)
        self._title = label("", "title", wrap=True)
        self._byline = label("", "caption", wrap=True)
        self._back = Button("", kind="quiet")
        self._record = Button(_("Full record…"), icon="file-text")
        self.memo = Button(_("Save the memo…"), kind="primary", icon="file-text", key="Ctrl E")
        self._formats = IconButton("chevron-down", _("Save in another format"), framed=True, size=32)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lay_out()
        self._back.clicked.connect(bound(presenter.back_to_room))
        self._record.clicked.connect(bound(presenter.save, DocumentKind.RECORD))
        self.memo.clicked.connect(bound(presenter.save, DocumentKind.MEMO))
        self._formats.clicked.connect(self._open_menu)

    def render(self, state: ReviewState) -> None:  # type: ignore[override]
        """Show what it was."""
        self._crumb.setText(_("Consultancies › {title}").format(title=state.crumb))
        self._title.setText(state.title)
        self._byline.setText(state.byline)
        self._back.setText(state.way_back)

    def fold(self, narrow: bool) -> None:
        """Put the buttons under the words when there is little room."""
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across)

    def menu(self) -> QMenu:
        """Make the menu of formats."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, sentence in (
            (DocumentKind.MEMO, _("Memo as {format}…")),
            (DocumentKind.RECORD, _("Full record as {format}…")),
        ):
            for fmt in Format:
                words = sentence.format(format=format_words(fmt))
                made.addAction(words, bound(self._presenter.save, kind, fmt))
        return made

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._crumb)
        words.addWidget(self._title)
        words.addWidget(self._byline)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        buttons = ChipFlow((self._back, self._record, self.memo, self._formats), gap=8)
        self._row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)

    def _open_menu(self) -> None:
        self.menu().popup(self._formats.mapToGlobal(QPoint(0, self._formats.height() + 4)))
