"""The wheel, installed into an empty environment and started from the root folder, is the same product."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the tree and install it into an environment without carehire."""
    place = tmp_path_factory.mktemp("wheel")
    tree = place / "tree"
    ignored = shutil.ignore_patterns(
        ".git", ".venv", ".bench-venv", "*.egg-info", "build", "dist", "__pycache__", ".*_cache"
    )
    shutil.copytree(ROOT, tree, ignore=ignored)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place / "dist", tree]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = (place / "dist").glob("*.whl")
    environment = place / "environment"
    venv.create(environment, with_pip=False)
    python = environment / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        wheel,
    ]
    subprocess.run(pip, check=True, capture_output=True)
    # The dependencies come from the test's environment by path, so that no second download
    # is needed; a path added this way does not bring in its editable carehire.
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    Path(packages.stdout.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment / "bin"


def call(installed: Path, home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "CAREHIRE_HOME": str(home)}
    command = [installed / "carehire", *words]
    return subprocess.run(
        command, cwd="/", env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_code_that_runs_is_the_wheels(installed: Path):
    done = subprocess.run(
        [installed / "python", "-c", "import carehire; print(carehire.__file__)"],
        cwd="/", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(str(installed.parent))


def test_templates_rubrics_and_looks_travel(installed: Path, tmp_path: Path):
    assert "customer-care-manager" in call(installed, tmp_path, "roles", "list").stdout
    assert "customer-care-manager" in call(installed, tmp_path, "rubrics", "list").stdout
    draft = tmp_path / "opening.yaml"
    assert (
        call(
            installed, tmp_path, "posting", "draft", "--role", "customer-care-manager", "--out", draft
        ).returncode
        == 0
    )
    told = call(installed, tmp_path / "home", "doctor")
    assert told.returncode == 0, told.stdout


def test_the_demo_migrates_and_fills_a_database(installed: Path, tmp_path: Path):
    done = call(installed, tmp_path / "home", "demo")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "home" / "carehire.db").exists()


@pytest.fixture
def served(installed: Path, tmp_path: Path) -> Iterator[int]:
    """Start the installed ``carehire app`` from the root folder; give its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"PATH": os.environ["PATH"], "CAREHIRE_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    server = subprocess.Popen(
        [installed / "carehire", "app", "--port", str(port)],
        cwd="/",
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                    if answer.read() == b"ok":
                        break
            except OSError:
                time.sleep(0.2)
        else:
            pytest.fail("the installed app never became healthy")
        yield port
    finally:
        server.terminate()
        server.wait(20)


def test_the_installed_app_shows_the_home_page_in_our_theme(served: int, browser: Browser):
    page = browser.new_page(color_scheme="light")
    page.goto(f"http://127.0.0.1:{served}/")
    page.get_by_role("heading", level=1).wait_for(timeout=30_000)
    colour = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).color")
    page.close()
    assert colour == "rgb(17, 20, 24)"  # the theme's #111418; Streamlit's own is another
