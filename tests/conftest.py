"""Fixtures that every room's tests share; what is slow to start is started once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import URL

from carehire.storage import schema, store
from carehire.storage.engine import file_of
from tests.programs import BROWSER, LIBREOFFICE, POPPLER, Program, required

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the reviewed snapshots anew")


def need(program: Program) -> str:
    """Return the program's path; without it skip, or fail where ``CAREHIRE_REQUIRE`` names it."""
    if program.path:
        return program.path
    words = f"{program.name} is not installed: {program.elsewhere}"
    if program.name in required():
        pytest.fail(words)
    pytest.skip(words)


@pytest.fixture(scope="session", autouse=True)
def databases_copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make each new database as a copy of one that was migrated, which is most of the work of opening it."""
    made = tmp_path_factory.mktemp("migrated") / "carehire.db"
    store.open_store(f"sqlite:///{made}", lambda: datetime(2027, 1, 4, tzinfo=UTC)).close()
    content = made.read_bytes()

    def copied(url: URL) -> None:
        file = file_of(url)
        if file and file.stat().st_size == 0:
            file.write_bytes(content)
        else:
            schema.upgrade(url)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "upgrade", copied)
        yield


@pytest.fixture
def databases_migrated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make databases by their migrations, as users do: for tests of those."""
    monkeypatch.setattr(store, "upgrade", schema.upgrade)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser's executable."""
    return need(BROWSER)


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One browser a process, since Playwright starts only once; each page is a person of their own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path, str], Path]:
    """Convert a document with a real LibreOffice: ``convert(path, "pdf")`` returns the new file."""
    soffice = need(LIBREOFFICE)
    profile = tmp_path_factory.mktemp("libreoffice-profile")

    def run(source: Path, ending: str) -> Path:
        out = tmp_path_factory.mktemp("converted")
        command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending]
        subprocess.run([*command, "--outdir", out, source], check=True, capture_output=True, timeout=180)
        made = out / f"{source.stem}.{ending.split(':')[0]}"
        assert made.exists(), f"LibreOffice made no {made.name}"
        return made

    return run


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[Path], str]:
    """Return all text of a PDF, pages parted by form feeds."""
    pdftotext = need(POPPLER)

    def run(pdf: Path) -> str:
        done = subprocess.run([pdftotext, "-layout", pdf, "-"], check=True, capture_output=True, text=True)
        return done.stdout

    return run


@pytest.fixture
def check_snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a reviewed snapshot, or write it anew under ``--update-snapshots``."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "snapshots" / name
        if request.config.getoption("--update-snapshots"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no snapshot {name}; run `make snapshots` and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return check
