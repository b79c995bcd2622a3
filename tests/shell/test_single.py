"""One window for one data folder."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.single import SingleInstance, socket_name

ROOT = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from ui.single import SingleInstance
sys.exit(3 if SingleInstance(Path(sys.argv[1])).is_first() else 0)
"""


def test_a_second_start_finds_the_first_and_raises_it(tmp_path, qtbot):
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path)], cwd=ROOT)
    assert second.wait(20) == 0
    first.close()


def test_the_next_start_is_first_again(tmp_path, qapp):
    for _start in range(2):
        instance = SingleInstance(tmp_path)
        assert instance.is_first()
        instance.listen()
        instance.close()


def test_two_folders_are_two_windows(tmp_path, qapp):
    one, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert one.is_first()
    one.listen()
    assert other.is_first()
    one.close()
    other.close()


def test_one_folder_has_one_name_however_it_is_written(tmp_path):
    (tmp_path / "a").mkdir()
    assert socket_name(tmp_path / "a" / ".." / "a") == socket_name(tmp_path / "a")


def test_what_a_start_that_died_left_behind_is_cleared(tmp_path, qapp):
    if sys.platform == "win32":
        return
    left = QLocalServer()
    assert left.listen(socket_name(tmp_path))
    path = Path(left.fullServerName())
    left.close()
    path.write_bytes(b"")
    instance = SingleInstance(tmp_path)
    assert instance.is_first()
    instance.listen()
    caller = QLocalSocket()
    caller.connectToServer(socket_name(tmp_path))
    assert caller.waitForConnected(1_000)
    instance.close()
