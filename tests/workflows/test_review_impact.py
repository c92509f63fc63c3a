"""Impact of a requisition: stages from the ranking, groups from the answers, numbers of people out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from carehire.candidates.candidate import Candidate
from carehire.catalog import Catalog
from carehire.errors import NotAllowedError, UserError
from carehire.fairness.significance import Tally
from carehire.fairness.suppression import TOGETHER
from carehire.people import Actor
from carehire.scoring.scorecard import Rating
from carehire.storage import Store, open_store
from carehire.workflows import ask_about_you, export_impact
from carehire.workflows.export_impact import Wish
from carehire.workflows.review_impact import (
    DECISION,
    MUST_HAVES,
    SCORES,
    answered,
    review_requisition,
)
from carehire.workflows.review_outcomes import review_example
from tests.seating import name_panel

CATALOG = Catalog()
OWNER = Actor.owner()
FORM = "us-eeo"
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'carehire.db'}", lambda: NOW)
    opened.add_requisition(OWNER, {"id": "r", "role": "customer-care-manager"})
    opened.set_rubric(OWNER, "r", CATALOG.rubric("customer-care-manager"))
    yield opened
    opened.close()


def add(store: Store, groups: dict[str, tuple[int, int]]) -> None:
    """So many people of each group, so many of whom meet the must-have; "" answers nothing."""
    people, answers = [], {}
    for group, (met, of) in groups.items():
        for number in range(of):
            name = f"{group or 'none'}-{number}"
            facts: dict[str, float | str] = {"customer_service_months": 60.0}
            facts["supervision_months"] = 36.0 if number < met else 6.0
            people.append(Candidate(name, name, facts))
            if group:
                answers[name] = {"sex": group}
    store.add_candidates(OWNER, "r", people)
    store.import_group_answers(OWNER, "r", FORM, answers)


def test_the_must_haves_are_a_stage_and_those_who_did_not_answer_are_unknown(store: Store):
    add(store, {"female": (6, 12), "male": (9, 10), "": (2, 4)})
    review = review_requisition(store, OWNER, CATALOG, "r")
    (stage,) = review.stages
    assert stage.stage == MUST_HAVES
    by_sex = stage.selection.singles[0]
    assert [(group.label, group.tally, group.flagged) for group in by_sex.groups] == [
        ("Female", Tally(12, 6), True), ("Male", Tally(10, 9), False),
    ]  # fmt: skip
    assert by_sex.unknown == Tally(4, 2)
    assert answered(store, OWNER, "r").people == 22


def test_a_must_have_that_is_not_known_yet_rejects_nobody_and_is_told(store: Store):
    add(store, {"female": (6, 12), "male": (9, 10)})
    store.add_candidates(OWNER, "r", [Candidate("open", "Open", {})])
    review = review_requisition(store, OWNER, CATALOG, "r")
    assert review.stages[0].selection.total == Tally(22, 15)
    assert "1 candidate has a must-have that is not known yet" in review.warnings[0]


def test_scores_of_those_who_are_ranked_are_measured_by_the_median(store: Store):
    add(store, {"female": (6, 6), "male": (6, 6)})
    name_panel(store, "r", "Ana")
    rubric = CATALOG.rubric("customer-care-manager")
    for candidate in store.candidates(OWNER, "r"):
        level = 5 if candidate.id in ("male-0", "male-1", "male-2", "male-3", "female-0", "female-1") else 3
        for criterion in rubric.criteria:
            if criterion.kind == "rated":
                store.save_rating(Actor.panelist("Ana"), "r", candidate.id, criterion.id, Rating(level))
        store.submit_scorecard(Actor.panelist("Ana"), "r", candidate.id)
    review = review_requisition(store, OWNER, CATALOG, "r")
    scores = next(stage for stage in review.stages if stage.stage == SCORES).scores
    assert scores is not None
    assert [(g.label, g.tally) for g in scores.rates.singles[0].groups] == [
        ("Female", Tally(6, 2)), ("Male", Tally(6, 4)),
    ]  # fmt: skip


def test_decisions_are_a_stage_and_the_bottom_line_runs_to_them(store: Store):
    # Of those who met the must-have 5 of 6 women and 2 of 8 men advance, a man is held and a woman open.
    add(store, {"female": (7, 8), "male": (9, 10)})
    for number in range(6):
        store.decide(OWNER, "r", f"female-{number}", "advance" if number else "decline", "Why.", "Ana Torres")
    for number in range(8):
        choice = "advance" if number < 2 else "decline"
        store.decide(OWNER, "r", f"male-{number}", choice, "Why.", "Ana Torres")
    store.decide(OWNER, "r", "male-8", "hold", "Why.", "Ana Torres")
    store.decide(OWNER, "r", "male-9", "decline", "The must-have.", "Ana Torres")
    review = review_requisition(store, OWNER, CATALOG, "r")
    stage = next(each for each in review.stages if each.stage == DECISION)
    assert [(g.label, g.tally) for g in stage.selection.singles[0].groups] == [
        ("Female", Tally(6, 5)), ("Male", Tally(8, 2)),
    ]  # fmt: skip
    assert review.bottom_line is not None
    assert [(g.label, g.tally) for g in review.bottom_line.selection.singles[0].groups] == [
        ("Female", Tally(8, 5)), ("Male", Tally(10, 2)),
    ]  # fmt: skip
    assert "2 people have no outcome yet" in " ".join(review.bottom_line.notes)


def test_small_groups_are_shown_together_and_small_outcomes_not_at_all(store: Store):
    add(store, {"female": (4, 4), "male": (9, 20)})
    groups = review_requisition(store, OWNER, CATALOG, "r").stages[0].selection.singles[0].groups
    assert groups == ()
    add(store, {"": (1, 1)})
    told = str(review_requisition(store, OWNER, CATALOG, "r"))
    assert "female-0" not in told
    assert TOGETHER not in told


def test_a_removed_candidate_and_an_erased_answer_are_not_in_it(store: Store):
    add(store, {"female": (6, 12), "male": (9, 10)})
    store.remove_candidate(OWNER, "r", "male-9")
    assert ask_about_you.erase(store, OWNER, "r", "male-8")
    groups = review_requisition(store, OWNER, CATALOG, "r").stages[0].selection.singles[0]
    assert groups.groups[1].tally == Tally(8, 8)
    assert groups.unknown == Tally(1, 1)


def test_what_leaves_it_names_nobody(store: Store):
    add(store, {"female": (6, 12), "male": (9, 10)})
    review = review_requisition(store, OWNER, CATALOG, "r")
    for text in (str(review), str(export_impact.as_data(review))):
        assert not any(person.id in text for person in store.candidates(OWNER, "r"))
        assert not any(each in text for each in store.respondents(OWNER, "r").values())


def test_a_panelist_may_not_see_it(store: Store):
    for ask in (review_requisition, lambda s, a, _c, r: answered(s, a, r)):
        with pytest.raises(NotAllowedError):
            ask(store, Actor.panelist("Ana"), CATALOG, "r")


def test_the_example_is_flagged_at_a_stage_and_fine_at_the_bottom():
    review = review_example(CATALOG)
    screening, bottom = review.stages[0].selection, review.bottom_line
    assert bottom is not None
    assert [line.label for line in screening.singles[0].flagged] == ["Female"]
    assert bottom.selection.singles[0].flagged == ()


@pytest.mark.parametrize("form", export_impact.FORMS)
@pytest.mark.parametrize("ending", export_impact.ENDINGS)
def test_every_form_can_be_had_in_every_format(form: str, ending: str):
    review = review_example(CATALOG)
    made = export_impact.export(review, form, ending, CATALOG.look(), NOW, Wish("Larkspur", source="2026"))
    assert len(made) > 300


def test_an_unknown_form_or_format_is_told():
    review = review_example(CATALOG)
    for form, ending in (("audit", "docx"), ("report", "pdf")):
        with pytest.raises(UserError, match="there is no form"):
            export_impact.export(review, form, ending, CATALOG.look(), NOW, Wish())


def test_links_carry_the_invitation_and_no_candidates_id(store: Store):
    add(store, {"female": (1, 1)})
    links = ask_about_you.invitations(store, OWNER, "r", FORM)
    text = ask_about_you.links_file(links, "https://hire.example/about_you").decode("utf-8-sig")
    link = text.splitlines()[1].split(",")[2]
    assert link.startswith("https://hire.example/about_you?requisition=r&invitation=")
    assert "female-0" not in link
