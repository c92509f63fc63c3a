"""The library as a whole: each role file that is found goes through all that the house does with roles.

A new file needs no test of its own: listing finds it, and the one test below takes it
through every check, every writer, the review of its rubric and a round trip through JSON.
"""

from __future__ import annotations

import html
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from docx import Document

from carehire.catalog import Catalog, packaged
from carehire.findings import Finding, Severity
from carehire.postings.draft import draft
from carehire.postings.posting import Posting
from carehire.postings.requisition import Requisition
from carehire.postings.role import RoleTemplate
from carehire.rubrics.rubric import Rubric
from carehire.workflows import post_role
from carehire.workflows.review_rubric import review_rubric
from carehire.writers import FORMATS

CATALOG = Catalog()
FILES = sorted((packaged("templates") / "roles").glob("*/*.yaml"))
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
FAMILY = {
    "customer-service-representative",
    "customer-service-team-lead",
    "customer-care-manager",
    "customer-service-manager",
    "customer-success-manager",
    "customer-loyalty-manager",
    "director-of-customer-service",
    "vp-customer-experience",
    "chief-customer-officer",
}


def neutral(role: RoleTemplate, industry: str | None) -> Requisition:
    """Return a requisition that is whole and adds no words of its own to the role's."""
    today = NOW.date()
    return Requisition.model_validate(
        {
            "id": f"{role.id}-1",
            "role": role.id,
            "industry": industry,
            "employer": {"name": "Larkspur", "website": "https://larkspur-home.example", "headcount": 240},
            "workplace": role.workplace.value,
            "locations": [{"city": "Denver", "region": "CO", "postal_code": "80202", "country": "US"}],
            "pay": {"min": 60000, "max": 72000, "currency": "USD", "period": "year"},
            "opens": today,
            "closes": today + timedelta(days=30),
            "apply": {
                "url": "https://larkspur-home.example/apply",
                "instructions": "Send us your résumé. We answer each application.",
            },
        }
    )


def worse_than_a_note(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [
        f"{finding.check}, {finding.where}: {finding.why} ({finding.text})"
        for finding in findings
        if finding.severity is not Severity.NOTE
    ]


def words_of(text: str) -> str:
    return " ".join(["", *re.findall(r"[^\W_]+", text), ""])


def read_back(ending: str, data: bytes) -> str:
    """Return the words that a reader of the file meets, without the marks of its format."""
    if ending == "docx":
        paragraphs = Document(io.BytesIO(data)).element.body.iter(f"{WORD}p")
        return words_of(" ".join("".join(run.text or "" for run in p.iter(f"{WORD}t")) for p in paragraphs))
    text = data.decode()
    return words_of(html.unescape(re.sub(r"<[^>]*>", " ", text)) if ending == "html" else text)


def lines_of(posting: Posting) -> list[str]:
    lines = (*posting.responsibilities, *posting.requirements, *posting.benefits)
    return [posting.title, *posting.summary, *(line.text for line in lines), posting.equal_opportunity]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_role_passes_every_check_writer_review_and_round_trip(path) -> None:
    role = CATALOG.role(path.stem)
    rubric = CATALOG.rubric(role.rubric)
    assert role.id == path.stem
    assert role.family == path.parent.name
    assert RoleTemplate.model_validate_json(role.model_dump_json()) == role
    assert Rubric.model_validate_json(rubric.model_dump_json()) == rubric
    assert review_rubric(CATALOG, rubric) == []
    look = CATALOG.look()
    for industry in (None, *(known.id for known in role.industries)):
        posting = draft(role, neutral(role, industry), CATALOG.statements())
        assert worse_than_a_note(post_role.check(CATALOG, posting, NOW.date())) == []
        assert Posting.model_validate_json(posting.model_dump_json()) == posting
        for ending in FORMATS:
            read = read_back(ending, post_role.export(CATALOG, posting, ending, look, NOW))
            assert [line for line in lines_of(posting) if words_of(line) not in read] == [], ending


def test_the_test_above_saw_the_nine_roles_of_the_family_every_format_and_every_check() -> None:
    assert {path.stem for path in FILES if path.parent.name == "customer-care"} >= FAMILY
    assert len(FAMILY) == 9
    assert {"docx", "html", "md", "txt"} <= FORMATS.keys()
    role = CATALOG.role("customer-care-manager")
    spoilt = neutral(role, None).model_copy(update={"pay": None, "closes": date(2026, 1, 1)})
    found = post_role.check(CATALOG, draft(role, spoilt, CATALOG.statements()), NOW.date())
    assert len(worse_than_a_note(found)) >= 2
    about_pay = [each.check for each in found if "pay" in each.why and each.severity is Severity.ERROR]
    assert about_pay == ["jurisdictions"], "the law of Colorado asks for pay"
    assert "pay" not in {each.check for each in found}, "which is not said a second time"


def test_the_ladder_climbs_one_step_at_a_time_from_the_first_role_to_the_last() -> None:
    roles = {role.id: role for role in CATALOG.roles()}
    ladders = {name: role.ladder for name, role in roles.items() if role.ladder}
    assert ladders.keys() >= FAMILY
    for name, ladder in ladders.items():
        assert {ladders[above].step for above in ladder.next} <= {ladder.step + 1}
        assert {ladders[beside].step for beside in ladder.sideways} <= {ladder.step}
        # A role that joined later may name its neighbors before they name it.
        assert name not in FAMILY or all(name in ladders[beside].sideways for beside in ladder.sideways)
    reached, here = ["customer-service-representative"], ladders["customer-service-representative"]
    while here.next:
        reached.append(here.next[0])
        here = ladders[here.next[0]]
    assert reached[-1] == "chief-customer-officer"
    assert [ladders[name].step for name in reached] == [1, 2, 3, 4, 5, 6]


def test_each_role_reports_to_roles_above_it_and_can_move_up_to_one_of_them() -> None:
    by_title = {role.title: role for role in CATALOG.roles() if role.ladder}
    assert len(by_title) >= len(FAMILY)
    for role in by_title.values():
        above = [by_title[title] for title in role.reports_to if title in by_title]
        assert all(boss.ladder.step > role.ladder.step for boss in above)
        if role.ladder.next:
            assert {boss.id for boss in above} & set(role.ladder.next)


def test_what_is_asked_grows_with_the_step_and_the_first_step_asks_for_no_months_and_no_degree() -> None:
    first = CATALOG.role("customer-service-representative")
    assert not any(
        line.months or line.kind != "skill" for line in first.requirements if line.necessity == "must"
    )
    assert CATALOG.rubric(first.rubric).must_haves == ()
    asked = {
        role.id: max((line.months or 0 for line in role.requirements if line.necessity == "must"), default=0)
        for role in CATALOG.roles()
    }
    path = ["customer-service-representative", "customer-service-team-lead", "customer-care-manager"]
    path += ["director-of-customer-service", "vp-customer-experience", "chief-customer-officer"]
    assert [asked[name] for name in path] == sorted(asked[name] for name in path)


def test_no_role_asks_for_a_degree_as_a_must_or_without_equivalent_experience() -> None:
    degrees = [
        line
        for role in CATALOG.roles()
        for line in role.requirements
        if line.kind in ("education", "certification")
    ]
    assert len(degrees) >= 18
    assert [line.text for line in degrees if line.necessity == "must"] == []
    assert [line.text for line in degrees if line.kind == "education" and "equivalent" not in line.text] == []


def test_equivalent_experience_earns_the_full_points_in_every_rubric_that_scores_education() -> None:
    for name in CATALOG.rubric_ids():
        for criterion in CATALOG.rubric(name).criteria:
            if criterion.kind == "credential" and criterion.fact == "education":
                points = {level.name: level.points for level in criterion.levels}
                assert points["Equivalent experience"] == max(points.values()) == 5
