"""The keys on the Settings screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from consultancy.text import _
from ui.settings.keys import KeysDesk
from ui.settings.state import KeyBox, KeyGroup, KeyLine, KeysCard
from ui.shortcuts import pressed_key
from ui.widgets.binding import bound
from ui.widgets.buttons import Button, IconButton, KeyHint
from ui.widgets.card import Card
from ui.widgets.text import label

EMPTYING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class KeyButton(Button):
    """Shows one key. Clicked, it waits for another: Esc leaves it, Backspace leaves the action without a key."""

    _waiting = False  # events come before __init__ is through

    def __init__(self, box: KeyBox, desk: KeysDesk) -> None:
        super().__init__(box.words, small=True)
        self._desk = desk
        self._slot = box.slot
        self.clicked.connect(self._wait)
        self.show_box(box)

    def show_box(self, box: KeyBox) -> None:
        """Show the key, or that one is awaited."""
        self._waiting = box.waiting
        self.setText(box.words)
        self.set_kind("mild" if box.waiting else "plain")
        self.setAccessibleName(f"{box.name}: {box.words}")

    def event(self, event: QEvent) -> bool:
        if self._waiting and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return False if self._waiting else super().focusNextPrevChild(forwards)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._waiting and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._desk.stop_waiting()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._waiting:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._desk.stop_waiting()
        elif event.key() in EMPTYING and not event.modifiers():
            self._desk.take_away()
        elif key := pressed_key(event):
            self._desk.press(key)

    def _wait(self) -> None:
        self.setFocus()
        self._desk.wait_for(self._slot)


class KeyRow(QWidget):
    """An action, its keys, and what was said about them."""

    def __init__(self, line: KeyLine, desk: KeysDesk) -> None:
        super().__init__()
        self._boxes = [KeyButton(box, desk) for box in line.boxes]
        told = _("Put the keys of “{title}” back").format(title=line.title)
        self._back = IconButton("rotate-ccw", told, size=24)
        self._back.clicked.connect(bound(desk.put_back, line.action))
        self._hint = label("", "caption", tone="closing", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(line.title, wrap=True), 1)
        row.addWidget(self._back)
        for box in self._boxes:
            row.addWidget(box)
        if line.fixed:
            row.addWidget(KeyHint(line.fixed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.show_line(line)

    def show_line(self, line: KeyLine) -> None:
        """Show the keys as they are now."""
        self._back.setVisible(line.changed)
        self._hint.setText(line.hint)
        self._hint.setVisible(bool(line.hint))
        for button, box in zip(self._boxes, line.boxes, strict=True):
            button.show_box(box)


class KeysView(Card):
    """Every action with its keys."""

    def __init__(self, state: KeysCard, desk: KeysDesk) -> None:
        super().__init__()
        self._rows: dict[str, KeyRow] = {}
        self.body.addWidget(label(_("Keys"), "section"))
        told = _(
            "Choose a key, then press the new one. Backspace leaves the action without a key, Esc leaves it as it was. "
            "Keys without Ctrl or Alt work while you are not typing."
        )
        self.body.addWidget(label(told, "secondary", wrap=True))
        for group in state.groups:
            self._add(group, desk)
        self._all = Button(_("Put all keys back"), icon="rotate-ccw", small=True)
        self._all.clicked.connect(desk.put_all_back)
        row = QHBoxLayout()
        row.addWidget(self._all)
        row.addStretch(1)
        self.body.addLayout(row)
        self.show_keys(state)

    def show_keys(self, state: KeysCard) -> None:
        """Show the keys as they are now."""
        for group in state.groups:
            for line in group.lines:
                self._rows[line.action].show_line(line)
        self._all.setEnabled(state.changed)

    def _add(self, group: KeyGroup, desk: KeysDesk) -> None:
        self.body.addWidget(label(group.where, "overline"))
        for line in group.lines:
            self._rows[line.action] = KeyRow(line, desk)
            self.body.addWidget(self._rows[line.action])
