from __future__ import annotations

from pathlib import Path

import pytest

from carehire.errors import DataFileError
from carehire.readers.jsonld_pages import read_bytes, read_file

PAGE = """<!doctype html>
<html><head><title>x</title>
<script>var a = 1 < 2;</script>
<script type="application/ld+json">{"@type": "WebSite"}</script>
<script type="Application/LD+JSON; charset=utf-8">
  {"@type": "JobPosting",
   "title": "Søk & find"}
</script></head><body>ok</body></html>
"""


def test_plain_json_is_one_block(tmp_path: Path):
    path = tmp_path / "a.jsonld"
    path.write_bytes(b"\xef\xbb\xbf" + b'{"title": "x"}')
    (block,) = read_file(path)
    assert block.data == {"title": "x"}


def test_every_script_of_the_kind_is_read_out_of_a_page_with_its_line():
    blocks = read_bytes(PAGE.encode(), Path("a.html"))
    assert [block.data["@type"] for block in blocks] == ["WebSite", "JobPosting"]
    assert blocks[1].data["title"] == "Søk & find"
    assert [block.line for block in blocks] == [4, 5]


def test_a_page_is_known_by_what_it_holds_too():
    assert len(read_bytes(PAGE.encode(), Path("page.txt"))) == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", '{"title": "Köchin"}'.encode("latin-1"), "not text in UTF-8"),
        ("a.html", b"<html><body>nothing</body></html>", "no JSON-LD"),
        ("a.html", b'<p itemtype="https://schema.org/JobPosting">', "microdata"),
        ("a.html", b'<div vocab="https://schema.org/" typeof="JobPosting">', "RDFa"),
        ("a.html", b"", "no page that can be read"),
    ],
)
def test_a_file_without_json_ld_is_told_in_words(name, content, words):
    with pytest.raises(DataFileError, match=words):
        read_bytes(content, Path(name))


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('{"a": 1,\n "b": }', 2, 7, "value is missing"),
        ('{"a": 1,\n "b": 2,\n}', 2, 8, "comma too many"),
        ('{"a": 1\n "b": 2}', 2, 2, "comma is missing"),
        ('{\n "a": “b”}', 2, 7, "typographic"),
        ("{'a': 1}", 1, 2, "single quotation marks"),
        ('{"a": "b\nc"}', 1, 9, "line break"),
        ('{"a": NaN}', 1, 7, "no such value"),
        ('{"a": 1} // done', 1, 10, "comment"),
        ('{"a": [1', 1, 9, "ends too early"),
        ("", 1, 1, "nothing in it"),
        ("[" * 200 + "]" * 200, 1, 1, "nested"),
        ("[" * 100_000, 1, 1, "nested"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_slip_in_json_is_told_with_its_place(text, line, column, words):
    (block,) = read_bytes(text.encode(), Path("a.json"))
    assert block.fault is not None
    assert (block.fault.line, block.fault.column) == (line, column)
    assert words in block.fault.why


def test_a_slip_in_a_script_of_a_page_has_the_line_of_the_page():
    page = PAGE.replace('"title": "S', '"title": S')
    good, broken = read_bytes(page.encode(), Path("a.html"))
    assert (good.fault, broken.data) == (None, None)
    assert broken.fault is not None
    assert broken.fault.line == 7


@pytest.mark.parametrize(
    "wrapping", ["<!--\n{}\n-->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "<![CDATA[{}]]>"]
)
def test_json_that_is_wrapped_is_read_and_doubted(wrapping):
    script = wrapping.replace("{}", '{"title": "x"}')
    page = f"<script type='application/ld+json'>{script}</script>"
    (block,) = read_bytes(page.encode(), Path("a.html"))
    assert block.data == {"title": "x"}
    assert [slip.found for slip in block.doubts] == [wrapping.partition("{")[0].strip()]


def test_what_stands_twice_or_in_another_encoding_is_doubted():
    (block,) = read_bytes('{"title": "Köchin", "title": "Koch"}'.encode("utf-16"), Path("a.json"))
    assert block.data == {"title": "Koch"}
    assert [slip.found for slip in block.doubts] == ["", "title"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(DataFileError, match="no such file"):
        read_file(tmp_path / "a.json")
    with pytest.raises(DataFileError, match="can't be read"):
        read_file(tmp_path)
