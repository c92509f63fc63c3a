from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.postings.pay_text import read

# What is written, the lowest and the highest sum (None: that end is open), currency, period.
PAY = [
    ("$65k–80k/yr", "65000", "80000", "USD", "year"),
    ("$65k-$80k per year", "65000", "80000", "USD", "year"),
    ("$60-80K", "60000", "80000", "USD", None),
    ("up to $35/hr", None, "35", "USD", "hour"),
    ("60.000 €", "60000", "60000", "EUR", None),
    ("60k€", "60000", "60000", "EUR", None),
    ("£30,000 - £35,000 per annum", "30000", "35000", "GBP", "year"),
    ("USD 25.50 an hour", "25.50", "25.50", "USD", "hour"),
    ("from 3 200 EUR monthly", "3200", None, "EUR", "month"),
    ("ab 15 € pro Stunde", "15", None, "EUR", "hour"),
    ("3.200 - 3.800 EUR brutto im Monat", "3200", "3800", "EUR", "month"),
    ("CHF 95'000", "95000", "95000", "CHF", None),
    ("65,000 to 80,000 dollars a year", "65000", "80000", "USD", "year"),
    ("€45.000,50 p.a.", "45000.50", "45000.50", "EUR", "year"),
    ("kr 450 000 per year", "450000", "450000", "SEK", "year"),
    ("INR 12,00,000", "1200000", "1200000", "INR", None),
    ("C$70,000", "70000", "70000", "CAD", None),
    ("$60,000 - $75,000 CAD", "60000", "75000", "CAD", None),
    ("CAD $60,000 - $75,000", "60000", "75000", "CAD", None),
    ("AUD 90,000 - $110,000", "90000", "110000", "AUD", None),
    ("HK$20,000 - $25,000 per month", "20000", "25000", "HKD", "month"),
    ("$80k CAD", "80000", "80000", "CAD", None),
    ("minimum $18/hr, maximum $24/hr", "18", "24", "USD", "hour"),
    ("Min: $40,000 Max: $60,000", "40000", "60000", "USD", None),
    ("starting at $50,000 and up to $65,000 a year", "50000", "65000", "USD", "year"),
    ("$1 - $1,000,000 a year", "1", "1000000", "USD", "year"),
    ("$60,000+", "60000", None, "USD", None),
    ("$60k and up", "60000", None, "USD", None),
    ("starting at $18.50/hour", "18.50", None, "USD", "hour"),
    ("$1,200 weekly", "1200", "1200", "USD", "week"),
    ("$180 a day", "180", "180", "USD", "day"),
    ("$100,000-$60,000", "100000", "60000", "USD", None),
    ("$0 - $50,000", "0", "50000", "USD", None),
    ("$21.34 - $28.81 Hourly", "21.34", "28.81", "USD", "hour"),
    ("$40-$45K/YR", "40000", "45000", "USD", "year"),
    ("$900/WEEK", "900", "900", "USD", "week"),
    ("₹3,00,000 - ₹4,50,000 P.A.", "300000", "450000", "INR", "year"),
    ("£40,000pa", "40000", "40000", "GBP", "year"),
    ("£15 p/h", "15", "15", "GBP", "hour"),
    ("$15 hr", "15", "15", "USD", "hour"),
    ("18,50 € die Stunde", "18.50", "18.50", "EUR", "hour"),
    ("52.000 bis 60.000 Euro Jahresgehalt", "52000", "60000", "EUR", "year"),
    ("28 000 à 32 000 € bruts annuels", "28000", "32000", "EUR", "year"),
    ("62 000 $ – 71 000 $ par année", "62000", "71000", "USD", "year"),
    ("25 $ de l'heure", "25", "25", "USD", "hour"),
    ("kr 450 000 per år", "450000", "450000", "SEK", "year"),
    ("75k per year", "75000", "75000", None, "year"),
    ("$20/hr minimum", "20", None, "USD", "hour"),
    ("₹12-15 LPA", "1200000", "1500000", "INR", "year"),
    ("8 LPA to 10 LPA", "800000", "1000000", "INR", "year"),
    ("Rs 4.5 lakh p.a.", "450000", "450000", "INR", "year"),
    ("Rs. 25,000 - 30,000 per month", "25000", "30000", "INR", "month"),
    ("$40/45k", "40000", "45000", "USD", None),
    ("40/45k a year", "40000", "45000", None, "year"),
    ("$60-70,000", "60000", "70000", "USD", None),
    ("£180 per shift", "180", "180", "GBP", None),
    ("CHF 7'800 monthly", "7800", "7800", "CHF", "month"),
    ("EUR 3.100,- brutto/Monat", "3100", "3100", "EUR", "month"),
    ("RM 5,500 – 7,000", "5500", "7000", "MYR", None),
    ("R25 000 per month", "25000", "25000", "ZAR", "month"),
    ("KES 45,000 per month", "45000", "45000", "KES", "month"),
    ("MX$22,000 - MX$26,000 mensuales", "22000", "26000", "MXN", "month"),
    ("$22,000 - $26,000 MXN", "22000", "26000", "MXN", None),
    ("CAD $60,000 - $70,000", "60000", "70000", "CAD", None),
    ("$58,400.00 - $71,900.00 CAD Annual", "58400", "71900", "CAD", "year"),
    ("$60,000 (AUD) annually", "60000", "60000", "AUD", "year"),
    ("$18.00/hr. - $22.00/hr", "18", "22", "USD", "hour"),
    ("£24,000 rising to £26,000", "24000", "26000", "GBP", None),
    ("35 000 kr/mån", "35000", "35000", "SEK", "month"),
]
NO_PAY = [
    "founded in 2019",
    "Since 2019 – 2024 we have grown.",
    "call 555-123-4567",
    "+1 (303) 555-0199",
    "Pay questions: 303-555-0199",
    "401(k) match of 4%",
    "401k",
    "401(k) up to $5,000",
    "Yearly bonus of 3% to 6% of base pay",
    "pay 3% to 6%",
    "team of 18",
    "10,000 customers",
    "lift up to 50 pounds",
    "a budget of $1,500 a year to learn",
    "$1,000 annual learning stipend",
    "$100 monthly phone allowance",
    "$500 sign-on bonus",
    "signing bonus ($3,000)",
    "refunds of $20 to $50",
    "$5M revenue",
    "$2,000,000 in sales",
    "manage a $50,000 budget",
    "$25 gift card",
    "$0 copay",
    "answer 120 calls an hour",
    "40 hours a week",
    "Denver, CO 80205",
    "closes 2026-10-01",
    "pay day 2026-10-01",
    "5-7 years",
    "24/7",
    "pay grade 7",
    "25 days of paid leave a year",
    "fundraising target $250,000 per year",
    "saved customers $300,000 last year",
    "save 30 € per month with our ticket",
    "team of 30–40",
    "$48 billion in assets",
    "403(b) with 4% match",
    "products from $20 to $80",
    "Salary grade 10-12",
    "open 24/7",
    "SAR 4/5 of 12 months",
    "R22 gas",
    "RM 12",
    "1/2k run",
    "£3 per km",
]


@pytest.mark.parametrize(("text", "low", "high", "currency", "period"), PAY, ids=[row[0] for row in PAY])
@pytest.mark.parametrize("around", ["{}", "We pay well: {}.", "Line above\n{}\nline below", "({})"])
def test_pay_is_read_as_people_write_it(text, low, high, currency, period, around):
    whole = around.format(text)
    (found,) = read(whole)
    assert (found.low and found.low.value) == (None if low is None else Decimal(low))
    assert (found.high and found.high.value) == (None if high is None else Decimal(high))
    assert found.currency == currency
    assert (found.period and found.period.value) == period
    assert whole[found.start : found.end] == found.text
    assert found.open_ended is (low is None or high is None)


@pytest.mark.parametrize("text", NO_PAY)
def test_other_numbers_are_no_pay(text):
    assert read(text) == []
    assert read(f"We offer: {text}. Apply by January 15, 2027.") == []


def test_a_word_before_a_bare_number_makes_it_pay():
    (found,) = read("Salary range: 65,000 - 80,000")
    assert (found.low.value, found.high.value, found.currency) == (65000, 80000, None)
    assert read("range: 65,000 - 80,000 visitors") == []


def test_a_word_before_a_sum_can_name_its_time():
    assert [found.period.value for found in read("Hourly rate: $25\nAnnual salary of $65,000")] == [
        "hour",
        "year",
    ]


def test_the_ends_of_a_range_keep_their_own_currency_and_time():
    (mixed,) = read("$25/hr - $60,000/yr")
    assert [end.period.value for end in mixed.ends] == ["hour", "year"]
    assert mixed.period is None
    (two,) = read("£30k - €40k")
    assert [end.currency for end in two.ends] == ["GBP", "EUR"]
    assert two.currency is None


def test_between_and_joins_two_sums_and_a_bare_and_does_not():
    (joined,) = read("between $20 and $25 per hour")
    assert [end.value for end in joined.ends] == [20, 25]
    assert len(read("$20 per hour and $25 per hour")) == 2


def test_from_to_is_a_closed_range():
    (found,) = read("from $60k to $80k")
    assert not found.open_ended


def test_a_shared_sign_means_the_readers_own_currency():
    assert read("$70,000 a year", home="CAD")[0].currency == "CAD"
    assert read("kr 40 000 per month", home="NOK")[0].currency == "NOK"
    assert read("$70,000 a year", home="EUR")[0].currency == "USD"


def test_pay_beside_a_bonus_stays_pay():
    assert [found.text for found in read("Salary $70k plus bonus of $5,000")] == ["$70k"]


@given(st.text(alphabet=st.sampled_from("0123456789 .,'-–/$€£kK%()+\nabehrytopu"), max_size=200))
def test_whatever_is_read_quotes_its_own_place_and_never_overlaps(text):
    end = 0
    for found in read(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert found.ends
        end = found.end


@given(
    st.integers(20_000, 400_000),
    st.integers(0, 100_000),
    st.sampled_from(["{:,}", "{}"]),
    st.sampled_from([" - ", "–", " to "]),
)
def test_a_range_in_dollars_a_year_comes_back_as_it_was_written(low, more, form, joint):
    text = f"The pay is ${form.format(low)}{joint}${form.format(low + more)} a year, and more."
    (found,) = read(text)
    assert (found.low.value, found.high.value) == (low, low + more)
    assert found.period.value == "year"


def test_pay_is_found_behind_a_long_line_of_numbers():
    # Each number is held against the words just before it, and never against the whole line.
    (mention,) = read("12 " * 50_000 + "pay: $60,000 to $70,000 a year")
    assert mention.text == "$60,000 to $70,000 a year"
