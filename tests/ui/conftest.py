"""A house of its own for each test of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from carehire.ui import session
from carehire.workflows.open_house import House


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """An empty home, opened as the pages open theirs."""
    monkeypatch.setenv("CAREHIRE_HOME", str(tmp_path))
    session.house.clear()
    return session.house()
