from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carehire.documents.blocks import Table, inline
from carehire.writers.columns import fitted, shares, turned

LONG = "a remark of many words " * 8


def table(*rows: tuple[str, ...], **changes: object) -> Table:
    cells = tuple(tuple(inline(cell) for cell in row) for row in rows[1:])
    return Table("", rows[0], cells, **changes)  # type: ignore[arg-type]


def test_columns_that_fit_are_as_wide_as_their_longest_line() -> None:
    assert fitted([["Name", "Ana\nPetrović"], ["Score", "91.5"]], 40) == [8, 5]


def test_a_long_remark_gets_the_room_that_short_words_leave() -> None:
    name, score, remark = fitted([["Benjamin Okafor"], ["91.5"], [LONG]], 60) or []
    assert (name, score) == (15, 4)
    assert remark == 41


def test_words_too_long_for_the_room_are_said_not_to_fit() -> None:
    assert fitted([["x" * 30], ["y" * 31]], 60) is None


def test_a_wish_counts() -> None:
    assert shares(table(("a", "b"), widths=(1, 3)), 80, 2) == [0.25, 0.75]


def test_a_wish_that_would_break_a_word_is_not_granted() -> None:
    # "Wojciechowski" has 13 letters and two of margin; a tenth of 80 would hold six.
    name, rest = shares(table(("Wojciechowski", "b"), widths=(1, 9)), 80, 2)
    assert name * 80 >= 15
    assert name + rest == pytest.approx(1)


def test_a_blank_column_that_is_to_be_written_in_has_its_wish_or_what_is_left_for_it() -> None:
    # A tenth of 80 is too little for "Wojciechowski", so wishes don't count, but for the blank column:
    # half of 80 less two of margin are 38 letters, beside 13 and four with their margins.
    rows = (("Candidate", "Vote", "Reason"), ("Wojciechowski", "Hold", ""))
    name, _, reason = (80 * each for each in shares(table(*rows, widths=(1, 4, 5)), 80, 2))
    assert reason >= 40
    assert name >= 15
    _, _, less = (50 * each for each in shares(table(*rows, widths=(1, 1, 8)), 50, 2))
    assert 20 < less < 40


def test_headings_of_a_heat_map_run_upwards_only_where_they_do_not_fit() -> None:
    cells = {"numeric": frozenset({1, 2}), "tints": ((0.0, 1.0, 0.5),)}
    heat = table(("Criterion", "Wojciechowski", "Bartholomew"), ("Coaching", "5", "3"), **cells)
    assert turned(heat, 60, 3) == frozenset()
    assert turned(heat, 40, 3) == {1, 2}
    assert sum(shares(heat, 40, 3, turned(heat, 40, 3))) == pytest.approx(1)
    assert turned(table(("Criterion", "Wojciechowski"), ("Coaching", "5")), 10, 3) == frozenset()


def test_spare_room_goes_to_words_and_not_to_numbers() -> None:
    # Needs are 5 and 5 letters, margins 2 each; of 54 letters 40 are spare and all go to the words.
    words, numbers = shares(table(("Named", "Score"), numeric=frozenset({1})), 54, 2)
    assert (words * 54, numbers * 54) == (pytest.approx(47), pytest.approx(7))


@given(
    st.lists(st.lists(st.text(max_size=30), min_size=2, max_size=2), min_size=1, max_size=6),
    st.integers(1, 90),
)
def test_widths_always_suffice_and_fill_no_more_than_the_room(columns: list[list[str]], room: int) -> None:
    widths = fitted(columns, room)
    if widths is not None:
        assert all(width >= 1 for width in widths)
        assert sum(widths) <= max(room, len(columns))
    rows = tuple(zip(*columns, strict=True))
    assert sum(shares(table(*rows), room, 2)) == pytest.approx(1)


def test_a_table_of_numbers_and_nothing_shares_evenly() -> None:
    assert shares(table(("", ""), ("1", "2"), numeric=frozenset({0, 1})), 50, 2) == [0.5, 0.5]
