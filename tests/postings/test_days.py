from __future__ import annotations

from datetime import date

import pytest

from carehire.postings.days import in_words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en-US", "January 15, 2027"), ("en-GB", "15 January 2027"), ("de-DE", "15. Januar 2027")],
)
def test_a_day_is_written_as_the_reader_writes_it(language: str, words: str):
    assert in_words(date(2027, 1, 15), language) == words
