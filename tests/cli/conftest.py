"""Commands called in this process, with a clock of their own."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from consultancy import cli
from consultancy.clock import FakeClock
from consultancy.workspace import Workspace, open_workspace


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """Give the one sentence of a refusal."""
        assert self.code == 1
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.strip()
        assert "Traceback" not in line
        return line


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def run(capsys, clock):
    def run(*typed: object, window=None, draw=None) -> Ended:
        capsys.readouterr()
        code = cli.main([str(word) for word in typed], window=window, draw=draw, clock=clock)
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def workspace(folder, clock):
    """Give a function that opens the workspace in ``folder``; the commands need it closed."""

    def opened() -> Workspace:
        return open_workspace(folder, clock)

    return opened
