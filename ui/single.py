"""One window for one data folder, decided before anything in it is opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

ANSWER_MS = 1_000


def socket_name(folder: Path) -> str:
    """Name the meeting place of all starts on one folder, however its path was written."""
    resolved = os.path.normcase(str(folder.expanduser().resolve()))
    hashed = QCryptographicHash.hash(resolved.encode("utf-8", "surrogateescape"), QCryptographicHash.Algorithm.Sha256)
    return "peer-consultancy-" + hashed.toHex().toStdString()[:24]


class SingleInstance(QObject):
    """Is the first start on a folder, or has told the first one to come forward. ``called`` asks it to.

    The network library is loaded when somebody may be there to call, or to listen for calls: the first start paints
    before that. Two starts at the same moment are told apart by the lock on the data.
    """

    called = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = socket_name(folder)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Say whether this start is the first on its folder; if not, the first one's window is raised."""
        return not (self._somebody_was_there() and self._call())

    def listen(self) -> None:
        """Hear later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None or self._call():
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Nobody answered the call, so what is there was left by a start that died.
        QLocalServer.removeServer(self._name)
        if server.listen(self._name):
            server.newConnection.connect(self._answer)
            self._server = server

    def close(self) -> None:
        """Leave the meeting place, so that the next start is the first."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _somebody_was_there(self) -> bool:
        """Look without the network library where a meeting place is a file."""
        return sys.platform == "win32" or Path(QDir.tempPath(), self._name).exists()

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(ANSWER_MS)
        if answered:
            socket.disconnectFromServer()
        return answered

    def _answer(self) -> None:
        assert self._server is not None
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.close()
        self.called.emit()
