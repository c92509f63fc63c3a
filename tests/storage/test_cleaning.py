from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carehire.candidates.candidate import Candidate
from carehire.errors import UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.cleaning import clean_data, clean_text
from carehire.storage.store import Store, open_store
from tests.storage.conftest import OWNER, make_rubric

# Whatever a keyboard, a spreadsheet or a PDF may bring, stray surrogates and NUL included.
TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
HOSTILE = [
    "'; DROP TABLE candidates; --",
    '=HYPERLINK("http://evil","x")',
    "{{ 7*7 }}",
    "a\0b",
    "\ud83d",
    "\ud83d\ude00 \U0001f600",
    "line\r\nline\u2028\t\x0b\x1f",
    "ﷺ" * 50,
    "\u202eevil",
    "\ufeff",
]
texts = TEXT | st.sampled_from(HOSTILE)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**70), 2**70)
facts = st.dictionaries(texts, texts | numbers, max_size=4)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all examples, with a requisition that has a rubric."""
    folder = tmp_path_factory.mktemp("cleaning")
    store = open_store(f"sqlite:///{folder / 'carehire.db'}", lambda: datetime(2027, 1, 4, tzinfo=UTC))
    store.add_requisition(OWNER, {"id": "o"})
    store.set_rubric(OWNER, "o", make_rubric())
    yield store
    store.close()


def test_what_no_database_keeps_is_dropped_and_the_rest_stays() -> None:
    assert clean_text("a\0b\ud83dc\U0001f600\r\n\x1f") == "ab\N{REPLACEMENT CHARACTER}c\U0001f600\r\n\x1f"


def test_numbers_that_are_none_are_all_named() -> None:
    with pytest.raises(UserError) as caught:
        clean_data({"pay": {"min": float("nan"), "max": 1.5}, "list": [1, float("inf")]})

    assert [fault.field for fault in caught.value.faults] == ["pay.min", "list.2"]


@given(texts)
def test_cleaning_twice_is_cleaning_once_and_leaves_what_can_be_written(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once
    assert "\0" not in once.encode("utf-8").decode("utf-8")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=texts, facts=facts)
@example(name=HOSTILE[0], facts=dict.fromkeys(HOSTILE, "a\0b"))
def test_a_candidate_comes_back_as_the_door_let_them_in(
    shared: Store, name: str, facts: dict[str, float | str]
) -> None:
    shared.add_candidates(OWNER, "o", [Candidate("c", name, facts)])

    [kept] = (candidate for candidate in shared.candidates(OWNER, "o") if candidate.id == "c")
    assert kept == Candidate("c", clean_text(name), clean_data(facts))
    if "\0" not in name and not any("\ud800" <= letter <= "\udfff" for letter in name):
        assert kept.name == name


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(candidate=texts, panelist=texts, level=st.none() | st.integers(1, 5), evidence=texts)
@example(candidate=HOSTILE[0], panelist=HOSTILE[0], level=None, evidence=HOSTILE[3])
def test_a_rating_comes_back_as_the_door_let_it_in(
    shared: Store, candidate: str, panelist: str, level: int | None, evidence: str
) -> None:
    actor = Actor.panelist(f"p{panelist}")
    name = clean_text(f"c{candidate}")
    shared.add_candidates(OWNER, "o", [Candidate(f"c{candidate}", "Kim")])

    shared.save_rating(actor, "o", name, "empathy", Rating(level, evidence))

    assert shared.scorecard(actor, "o", name).ratings["empathy"] == Rating(level, clean_text(evidence))


def test_a_requisition_with_hostile_text_comes_back(shared: Store) -> None:
    data = {"id": "hostile", "lines": HOSTILE, "names": dict.fromkeys(HOSTILE, 1)}

    kept = shared.add_requisition(OWNER, data)

    assert shared.requisition(OWNER, "hostile").data == kept.data
    assert kept.data["lines"] == [clean_text(text) for text in HOSTILE]
