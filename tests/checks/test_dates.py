from __future__ import annotations

from tests.checks.making import TODAY, found, told

REST = "Keeper\n\nYou keep the lamp. "


def test_a_closing_day_is_heard_wherever_a_text_gives_it():
    for words in (
        "Apply by May 5, 2027 to keeper@coast.example.",
        "\n\nApplications close on 5 May 2027.",
        "\n\nClosing date: 5 May 2027",
        "The position is open until filled.",
    ):
        assert found("dates", REST + words) == []
    assert [remark.text for remark in found("dates", REST)] == [""]


def test_a_closing_day_that_has_passed_is_marked():
    assert TODAY.year == 2027
    assert told("dates", REST + "Apply by December 5, 2026 to keeper@coast.example.") == ["December 5, 2026"]
    (passed,) = found("dates", REST + "Apply by December 5, 2026 to keeper@coast.example.")
    assert passed.why == "Applications closed on December 5, 2026, which has passed."
    assert told("dates", REST + "\n\nDeadline: 05.12.2026") == ["05.12.2026"]
