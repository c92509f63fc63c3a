from __future__ import annotations

from carehire.postings.old_pay import pay_block
from carehire.postings.pay_text import read


def block(text: str) -> dict[str, object]:
    (mention,) = read(text)
    return pay_block(mention, text)


def test_what_the_words_leave_open_is_marked_and_never_guessed():
    assert block("Pay: up to $35 an hour") == {
        "min": "TBD",
        "max": 35,
        "currency": "USD",
        "period": "hour",
        "kind": "base",
    }
    assert block("Salary: €60,000")["period"] == "TBD"


def test_only_the_clause_around_a_sum_makes_it_on_target_earnings():
    assert block("Pay: $90,000 a year OTE")["kind"] == "on_target"
    assert block("OTE is another matter, the pay is $90,000 a year")["kind"] == "base"
