"""A house of its own for each test of a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from carehire.ui import session
from carehire.workflows.open_house import House


@pytest.fixture(scope="session", autouse=True)
def packages_scanned_once() -> Iterator[None]:
    """AppTest looks through every installed package before each page; they stay as they are meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """An empty home, opened as the pages open theirs."""
    monkeypatch.setenv("CAREHIRE_HOME", str(tmp_path))
    session.house.clear()
    return session.house()
