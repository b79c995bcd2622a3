"""Review on the screen."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.documents.summary_model import DocumentKind
from consultancy.text import _
from ui.review.head import ReviewHead
from ui.review.notes_view import NotesView
from ui.review.presenter import ReviewPresenter
from ui.review.preview_panel import PreviewPanel
from ui.review.state import ReviewState, SavedLine
from ui.review.time_view import TimeView
from ui.review.words_view import WordsView
from ui.shortcuts import Actions
from ui.widgets import Banner, Button, Scroll
from ui.widgets.binding import bound
from ui.widgets.save_timer import SaveTimer

NARROW = 980
SIDE_WIDTH = 408
MARGINS = (24, 20, 24, 20)
PREVIEW_LEAST = 560


class ReviewView(QWidget):
    """Shows the state the presenter works out; every click and key is one of its intents."""

    def __init__(self, presenter: ReviewPresenter, actions: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: ReviewState | None = None
        self._saving = SaveTimer(presenter.now, self._save, self)
        self._head = ReviewHead(presenter)
        self._time = TimeView()
        self._notes = NotesView(presenter.notes)
        self._words = WordsView(presenter.words)
        self._preview = PreviewPanel(presenter)
        self._page = Scroll(gap=12)
        self._columns = QHBoxLayout()
        self._outer = QVBoxLayout(self)
        self._make_banner()
        self._lay_out()
        self._connect()
        actions.bind(self, {"memo": lambda: presenter.save(DocumentKind.MEMO)})

    def entered(self, consultancy: str = "") -> None:
        """Begin showing a consultancy."""
        self._shown = None
        self._presenter.open(consultancy)
        self._presenter.show(self.render)
        self._head.memo.setFocus()

    def left(self) -> None:
        """Save what is unsaved and stop showing."""
        self._saving.flush()
        self._presenter.leave()
        self._preview.rest()

    def flush(self) -> None:
        """Keep what is being typed: the program may be ended from outside."""
        self._saving.flush()

    def render(self, state: ReviewState) -> None:  # type: ignore[override]
        """Show a state; the same state twice is painted once."""
        if state == self._shown:
            return
        self._shown = state
        self._head.render(state)
        self._time.render(state.time)
        self._notes.render(state.notes)
        self._words.render(state.words)
        self._preview.render(state.preview)
        self._show_saved(state.saved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self._head.fold(narrow)
        self._place_head(narrow)
        self._place_preview(narrow)

    def _place_head(self, narrow: bool) -> None:
        """Let the head scroll away with the page when there is little room."""
        there, here = (self._page.body, self._outer) if narrow else (self._outer, self._page.body)
        if there.indexOf(self._head) < 0:
            here.removeWidget(self._head)
            there.insertWidget(0, self._head)

    def _place_preview(self, narrow: bool) -> None:
        """Put the preview beside the notes, or under them when there is little room."""
        self._preview.setMinimumHeight(PREVIEW_LEAST if narrow else 0)
        self._preview.setMinimumWidth(0 if narrow else SIDE_WIDTH)
        self._preview.setMaximumWidth(16_777_215 if narrow else SIDE_WIDTH)
        if narrow and self._columns.indexOf(self._preview) >= 0:
            self._columns.removeWidget(self._preview)
            self._page.body.insertWidget(self._page.body.count() - 1, self._preview)
        elif not narrow and self._columns.indexOf(self._preview) < 0:
            self._page.body.removeWidget(self._preview)
            self._columns.addWidget(self._preview)

    def _save(self) -> None:
        self._presenter.notes.keep_draft()
        self._presenter.words.save()

    def _leave_field(self, field: str) -> None:
        self._saving.flush()
        self._presenter.words.leave(field)

    def _connect(self) -> None:
        for part in (self._notes, self._words):
            part.typed.connect(self._saving.touch)
        self._words.left.connect(self._leave_field)

    def _make_banner(self) -> None:
        self._folder = Button(_("Open folder"), small=True, icon="folder-open")
        self._beside = Button("", kind="primary", small=True)
        self._again = Button(_("Try again"), small=True)
        self._away = Button(_("Close"), kind="quiet", small=True)
        self._folder.clicked.connect(self._open_folder)
        self._beside.clicked.connect(bound(self._presenter.save_beside))
        self._again.clicked.connect(bound(self._presenter.try_again))
        self._away.clicked.connect(bound(self._presenter.put_saved_away))
        buttons = (self._away, self._again, self._folder, self._beside)
        self._banner = Banner("", icon="file-text", tone="accent", buttons=buttons)

    def _show_saved(self, saved: SavedLine | None) -> None:
        self._banner.setVisible(saved is not None)
        if saved is None:
            return
        self._banner.say(saved.sentence)
        self._banner.set_tone("closing" if saved.other else "accent")
        for button, shown in ((self._folder, saved.folder), (self._beside, saved.other), (self._again, saved.other)):
            button.setVisible(shown is not None)
        if saved.other is not None:
            self._beside.setText(_("Save as “{name}”").format(name=saved.other.name))
            self._beside.setFocus()

    def _open_folder(self) -> None:
        if self._shown is not None and self._shown.saved is not None and self._shown.saved.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shown.saved.folder)))

    def _lay_out(self) -> None:
        for part in (self._time, self._notes, self._words):
            self._page.body.addWidget(part)
        self._page.body.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._page, 1)
        self._columns.addWidget(self._preview)
        self._outer.setContentsMargins(*MARGINS)
        self._outer.setSpacing(14)
        self._outer.addWidget(self._head)
        self._outer.addWidget(self._banner)
        self._outer.addLayout(self._columns, 1)
