from __future__ import annotations

from datetime import date

from carehire.checks.together import groups, told
from carehire.findings import Severity
from carehire.postings.draft import draft
from carehire.postings.requisition import Requisition
from carehire.workflows import post_role
from tests.test_library import CATALOG

REMOTE = {
    "id": "a",
    "role": "customer-care-manager",
    "employer": {"name": "Larkspur", "headcount": 5000},
    "workplace": "remote",
    "remote_from": ["US"],
    "apply": {"email": "jobs@larkspur.example"},
}


def _found(today: date):
    role = CATALOG.role("customer-care-manager")
    posting = draft(role, Requisition.model_validate(REMOTE), CATALOG.statements())
    return post_role.check(CATALOG, posting, today)


def test_laws_of_many_places_that_ask_for_the_same_are_one_error() -> None:
    found = _found(date(2026, 11, 2))
    errors = [each for each in found if each.severity is Severity.ERROR]
    [group] = [each for each in groups(found) if each[0].severity is Severity.ERROR]
    assert group == tuple(errors)
    assert len(group) >= 8
    said = told(group)
    assert said.why.count("must show the pay") == 1
    for each, law, source in zip(group, said.each, said.sources, strict=True):
        place = each.why.partition(":")[0]
        assert place in said.why
        assert law.startswith(f"{place}: ")
        assert source == each.source


def test_rules_that_nobody_looked_up_are_one_note_that_names_their_places() -> None:
    notes = [told(each) for each in groups(_found(date(2029, 1, 1))) if each[0].severity is Severity.NOTE]
    [stale] = [each for each in notes if "looked up" in each.why]
    assert stale.why.startswith("Nobody has looked up these rules for more than a year")
    assert "California" in stale.why
    assert "Washington" in stale.why


def test_no_finding_is_lost_and_one_alone_keeps_its_words() -> None:
    found = _found(date(2026, 11, 2))
    grouped = groups(found)
    assert sorted(id(each) for group in grouped for each in group) == sorted(map(id, found))
    assert all(told(group).why == group[0].why for group in grouped if len(group) == 1)
