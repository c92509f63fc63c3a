"""What each person may see: the matrix of DESIGN's third promise, for every call that reads."""

from __future__ import annotations

import pytest

from carehire.errors import NotAllowedError
from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER

CY = Actor.panelist("Cy")


@pytest.fixture
def panel(store: Store, opening: str) -> str:
    """Of Kim, Bo submitted a scorecard and Ana and Cy began theirs; of Lee, Bo submitted one."""
    store.save_rating(ANA, opening, "k", "empathy", Rating(2, "Ana's note"))
    store.save_rating(BO, opening, "k", "empathy", Rating(4, "Bo's note"))
    store.save_rating(CY, opening, "k", "empathy", Rating(5, "Cy's note"))
    store.save_rating(BO, opening, "l", "empathy", Rating(3, "Bo on Lee"))
    store.submit_scorecard(BO, opening, "k")
    store.submit_scorecard(BO, opening, "l")
    return opening


def seen(store: Store, actor: Actor, requisition: str, candidate: str | None = None) -> list[str]:
    """Each scorecard that the actor sees, as candidate and panelist."""
    return [
        f"{card.candidate} {card.panelist.id}" for card in store.scorecards(actor, requisition, candidate)
    ]


def test_an_owner_sees_every_scorecard_begun_or_submitted(store: Store, panel: str) -> None:
    assert seen(store, OWNER, panel) == ["k ana", "k bo", "k cy", "l bo"]
    assert seen(store, OWNER, panel, "l") == ["l bo"]


def test_before_submitting_a_panelist_sees_their_own_scorecard_alone(store: Store, panel: str) -> None:
    assert seen(store, ANA, panel) == ["k ana"]
    assert seen(store, ANA, panel, "k") == ["k ana"]
    assert seen(store, ANA, panel, "l") == []


def test_after_submitting_a_panelist_sees_the_submitted_ones_of_that_candidate(
    store: Store, panel: str
) -> None:
    store.submit_scorecard(ANA, panel, "k")

    # Cy has not submitted, so nobody on the panel sees Cy's; of Lee, Ana has submitted nothing.
    assert seen(store, ANA, panel) == ["k ana", "k bo"]
    assert seen(store, ANA, panel, "l") == []
    assert seen(store, BO, panel) == ["k ana", "k bo", "l bo"]


def test_an_amendment_begun_hides_nothing_that_was_seen_and_shows_nobody_its_ratings(
    store: Store, panel: str
) -> None:
    store.submit_scorecard(ANA, panel, "k")
    store.begin_amendment(ANA, panel, "k")
    store.save_rating(ANA, panel, "k", "empathy", Rating(5, "Ana thinks anew"))

    assert seen(store, ANA, panel) == ["k ana", "k bo"]
    [shown] = [card for card in store.scorecards(BO, panel, "k") if card.panelist.id == "ana"]
    assert shown.ratings == {"empathy": Rating(2, "Ana's note")}
    assert shown.amendment is None
    assert "thinks anew" not in repr(store.scorecards(OWNER, panel))


def test_somebody_who_never_rated_sees_no_scorecard(store: Store, panel: str) -> None:
    stranger = Actor.panelist("Dee")

    assert seen(store, stranger, panel) == []
    assert store.scorecard(stranger, panel, "k").ratings == {}


def test_submitting_for_one_requisition_opens_nothing_in_another(store: Store, panel: str) -> None:
    other = store.add_requisition(OWNER, {"id": "other"}).id
    rubric = store.rubric(OWNER, panel)
    assert rubric is not None
    store.set_rubric(OWNER, other, rubric)
    store.add_candidates(OWNER, other, store.candidates(OWNER, panel))
    store.save_rating(BO, other, "k", "empathy", Rating(1))
    store.submit_scorecard(BO, other, "k")
    store.submit_scorecard(ANA, panel, "k")

    assert seen(store, ANA, other) == []


def test_a_panelist_who_gives_the_name_in_other_letters_is_the_same_person(store: Store, panel: str) -> None:
    assert seen(store, Actor.panelist("  ANA "), panel) == ["k ana"]


def test_ones_own_scorecard_is_all_that_the_call_for_it_shows(store: Store, panel: str) -> None:
    store.submit_scorecard(ANA, panel, "k")

    assert store.scorecard(ANA, panel, "k").ratings == {"empathy": Rating(2, "Ana's note")}
    assert store.scorecard(OWNER, panel, "k").ratings == {}


def test_what_only_owners_read_is_refused_to_panelists(store: Store, panel: str) -> None:
    for read in (store.journal, store.postings, store.panel_status, store.rubric_changes):
        with pytest.raises(NotAllowedError, match="Only the owner may"):
            read(ANA, panel)


def test_both_roles_may_ask_whether_anything_is_kept(store: Store) -> None:
    assert (store.is_empty(OWNER), store.is_empty(ANA)) == (True, True)
    store.add_requisition(OWNER, {"id": "first"})
    assert (store.is_empty(OWNER), store.is_empty(ANA)) == (False, False)


def test_a_name_that_no_plan_knows_reads_others_only_once_the_panel_is_ready(
    store: Store, panel: str
) -> None:
    seats = tuple(Seat(panelist=name) for name in ("Ana", "Bo", "Cy"))
    store.save_plan(OWNER, panel, Plan(rounds=(Round(id="first", name="First", seats=seats),)))
    dee = Actor.panelist("Dee")
    store.save_rating(dee, panel, "k", "empathy", Rating(1))
    store.submit_scorecard(dee, panel, "k")
    store.submit_scorecard(ANA, panel, "k")

    assert seen(store, dee, panel) == ["k dee"]
    assert seen(store, ANA, panel) == ["k ana", "k bo", "k dee"]
    store.submit_scorecard(CY, panel, "k")
    assert seen(store, dee, panel) == ["k ana", "k bo", "k cy", "k dee"]


def test_nobody_rates_by_the_name_under_which_the_owner_acts(store: Store, panel: str) -> None:
    with pytest.raises(NotAllowedError, match=r'"Owner" is a role and nobody.s name'):
        store.save_rating(Actor.panelist("owner ".title()), panel, "k", "empathy", Rating(1))
