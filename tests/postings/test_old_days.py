from __future__ import annotations

from datetime import date

import pytest

from carehire.postings.old_days import closing, days

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("January 15, 2027", date(2027, 1, 15)),
        ("15 January 2027", date(2027, 1, 15)),
        ("Jan. 5th 2027", date(2027, 1, 5)),
        ("22nd January 2027", date(2027, 1, 22)),
        ("5th of January, 2027", date(2027, 1, 5)),
        ("15. Januar 2027", date(2027, 1, 15)),
        ("1er mars 2027", date(2027, 3, 1)),
        ("12-Jan-2027", date(2027, 1, 12)),
        ("2027-01-15", date(2027, 1, 15)),
        ("15.01.2027", date(2027, 1, 15)),
        ("15.1.27", date(2027, 1, 15)),
        ("01/15/2027", date(2027, 1, 15)),
        ("1/15/27", date(2027, 1, 15)),
        ("15/01/2027", date(2027, 1, 15)),
        ("May 2, 2027", date(2027, 5, 2)),
        ("February 30, 2027", None),
        ("soon", None),
        ("24/7 support, call 555-123-4567, 9/10 customers, 12/2 shifts", None),
    ],
)
def test_a_day_is_read_however_it_is_written(text, value):
    assert [day.value for day in days(text, TODAY)] == ([value] if value else [])


def test_a_day_whose_numbers_fit_another_is_read_as_its_land_writes_it():
    for first, value in ((False, date(2027, 2, 3)), (True, date(2027, 3, 2))):
        (day,) = days("02/03/2027", TODAY, day_first=first)
        assert (day.value, day.ambiguous) == (value, True)
    assert not any(days(text, TODAY)[0].ambiguous for text in ("02/02/2027", "15/03/2027", "2027-02-03"))


def test_a_day_without_a_year_is_the_next_one_such():
    (soon,), (later,) = days("December 18", TODAY), days("Monday, January 11", TODAY)
    assert (soon.value, soon.guessed) == (date(2026, 12, 18), True)
    assert later.value == date(2027, 1, 11)
    assert days("You may 5 times", TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Apply by Jan 5, 2027 to jobs@acme.example.",
        "Applications close on January 5, 2027.",
        "Send your resume to jobs@acme.example no later than January 5, 2027.",
        "Applications close 11:59pm AEDT Tuesday, 5 January 2027.",
        "Priority deadline: December 20. Position closes January 5, 2027.",
        "We pay $58,000-$64,000 per year and close on January 5, 2027.",
        "Bewirb dich bis zum 05.01.2027!",
        "Postulez avant le 5 janvier 2027 : jobs@acme.example",
        "The deadline for applications is 5pm on Tuesday, 5 January 2027",
        "The position is open until January 5, 2027.",
    ],
)
def test_the_last_day_to_apply_is_found_in_a_sentence(text):
    day = closing(text, TODAY)
    assert day is not None
    assert day.value == date(2027, 1, 5)
    assert days(text[day.start : day.end], TODAY)[0].value == day.value


@pytest.mark.parametrize(
    "text",
    [
        "Interviews: week commencing 4 January 2027",
        "Apply now; interviews start on January 4, 2027.",
        "Apply now to start January 4, 2027.",
        "We were founded on May 5, 2001. Apply.",
        "You will close the books by January 5, 2027.",
        "We answer each application by January 29, 2027.",
        "Apply now and hear from us by January 29, 2027.",
        "Open until filled; the first review of applications is on January 4, 2027.",
    ],
)
def test_another_day_is_not_taken_for_it(text):
    assert closing(text, TODAY) is None
