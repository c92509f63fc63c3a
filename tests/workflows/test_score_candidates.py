import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from carehire.candidates.candidate import Candidate
from carehire.catalog import Catalog
from carehire.errors import NotAllowedError, NotFoundError, UserError
from carehire.people import Actor
from carehire.scoring.result import Status
from carehire.scoring.scorecard import Rating
from carehire.storage import Store, open_store
from carehire.workflows import score_candidates
from tests.documents.ranking_samples import HOSTILE, sample

CATALOG = Catalog()
OWNER = Actor.owner()
DANA, ELI = Actor.panelist("Dana Lee"), Actor.panelist("Eli Novak")
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
CANDIDATES = (
    "candidate,name,customer_service_months,supervision_months,education,certifications\n"
    "c1,Ana Ruiz,72,36,BSc,CCSM\nc2,Ben Okoro,48,30,,\n"
)
RATINGS = "candidate,panelist,criterion,rating,evidence\n"


@pytest.fixture
def files(tmp_path: Path):
    def write(candidates: str = CANDIDATES, ratings: str = RATINGS) -> tuple[Path, Path]:
        (tmp_path / "c.csv").write_text(candidates, encoding="utf-8")
        (tmp_path / "r.csv").write_text(ratings, encoding="utf-8")
        return tmp_path / "c.csv", tmp_path / "r.csv"

    return write


def whole_ratings(**levels: int) -> str:
    rubric = CATALOG.rubric("customer-care-manager")
    rated = [criterion.id for criterion in rubric.criteria if criterion.kind == "rated"]
    return RATINGS + "".join(
        f"{who},Dana,{name},{level},\n" for who, level in levels.items() for name in rated
    )


def test_two_tables_become_a_ranking(files):
    # c1: nine ratings of 4 (x = .75, weight 1), 72 months and the degree and the CCSM at 5 (x = 1,
    # weights .5 + .25 + .25): 100 · (9 · .75 + 1) / 10 = 77.5.
    # c2: nine of 5, 48 months are 4 points (x = .75, weight .5), the rest not known:
    # 100 · (9 + .375) / 9.5 = 98.684…, coverage 9.5 / 10.
    ranking = score_candidates.rank_files(
        CATALOG, "customer-care-manager", *files(ratings=whole_ratings(c1=4, c2=5))
    )
    first, second = ranking.results()
    assert (first.name, first.rank, first.coverage) == ("Ben Okoro", 1, 0.95)
    assert first.score == pytest.approx(98.6842105263)
    assert (second.name, second.rank, second.score, second.coverage) == ("Ana Ruiz", 2, 77.5, 1)
    assert ranking.warnings == ()


def test_the_faults_of_both_tables_are_told_together(files):
    paths = files(
        CANDIDATES + "c3,Cy,x,,,\nc1,Dee,,,,\n", RATINGS + "c9,Dana,coaching,4,\nc3,Dana,coaching,6,\n"
    )
    with pytest.raises(UserError) as raised:
        score_candidates.rank_files(CATALOG, "customer-care-manager", *paths)
    assert [fault.place.split(", ")[:2] for fault in raised.value.faults] == [
        ["c.csv", "row 4"],
        ["c.csv", "row 5"],
        ["r.csv", "row 2"],
        ["r.csv", "row 3"],
    ]


def test_an_unknown_rubric_is_told_with_the_nearest(files):
    with pytest.raises(NotFoundError, match='Did you mean "customer-care-manager"'):
        score_candidates.rank_files(CATALOG, "customer-care-manger", *files())


def test_plain_data_has_every_field_and_no_nan(files):
    ratings = RATINGS + "c1,Dana,coaching,4,\nc1,Eli,coaching,3,\nc1,Dana,composure,N/O,\n"
    ranking = score_candidates.rank_files(CATALOG, "customer-care-manager", *files(ratings=ratings))
    data = json.loads(json.dumps(score_candidates.as_data(ranking), allow_nan=False))
    assert set(data) == {"rubric", "candidates", "warnings"}
    assert data["rubric"] == "customer-care-manager"
    ana = next(entry for entry in data["candidates"] if entry["candidate"] == "c1")
    assert set(ana) == {"candidate", "name", "status", "rank", "score", "coverage", "reasons", "criteria"}
    assert (ana["status"], ana["rank"], ana["coverage"]) == ("not_enough_evidence", None, 0.2)
    lines = {line["criterion"]: line for line in ana["criteria"]}
    assert lines["coaching"] == {
        "criterion": "coaching",
        "weight": 1.0,
        "mean": 3.5,
        "n": 2,
        "spread": 1.0,
        "points": 3.5,
    }
    assert [lines["composure"][key] for key in ("mean", "n", "spread", "points")] == [None, 0, None, None]
    assert [lines["education"][key] for key in ("mean", "n", "spread", "points")] == [None, 0, None, 5]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'carehire.db'}", lambda: NOW)
    store.add_requisition(OWNER, {"id": "opening", "role": "customer-care-manager"})
    people = [Candidate(name, name.title(), {"customer_service_months": 60.0, "supervision_months": 24.0})
              for name in ("ana", "ben")]  # fmt: skip
    store.add_candidates(OWNER, "opening", people)
    yield store
    store.close()


def test_a_requisition_without_scorecards_is_ranked_by_the_rubric_of_its_role(store: Store):
    ranking = score_candidates.rank_requisition(store, OWNER, CATALOG, "opening")
    assert ranking.rubric == CATALOG.rubric("customer-care-manager")
    assert list(ranking.results()) == []
    basis = ranking.panel.basis
    assert basis is not None
    assert [(each.name, each.words) for each in basis.waiting] == [
        ("Ana", "Nobody has begun a scorecard yet."),
        ("Ben", "Nobody has begun a scorecard yet."),
    ]


def test_only_submitted_scorecards_count_and_a_closed_panel_says_whose_is_missing(store: Store):
    store.set_rubric(OWNER, "opening", CATALOG.rubric("customer-care-manager"))
    store.save_rating(DANA, "opening", "ana", "coaching", Rating(5, "Two people promoted"))
    store.submit_scorecard(DANA, "opening", "ana")
    for name in ("ana", "ben"):
        store.save_rating(ELI, "opening", name, "coaching", Rating(1))
    store.close_panel(OWNER, "opening", "ana", "Eli was ill.")
    ranking = score_candidates.rank_requisition(store, OWNER, CATALOG, "opening")
    assert ranking.panel.ratings_of("ana", "coaching") == (("Dana Lee", Rating(5, "Two people promoted")),)
    assert [result.status for result in ranking.results()] == [Status.NOT_ENOUGH_EVIDENCE]
    assert ranking.warnings == (
        "Owner closed the panel for Ana before Eli Novak had submitted: Eli was ill.",
    )


def test_a_panelist_sees_no_ranking(store: Store):
    with pytest.raises(NotAllowedError, match="Only the owner may see the ranking"):
        score_candidates.rank_requisition(store, DANA, CATALOG, "opening")


def test_a_requisition_without_a_role_cannot_be_ranked(store: Store):
    store.add_requisition(OWNER, {"id": "bare"})
    with pytest.raises(NotFoundError, match="names no role yet"):
        score_candidates.rank_requisition(store, OWNER, CATALOG, "bare")


def exported(ending: str) -> bytes:
    return score_candidates.export(
        sample(),
        ending,
        CATALOG.look(),
        title="Shortlist: Test",
        employer="Larkspur",
        language="en-US",
        created=NOW,
    )


def test_the_word_document_holds_everybody_and_their_evidence_to_the_letter():
    document = docx.Document(io.BytesIO(exported("docx")))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert [name for name in headings if name in ("Ana", "Ben", "Cy", "Dee")] == ["Ana", "Ben", "Cy", "Dee"]
    assert any(HOSTILE in paragraph.text for paragraph in document.paragraphs)
    assert document.tables[0].rows[1].cells[1].text == "Ana"
    assert document.core_properties.author == "Larkspur"


def test_the_workbook_holds_ranking_criteria_and_ratings():
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx")))
    assert book.sheetnames == ["ranking", "criteria", "ratings"]
    rows = list(book["ranking"].iter_rows(values_only=True))
    assert rows[1][:6] == (1, "a", "Ana", "ranked", 56.25, 0.8)
    assert any(HOSTILE in row for row in book["ratings"].iter_rows(values_only=True))


def test_the_csv_table_is_the_ranking():
    lines = exported("csv").decode("utf-8-sig").splitlines()
    assert lines[0] == "rank,candidate,name,status,score,coverage,reasons,rubric"
    assert lines[1].startswith("1,a,Ana,ranked,56.25,0.8,")


@pytest.mark.parametrize("name", ["x.pdf", "x", "x.xls"])
def test_an_ending_that_is_not_offered_is_refused(name):
    with pytest.raises(UserError, match=r"ends with \.docx, \.xlsx or \.csv"):
        score_candidates.ending_of(Path(name))


def test_an_ending_counts_in_any_letter_case():
    assert score_candidates.ending_of(Path("x.DOCX")) == "docx"
    with pytest.raises(UserError, match='no format "pdf"'):
        exported("pdf")


def test_a_shortlist_is_called_after_the_role():
    rubric = CATALOG.rubric("customer-care-manager")
    assert score_candidates.title_of(CATALOG, rubric) == "Shortlist: Customer Care Manager"
    own = rubric.model_copy(update={"role": "astronaut"})
    assert score_candidates.title_of(CATALOG, own) == "Shortlist: astronaut"
