from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carehire.people import Actor
from carehire.workflows.import_posting import import_posting
from carehire.workflows.open_house import House, find_settings, open_house
from carehire.workflows.review_requisition import review
from carehire.workflows.start_from_posting import Row, leftovers, start_from, taken
from tests.workflows.test_import_posting import CATALOG, OLD, TODAY

OWNER = Actor.owner()
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return open_house(find_settings({"home": tmp_path}))


def test_every_fact_and_line_is_shown_with_what_it_was_taken_for():
    rows = taken(import_posting(CATALOG, OLD.encode(), "old.txt", None, TODAY))
    for row in (
        Row("Job title", "Customer Service Team Leader"),
        Row("Pay", "Salary: $28-$32/hr"),
        Row("Apply by", "Deadline: February 3, 2027"),
        Row("About the employer", "We make widgets. Founded in 1999."),
        Row("Responsibilities", "Report weekly KPIs"),
        Row("Qualifications", "Spanish"),
        Row("Benefits", "Snacks"),
    ):
        assert row in rows


def test_shown_and_left_over_together_hold_every_line_but_the_headings():
    imported = import_posting(CATALOG, OLD.encode(), "old.txt", None, TODAY)
    told = "\n".join(row.text for row in taken(imported)) + leftovers(imported, "old.txt")
    headings = [each.text for each in imported.taken if each.field.startswith("the heading")]
    lines = [line.strip("*- ") for line in OLD.splitlines() if line.strip("= ")]
    assert [line for line in lines if line not in headings and line.split(". ")[0] not in told] == []


def test_what_the_old_posting_leaves_open_is_open_and_no_text(house: House):
    imported = import_posting(
        CATALOG, b"# Customer Care Manager\n\n## Benefits\n\n- Snacks\n", "a.md", None, TODAY
    )
    record = start_from(house.store, OWNER, house.catalog, imported)
    assert "TBD" not in json.dumps(record.data)
    assert not {"employer", "locations", "apply", "closes", "workplace"} & record.data.keys()
    assert record.data["pay"] == {"period": "year", "kind": "base"}
    assert record.data["benefits"] == ["Snacks"]
    found = review(house.catalog, record.data, NOW)
    [terms] = [entry for entry in found.open if entry.field == "employment_type"]
    assert terms.missing
    assert "Full-time" not in found.html
    assert found.html.count("<mark>[employment type]</mark>") == 2
    whole = review(house.catalog, record.data | {"employment_type": "part_time"}, NOW)
    assert "Part-time" in whole.html


def test_what_it_says_is_kept(house: House):
    imported = import_posting(CATALOG, OLD.encode(), "old.txt", None, TODAY)
    data = start_from(house.store, OWNER, house.catalog, imported).data
    assert data["closes"] == "2027-02-03"
    assert data["pay"]["max"] == 32
    assert data["locations"] == [{"city": "Austin", "country": "US", "region": "TX"}]
    assert data["edits"]["drop"] == imported.data["edits"]["drop"]
