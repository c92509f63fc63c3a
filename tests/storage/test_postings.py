from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError, NotFoundError
from carehire.storage.store import Store
from tests.storage.conftest import ANA, OWNER, make_posting


def test_a_posting_comes_back_equal(store: Store, opening: str) -> None:
    posting = make_posting()

    kept = store.add_posting(OWNER, opening, posting)

    assert (kept.number, kept.posting) == (1, posting)
    assert store.postings(OWNER, opening) == [kept]


def test_the_same_content_again_adds_nothing(store: Store, opening: str) -> None:
    first = store.add_posting(OWNER, opening, make_posting())

    assert store.add_posting(OWNER, opening, make_posting()) == first
    assert len(store.postings(OWNER, opening)) == 1


def test_other_content_gets_the_next_number_even_when_it_goes_back(store: Store, opening: str) -> None:
    for title in ("A", "B", "A"):
        store.add_posting(OWNER, opening, make_posting(title=title))

    assert [(kept.number, kept.posting.title) for kept in store.postings(OWNER, opening)] == [
        (3, "A"),
        (2, "B"),
        (1, "A"),
    ]


def test_each_requisition_counts_its_own_postings(store: Store, opening: str) -> None:
    other = store.add_requisition(OWNER, {"id": "other"}).id
    store.add_posting(OWNER, opening, make_posting())

    assert store.add_posting(OWNER, other, make_posting()).number == 1
    with pytest.raises(NotFoundError):
        store.add_posting(OWNER, "nowhere", make_posting())


def test_a_panelist_neither_exports_nor_sees_postings(store: Store, opening: str) -> None:
    with pytest.raises(NotAllowedError):
        store.add_posting(ANA, opening, make_posting())
    with pytest.raises(NotAllowedError):
        store.postings(ANA, opening)
