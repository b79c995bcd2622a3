"""One window for one data folder, decided before anything in it is opened."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_MS = 1_000


def socket_name(folder: Path) -> str:
    """Name the meeting place of all starts on one folder, however its path was written."""
    resolved = os.path.normcase(str(folder.expanduser().resolve()))
    return "peer-consultancy-" + hashlib.sha256(resolved.encode("utf-8", "surrogateescape")).hexdigest()[:24]


class SingleInstance(QObject):
    """Is the first start on a folder, or has told the first one to come forward. ``called`` asks it to."""

    called = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = socket_name(folder)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Say whether this start is the first on its folder; if not, the first one's window is raised."""
        if self._call():
            return False
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._listen(server):
            return not self._call()
        server.newConnection.connect(self._answer)
        self._server = server
        return True

    def close(self) -> None:
        """Leave the meeting place, so that the next start is the first."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _call(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(ANSWER_MS)
        if answered:
            socket.disconnectFromServer()
        return answered

    def _listen(self, server: QLocalServer) -> bool:
        if server.listen(self._name):
            return True
        # Nobody answered the call, so what is there was left by a start that died.
        QLocalServer.removeServer(self._name)
        return server.listen(self._name)

    def _answer(self) -> None:
        assert self._server is not None
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.close()
        self.called.emit()
