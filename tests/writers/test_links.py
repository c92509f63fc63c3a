from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given

from carehire.writers.links import address
from tests.writers.test_docx import ANY_TEXT


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://riverbend.example/a?b=c&d=%20#e", "https://riverbend.example/a?b=c&d=%20#e"),
        (" HTTP://riverbend.example ", "HTTP://riverbend.example"),
        ("mailto:care@riverbend.example", "mailto:care@riverbend.example"),
        ('https://x.example/a b"c<d>', "https://x.example/a%20b%22c%3Cd%3E"),
        ("https://münchen.example/größe", "https://münchen.example/größe"),
        ("https://x.example/100%", "https://x.example/100%25"),
        ("https://x.example/a\nb\x00", "https://x.example/a%0Ab%00"),
    ],
)
def test_web_and_mail_addresses_are_kept(href: str, kept: str) -> None:
    assert address(href) == kept


@pytest.mark.parametrize(
    "href",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///x", "ftp://x.example", "//x.example",
     "x.example", "https://", "http://[x", "https://x.example:99999/", "mailto:",
     "https://x.example/" + "a" * 2000],
)  # fmt: skip
def test_everything_else_is_no_link(href: str | None) -> None:
    assert address(href) is None


@given(ANY_TEXT)
def test_what_is_kept_holds_nothing_that_a_format_would_trip_over(text: str) -> None:
    kept = address("https://x.example/" + text)
    if kept is not None:
        assert urlsplit(kept).scheme == "https"
        assert not set(kept) & set(' \t\n\r"<>\\^`{|}')
        assert address(kept) == kept
