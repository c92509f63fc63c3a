"""Every public call of the store, as somebody who may not read a rating yet: none of them tells it.

A call is made by the names of its parameters, so that a new one is tried by itself; one
that takes something new fails here until ``GIVEN`` says what to hand it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carehire.candidates.candidate import Candidate
from carehire.candidates.decision import Standing
from carehire.errors import UserError
from carehire.interviews.plan import Plan
from carehire.people import Actor
from carehire.postings.lifecycle import Step
from carehire.scoring.scorecard import Rating, RatingRound, Scorecard
from carehire.storage.store import Store
from tests.storage.conftest import ANA, BO, OWNER, make_posting, make_rubric

CY = Actor.panelist("Cy")
SECRETS = ("Bo heard a secret", "Bo's reason", "Cy has a secret draft")
NO_ACTOR = {"close"}
GIVEN: dict[str, Any] = {
    "by": "Maria Lopez",
    "choice": "hold",
    "requisition_id": "ccm-denver",
    "answers": {"k": {"sex": "female"}},
    "candidate_id": "k",
    "candidates": [Candidate("k", "Kim"), Candidate("m", "Mo")],
    "criterion": "empathy",
    "data": {"id": "ccm-denver", "title": "New"},
    "deleted": False,
    "form": "us-eeo",
    "number": 1,
    "old": "",
    "panelist": "Bo",
    "password": "six letters",
    "path": Path("/dev/null/copy.db"),
    "plan": Plan(),
    "posting": make_posting(),
    "rating": Rating(3, "mine"),
    "ratings": {"empathy": Rating(3, "mine")},
    "reason": "a reason",
    "removed": False,
    "round": RatingRound.INDEPENDENT,
    "rubric": make_rubric(minimum_coverage=0.5),
    "scorecards": [Scorecard("k", "Bo", {"empathy": Rating(1, "a guess")})],
    "standing": Standing(),
    "step": Step.SUBMIT,
    "submitted": True,
    "text": "Dear Kim,",
    "version": 1,
}


def calls() -> list[str]:
    public = inspect.getmembers(Store, callable)
    return [name for name, _ in public if not name.startswith("_") and name not in NO_ACTOR]


@pytest.fixture
def panel(store: Store, opening: str) -> str:
    """Of Kim, Bo has submitted and amended a scorecard, Cy has begun one, and Ana has not even begun."""
    store.save_rating(BO, opening, "k", "empathy", Rating(5, SECRETS[0]))
    store.submit_scorecard(BO, opening, "k")
    store.amend_scorecard(BO, opening, "k", {"writing": Rating(5, SECRETS[0])}, SECRETS[1])
    store.save_rating(CY, opening, "k", "empathy", Rating(5, SECRETS[2]))
    return opening


def answer(store: Store, actor: Actor, name: str) -> str:
    """Return all that a call answers, in words, whether it is an answer or a refusal."""
    call: Callable[..., object] = getattr(store, name)
    wanted = list(inspect.signature(call).parameters.values())[1:]
    unknown = [each.name for each in wanted if each.name not in GIVEN]
    assert not unknown, f"say in GIVEN what {name} takes as {', '.join(unknown)}"
    by_name = {each.name: GIVEN[each.name] for each in wanted if each.kind is each.KEYWORD_ONLY}
    in_order = [GIVEN[each.name] for each in wanted if each.kind is not each.KEYWORD_ONLY]
    try:
        return repr(call(actor, *in_order, **by_name))
    except UserError as error:
        return str(error)


def test_there_are_calls_to_try() -> None:
    assert len(calls()) > 30


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize("name", calls())
def test_no_call_tells_a_panelist_who_has_not_submitted_what_others_rated(store: Store, name: str) -> None:
    said = answer(store, ANA, name)

    assert not [secret for secret in SECRETS if secret in said]
    assert "level=5" not in said


@pytest.mark.usefixtures("panel")
@pytest.mark.parametrize("name", calls())
def test_no_call_tells_the_owner_a_rating_while_the_panel_is_open(store: Store, name: str) -> None:
    if name == "close_panel":
        assert SECRETS[2] not in answer(store, OWNER, name)
        return
    said = answer(store, OWNER, name)

    assert not [secret for secret in SECRETS if secret in said]
    assert "level=5" not in said


@pytest.mark.parametrize("name", calls())
def test_nobody_ever_reads_a_draft_of_somebody_else(store: Store, panel: str, name: str) -> None:
    store.close_panel(OWNER, panel, "k", "Cy is away")
    store.save_rating(ANA, panel, "k", "empathy", Rating(3, "mine"))
    store.submit_scorecard(ANA, panel, "k")

    for actor in (ANA, BO, OWNER):
        assert SECRETS[2] not in answer(store, actor, name)


def test_the_secrets_are_there_to_be_told(store: Store, panel: str) -> None:
    store.close_panel(OWNER, panel, "k", "Cy is away")

    said = answer(store, OWNER, "scorecards")
    assert [secret in said for secret in SECRETS] == [True, True, False]
    assert "level=5" in said


def test_counts_tell_a_panelist_nothing_of_others(store: Store, panel: str) -> None:
    counts = store.requisition(ANA, panel).counts

    assert (counts.scorecards_started, counts.scorecards_submitted, counts.panels_ready) == (0, 0, 0)


def test_what_takes_no_actor_tells_nobody_anything() -> None:
    public = dict(inspect.getmembers(Store, callable))
    without = {
        name
        for name, call in public.items()
        if not name.startswith("_") and "actor" not in inspect.signature(call).parameters
    }

    assert without == NO_ACTOR  # it belongs to whoever runs the server
    assert {inspect.signature(public[name]).return_annotation for name in without} == {"None"}
