from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import DataFileError
from carehire.people import Actor
from carehire.scoring.panel_measures import PanelMeasures
from carehire.scoring.scorecard import Rating
from carehire.settings import Settings
from carehire.workflows.hold_debrief import hold_debrief
from carehire.workflows.measure_agreement import (
    agreement_as_data,
    leniency_as_data,
    measure_file,
)
from carehire.workflows.open_house import House, now, open_house
from tests.scoring.panels import rows

OWNER = Actor.owner()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path))
    made.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager"})
    made.store.set_rubric(OWNER, "o", made.catalog.rubric("customer-care-manager"))
    yield made
    made.store.close()


def rate(house: House, panel: str, criterion: str = "coaching", submit: bool = True) -> None:
    known = {candidate.id for candidate in house.store.candidates(OWNER, "o")}
    for row, levels in enumerate(rows(panel)):
        if f"c{row}" not in known:
            house.store.add_candidates(OWNER, "o", [Candidate(f"c{row}", f"Person {row}")])
        for column, level in enumerate(levels):
            actor = Actor.panelist(f"Panelist {column}")
            house.store.save_rating(actor, "o", f"c{row}", criterion, Rating(level))
            if submit:
                house.store.submit_scorecard(actor, "o", f"c{row}")


def measured(house: House, actor: Actor = OWNER, requisition: str = "o") -> PanelMeasures:
    return hold_debrief(house.store, actor, house.catalog, requisition, now()).measures


def test_a_requisition_is_measured_like_a_file_with_the_names_of_its_rubric(house: House, tmp_path: Path):
    rate(house, "123 345 512 44.")
    stored = measured(house)
    path = tmp_path / "R.csv"
    lines = [
        f"c{row},Panelist {column},coaching,{level or 'N/O'}"
        for row, levels in enumerate(rows("123 345 512 44."))
        for column, level in enumerate(levels)
    ]
    path.write_text("\n".join(["candidate,panelist,criterion,rating", *lines]), encoding="utf-8")
    read = measure_file(path)
    (ours,) = [line for line in stored.agreement.criteria if line.criterion == "coaching"]
    assert ours == read.agreement.criteria[0]
    assert stored.leniency is not None
    assert read.leniency is not None
    assert stored.leniency.overall == read.leniency.overall
    coaching = house.catalog.rubric("customer-care-manager").criterion("coaching")
    assert coaching is not None
    assert stored.name("coaching") == coaching.name
    assert stored.name("c0") == "Person 0"


def test_criteria_stand_in_the_rubrics_order_also_those_that_nobody_rated(house: House):
    rate(house, "12 34", "coaching")
    found = measured(house)
    rubric = house.store.rubric(OWNER, "o")
    assert rubric is not None
    rated = [criterion.id for criterion in rubric.criteria if criterion.kind == "rated"]
    assert [line.criterion for line in found.agreement.criteria] == rated
    assert found.agreement.criteria[0].note.startswith("Nobody has rated here")


def test_drafts_are_not_measured(house: House):
    rate(house, "12 34", submit=False)
    assert measured(house).agreement.overall.n_panelists == 0


def test_what_is_changed_once_others_could_be_read_counts_for_no_agreement(house: House):
    rate(house, "12 34 51")
    before = measured(house).agreement
    changed = {"coaching": Rating(1, "They had a point")}
    house.store.amend_scorecard(Actor.panelist("Panelist 1"), "o", "c0", changed, "Heard the other")
    assert measured(house).agreement == before


def test_a_requisition_without_a_rubric_or_a_rating_is_measured_as_nothing(house: House):
    house.store.add_requisition(OWNER, {"id": "bare", "role": "customer-care-manager"})
    for requisition in ("o", "bare"):
        found = measured(house, requisition=requisition)
        assert found.agreement.overall.note.startswith("Nobody has rated here")
        assert found.leniency is not None


def test_a_panel_in_parts_keeps_its_agreement_and_tells_its_parts(house: House):
    rate(house, "12.. ..34")
    found = measured(house)
    assert found.leniency is None
    assert "Panelist 0 and Panelist 1 rated Person 0" in found.refusal
    assert found.agreement.overall.alpha.interval is not None


def test_plain_data_is_json_without_the_noise_of_the_last_digits(tmp_path: Path):
    path = tmp_path / "R.csv"
    lines = [f"c{i},p{j},k,{(i * j) % 3 + 1}" for i in range(7) for j in range(3)]
    path.write_text("\n".join(["candidate,panelist,criterion,rating", *lines]), encoding="utf-8")
    found = measure_file(path)
    assert found.leniency is not None
    for made in (agreement_as_data(found.agreement), leniency_as_data(found.leniency)):
        assert json.loads(json.dumps(made, allow_nan=False)) == made
    means = [each["adjusted_mean"] for each in leniency_as_data(found.leniency)["overall"]["candidates"]]
    assert means[0] == 1.0


def test_a_faulty_file_is_refused_with_every_fault(tmp_path: Path):
    path = tmp_path / "R.csv"
    path.write_text("candidate,panelist,criterion,rating\nc,p,k,x\nc,,k,1\n", encoding="utf-8")
    with pytest.raises(DataFileError) as raised:
        measure_file(path)
    assert len(raised.value.faults) == 2
