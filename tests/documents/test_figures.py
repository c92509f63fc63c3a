import pytest

from carehire.documents import figures


@pytest.mark.parametrize(
    ("language", "decimal", "fixed", "share"),
    [("en-US", "1,234.57", "71.3", "66.6%"), ("de-DE", "1.234,57", "71,3", "66,6\u00a0%")],
)
def test_numbers_are_written_as_the_reader_writes_them(language, decimal, fixed, share):
    assert figures.decimal(1234.567, language) == decimal
    assert figures.fixed(71.25, language) == fixed
    assert figures.share(2 / 3, language) == share


def test_a_whole_number_has_no_decimals_unless_they_line_up_a_column():
    assert figures.decimal(4.0, "en-US") == "4"
    assert figures.fixed(4.0, "en-US") == "4.0"
    assert figures.decimal(12.5, "en-US", 0) == "13"


def test_a_share_is_cut_and_never_reaches_a_limit_that_it_misses():
    assert figures.share(0.59997, "en-US") == "59.9%"
    assert figures.share(1.0, "en-US") == "100%"
