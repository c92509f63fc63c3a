"""What the product ships as text: every role and rubric found by listing keeps the house's promises."""

from __future__ import annotations

import re

import pytest

from carehire import datafile
from carehire.catalog import Catalog, packaged, read_text
from carehire.placeholders import find
from carehire.postings.draft import draft
from carehire.postings.posting import Posting
from carehire.postings.requisition import Requisition
from carehire.postings.role import RoleTemplate
from carehire.postings.terms import Necessity
from carehire.readers import candidates, ratings
from carehire.rubrics.rubric import CredentialCriterion, ExperienceCriterion, RatedCriterion, Rubric
from carehire.scoring.credentials import spelled
from carehire.scoring.panel import PanelTable, collect
from carehire.scoring.ranking import rank

CATALOG = Catalog()
ROLES = list(CATALOG.roles())
RUBRICS = [CATALOG.rubric(name) for name in CATALOG.rubric_ids()]
CRITERIA = {criterion.id: criterion for rubric in RUBRICS for criterion in rubric.criteria}
RATED = [criterion for criterion in CRITERIA.values() if isinstance(criterion, RatedCriterion)]
SAMPLE = packaged("templates") / "samples" / "customer-care-manager"

# A ladder of these words asks for a feeling about how much; an anchor says what was done or said.
LADDER = re.compile(
    r"\b(somewhat|mostly|always|sometimes|often|rarely|seldom|never|usually|generally|frequently|occasionally"
    r"|consistently|regularly|very|highly|fully|partially|partly|largely|extremely|fairly|quite"
    r"|good|excellent|adequate|poor|great|strong|weak|outstanding|average)\b",
    re.IGNORECASE,
)
PROTECTED = (
    *("race", "religion", "color", "national origin", "gender", "sexual orientation", "age"),
    *("marital status", "veteran status", "disability status"),
)


def by_id(value: RoleTemplate | Rubric | RatedCriterion) -> str:
    return value.id


def plain_requisition(role: RoleTemplate, industry: str | None) -> Requisition:
    return Requisition.model_validate(
        {
            "id": "plain",
            "role": role.id,
            "industry": industry,
            "employer": {"name": "Larkspur"},
            "workplace": "hybrid",
            "locations": [{"city": "Denver", "region": "CO", "country": "US"}],
            "apply": {"email": "jobs@larkspur-home.example"},
        }
    )


def texts_of(posting: Posting) -> list[str]:
    lines = (*posting.responsibilities, *posting.requirements, *posting.benefits)
    rest = (posting.work_environment, posting.travel or "", posting.equal_opportunity, posting.accommodation)
    return [*posting.summary, *(line.text for line in lines), *rest]


def requisition_of_the_sample() -> Requisition:
    path = SAMPLE / "requisition.yaml"
    return datafile.validate(datafile.parse(read_text(path), path), Requisition)


@pytest.fixture(scope="module")
def panel() -> PanelTable:
    rubric = CATALOG.rubric("customer-care-manager")
    people = candidates.read_file(SAMPLE / "candidates.csv", rubric)
    given = ratings.read_file(SAMPLE / "ratings.csv", rubric, people.candidates)
    assert (people.faults, people.warnings, people.ignored, given.warnings) == ((), (), (), ())
    return collect(rubric, people.candidates, given.scorecards)


def test_the_tests_below_see_the_roles_rubrics_and_criteria_that_are_shipped() -> None:
    assert {"customer-care-manager", "customer-service-manager"} <= {role.id for role in ROLES}
    assert {"customer-care-manager", "customer-service-manager"} <= {rubric.id for rubric in RUBRICS}
    assert len(RATED) >= 8


def test_every_shared_criterion_is_used_and_named_after_its_file() -> None:
    shared = {path.stem for path in (packaged("rubrics") / "criteria").glob("*.yaml")}
    assert shared == CRITERIA.keys()


def test_every_data_file_begins_with_a_line_that_says_what_it_is() -> None:
    files = [path for kind in ("templates", "rubrics") for path in packaged(kind).rglob("*.yaml")]
    assert len(files) >= 18
    assert [path for path in files if not re.match(r"# .{20,}\.\n", read_text(path))] == []


@pytest.mark.parametrize("role", ROLES, ids=by_id)
class TestRole:
    def test_has_the_id_of_its_file_and_a_short_title(self, role: RoleTemplate) -> None:
        assert role.id in CATALOG.role_ids()
        assert len(role.title) <= 60

    def test_asks_for_seven_things_at_most_and_names_ten_to_fourteen_duties(self, role: RoleTemplate) -> None:
        musts = [line for line in role.requirements if line.necessity is Necessity.MUST]
        assert 5 <= len(musts) <= 7
        for industry in (None, *(known.id for known in role.industries)):
            assert 10 <= sum(line.applies_to(industry) for line in role.responsibilities) <= 14

    def test_and_its_rubric_trace_to_each_other(self, role: RoleTemplate) -> None:
        everywhere = [line for line in role.requirements if not line.industries]
        scored = {criterion.id for criterion in CATALOG.rubric(role.rubric).criteria}
        assert {line.criterion for line in everywhere} == scored
        assert {line.criterion for line in role.requirements} <= scored

    def test_draws_on_known_skills_in_each_duty(self, role: RoleTemplate) -> None:
        assert [line.id for line in role.responsibilities if not line.skills] == []
        assert {skill for line in role.responsibilities for skill in line.skills} <= CATALOG.skills.keys()

    def test_drafts_to_a_finished_posting_of_the_right_length_in_every_industry(
        self, role: RoleTemplate
    ) -> None:
        for industry in (None, *(known.id for known in role.industries)):
            posting = draft(role, plain_requisition(role, industry), CATALOG.statements())
            texts = texts_of(posting)
            assert 350 <= sum(len(text.split()) for text in texts) <= 700
            assert [text for text in texts if "{" in text or list(find(text))] == []

    def test_has_lines_of_its_own_for_every_industry(self, role: RoleTemplate) -> None:
        assert len(role.industries) == 5
        tagged = {name for line in role.responsibilities for name in line.industries}
        assert tagged == {industry.id for industry in role.industries}


@pytest.mark.parametrize("rubric", RUBRICS, ids=by_id)
class TestRubric:
    def test_has_seven_to_nine_rated_criteria_experience_and_a_credential(self, rubric: Rubric) -> None:
        assert 7 <= sum(isinstance(criterion, RatedCriterion) for criterion in rubric.criteria) <= 9
        assert sum(isinstance(criterion, ExperienceCriterion) for criterion in rubric.criteria) == 1
        assert any(isinstance(criterion, CredentialCriterion) for criterion in rubric.criteria)

    def test_draws_its_rated_criteria_from_its_roles_skills(self, rubric: Rubric) -> None:
        needed = {skill for line in CATALOG.role(rubric.role).responsibilities for skill in line.skills}
        for criterion in rubric.criteria:
            if isinstance(criterion, RatedCriterion):
                assert criterion.skills
                assert set(criterion.skills) <= needed

    def test_gives_a_reason_for_each_weight_that_differs(self, rubric: Rubric) -> None:
        unlike = [criterion for criterion in rubric.criteria if criterion.weight != 1]
        assert [criterion.id for criterion in unlike if not criterion.weight_reason] == []
        assert not any(isinstance(criterion, RatedCriterion) for criterion in unlike)

    def test_names_each_level_of_its_scale(self, rubric: Rubric) -> None:
        assert list(rubric.scale.labels) == list(rubric.scale.levels) == [1, 2, 3, 4, 5]
        assert len(set(rubric.scale.labels.values())) == 5

    def test_shuts_no_gate_that_the_posting_does_not_announce(self, rubric: Rubric) -> None:
        asked = {
            line.id: line.months
            for line in CATALOG.role(rubric.role).requirements
            if line.necessity is Necessity.MUST and line.months
        }
        # The first step of a ladder asks for nothing that somebody must have done before.
        assert rubric.must_haves or CATALOG.role(rubric.role).level == "entry"
        assert {rule.id: rule.at_least for rule in rubric.must_haves} == asked


@pytest.mark.parametrize("criterion", RATED, ids=by_id)
class TestRatedCriterion:
    def test_has_an_anchor_for_each_level_and_no_two_alike(self, criterion: RatedCriterion) -> None:
        assert list(criterion.anchors) == [1, 2, 3, 4, 5]
        assert len(set(criterion.anchors.values())) == 5
        assert all(len(text.split()) >= 10 for text in criterion.anchors.values())

    def test_says_what_was_done_or_said_and_climbs_no_ladder_of_adverbs(
        self, criterion: RatedCriterion
    ) -> None:
        ladders = {level: LADDER.findall(text) for level, text in criterion.anchors.items()}
        assert {level: words for level, words in ladders.items() if words} == {}

    def test_has_two_questions_with_follow_ups_and_what_to_listen_for(
        self, criterion: RatedCriterion
    ) -> None:
        assert len({question.text for question in criterion.questions}) >= 2
        assert all(len(question.follow_ups) >= 2 for question in criterion.questions)
        assert all(len(question.listen_for) >= 2 for question in criterion.questions)


def test_experience_stops_earning_points_after_five_years_and_leadership_after_eight() -> None:
    for criterion in CRITERIA.values():
        if isinstance(criterion, ExperienceCriterion):
            points = [band.points for band in criterion.bands]
            assert points == sorted(points)
            enough = 96 if criterion.id == "leadership-experience" else 60
            assert criterion.points_for(enough) == criterion.points_for(480) == 5


def test_a_credential_is_spelt_at_one_level_only() -> None:
    for criterion in CRITERIA.values():
        if isinstance(criterion, CredentialCriterion):
            by_level = [{spelled(name) for name in (level.name, *level.also)} for level in criterion.levels]
            spelt = [name for names in by_level for name in names]
            assert len(spelt) == len(set(spelt))


def test_equivalent_experience_counts_as_much_as_the_degree() -> None:
    education = CRITERIA["education"]
    assert isinstance(education, CredentialCriterion)
    points = {level.name: level.points for level in education.levels}
    assert points["Equivalent experience"] == points["Bachelor's degree"] == max(points.values())


def test_the_equal_opportunity_statement_names_every_protected_ground() -> None:
    statement = CATALOG.statements().equal_opportunity
    assert [ground for ground in PROTECTED if ground not in statement] == []


def test_the_sample_opening_drafts_with_its_edits_and_keeps_the_trace() -> None:
    requisition = requisition_of_the_sample()
    posting = draft(CATALOG.role(requisition.role), requisition, CATALOG.statements())
    scored = {criterion.id for criterion in CATALOG.rubric(posting.rubric).criteria}
    assert {line.criterion for line in posting.requirements} == scored
    assert any(line.id == "deliveries-and-returns" for line in posting.requirements)
    assert not any(line.id == "policy-work" for line in posting.requirements)
    assert posting.closes is not None
    assert posting.closes.isoformat() == "2027-01-15"


def test_the_sample_panel_shows_every_way_in_which_a_candidate_can_stand(panel: PanelTable) -> None:
    stand = {result.candidate: (str(result.status), result.rank) for result in rank(panel).results()}
    # Luís and Hanna tie: their nine means add up to 34.5 each, and the bands of their facts are the same,
    # so 100 · ((34.5 - 9)/4 + .5·1 + .25·3/4 + .25·3/4) / 10 = 72.5.
    assert stand == {
        "amara-osei": ("ranked", 1),
        "luis-ferreira": ("ranked", 2),
        "hanna-lindqvist": ("ranked", 2),
        "deshawn-whitaker": ("ranked", 4),
        "mei-tanaka": ("ranked", 5),
        "tomasz-zielinski": ("needs_evidence", None),
        "priya-raman": ("knocked_out", None),
        "noor-haddad": ("not_enough_evidence", None),
    }
    scores = {result.candidate: result.score for result in rank(panel).results()}
    assert scores["luis-ferreira"] == scores["hanna-lindqvist"] == pytest.approx(72.5)


def test_the_sample_panel_has_three_panelists_differences_gaps_and_evidence(panel: PanelTable) -> None:
    given = [rating for card in panel.scorecards for rating in card.ratings.values()]
    assert len({card.panelist for card in panel.scorecards}) == 3
    assert float(panel.spread[panel.spread == panel.spread].max()) == 2
    assert any(rating.level is None for rating in given)
    assert sum(bool(rating.evidence) for rating in given) > 0.8 * len(given)
    assert panel.warnings == ()
