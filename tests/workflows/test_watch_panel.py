from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, UserError
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.settings import Settings
from carehire.storage.panel_records import PanelistState
from carehire.workflows.open_house import House, open_house
from carehire.workflows.watch_panel import close_panel, open_panel_again, watch_panel
from tests.seating import name_panel

OWNER, ANA, BO = Actor.owner(), Actor.panelist("Ana"), Actor.panelist("Bo")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path))
    made.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager"})
    made.store.set_rubric(OWNER, "o", made.catalog.rubric("customer-care-manager"))
    made.store.add_candidates(OWNER, "o", [Candidate("k", "Kim"), Candidate("l", "Lee")])
    name_panel(made.store, "o", "Ana")
    for actor, candidate in ((ANA, "k"), (BO, "k"), (ANA, "l")):
        made.store.save_rating(actor, "o", candidate, "coaching", Rating(4))
    made.store.submit_scorecard(ANA, "o", "k")
    made.store.submit_scorecard(ANA, "o", "l")
    yield made
    made.store.close()


def test_every_candidate_stands_beside_every_panelist(house: House):
    watch = watch_panel(house.store, OWNER, "o")
    kim, lee = watch.statuses
    states = [watch.progress(kim, each) for each in watch.panelists]
    assert [each.state for each in states if each] == [PanelistState.SUBMITTED, PanelistState.BEGUN]
    assert watch.progress(lee, BO.person) is None
    assert (watch.ready, [each.candidate for each in watch.open]) == (1, ["k"])


def test_closing_keeps_who_answers_for_it_and_opening_undoes_it(house: House):
    close_panel(house.store, OWNER, "o", "k", "Bo is ill.", "  Dana  Cole ")
    closing = watch_panel(house.store, OWNER, "o").statuses[0].closed
    assert closing is not None
    assert (closing.closed_by.name, closing.reason) == ("Dana Cole", "Bo is ill.")
    with pytest.raises(UserError, match="say who opens it"):
        open_panel_again(house.store, OWNER, "o", "k", " ")
    open_panel_again(house.store, OWNER, "o", "k", " Eve  Poe ")
    watch = watch_panel(house.store, OWNER, "o")
    opened = watch.statuses[0].closings[0].opened_by
    assert (watch.ready, opened and opened.name) == (1, "Eve Poe")


@pytest.mark.parametrize("nobody", ["", " owner "])
def test_what_is_missing_is_told_all_at_once_and_nothing_is_closed(house: House, nobody: str):
    with pytest.raises(UserError) as caught:
        close_panel(house.store, OWNER, "o", "k", " ", nobody)
    assert [fault.field for fault in caught.value.faults] == ["Reason", "Name of whoever closes it"]
    assert watch_panel(house.store, OWNER, "o").ready == 1


def test_a_panelist_may_neither_watch_nor_close(house: House):
    with pytest.raises(NotAllowedError):
        watch_panel(house.store, ANA, "o")
    with pytest.raises(NotAllowedError):
        close_panel(house.store, ANA, "o", "k", "Enough", "Ana")
