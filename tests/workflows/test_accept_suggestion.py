from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from carehire.catalog import Catalog
from carehire.workflows.keep_requisition import value_at, with_value
from carehire.workflows.list_remarks import Remark
from carehire.workflows.review_requisition import review
from carehire.workflows.start_requisition import starting_data

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CATALOG = Catalog()


@pytest.fixture
def data() -> dict[str, Any]:
    return starting_data(CATALOG.role("customer-care-manager"), "x") | {
        "employer": {"name": "Larkspur"},
        "locations": [{"city": "Denver", "country": "US"}],
        "pay": {"min": 68000, "max": 84000, "currency": "USD", "period": "year"},
        "apply": {"email": "jobs@larkspur.example"},
    }


def _remarks(data: dict[str, Any], words: str) -> list[Remark]:
    return [each for each in review(CATALOG, data, NOW).remarks if each.finding.text == words]


def _accepted(data: dict[str, Any], words: str) -> dict[str, Any]:
    (remark,) = _remarks(data, words)
    change = remark.change
    assert change is not None
    assert value_at(data, change.place) == change.before
    return with_value(data, change.place, change.after)


@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        (("summary",), ["First.", "A rockstar\nof ours."], ["First.", "A specialist\nof ours."]),
        (("employer", "about"), "We sell.\n\nEach a rockstar.", "We sell.\n\nEach a specialist."),
        (("other_compensation",), ["A bonus", "A rockstar bonus"], ["A bonus", "A specialist bonus"]),
        (("edits", "reword", "coaching"), "Coach each rockstar", "Coach each specialist"),
        (("edits", "reword", "degree"), "Be a rockstar", "Be a specialist"),
        (
            ("edits", "reword", "coaching"),
            "Coach  us,\neach rockstar\ntoo",
            "Coach  us,\neach specialist\ntoo",
        ),
        (("schedule",), "Rockstar hours", "Specialist hours"),
        (("apply", "instructions"), "Write as a rockstar.", "Write as a specialist."),
        (("accommodation",), "One.\nAsk a rockstar.", "One.\nAsk a specialist."),
        (("headings", "benefits"), "What a rockstar gets", "What a specialist gets"),
    ],
)
def test_a_suggestion_is_put_where_its_words_were_written(data: dict, place: tuple, before: Any, after: Any):
    typed = with_value(data, place, before)
    found = review(CATALOG, typed, NOW).remarks
    remark = next(each for each in found if each.finding.text.lower() == "rockstar")
    assert remark.change is not None
    accepted = with_value(typed, remark.change.place, remark.change.after)
    assert value_at(accepted, place) == after
    assert accepted == with_value(typed, place, after)


def test_an_added_line_keeps_its_own_id_and_necessity(data: dict):
    line = {"id": "mine", "section": "qualifications", "text": "A rockstar mind", "necessity": "nice"}
    accepted = _accepted(data | {"edits": {"add": [line]}}, "rockstar")
    assert accepted["edits"]["add"] == [line | {"text": "A specialist mind"}]


def test_of_two_lines_that_say_the_same_the_one_that_was_pointed_at_is_changed(data: dict):
    lines = [
        {"id": name, "section": "responsibilities", "text": "Be a rockstar"} for name in ("first", "second")
    ]
    typed = data | {"edits": {"add": lines}}
    remark = _remarks(typed, "rockstar")[1]
    assert remark.change is not None
    assert remark.change.place == ("edits", "add", "second", "text")


def test_words_of_the_role_itself_become_an_edit_of_the_requisition(data: dict):
    own = review(CATALOG, data, NOW).own
    line = own.responsibilities[0]
    typed = with_value(data, ("edits", "reword", line.id), f"{line.text} Rockstar!")
    accepted = _accepted(typed, "Rockstar")
    assert accepted["edits"]["reword"][line.id] == f"{line.text} Specialist!"


def test_what_is_composed_of_several_fields_offers_no_change(data: dict):
    below_the_title = _remarks(data | {"employer": {"name": "Rockstar"}}, "Rockstar")[0]
    assert below_the_title.finding.where == "other"
    assert below_the_title.change is None
