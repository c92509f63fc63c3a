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
        ("a.json", b'{"a": 1,\n "b": }', "line 2, column 7: this is not valid JSON"),
        ("a.json", b"\xff\xfe{}", "not text in UTF-8"),
        ("a.json", b"", "not valid JSON"),
        ("a.json", b"[" * 200 + b"]" * 200, "nested"),
        ("a.json", b"[" * 100_000, "nested|not valid JSON"),
        ("a.html", b"<html><body>nothing</body></html>", "no JSON-LD"),
        ("a.html", b"", "no page that can be read"),
        ("a.html", PAGE.replace('"title": "S', '"title": S').encode(), "line 7, column"),
    ],
)
def test_a_faulty_file_is_told_in_words_with_its_place(name, content, words):
    with pytest.raises(DataFileError, match=words):
        read_bytes(content, Path(name))


def test_all_faulty_scripts_are_told_at_once():
    script = "<script type='application/ld+json'>{}</script>"
    page = f"<html>{script.format('{')}{script.format(']')}</html>"
    with pytest.raises(DataFileError) as caught:
        read_bytes(page.encode(), Path("a.html"))
    assert len(caught.value.faults) == 2


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(DataFileError, match="no such file"):
        read_file(tmp_path / "a.json")
    with pytest.raises(DataFileError, match="can't be read"):
        read_file(tmp_path)
