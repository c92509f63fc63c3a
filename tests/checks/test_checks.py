from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from carehire import checks, postings
from carehire.catalog import Catalog
from carehire.checks.subject import Subject
from carehire.documents import posting as posting_document
from carehire.documents.reading import read
from carehire.findings import Severity
from carehire.rubrics.rubric import Rubric
from tests.postings.conftest import requisition, role, statements  # noqa: F401 - fixtures

TODAY = date(2027, 1, 10)


@pytest.fixture
def rubric() -> Rubric:
    criteria = [
        {"kind": "rated", "id": "climbing", "name": "Climbing", "definition": "d"},
        {"kind": "rated", "id": "singing", "name": "Singing", "definition": "d"},
        {"kind": "rated", "id": "ignored", "name": "Ignored", "definition": "d", "weight": 0},
    ]
    return Rubric.model_validate({"id": "keeper", "role": "lighthouse-keeper", "criteria": criteria})


@pytest.fixture
def find(role, requisition, statements, rubric):  # noqa: F811
    def run(check: str, **fields):
        posting = postings.draft(role, requisition(**fields), statements)
        document = posting_document.build(posting, datetime(2027, 1, 10, tzinfo=UTC))
        subject = Subject(read(document), Catalog().words(), TODAY, posting, rubric, role)
        return [found for found in checks.run(subject) if found.check == check]

    return run


def test_a_mark_for_the_author_is_an_error_wherever_it_stands(find):
    found = find(
        "placeholders",
        summary="Join [Company Name].",
        edits={"reword": {"lamp": "TBD soon"}, "add": [{"section": "benefits", "text": "XX days off"}]},
    )
    assert {(f.where, f.text, f.severity) for f in found} == {
        ("brief", "[Company Name]", Severity.ERROR),
        ("responsibilities", "TBD", Severity.ERROR),
        ("benefits", "XX", Severity.ERROR),
    }


def test_hostile_but_finished_text_is_no_mark(find):
    assert find("placeholders", summary="R&D <b> ]]> [m/f/d]") == []


def test_a_closing_day_that_has_passed_is_a_warning_and_today_is_not(find):
    assert find("dates", closes="2027-01-09")[0].severity is Severity.WARNING
    assert find("dates", closes="2027-01-10") == []
    assert find("dates")[0].severity is Severity.NOTE


def test_missing_pay_is_a_warning(find):
    assert [f.severity for f in find("pay")] == [Severity.WARNING]
    assert find("pay", pay={"min": 1, "max": 2, "currency": "NOK", "period": "hour"}) == []


def test_what_is_asked_and_not_scored_and_what_is_scored_and_not_asked_are_both_shown(find):
    # "years" names the criterion "sea", which the rubric has not; "singing" is asked by nothing;
    # "ignored" weighs nothing, so nobody needs to be told of it.
    asked, scored = find("trace")
    assert asked.text == "A year at sea"
    assert (scored.text, '"Singing" is scored but not asked for' in scored.why) == ("", True)


def test_an_added_requirement_without_a_criterion_is_shown(find):
    added = {"add": [{"section": "qualifications", "text": "You whistle."}]}
    assert "You whistle." in [f.text for f in find("trace", edits=added)]
