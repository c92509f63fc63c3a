import pytest

from carehire.documents import figures


@pytest.mark.parametrize(
    ("language", "decimal", "fixed", "share"),
    [("en-US", "1,234.57", "71.3", "66.7%"), ("de-DE", "1.234,57", "71,3", "66,7\u00a0%")],
)
def test_numbers_are_written_as_the_reader_writes_them(language, decimal, fixed, share):
    assert figures.decimal(1234.567, language) == decimal
    assert figures.fixed(71.25, language) == fixed
    assert figures.share(2 / 3, language) == share


def test_a_whole_number_has_no_decimals_unless_they_line_up_a_column():
    assert figures.decimal(4.0, "en-US") == "4"
    assert figures.fixed(4.0, "en-US") == "4.0"
    assert figures.decimal(12.5, "en-US", 0) == "13"


def test_the_parts_of_a_whole_add_up_to_it():
    assert figures.percents([0.584, 0.412, 0.004], "en-US") == ["59%", "41%", "0%"]
    assert figures.percents([1 / 3, 1 / 3, 1 / 3], "de-DE") == ["34\u00a0%", "33\u00a0%", "33\u00a0%"]
    assert figures.percents([0.9996, 0.0004], "en-US") == ["99%", "1%"]
    assert figures.percents([0.0, 1.0], "en-US") == ["0%", "100%"]


def test_rounding_never_reaches_a_limit_that_a_number_misses():
    assert figures.share(0.59997, "en-US") == "59.9%"
    assert figures.share(1.0, "en-US") == "100%"
    assert figures.percent(0.9996, "en-US") == "99%"
    assert figures.percent(0.936, "en-US") == "94%"
    assert [figures.ratio(value, "en-US") for value in (0.79999, 0.8, 2 / 3, 0.9996)] == [
        "0.799",
        "0.800",
        "0.667",
        "0.999",
    ]
