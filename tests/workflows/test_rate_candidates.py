from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.settings import Settings
from carehire.workflows.open_house import House, open_house
from carehire.workflows.rate_candidates import (
    both,
    choose_level,
    own_sheets,
    panelists,
    submit,
    write_evidence,
)
from carehire.workflows.score_candidates import rank_requisition
from tests.seating import name_panel

OWNER, ANA, BO = Actor.owner(), Actor.panelist("Ana"), Actor.panelist("Bo")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path))
    made.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager"})
    made.store.set_rubric(OWNER, "o", made.catalog.rubric("customer-care-manager"))
    made.store.add_candidates(OWNER, "o", [Candidate("k", "Kim")])
    yield made
    made.store.close()


def test_a_level_keeps_the_evidence_and_evidence_keeps_the_level(house: House):
    write_evidence(house.store, ANA, "o", "k", "coaching", "Taught three")
    choose_level(house.store, ANA, "o", "k", "coaching", 4)
    write_evidence(house.store, ANA, "o", "k", "coaching", "Taught three people")
    [sheet] = own_sheets(house.store, ANA, "o")
    assert sheet.rating("coaching") == Rating(4, "Taught three people")


def test_a_note_without_a_level_is_no_answer_and_never_counts(house: House):
    name_panel(house.store, "o", "Ana")
    write_evidence(house.store, ANA, "o", "k", "coaching", "Spoke of a course")
    choose_level(house.store, ANA, "o", "k", "composure", None)
    choose_level(house.store, ANA, "o", "k", "priorities", 5)
    [sheet] = own_sheets(house.store, ANA, "o")
    assert sheet.answered == 2
    assert "coaching" in [criterion.id for criterion in sheet.missing]
    assert [criterion.id for criterion in sheet.without_evidence] == ["priorities"]
    submit(house.store, ANA, "o", "k")
    by_id = {
        line.criterion: line
        for line in rank_requisition(house.store, OWNER, house.catalog, "o").result("k").criteria
    }
    assert (by_id["coaching"].n, by_id["composure"].n, by_id["priorities"].n) == (0, 0, 1)


def test_notes_alone_can_not_be_submitted(house: House):
    write_evidence(house.store, ANA, "o", "k", "coaching", "Spoke of a course")
    with pytest.raises(Exception, match="Rate at least one criterion"):
        submit(house.store, ANA, "o", "k")


def test_each_panelist_has_their_own_sheets(house: House):
    choose_level(house.store, ANA, "o", "k", "coaching", 4)
    submit(house.store, ANA, "o", "k")
    choose_level(house.store, BO, "o", "k", "coaching", 1)
    submit(house.store, BO, "o", "k")
    [sheet] = own_sheets(house.store, BO, "o")
    assert sheet.rating("coaching").level == 1
    assert panelists(house.store, OWNER, "o") == ("Ana", "Bo")


def test_without_a_rubric_there_is_nothing_to_rate(house: House):
    house.store.add_requisition(OWNER, {"id": "p", "role": "customer-care-manager"})
    assert own_sheets(house.store, ANA, "p") == ()


@pytest.mark.parametrize(
    ("seen", "stands", "written", "whole"),
    [
        ("a", "a", "a b", "a b"),
        ("a", "a", "", ""),
        ("", "b", "c", "b\nc"),
        ("a", "a b", "a c", "a b\nc"),
        ("a", "a b", "a", "a b"),
        ("a", "", "a c", "a c"),
        ("a", "a b", "a b c", "a b c"),
        ("a", "b", "", "b"),
    ],
)
def test_of_two_texts_that_went_on_from_one_neither_is_lost(seen: str, stands: str, written: str, whole: str):
    assert both(seen, stands, written) == whole
