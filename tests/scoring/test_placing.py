"""Orders and shared ranks, with the slow way as the judge."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from carehire.scoring import placing
from carehire.scoring.placing import Placer

# Wide numbers that differ in their last bits alone, as scores do that are nearly equal, and equal ones.
KEYS = st.builds(lambda far, near: (far << 33) + near, st.integers(0, 7), st.integers(0, 3))
DRAWS = st.integers(1, 9).flatmap(
    lambda number: st.lists(st.lists(KEYS, min_size=number, max_size=number), min_size=1, max_size=6)
)


def slowly(keys: np.ndarray) -> tuple[list[list[int]], list[list[int]]]:
    """Return order and ranks of each row, candidates of equal keys in the order of their numbers."""
    orders = [sorted(range(len(row)), key=lambda number: (row[number], number)) for row in keys.tolist()]
    ranks = [
        [sum(other < row[number] for other in row) for number in order]
        for row, order in zip(keys.tolist(), orders, strict=True)
    ]
    return orders, ranks


@pytest.mark.parametrize("few", [4096, 0])
@given(draws=DRAWS)
def test_the_order_is_that_of_the_whole_keys_and_equal_ones_share_a_rank(few, draws):
    keys = np.array(draws)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(placing, "_SHORT", few)
        # What stands behind the point is no part of a key.
        found = Placer(*keys.shape).place(keys + np.linspace(0, 0.9, keys.shape[1]))
    orders, ranks = slowly(keys)
    assert found.order.tolist() == orders
    told = np.tile(np.arange(keys.shape[1]), (len(keys), 1))
    told[found.shared] = found.ranks
    assert told.tolist() == ranks
    assert found.shared.tolist() == [row for row, keys in enumerate(draws) if len(set(keys)) < len(keys)]


def test_a_thousand_candidates_stand_in_order():
    keys = np.random.default_rng(5).integers(0, 10**11, (50, 1_000))
    assert (
        Placer(50, 1_000).place(keys.astype(np.float64)).order.tolist() == np.argsort(keys, axis=1).tolist()
    )


def test_one_placer_takes_pieces_of_several_lengths():
    placer = Placer(3, 2)
    assert placer.place(np.array([[5.0, 4.0], [1.0, 2.0], [0.0, 9.0]])).order.tolist() == [
        [1, 0],
        [0, 1],
        [0, 1],
    ]
    assert placer.place(np.array([[7.0, 7.9]])).ranks.tolist() == [[0, 0]]
