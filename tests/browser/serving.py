"""Serve the app as a hosting service does, on a home of its own; also for the guide's pictures."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from carehire.workflows.load_demo import load_demo
from carehire.workflows.open_house import find_settings, open_house

ROOT = Path(__file__).parents[2]
_PATIENCE = 30.0


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(home: Path, port: int, script: Path = ROOT / "app.py") -> subprocess.Popen[bytes]:
    """Start the app (or another script) and return it once it answers."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = os.environ | {"CAREHIRE_HOME": str(home)}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(process, f"http://127.0.0.1:{port}")
    except BaseException:
        process.kill()
        raise
    return process


@contextmanager
def serve(home: Path, script: Path = ROOT / "app.py", port: int | None = None) -> Iterator[str]:
    """Serve for a while on a port, a free one unless told, and yield the address."""
    port = port or free_port()
    process = start(home, port, script)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=15)


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended at once, with status {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health"):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"the app was not ready after {_PATIENCE:.0f} seconds")


def load_sample(home: Path) -> str:
    """Put the sample into a home, and return its requisition's id."""
    house = open_house(find_settings({"home": home}))
    try:
        return load_demo(house).requisition_id
    finally:
        house.store.close()


def settled(page: Page) -> None:
    """Wait until the page has answered the last thing that was done, and stands still."""
    page.wait_for_timeout(150)  # a click travels before the app says that it runs
    page.wait_for_selector("h1")
    # The heading comes first: only what is still after it is the whole page.
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(150)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
