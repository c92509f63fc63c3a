"""Take the guide's pictures: each page, wide and on a phone, light and dark, from the sample."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
SIZES = {"wide": (1280, 860), "phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
COLOURS = 128
"""A page has few colours; with no more than these a picture is a third of its size."""
BEGINNINGS = {"debrief": "Ratings"}
"""The heading from which a page is shown whose first screen isn't what the guide speaks of."""


def main() -> int:
    """Write every picture into ``docs/images``."""
    sys.path.insert(0, str(ROOT))  # the server is started as the browser tests start theirs
    from tests.browser.serving import load_sample, serve
    from tests.programs import BROWSER

    if not BROWSER.path:
        print(f"Not found: {BROWSER.elsewhere}", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="carehire-pictures-"))
    try:
        sample = load_sample(home)
        with serve(home) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER.path, args=["--no-sandbox"])
            for size in SIZES:
                for scheme in SCHEMES:
                    _take(browser, address, sample, size, scheme)
            browser.close()
    finally:
        shutil.rmtree(home)
    return 0


def _addresses(sample: str) -> dict[str, str]:
    here = f"requisition={sample}"
    return {
        "home": "",
        "posting": f"posting?{here}",
        "rubric": f"rubric?{here}",
        "candidates": f"candidates?{here}",
        "interviews": f"interviews?{here}",
        "kit": f"interviews?{here}&panelist=Marcus%20Bell",
        "scorecard": f"scorecard?{here}&panelist=Ana%20Torres&candidate=priya-raman",
        "debrief": f"debrief?{here}&candidate=luis-ferreira&ratings=shown",
        "shortlist": f"shortlist?{here}",
        "compare": f"compare?{here}",
        "impact": f"impact?{here}&source=example",
    }


def _take(browser: Browser, address: str, sample: str, size: str, scheme: Literal["light", "dark"]) -> None:
    from tests.browser.serving import settled

    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for name, path in _addresses(sample).items():
        page.goto(f"{address}/{path}")
        settled(page)
        if name in BEGINNINGS:
            page.get_by_role("heading", name=BEGINNINGS[name]).first.evaluate("each => each.scrollIntoView()")
        page.wait_for_timeout(600)  # until charts are drawn and fonts stand
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        file = IMAGES / f"{name}-{size}-{scheme}.png"
        picture.quantize(COLOURS).save(file, optimize=True)
        print(file.relative_to(ROOT), f"{file.stat().st_size // 1024} kB")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
