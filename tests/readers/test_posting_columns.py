from __future__ import annotations

import pytest

from carehire.catalog import Catalog
from carehire.readers.posting_text import read

NAMES = Catalog().words().headings
HTML = (
    "<h1>Keeper</h1><table><tr><th>Criteria</th><th>Essential</th><th>Desirable</th></tr>"
    "<tr><td>Skills</td><td>Rowing</td><td>Swimming</td></tr><tr><td>A licence</td><td>✓</td><td></td></tr></table>"
)
MARKDOWN = "# Keeper\n\n| Essential | Desirable |\n|---|---|\n| Rowing | Swimming |\n| A licence | |\n"


def told(data: str, name: str) -> list[tuple[str, str]]:
    reading = read(data.encode(), name, NAMES)
    return [(part.topic, reading.text[part.body : part.end]) for part in reading.parts if part.kind == "item"]


@pytest.mark.parametrize(("data", "name"), [(HTML, "old.html"), (MARKDOWN, "old.md")])
def test_columns_with_the_names_of_sections_are_read_one_after_the_other(data: str, name: str):
    assert told(data, name) == [("must", "Rowing"), ("must", "A licence"), ("nice", "Swimming")]


def test_a_table_whose_columns_are_no_sections_is_read_row_by_row():
    reading = read(
        b"<h1>Keeper</h1><table><tr><td>Place</td><td>Leeds</td></tr><tr><td>Pay</td><td>$1</td></tr></table>",
        "a.html",
        NAMES,
    )
    assert reading.text == "Keeper\n\nPlace: Leeds\nPay: $1"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<h1>Keeper</h1><p>Apply by <s>1 March</s> <ins>2 March</ins></p>", "a.html"),
        (b"# Keeper\n\nApply by ~~1 March~~ 2 March\n", "a.md"),
    ],
)
def test_words_that_are_struck_out_stand_apart(data: bytes, name: str):
    reading = read(data, name, NAMES)
    assert [reading.of(part) for part in reading.parts if part.topic == "struck"] == ["1 March"]
    assert "Apply by 2 March" in reading.text


def test_a_copied_button_is_no_heading_of_the_text_below_it():
    reading = read(b"Keeper\nApply now\nWe keep lamps.\n\nDuties\n- Light lamps\n", "a.txt", NAMES)
    (keeps,) = [part for part in reading.parts if "lamps." in reading.of(part)]
    assert (keeps.section, keeps.topic) == ("brief", "")
