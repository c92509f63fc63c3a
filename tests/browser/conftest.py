"""A window, an app with the sample, an app with an empty home."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import load_sample, serve, settled

__all__ = ["settled"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a fresh profile."""
    opened = browser.new_page(viewport={"width": 1280, "height": 1000})
    opened.set_default_timeout(30_000)
    yield opened
    opened.context.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of an app whose home is empty."""
    with serve(tmp_path / "home") as address:
        yield address


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the sample."""
    home = tmp_path_factory.mktemp("demo") / "home"
    load_sample(home)
    return home


@pytest.fixture(scope="session")
def demo_server(demo_home: Path) -> Iterator[str]:
    """The address of an app with the sample, shared by all tests."""
    with serve(demo_home) as address:
        yield address
