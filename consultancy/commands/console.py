"""What the commands write to: plain lines, JSON, and progress for whoever watches a terminal."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from typing import Any, TextIO

from consultancy.errors import CannotWrite
from consultancy.text import _, clean

_LONG_WORD = re.compile(r"(\S{200})\S{100,}")


def _ready(stream: TextIO | None) -> TextIO:
    """Make a stream that takes any text: UTF-8 where it is piped, and never an error for a character it lacks."""
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    return stream


def _told(sentence: str) -> str:
    """Make a sentence fit for a terminal, where a megabyte typed in would bury what to do about it."""
    return _LONG_WORD.sub(r"\1…", clean(sentence))


class Console:
    """Standard output for answers, standard error for refusals and progress."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = _ready(out or sys.stdout)
        self._err = _ready(err or sys.stderr)
        self._shown = 0

    def line(self, text: str = "") -> None:
        """Write a line of the answer; control characters in foreign text never reach the terminal."""
        self._put(clean(text) + "\n")

    def json(self, value: Any) -> None:
        """Write the answer as one JSON value."""
        self._put(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def usage(self, text: str) -> None:
        """Say on standard error how a command is typed."""
        self._warn(_told(text))

    def refuse(self, sentence: str) -> None:
        """Write one sentence to standard error."""
        self.progress("")
        self._warn(" ".join(_told(sentence).split()))

    def progress(self, text: str) -> None:
        """Show how far the work has come, on a terminal only; empty text wipes it."""
        if not self._err.isatty() or not (text or self._shown):
            return
        self._err.write("\r" + text.ljust(self._shown) + ("" if text else "\r"))
        self._err.flush()
        self._shown = len(text)

    def flush(self) -> None:
        """Push everything out. Raises BrokenPipeError when the reader has gone, CannotWrite."""
        self.progress("")
        with self._taking():
            self._out.flush()

    def abandon(self) -> None:
        """Write nothing more: whoever read the answer has gone."""
        if isinstance(self._out, io.TextIOWrapper):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)

    def _put(self, text: str) -> None:
        with self._taking():
            self._out.write(text)

    @contextlib.contextmanager
    def _taking(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            self.abandon()
            message = _("The answer could not be written out ({reason}); send it somewhere else.")
            raise CannotWrite(message.format(reason=error.strerror)) from error

    def _warn(self, text: str) -> None:
        """Write to standard error; when that is gone too, there is nobody left to tell."""
        with contextlib.suppress(OSError):
            self._err.write(text + "\n")
            self._err.flush()
