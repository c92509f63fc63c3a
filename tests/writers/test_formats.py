from __future__ import annotations

import pytest

from carehire.writers import FORMATS
from tests.writers.samples import HOUSE, document


def test_the_registry_knows_the_four_formats_by_their_endings() -> None:
    assert {name: each.ending for name, each in FORMATS.items()} == {
        n: n for n in ("docx", "html", "md", "txt")
    }
    assert len({each.media_type for each in FORMATS.values()}) == 4


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_the_sample(name: str) -> None:
    assert len(FORMATS[name].write(document(), HOUSE)) > 500


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_of_nothing_but_a_title_is_no_fault(name: str) -> None:
    assert FORMATS[name].write(document(title="", subtitle="", author="", blocks=()), HOUSE)
