from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.errors import NotAllowedError
from carehire.workflows.decide_candidates import as_data, decide
from carehire.workflows.open_house import House
from tests.workflows import debriefs
from tests.workflows.debriefs import ANA, MARIA, OWNER, meet, rate


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = debriefs.make(tmp_path)
    yield made
    made.store.close()


def test_a_decision_keeps_the_score_of_its_moment_whatever_is_rated_later(house: House):
    meeting = meet(house)
    assert meeting.ranking is not None
    before = meeting.ranking.result("kim")
    decide(house.store, OWNER, meeting, "kim", "advance", "Coaches.", MARIA)
    rate(house, debriefs.Actor.panelist("Cy"), "kim", coaching=1, composure=1)
    after = meet(house)
    kept = after.history("kim")[0].standing
    assert (kept.rubric, kept.score, kept.coverage) == (
        "customer-care-manager v1",
        before.score,
        before.coverage,
    )
    assert after.ranking is not None
    assert after.ranking.result("kim").score != before.score


def test_a_panelist_can_not_decide(house: House):
    with pytest.raises(NotAllowedError):
        decide(house.store, ANA, meet(house, ANA), "kim", "advance", "Mine.", "Ana")


def test_decisions_as_data_name_everybody_and_keep_what_came_before(house: House):
    for choice in ("hold", "advance"):
        decide(house.store, OWNER, meet(house), "kim", choice, f"To {choice}.", MARIA)
    kim, lee = json.loads(json.dumps(as_data(meet(house)), allow_nan=False))
    assert (kim["decision"]["decision"], kim["decision"]["by"]) == ("advance", MARIA)
    assert [made["decision"] for made in kim["earlier"]] == ["hold"]
    assert lee == {"candidate": "lee", "name": "Lee Park", "decision": None, "earlier": []}
