from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from carehire.errors import UserError
from carehire.writers.logo import LARGEST, logo


def svg(inside: str = "", more: str = "", before: str = "") -> bytes:
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="120px" height="40" {more}>{inside}</svg>'
    ).encode()


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "#0a7").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("PNG", "logo.png"), ("JPEG", "logo.jpg")])
def test_pictures_are_known_by_their_content_and_measured(kind: str, name: str) -> None:
    found = logo(picture(kind))
    assert (found.file_name, found.width, found.height) == (name, 64, 48)


def test_a_drawing_is_taken_as_it_is() -> None:
    drawn = svg('<path id="a" d="M0 0"/><use xlink:href="#a" fill="url(#b)" style="fill: url(\'#b\')"/>')
    found = logo(drawn)
    assert (found.data, found.file_name, found.width, found.height) == (drawn, "logo.svg", 120, 40)
    assert not found.fits_an_icon
    typed = svg(before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">')
    assert logo(typed).data == typed


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (svg("<script>alert(1)</script>"), '"script"'),
        (svg('<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'), '"script"'),
        (svg("<foreignObject/>"), '"foreignObject"'),
        (svg(more='onload="alert(1)"'), 'a script in "onload"'),
        (svg('<a href="java\nscript:alert(1)"><path/></a>'), "points elsewhere"),
        (svg('<image xlink:href="https://x.example/a.png"/>'), "points elsewhere"),
        (svg('<image href="data:image/svg+xml;base64,AAAA"/>'), "points elsewhere"),
        (svg('<a><set attributeName="href" to="javascript:alert(1)"/></a>'), '"set"'),
        (svg("<style>@import 'https://x.example/a.css';</style>"), "styles load something"),
        (svg('<path style="fill: url(https://x.example)"/>'), '"style" loads something'),
        (svg(before='<!DOCTYPE svg [<!ENTITY x "y">]>'), "declares entities"),
        (svg(before='<?xml-stylesheet href="https://x.example/a.css"?>'), "processing instruction"),
        (b"<html><body>x</body></html>", "something else"),
        (b"<svg", "no well-formed SVG"),
        (b"", "no picture"),
        (b"\x89PNG\r\n\x1a\n", "damaged|no picture"),
        (b"x" * (LARGEST + 1), "more than 1,000,000 bytes"),
    ],
)
def test_what_could_run_or_load_something_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=told):
        logo(data)


def test_a_picture_of_another_kind_is_refused() -> None:
    with pytest.raises(UserError, match="image/gif; give a PNG, JPEG or SVG"):
        logo(picture("GIF"))


def test_all_that_speaks_against_a_drawing_is_told_at_once() -> None:
    with pytest.raises(UserError) as raised:
        logo(svg('<script/><image href="//x.example/a"/>', 'onclick="x"'))
    assert len(raised.value.faults) == 3


@given(st.one_of(st.binary(max_size=60), st.binary(max_size=40).map(lambda end: picture("PNG")[:50] + end)))
def test_any_bytes_are_taken_or_refused(data: bytes) -> None:
    with suppress(UserError):
        assert logo(data).data == data
