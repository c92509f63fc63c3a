"""Run the command line as a person does, in this process since a new one takes a second."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from carehire.cli import main as command_line


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


class Run(Protocol):
    def __call__(self, *words: str | Path) -> Ran: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Return ``run("posting", "check", path)``; the home is an empty folder of the test."""
    monkeypatch.setenv("CAREHIRE_HOME", str(tmp_path / "home"))

    def call(*words: str | Path) -> Ran:
        monkeypatch.setattr("sys.argv", ["carehire", *(str(word) for word in words)])
        capsys.readouterr()
        status = 0
        try:
            command_line.main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        told = capsys.readouterr()
        return Ran(status, told.out, told.err)

    return call
