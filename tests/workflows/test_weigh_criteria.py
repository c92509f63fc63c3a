from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.errors import NotAllowedError, UserError
from carehire.rubrics.versions import comparable
from carehire.workflows.open_house import House
from carehire.workflows.weigh_criteria import weigh
from tests.workflows import debriefs
from tests.workflows.debriefs import ANA, OPENING, OWNER, meet


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = debriefs.make(tmp_path)
    yield made
    made.store.close()


def test_a_frozen_rubric_takes_new_weights_as_a_version_and_scores_by_them(house: House):
    before, score = house.store.rubric(OWNER, OPENING), meet(house).result("kim")
    assert before is not None
    made = weigh(house.store, OWNER, house.catalog, OPENING, {"composure": 5.0}, " Calm  counts. ")
    assert made.version == before.version + 1
    assert comparable(made, before)
    composure = made.criterion("composure")
    assert composure is not None
    assert (composure.weight, composure.weight_reason) == (5.0, "Calm counts.")
    assert [change.reason for change in house.store.rubric_changes(OWNER, OPENING)] == ["Calm counts."]
    after = meet(house).result("kim")
    assert score
    assert after
    # Observed are coaching, composure and experience: 2.5 of 10 before, 6.5 of 14 after.
    assert (score.coverage, after.coverage) == (pytest.approx(2.5 / 10), pytest.approx(6.5 / 14))


@pytest.mark.parametrize("weight", [-1.0, math.nan, math.inf, 100.5])
def test_what_is_no_weight_is_told_by_its_criterion(house: House, weight: float):
    with pytest.raises(UserError) as caught:
        weigh(house.store, OWNER, house.catalog, OPENING, {"composure": weight}, "Why not.")
    [fault] = caught.value.faults
    assert "is no weight; give 0 to 100" in str(fault)


def test_all_faults_come_at_once_and_nothing_is_changed(house: House):
    before = house.store.rubric(OWNER, OPENING)
    assert before is not None
    with pytest.raises(UserError) as caught:
        weigh(
            house.store,
            OWNER,
            house.catalog,
            OPENING,
            dict.fromkeys([c.id for c in before.criteria], 0.0),
            " ",
        )
    assert [fault.field for fault in caught.value.faults] == ["Weights", "Reason"]
    assert house.store.rubric(OWNER, OPENING) == before


def test_a_panelist_weighs_nothing(house: House):
    with pytest.raises(NotAllowedError):
        weigh(house.store, ANA, house.catalog, OPENING, {"composure": 2.0}, "I like it.")
