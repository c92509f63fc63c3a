from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehire.catalog import Catalog
from carehire.postings.requisition import Requisition
from carehire.workflows.post_role import prepare
from carehire.workflows.review_requisition import Review, review
from carehire.workflows.start_requisition import starting_data

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ROLE = "customer-care-manager"
HOSTILE = "<img src=x onerror=alert(1)></article><script>alert(2)</script>"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog()


@pytest.fixture
def start(catalog: Catalog) -> dict[str, Any]:
    return starting_data(catalog.role(ROLE), "x") | {"pay": {"currency": "USD", "period": "year"}}


@pytest.fixture
def whole(start: dict[str, Any]) -> dict[str, Any]:
    return start | {
        "employer": {"name": "Larkspur"},
        "locations": [{"city": "Denver", "country": "US"}],
        "pay": start["pay"] | {"min": 68000, "max": 84000},
        "apply": {"email": "jobs@larkspur.example"},
    }


def _words(found: Review) -> str:
    return unescape(re.sub("<[^>]*>", "", found.html))


def test_a_new_requisition_shows_the_page_with_a_mark_at_each_open_place(catalog: Catalog, start: dict):
    found = review(catalog, start, NOW)
    assert [entry.name for entry in found.open] == [
        "Pay from", "Pay to", "Place of work", "Employer", "How to apply",
    ]  # fmt: skip
    assert all(entry.missing for entry in found.open)
    assert not found.publishable
    for mark in ("[employer]", "[city]", "[country]", "[pay]", "[how to apply]"):
        assert f"<mark>{mark}</mark>" in found.html


def test_a_whole_requisition_shows_what_will_be_exported_and_no_mark(catalog: Catalog, whole: dict):
    found = review(catalog, whole, NOW)
    assert found.publishable
    assert found.open == ()
    assert "<mark>" not in found.html
    prepared = prepare(catalog, whole, NOW)
    assert found.posting == prepared.posting


@pytest.mark.parametrize("end", ["min", "max"])
def test_one_end_of_the_pay_shows_as_typed_until_the_other_follows(catalog: Catalog, whole: dict, end: str):
    pay = {name: value for name, value in whole["pay"].items() if name not in ("min", "max")}
    found = review(catalog, whole | {"pay": pay | {end: 68000}}, NOW)
    assert "$68,000 a year" in _words(found)
    assert len(found.open) == 1


def test_a_posting_without_pay_has_no_mark_for_it(catalog: Catalog, whole: dict):
    found = review(catalog, {name: value for name, value in whole.items() if name != "pay"}, NOW)
    assert found.publishable
    assert "[pay]" not in found.html


def test_what_is_wrong_is_told_by_name_and_left_out_of_the_page(catalog: Catalog, whole: dict):
    wrong = whole | {
        "apply": {"email": "nobody"},
        "closes": "soon",
        "employer": {"name": "L", "headcount": 0},
    }
    found = review(catalog, wrong, NOW)
    assert {entry.name: entry.missing for entry in found.open} == {
        "Apply by": False,
        "E-mail address for applications": False,
        "Number of employees": False,
    }
    assert "<mark>[how to apply]</mark>" in found.html
    assert "Apply by" not in _words(found)


def test_only_the_country_of_the_open_place_is_marked(catalog: Catalog, whole: dict):
    places = [{"city": "Denver", "country": "US"}, {"city": "Lyon"}]
    found = review(catalog, whole | {"locations": places}, NOW)
    assert "Denver, United States; Lyon, [country]" in _words(found)


def test_a_mark_that_the_author_left_is_highlighted_and_stops_the_export(catalog: Catalog, whole: dict):
    found = review(catalog, whole | {"schedule": "Monday to Friday, TBD hours"}, NOW)
    (mark,) = found.blocking
    assert re.search(r'Monday to Friday, <a id="words-1" class="found error"[^>]*>TBD</a> hours', found.html)
    assert found.remarks[0].finding is mark
    assert not found.publishable


def test_unknown_lines_and_industries_are_told_and_do_not_hide_the_page(catalog: Catalog, whole: dict):
    found = review(catalog, whole | {"industry": "none", "edits": {"drop": ["nope", "degree"]}}, NOW)
    assert len(found.open) == 2
    assert "bachelor's degree" not in _words(found)
    assert "What you will do" in _words(found)


@pytest.mark.parametrize("place", ["title", "schedule", "employer", "instructions", "line"])
def test_hostile_text_is_escaped_wherever_it_stands(catalog: Catalog, whole: dict, place: str):
    where: dict[str, Any] = {
        "title": {"title": HOSTILE},
        "schedule": {"schedule": HOSTILE},
        "employer": {"employer": {"name": HOSTILE}},
        "instructions": {"apply": whole["apply"] | {"instructions": HOSTILE}},
        "line": {"edits": {"reword": {"degree": HOSTILE}}},
    }
    found = review(catalog, whole | where[place], NOW)
    assert "<img" not in found.html
    assert "<script" not in found.html
    assert HOSTILE in _words(found)


def test_links_open_beside_the_form(catalog: Catalog, whole: dict):
    assert '<a target="_blank" rel="noopener noreferrer" href="mailto:' in review(catalog, whole, NOW).html


def test_what_sources_say_of_the_pay_is_told_beside_and_never_on_the_page(catalog: Catalog, whole: dict):
    found = review(catalog, whole, NOW)
    assert "$60,000 – $90,000 a year: Range used in a sample posting" in found.pay_reference
    assert "90,000" not in _words(found)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**9) | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["name", "min", "city", "drop", "add", "email"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(junk=st.dictionaries(st.sampled_from(sorted(Requisition.model_fields)), _ANY, max_size=5))
def test_whatever_a_draft_holds_the_studio_shows_a_page(catalog: Catalog, start: dict, junk: dict):
    found = review(catalog, start | junk | {"role": ROLE}, NOW)
    assert found.html.startswith("<article")
    assert found.publishable == (not found.open and "<mark>" not in found.html)


def test_words_are_remarked_upon_while_facts_are_still_open(catalog: Catalog, start: dict):
    found = review(catalog, start | {"summary": ["We seek a rockstar for [city]."]}, NOW)
    assert [remark.finding.text for remark in found.remarks] == ["rockstar"]
    assert found.open
