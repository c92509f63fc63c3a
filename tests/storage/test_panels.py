from __future__ import annotations

from dataclasses import replace

import pytest

from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.interviews.plan import Plan, Round, Seat
from carehire.people import Person
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.panel_records import PanelistProgress, PanelistState, PanelStatus
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER


def status(store: Store, opening: str, candidate: str = "k") -> PanelStatus:
    return next(each for each in store.panel_status(OWNER, opening) if each.candidate == candidate)


def rate(store: Store, actor, opening: str, candidate: str = "k", submit: bool = True) -> None:
    store.save_rating(actor, opening, candidate, "empathy", Rating(2, "a secret"))
    if submit:
        store.submit_scorecard(actor, opening, candidate)


def plan(store: Store, opening: str, *names: str) -> None:
    seats = tuple(Seat(panelist=name) for name in names)
    store.save_plan(OWNER, opening, Plan(rounds=(Round(id="first", name="First", seats=seats),)))


def told(store: Store, opening: str, candidate: str = "k") -> list[tuple[str, bool, int]]:
    """Of each scorecard that the owner is shown: whose it is, whether withheld, and the ratings told."""
    cards = store.scorecards(OWNER, opening, candidate)
    return [(card.panelist.id, card.withheld, len(card.ratings)) for card in cards]


def test_nobody_has_begun_and_so_no_panel_is_complete(store: Store, opening: str) -> None:
    assert [(each.candidate, each.name, each.panelists) for each in store.panel_status(OWNER, opening)] == [
        ("k", "Kim", ()),
        ("l", "Lee", ()),
    ]
    assert not status(store, opening).complete


def test_the_owner_sees_how_far_everybody_is_and_no_rating(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    rate(store, BO, opening, submit=False)

    found = status(store, opening)
    when = store.scorecard(ANA, opening, "k").submitted_at
    assert found.panelists == (
        PanelistProgress(Person("ana", "Ana"), PanelistState.SUBMITTED, 1, 2, when, 1),
        PanelistProgress(Person("bo", "Bo"), PanelistState.BEGUN, 1, 2),
    )
    assert (found.complete, found.ready, found.missing) == (False, False, (Person("bo", "Bo"),))
    assert told(store, opening) == [("ana", True, 0), ("bo", True, 0)]
    assert [card.answered for card in store.scorecards(OWNER, opening, "k")] == [1, 1]


def test_ratings_are_told_once_everybody_who_began_has_submitted(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    assert told(store, opening) == [("ana", False, 1)]
    rate(store, BO, opening, submit=False)
    assert told(store, opening) == [("ana", True, 0), ("bo", True, 0)]
    store.submit_scorecard(BO, opening, "k")
    assert told(store, opening) == [("ana", False, 1), ("bo", False, 1)]
    assert status(store, opening).complete


def test_who_stands_in_the_interview_plan_is_waited_for_without_having_begun(
    store: Store, opening: str
) -> None:
    plan(store, opening, "Bo", "ANA ")
    rate(store, ANA, opening)

    found = status(store, opening)
    assert [(each.panelist.name, each.state) for each in found.panelists] == [
        ("Bo", PanelistState.NOT_BEGUN),
        ("Ana", PanelistState.SUBMITTED),
    ]
    assert not found.complete
    assert told(store, opening) == [("ana", True, 0)]
    assert store.requisition(OWNER, opening).counts.panels_ready == 0
    rate(store, BO, opening)
    assert status(store, opening).complete
    assert store.requisition(OWNER, opening).counts.panels_ready == 1


def test_a_panel_can_be_closed_with_a_reason_and_a_name_and_opened_again(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    rate(store, BO, opening, submit=False)
    closed = store.close_panel(OWNER, opening, "k", " Bo wasn't there ")

    assert closed == status(store, opening)
    assert closed.ready
    assert not closed.complete
    assert closed.closed is not None
    assert (closed.closed.reason, closed.closed.closed_by) == ("Bo wasn't there", Person("owner", "Owner"))
    assert told(store, opening) == [("ana", False, 1), ("bo", True, 0)]  # a draft was never submitted
    assert store.requisition(OWNER, opening).counts.panels_ready == 1

    opened = store.open_panel_again(OWNER, opening, "k")
    assert opened.closed is None
    [kept] = opened.closings
    assert (kept.reason, kept.opened_by) == ("Bo wasn't there", Person("owner", "Owner"))
    assert told(store, opening) == [("ana", True, 0), ("bo", True, 0)]
    assert [entry.action for entry in store.journal(OWNER, opening)][:2] == [
        "open panel again",
        "close panel",
    ]


def test_one_candidate_s_panel_closes_for_that_candidate_alone(store: Store, opening: str) -> None:
    for candidate in ("k", "l"):
        rate(store, ANA, opening, candidate)
        rate(store, BO, opening, candidate, submit=False)
    store.close_panel(OWNER, opening, "k", "Bo is ill")

    assert [each.ready for each in store.panel_status(OWNER, opening)] == [True, False]


def test_closing_needs_a_reason_an_open_panel_and_a_candidate(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    rate(store, BO, opening, submit=False)

    with pytest.raises(UserError, match="Say why"):
        store.close_panel(OWNER, opening, "k", " \n")
    with pytest.raises(NotFoundError, match='no candidate "x"'):
        store.close_panel(OWNER, opening, "x", "why")
    with pytest.raises(UserError, match="isn't closed"):
        store.open_panel_again(OWNER, opening, "k")
    store.close_panel(OWNER, opening, "k", "why")
    with pytest.raises(UserError, match="closed already"):
        store.close_panel(OWNER, opening, "k", "why")
    store.open_panel_again(OWNER, opening, "k")
    store.submit_scorecard(BO, opening, "k")
    with pytest.raises(UserError, match="needs no closing"):
        store.close_panel(OWNER, opening, "k", "why")


def test_panels_are_the_owner_s_business(store: Store, opening: str) -> None:
    for call in (
        lambda: store.panel_status(ANA, opening),
        lambda: store.close_panel(ANA, opening, "k", "why"),
        lambda: store.open_panel_again(ANA, opening, "k"),
    ):
        with pytest.raises(NotAllowedError):
            call()
    assert store.requisition(ANA, opening).counts.panels_ready == 0


def test_a_candidate_who_was_removed_has_no_panel_until_they_come_back(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    store.remove_candidate(OWNER, opening, "k")
    assert [each.candidate for each in store.panel_status(OWNER, opening)] == ["l"]
    assert store.requisition(OWNER, opening).counts.panels_ready == 0
    store.restore_candidate(OWNER, opening, "k")
    assert status(store, opening).complete


def test_imported_ratings_answer_with_no_more_than_the_owner_may_read(store: Store, opening: str) -> None:
    rate(store, BO, opening, submit=False)
    card = replace(store.scorecard(BO, opening, "k").scorecard, panelist="Ana")

    answered = store.import_scorecards(OWNER, opening, [card])
    assert [(each.panelist.id, each.withheld, each.ratings) for each in answered] == [("ana", True, {})]
    assert store.scorecard(ANA, opening, "k").versions[0].made_by == Person("owner", "Owner")


def test_whom_a_panel_alone_waits_for_cant_be_taken_out_of_the_plan_before_it_is_closed(
    store: Store, opening: str
) -> None:
    plan(store, opening, "Ana", "Bo")
    rate(store, ANA, opening)

    for names in (("Ana",), ()):
        with pytest.raises(UserError, match=r"The panel for Kim waits for Bo alone.*Close that panel first"):
            plan(store, opening, *names)
    assert told(store, opening) == [("ana", True, 0)]
    plan(store, opening, "Ana", "Cy")  # somebody else sits in Bo's place
    store.close_panel(OWNER, opening, "k", "Cy is ill")
    plan(store, opening, "Ana")
    assert told(store, opening) == [("ana", False, 1)]


def test_a_panel_that_was_closed_and_opened_again_is_no_longer_independent(
    store: Store, opening: str
) -> None:
    rate(store, ANA, opening)
    rate(store, BO, opening, submit=False)
    store.close_panel(OWNER, opening, "k", "to look")
    store.open_panel_again(OWNER, opening, "k")
    store.submit_scorecard(BO, opening, "k")

    rounds = [card.versions[0].round for card in store.scorecards(BO, opening, "k")]
    assert rounds == [RatingRound.INDEPENDENT, RatingRound.DEBRIEF]
