from __future__ import annotations

import pytest

from carehire.postings.old_areas import alone, area, is_area


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("United States", "US"),
        ("Colorado", "US-CO"),
        ("Colorado, United States", "US-CO"),
        ("Georgia", "US-GA"),
        ("DE", None),  # Delaware or Germany
        ("New York", None),
        ("Washington, USA", None),
        ("Leeds", None),
    ],
)
def test_a_land_or_state_stands_alone_where_it_can_be_nothing_else(text: str, code: str | None):
    assert alone(text) == code


def test_in_a_list_of_areas_two_letters_are_a_state_where_there_is_one():
    assert [area(text) for text in ("CA", "DE", "ON", "Québec", "GB", "somewhere")] == [
        "US-CA",
        "US-DE",
        "CA-ON",
        "CA-QC",
        "GB",
        None,
    ]


def test_behind_a_city_stands_a_land_a_state_or_a_part_of_a_land():
    assert all(is_area(text) for text in ("Ohio", "NSW", "Wales", "Germany"))
    assert not is_area("Elm Street")
