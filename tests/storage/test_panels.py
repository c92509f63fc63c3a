from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carehire.candidates.candidate import Candidate
from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.people import Actor, Person
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.storage.panel_records import PanelistProgress, PanelistState, PanelStatus
from carehire.storage.store import Store
from tests.seating import name_panel
from tests.storage.conftest import ANA, BO, OWNER, make_rubric


def status(store: Store, opening: str, candidate: str = "k") -> PanelStatus:
    return next(each for each in store.panel_status(OWNER, opening) if each.candidate == candidate)


def rate(store: Store, actor, opening: str, candidate: str = "k", submit: bool = True) -> None:
    store.save_rating(actor, opening, candidate, "empathy", Rating(2, "a secret"))
    if submit:
        store.submit_scorecard(actor, opening, candidate)


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


def test_without_a_plan_ratings_are_told_once_everybody_who_rates_here_has_submitted(
    store: Store, opening: str
) -> None:
    rate(store, ANA, opening)
    rate(store, BO, opening, "l", submit=False)  # whoever rates anybody is waited for with everybody
    assert told(store, opening) == [("ana", True, 0)]
    assert [person.id for person in status(store, opening).missing] == ["bo"]
    rate(store, BO, opening, submit=False)
    assert told(store, opening) == [("ana", True, 0), ("bo", True, 0)]
    store.submit_scorecard(BO, opening, "k")
    assert told(store, opening) == [("ana", False, 1), ("bo", False, 1)]
    assert status(store, opening).complete


def test_one_scorecard_alone_completes_no_panel_that_nobody_named(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    rate(store, ANA, opening, "l", submit=False)

    assert [each.waits_for for each in store.panel_status(OWNER, opening)] == [
        ("a second panelist",),
        ("Ana", "a second panelist"),
    ]
    assert not status(store, opening).complete
    assert told(store, opening) == [("ana", True, 0)]
    assert store.requisition(OWNER, opening).counts.panels_ready == 0
    store.close_panel(OWNER, opening, "k", "there is nobody else")
    assert told(store, opening) == [("ana", False, 1)]
    assert store.requisition(OWNER, opening).counts.panels_ready == 1


def test_a_panel_of_one_whom_the_plan_names_is_complete_with_one_scorecard(
    store: Store, opening: str
) -> None:
    name_panel(store, opening, "Ana")
    rate(store, ANA, opening)

    assert (status(store, opening).named, status(store, opening).complete) == (True, True)
    assert told(store, opening) == [("ana", False, 1)]


def test_a_first_plan_cant_complete_a_panel_that_is_waited_for(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    with pytest.raises(UserError, match=r"Kim still waits for a second panelist;.*Seat those who have still"):
        name_panel(store, opening, "Ana")
    rate(store, BO, opening, "l")
    with pytest.raises(UserError, match=r"The panel for Kim still waits for Bo;"):
        name_panel(store, opening, "Ana")

    assert store.plan(OWNER, opening) is None
    assert told(store, opening) == [("ana", True, 0)]
    name_panel(store, opening, "Ana", "Bo")


def test_emptying_the_plan_opens_no_panel_either(store: Store, opening: str) -> None:
    name_panel(store, opening, "Ana", "Bo", "Cy")
    for panelist in (ANA, BO):
        rate(store, panelist, opening)
    with pytest.raises(UserError, match=r"still waits for Cy; by this plan"):
        name_panel(store, opening)


def test_removing_a_candidate_is_no_way_to_be_rid_of_whom_others_wait_for(store: Store, opening: str) -> None:
    rate(store, ANA, opening)
    rate(store, BO, opening)
    rate(store, Actor.panelist("Cy"), opening, "l")
    store.remove_candidate(OWNER, opening, "l")

    assert [person.name for person in status(store, opening).missing] == ["Cy"]
    assert {withheld for _, withheld, _ in told(store, opening)} == {True}


@given(
    st.lists(
        st.tuples(st.sampled_from("kl"), st.sampled_from(["Ana", "Bo", "Cy"]), st.booleans()),
        unique_by=lambda each: each[:2],
    ),
    st.sets(st.sampled_from(["Ana", "Bo", "Cy"])),
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_withheld_is_what_the_panel_s_page_calls_open(
    store: Store, opening: str, rated: list[tuple[str, str, bool]], seats: set[str]
) -> None:
    number = len(store.requisitions(OWNER))
    here = store.add_requisition(OWNER, {"id": f"{opening}-{number}"}).id
    store.set_rubric(OWNER, here, make_rubric())
    store.add_candidates(OWNER, here, [Candidate("k", "Kim"), Candidate("l", "Lee")])
    name_panel(store, here, *seats)
    for candidate, name, submit in rated:
        rate(store, Actor.panelist(name), here, candidate, submit)

    ready = {each.candidate for each in store.panel_status(OWNER, here) if each.ready}
    assert store.requisition(OWNER, here).counts.panels_ready == len(ready)
    for candidate in ("k", "l"):
        handed_in = {name for each, name, submit in rated if each == candidate and submit}
        drafts = {name for each, name, submit in rated if each == candidate and not submit}
        sitting = seats | drafts | handed_in if seats else {name for _, name, _ in rated}
        whole = sitting == handed_in and len(sitting) >= (1 if seats else 2)
        assert (candidate in ready) == whole
        assert all(withheld != whole for _, withheld, _ in told(store, here, candidate))


def test_who_stands_in_the_interview_plan_is_waited_for_without_having_begun(
    store: Store, opening: str
) -> None:
    name_panel(store, opening, "Bo", "ANA ")
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
    name_panel(store, opening, "Ana")
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
    name_panel(store, opening, "Ana", "Bo")
    rate(store, ANA, opening)

    with pytest.raises(
        UserError, match=r"The panel for Kim still waits for Bo; by this plan.*close that panel"
    ):
        name_panel(store, opening, "Ana")
    name_panel(store, opening)  # then two are needed again, as where nobody is named
    assert told(store, opening) == [("ana", True, 0)]
    name_panel(store, opening, "Ana", "Cy")  # somebody else sits in Bo's place
    store.close_panel(OWNER, opening, "k", "Cy is ill")
    name_panel(store, opening, "Ana")
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
