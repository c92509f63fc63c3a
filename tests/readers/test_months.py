import pytest

from carehire.readers import months


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("36", 1, 36),
        ("3", 12, 36),
        ("3.5", 12, 42),
        ("3,5", 12, 42),
        ("0", 12, 0),
        ("3 years", 1, 36),
        ("3 yrs", None, 36),
        ("18 Months", 12, 18),
        ("18mo", None, 18),
        ("2 years 6 months", None, 30),
        ("2 years and 6 months", 1, 30),
        ("2y 6m", None, 30),
        ("1 year, 1 month", None, 13),
        ("80", 12, 960),
        ("1e1", 1, 10),
    ],
)
def test_a_length_of_time_is_read_where_it_means_one_thing(text, unit, found):
    assert months.read(text, unit) == found


@pytest.mark.parametrize("text", ["", "  ", "-", "?", "n/a", "Unknown"])
def test_what_is_not_known_is_nothing_and_not_zero(text):
    assert months.read(text, 1) is None
    assert months.number(text) is None


@pytest.mark.parametrize(
    "text", ["3-5 years", "5+", "about 3 years", "three", "3 years ago", "1,500", "3 weeks", "2 6", "and"]
)
def test_what_may_mean_several_things_is_refused(text):
    with pytest.raises(ValueError, match="no length of time; write"):
        months.read(text, 1)


def test_a_bare_number_without_a_unit_is_refused_with_both_readings():
    with pytest.raises(ValueError, match='write "3 months" or "3 years"'):
        months.read("3", None)


@pytest.mark.parametrize("text", ["-1", "-2 years", "nan", "inf", "-inf", "1e999"])
def test_less_than_nothing_and_no_number_at_all_are_refused(text):
    with pytest.raises(ValueError, match="can't be"):
        months.read(text, 1)


@pytest.mark.parametrize(("text", "unit"), [("961", 1), ("81", 12), ("2010", 12), ("90 years", None)])
def test_more_than_eighty_years_are_refused(text, unit):
    with pytest.raises(ValueError, match="more than 80 years"):
        months.read(text, unit)


def test_a_plain_number_is_a_number_of_nought_or_more():
    assert months.number("12") == 12
    for wrong in ("-1", "nan", "twelve", "1 2"):
        with pytest.raises(ValueError, match="write"):
            months.number(wrong)
