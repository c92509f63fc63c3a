import pytest

from carehire.scoring.words import fact_label, fact_unit, number, rounded, share


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.0, "4"), (14 / 3, "4.67"), (0.125, "0.13"), (-0.0, "0"), (100.0, "100"), (1234.5, "1,234.5")],
)
def test_a_number_has_two_decimals_at_most_and_no_idle_zeros(value, text):
    assert number(value) == text


def test_halves_are_rounded_up_as_people_do():
    assert str(rounded(71.25, 1)) == "71.3"
    assert str(rounded(0.5, 0)) == "1"


def test_a_share_never_reaches_a_limit_that_it_misses():
    assert share(0.59997) == "59.9%"
    assert share(0.6) == "60%"
    assert share(2 / 3) == "66.7%"
    assert share(0.29) == "29%"  # 0.29 * 1000 is 289.99999999999994 in binary


def test_a_fact_is_called_as_people_say_it():
    assert fact_label("customer_service_months") == "Customer service"
    assert fact_label("education") == "Education"
    assert fact_unit("supervision_months", 1) == " month"
    assert fact_unit("supervision_months", 12) == " months"
    assert fact_unit("languages", 2) == ""
