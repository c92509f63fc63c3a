from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.errors import NotFoundError, UserError
from carehire.people import Actor
from carehire.rubrics.rubric import Rubric
from carehire.scoring.basis import Basis
from carehire.scoring.ranking import Ranking
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.settings import Settings
from carehire.workflows import count_ratings, list_candidates, rate_candidates, show_shortlist, watch_panel
from carehire.workflows.count_ratings import MixedVersionsError
from carehire.workflows.export_all import export_all
from carehire.workflows.list_requisitions import list_requisitions
from carehire.workflows.open_house import House, now, open_house
from carehire.workflows.score_candidates import as_data, rank_requisition
from tests.scoring.making import SUPERVISION, make_rubric
from tests.seating import name_panel

OWNER, ANA, BO = Actor.owner(), Actor.panelist("Ana"), Actor.panelist("Bo")


def rubric_of(*criteria: str) -> Rubric:
    made = make_rubric(*criteria, must_haves=[SUPERVISION], minimum_coverage=0.5)
    return made.model_copy(update={"role": "customer-care-manager"})


RUBRIC = rubric_of("listening", "writing")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = open_house(Settings(home=tmp_path))
    made.store.add_requisition(OWNER, {"id": "o", "role": "customer-care-manager"})
    made.store.set_rubric(OWNER, "o", RUBRIC)
    facts: dict[str, float | str] = {"supervision_months": 30.0}
    people = [Candidate("k", "Kim", facts), Candidate("l", "Lee", facts)]
    made.store.add_candidates(OWNER, "o", [*people, Candidate("d", "Dee", {"supervision_months": 1.0})])
    yield made
    made.store.close()


def rate(house: House, actor: Actor, candidate: str, submit: bool = True, **levels: int) -> None:
    for criterion, level in levels.items():
        rating = Rating(level, f"{actor.person.name} saw {level}")
        house.store.save_rating(actor, "o", candidate, criterion, rating)
    if submit:
        house.store.submit_scorecard(actor, "o", candidate)


def ranked(
    house: House, round: RatingRound = RatingRound.INDEPENDENT, version: str | None = None
) -> tuple[Ranking, Basis]:
    ranking = rank_requisition(house.store, OWNER, house.catalog, "o", round, version)
    basis = ranking.panel.basis
    assert basis is not None
    return ranking, basis


def scores(ranking: Ranking) -> dict[str, float | None]:
    return {result.candidate: result.score for result in ranking.results() if result.rank}


def test_two_panelists_who_both_submitted_make_a_complete_panel(house: House):
    # Levels 5 and 3 make a mean of 4, which is .75 of the scale; all else is as good: 75.
    rate(house, ANA, "k", listening=5, writing=4)
    rate(house, BO, "k", listening=3, writing=4)
    ranking, basis = ranked(house)
    assert scores(ranking) == {"k": 75}
    assert basis.labels["k"] == ("test v1",)
    assert basis.round is RatingRound.INDEPENDENT


def test_a_candidate_with_an_open_panel_waits_without_any_score(house: House):
    name_panel(house.store, "o", "Ana")
    rate(house, ANA, "k", listening=5, writing=5)
    rate(house, ANA, "l", listening=4, writing=4)
    rate(house, BO, "l", submit=False, listening=1)
    ranking, basis = ranked(house)
    assert scores(ranking) == {"k": 100}
    assert [(each.candidate, each.missing) for each in basis.waiting] == [("l", ("Bo",))]
    assert "l" not in ranking.panel.rows
    assert "saw 4" not in repr(ranking.panel.scorecards)


def test_who_misses_a_must_have_needs_no_panel(house: House):
    ranking, basis = ranked(house)
    assert [result.candidate for result in ranking.results()] == ["d"]
    assert [each.words for each in basis.waiting] == ["Nobody has begun a scorecard yet."] * 2


def test_the_plan_says_whom_a_panel_waits_for(house: House):
    name_panel(house.store, "o", "Ana", "Bo")
    rate(house, ANA, "k", listening=5, writing=5)
    _, basis = ranked(house)
    assert basis.waiting[0].words == "Bo has not submitted yet."
    assert basis.waiting[1].words == "Ana and Bo have not submitted yet."


def test_one_person_alone_is_no_panel_until_somebody_says_so(house: House):
    rate(house, ANA, "k", listening=5, writing=5)
    ranking, basis = ranked(house)
    assert scores(ranking) == {}
    assert [each.words for each in basis.waiting] == [
        "A second panelist has not submitted yet.",
        "Ana and a second panelist have not submitted yet.",
    ]
    house.store.close_panel(OWNER, "o", "k", "We are two here.")
    ranking, _ = ranked(house)
    assert scores(ranking) == {"k": 100}
    assert ranking.warnings[0] == (
        "Owner closed the panel for Kim before a second panelist had submitted: We are two here."
    )


def test_a_closed_panel_is_scored_and_the_ranking_says_why(house: House):
    rate(house, ANA, "k", listening=5, writing=5)
    rate(house, BO, "k", submit=False, listening=1)
    house.store.close_panel(OWNER, "o", "k", "Bo was ill.")
    ranking, _ = ranked(house)
    assert scores(ranking) == {"k": 100}
    assert ranking.warnings[0] == "Owner closed the panel for Kim before Bo had submitted: Bo was ill."
    house.store.submit_scorecard(BO, "o", "k")
    independent, basis = ranked(house)
    assert scores(independent) == {"k": 100}
    assert "Bo submitted for Kim after the panel was closed" in independent.warnings[0]
    assert basis.debriefed
    # After the debrief Bo's 1 counts beside Ana's 5: a mean of 3 is .5, writing is full: 75.
    assert scores(ranked(house, RatingRound.DEBRIEF)[0]) == {"k": 75}


def test_independent_ratings_stay_apart_from_those_after_the_debrief(house: House):
    rate(house, ANA, "k", listening=5, writing=5)
    rate(house, BO, "k", listening=1, writing=5)
    house.store.amend_scorecard(BO, "o", "k", {"listening": Rating(5, "heard Ana")}, "Ana's notes")
    assert scores(ranked(house)[0]) == {"k": 75}
    ranking, basis = ranked(house, RatingRound.DEBRIEF)
    assert scores(ranking) == {"k": 100}
    assert (basis.round, basis.debriefed) == (RatingRound.DEBRIEF, True)


def test_versions_that_differ_in_weights_alone_are_scored_by_the_present_one_and_it_is_said(house: House):
    name_panel(house.store, "o", "Ana")
    # By weight 1 each, 5 and 1 make 50; when listening weighs 3 of 4, they make 75.
    rate(house, ANA, "k", listening=5, writing=1)
    assert scores(ranked(house)[0]) == {"k": 50}
    heavier = RUBRIC.criteria[0].model_copy(update={"weight": 3.0})
    house.store.set_rubric(
        OWNER, "o", RUBRIC.model_copy(update={"criteria": (heavier, RUBRIC.criteria[1])}), "It matters most"
    )
    ranking, basis = ranked(house)
    assert scores(ranking) == {"k": 75}
    assert basis.labels["k"] == ("test v1",)
    assert ranking.warnings[0].startswith("Kim: rated under test v1. It has the same criteria and scale")
    assert "What changed: Listening (weight 1 becomes 3)." in ranking.warnings[0]


def test_versions_whose_criteria_differ_are_not_mixed_and_the_refusal_says_what_to_do(house: House):
    name_panel(house.store, "o", "Ana")
    rate(house, ANA, "k", listening=5, writing=1)
    house.store.set_rubric(OWNER, "o", rubric_of("listening"), "Nobody writes")
    rate(house, ANA, "l", listening=3)
    with pytest.raises(MixedVersionsError) as caught:
        ranked(house)
    said = str(caught.value)
    assert "Kim under test v1; Lee under test v2" in said
    assert "removed: Writing" in said
    assert "Rank one version alone" in said
    assert caught.value.labels == ("test v1", "test v2")


def test_one_version_alone_can_be_ranked_and_the_others_stand_apart(house: House):
    name_panel(house.store, "o", "Ana")
    rate(house, ANA, "k", listening=5, writing=1)
    house.store.set_rubric(OWNER, "o", rubric_of("listening"), "Nobody writes")
    rate(house, ANA, "l", listening=3)
    older, basis = ranked(house, version="test v1")
    assert (older.rubric, scores(older)) == (RUBRIC, {"k": 50})
    assert [(each.candidate, each.words) for each in basis.waiting] == [
        ("l", "Rated under test v2, whose criteria differ.")
    ]
    newer, basis = ranked(house, version="test v2")
    assert scores(newer) == {"l": 50}
    assert [each.candidate for each in basis.waiting] == ["k"]
    with pytest.raises(NotFoundError, match='no version of the rubric "test v9"'):
        ranked(house, version="test v9")


def test_within_one_panel_a_scorecard_under_another_version_is_left_out_by_name(house: House):
    rate(house, ANA, "k", listening=5, writing=5)
    rate(house, BO, "k", submit=False, listening=1)
    house.store.set_rubric(OWNER, "o", rubric_of("listening"), "Nobody writes")
    house.store.submit_scorecard(BO, "o", "k")
    with pytest.raises(MixedVersionsError, match="Kim under test v1; Kim under test v2"):
        ranked(house)
    ranking, _ = ranked(house, version="test v2")
    assert scores(ranking) == {"k": 0}
    assert "Ana rated Kim under test v1; its criteria differ" in ranking.warnings[0]


def test_data_say_which_ratings_and_version_were_counted_and_who_waits(house: House):
    name_panel(house.store, "o", "Ana")
    rate(house, ANA, "k", listening=5, writing=5)
    told = json.loads(json.dumps(as_data(ranked(house)[0]), allow_nan=False))
    assert (told["ratings"], told["version"]) == ("independent", "test v1")
    assert told["waiting"][0]["candidate"] == "l"
    assert told["candidates"][0]["versions"] == ["test v1"]


NEVER_SAID = "Bo saw 5"
CALLS: dict[str, Callable[[House, Actor], object]] = {
    "the panel's table": lambda h, a: count_ratings.panel_of(h.store, a, h.catalog, "o"),
    "the shortlist": lambda h, a: show_shortlist.show_shortlist(h.store, a, h.catalog, "o", now()),
    "the list of candidates": lambda h, a: list_candidates.list_candidates(h.store, a, h.catalog, "o"),
    "one's own sheets": lambda h, a: rate_candidates.own_sheets(h.store, a, "o"),
    "who panelists are": lambda h, a: rate_candidates.panelists(h.store, a, "o"),
    "how far the panel is": lambda h, a: watch_panel.watch_panel(h.store, a, "o"),
    "the list of requisitions": lambda h, a: list_requisitions(h.store, a, h.catalog, now()),
    "all postings": lambda h, a: b"".join(export_all(h, a, now(), ("txt",))),
}


@pytest.mark.parametrize("name", CALLS)
def test_no_workflow_tells_a_panelist_what_others_rated_before_they_submit(house: House, name: str):
    rate(house, BO, "k", listening=5, writing=5)
    try:
        said = repr(CALLS[name](house, ANA))
    except UserError as error:
        said = str(error)
    assert NEVER_SAID not in said
    assert "level=5" not in said
    assert "Bo" not in said


@pytest.mark.parametrize("begun", [True, False], ids=["another has begun", "alone"])
@pytest.mark.parametrize("name", CALLS)
def test_no_workflow_tells_the_owner_a_rating_of_an_open_panel(house: House, name: str, begun: bool):
    rate(house, BO, "k", listening=5, writing=5)
    if begun:
        rate(house, ANA, "k", submit=False, listening=1)
    said = repr(CALLS[name](house, OWNER))
    assert NEVER_SAID not in said
    assert "level=5" not in said
