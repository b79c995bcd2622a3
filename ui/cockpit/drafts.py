"""What is being typed is itself kept, by a worker of its own, so that no keystroke waits for the disk. No Qt here."""

from __future__ import annotations

import threading
from collections.abc import Callable

from consultancy.errors import Refused

Keep = Callable[[str, str], None]


class DraftKeeper:
    """Keep drafts on a thread of its own, the newest of each place only. ``close`` keeps what waits, then ends."""

    def __init__(self, keep: Keep, on_trouble: Callable[[str], None]) -> None:
        self._keep = keep
        self._on_trouble = on_trouble
        self._waiting: dict[str, str] = {}
        self._wake = threading.Condition()
        self._closing = False
        self._busy = False
        self._thread: threading.Thread | None = None

    def put(self, place: str, text: str) -> None:
        """Hand over what is being typed at ``place``; returns at once."""
        with self._wake:
            self._waiting[place] = text
            self._closing = False
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="drafts", daemon=True)
                self._thread.start()
            self._wake.notify_all()

    def flush(self) -> None:
        """Wait until everything handed over is kept."""
        with self._wake:
            self._wake.wait_for(lambda: self._thread is None or not (self._waiting or self._busy))

    def close(self) -> None:
        """Keep what waits and end the thread; a later ``put`` begins another."""
        with self._wake:
            thread, self._closing = self._thread, True
            self._wake.notify_all()
        if thread is not None:
            thread.join()
        self._thread = None

    def _work(self) -> None:
        while (draft := self._next()) is not None:
            try:
                self._keep(*draft)
            except Refused as refused:
                self._on_trouble(str(refused))
            finally:
                self._done()

    def _next(self) -> tuple[str, str] | None:
        with self._wake:
            self._wake.wait_for(lambda: self._waiting or self._closing)
            if not self._waiting:
                return None
            self._busy = True
            return self._waiting.popitem()

    def _done(self) -> None:
        with self._wake:
            self._busy = False
            self._wake.notify_all()
