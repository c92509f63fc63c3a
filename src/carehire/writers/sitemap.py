"""Which pages a site has, for search engines: sitemap.xml and robots.txt.

Source: sitemaps.org, "Sitemaps XML format"; RFC 9309.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from carehire.writers.characters import xml


def write(pages: Iterable[tuple[str, date]]) -> bytes:
    """Return the sitemap of pages by whole address and day of their last change."""
    lines = [
        f"  <url><loc>{xml(address)}</loc><lastmod>{day.isoformat()}</lastmod></url>"
        for address, day in pages
    ]
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return "\n".join([head, *lines, "</urlset>", ""]).encode()


def robots(sitemap: str | None) -> bytes:
    """Return a robots.txt that lets everybody read everything."""
    lines = ["# Read only where it stands at the root of its host.", "User-agent: *", "Disallow:"]
    lines += ["", f"Sitemap: {sitemap}"] if sitemap else []
    return ("\n".join(lines) + "\n").encode()
