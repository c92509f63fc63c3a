from __future__ import annotations

from decimal import Decimal

import pytest

from carehire.checks.pay_ranges import pay_findings
from carehire.findings import Severity
from carehire.postings.pay_text import read
from carehire.postings.requisition import Pay

PAY = Pay.model_validate({"min": 68000, "max": 84000, "currency": "USD", "period": "year"})


def found(text: str, pay: Pay | None = None, **options):
    return list(pay_findings(read(text), pay, **options))


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        ("$100,000 - $60,000 a year", Severity.ERROR, "upside down"),
        ("$0 - $50,000 a year", Severity.ERROR, "zero"),
        ("up to $35/hr", Severity.WARNING, "one end"),
        ("from $35/hr", Severity.WARNING, "one end"),
        ("$35+/hr", Severity.WARNING, "one end"),
        ("$60,000+", Severity.WARNING, "one end"),
        ("$25/hr - $60,000/yr", Severity.ERROR, "an hour, the other for a year"),
        ("£30k - €40k", Severity.ERROR, "GBP and EUR"),
        ("$90,000 - $300,000", Severity.WARNING, "3.3 times"),
    ],
)
def test_each_kind_of_odd_range_is_found_with_its_words(text, severity, words):
    (one,) = found(f"The pay is {text}, we think.")
    assert one.severity is severity
    assert words in one.why
    assert one.start is not None
    assert f"The pay is {text}, we think."[one.start : one.end] == one.text


def test_an_ordinary_range_is_fine():
    assert found("$65k–80k/yr") == []


def test_the_widest_ratio_is_a_setting_and_its_limit_is_still_fine():
    # 96,000 / 60,000 is 1.6 exactly.
    assert found("$60,000 - $96,000") == []
    assert len(found("$60,000 - $96,001")) == 1
    assert len(found("$60,000 - $96,000", widest=Decimal("1.5"))) == 1
    assert found("$60,000 - $180,000", widest=Decimal(3)) == []


def test_the_requisitions_own_range_is_held_against_the_ratio_also_where_no_text_states_it():
    wide = Pay.model_validate({"min": 50000, "max": 100000, "currency": "USD", "period": "year"})
    assert [one.severity for one in found("no sums here", wide)] == [Severity.WARNING]
    assert len(found("$50,000 - $100,000 a year", wide)) == 1


def test_text_that_contradicts_the_requisition_is_an_error():
    (other,) = found("We pay $70,000 - $90,000 a year.", PAY)
    assert other.severity is Severity.ERROR
    assert "$68,000 to $84,000 a year" in other.why
    assert "another time" in found("$35 - $40 an hour", PAY)[0].why
    assert "another currency" in found("€68,000 - €84,000 a year", PAY)[0].why


def test_the_same_pay_or_a_sum_inside_it_is_no_contradiction():
    assert found("$68,000 – $84,000 a year", PAY) == []
    assert found("68k-84k USD", PAY) == []
    assert found("Most people begin at a salary of $72,000 a year.", PAY) == []


def test_money_in_a_finding_is_written_as_its_reader_writes_it():
    pay = Pay.model_validate({"min": 40000, "max": 50000, "currency": "EUR", "period": "year"})
    (one,) = found("Gehalt: 60.000 € p.a.", pay, language="de-DE")
    assert "40.000\u00a0€ to 50.000\u00a0€" in one.why
