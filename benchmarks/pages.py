"""First paint and page switches of the sample, beside a bare Streamlit page that says one word.

Both run as they are started by hand: `carehire app` and `streamlit run`. A paint counts from
asking for the address to the heading, a switch from the click to what the new page is about.
The first paint of a fresh server stands apart, since somebody waits for it too.
"""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.browser.serving import load_sample, settled
from tests.programs import BROWSER

VISITS = 8
SWITCHES = (
    ("Posting", ".paper"),
    ("Rubric", "h1:has-text('Rubric')"),
    ("Candidates", "h1:has-text('Candidates')"),
    ("Shortlist", "h1:has-text('Shortlist')"),
    ("All requisitions", "h1:has-text('Requisitions')"),
)
BARE = "import streamlit as st\n\nst.title('Bare')\n"


@contextmanager
def serving(*command: str | Path) -> Iterator[str]:
    """Start a server on a free port and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [str(word).replace("PORT", str(port)) for word in command]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        while process.poll() is None and not answers(address):
            time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=15)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health"):  # noqa: S310 - our own server
            return True
    except (urllib.error.URLError, ConnectionError):
        return False


def paint(browser: Browser, address: str) -> tuple[Page, float]:
    """Open a fresh window at an address; the seconds run until the heading stands."""
    window = browser.new_page()
    start = time.perf_counter()
    window.goto(address)
    window.wait_for_selector("h1")
    return window, time.perf_counter() - start


def visit(browser: Browser, address: str, switches: dict[str, list[float]]) -> float:
    """Paint the home page, then go through the others."""
    window, seconds = paint(browser, address)
    settled(window)
    for name, wanted in SWITCHES:
        start = time.perf_counter()
        window.get_by_role("link", name=name).first.click()
        window.wait_for_selector(wanted)
        switches.setdefault(name, []).append(time.perf_counter() - start)
        settled(window)
    window.context.close()
    return seconds


def bare_visit(browser: Browser, address: str) -> float:
    window, seconds = paint(browser, address)
    window.context.close()
    return seconds


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    load_sample(folder / "home")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    ours = (sys.executable, "-m", "carehire", "--home", folder / "home", "app", "--port", "PORT")
    bare = (sys.executable, "-m", "streamlit", "run", folder / "bare.py", "--server.port", "PORT")
    options = ("--server.headless", "true", "--server.address", "127.0.0.1")
    paints: list[float] = []
    bares: list[float] = []
    switches: dict[str, list[float]] = {}
    with serving(*ours) as home, serving(*bare, *options) as word, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER.path, args=["--no-sandbox"])
        browser.new_page().close()
        for _ in range(VISITS):
            paints.append(visit(browser, home, switches))
            bares.append(bare_visit(browser, word))
        browser.close()
    told("first paint of a fresh server", paints[:1], bares[:1])
    told("first paint", paints[1:], bares[1:])
    for name, times in switches.items():
        told(f"switch to {name}", times[1:], bares[1:])


def told(what: str, ours: list[float], bares: list[float]) -> None:
    mine, theirs = statistics.median(ours), statistics.median(bares)
    print(f"{what:<32} {mine:5.2f} s   a bare page {theirs:5.2f} s   {mine / theirs:4.2f} ×")


if __name__ == "__main__":
    main()
