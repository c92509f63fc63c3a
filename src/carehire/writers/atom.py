"""A list of news as an Atom feed. Source: RFC 4287."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from carehire.writers.characters import xml


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news; ``url`` is its page and, as it never changes, its identifier."""

    url: str
    title: str
    author: str
    summary: str
    published: datetime
    updated: datetime
    language: str = "en"


def write(title: str, author: str, address: str, own: str, entries: Sequence[Entry], now: datetime) -> bytes:
    """Return the feed, newest first. ``address`` is the page that it follows, ``own`` where it stands.

    Its time is that of the newest change: a site that is built again tells no false news.
    """
    newest = sorted(entries, key=lambda entry: (entry.updated, entry.url), reverse=True)
    updated = newest[0].updated if newest else now
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{xml(address)}</id>",
        f"  <title>{xml(title)}</title>",
        f"  <updated>{_moment(updated)}</updated>",
        f"  <author><name>{xml(author)}</name></author>",
        f'  <link rel="self" type="application/atom+xml" href="{xml(own)}"/>',
        f'  <link rel="alternate" type="text/html" href="{xml(address)}"/>',
        "  <generator>carehire</generator>",
    ]
    for entry in newest:
        lines += _entry(entry)
    return "\n".join([*lines, "</feed>", ""]).encode()


def _entry(entry: Entry) -> list[str]:
    return [
        f'  <entry xml:lang="{xml(entry.language)}">',
        f"    <id>{xml(entry.url)}</id>",
        f"    <title>{xml(entry.title)}</title>",
        f"    <published>{_moment(entry.published)}</published>",
        f"    <updated>{_moment(entry.updated)}</updated>",
        f"    <author><name>{xml(entry.author)}</name></author>",
        f'    <link rel="alternate" type="text/html" href="{xml(entry.url)}"/>',
        f"    <summary>{xml(entry.summary)}</summary>",
        "  </entry>",
    ]


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
