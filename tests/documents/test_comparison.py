from datetime import UTC, datetime

from carehire.documents import comparison
from carehire.documents.blocks import Heading, Table
from tests.documents.ranking_samples import HOSTILE, cells, chosen, sample

NOW = datetime(2027, 1, 4, tzinfo=UTC)


def test_standings_and_must_haves_tell_every_status():
    ranking = sample()
    results = chosen(ranking, "a", "b", "c", "d")
    # Ana: (.875 + .25) / 2; Ben: (.75 + .5 + .5 · 1) / 2.5; Cy: .5 of listening alone, 1 of 2.5.
    assert [row[:4] for row in cells(comparison.standings(ranking, results, "en-US"))] == [
        ["Ana", "Rank 1 of 1", "56.3", "80%"],
        ["Ben", "Needs evidence", "70.0", "100%"],
        ["Cy", "Not enough evidence", "50.0", "40%"],
        ["Dee", "Must-have not met", "100.0", "100%"],
    ]
    assert cells(comparison.must_haves(ranking, results)) == [
        [
            "Two years (at least 24 months)",
            "Met (30 months)",
            "Needs evidence",
            "Met (30 months)",
            "Not met (12 months)",
        ]
    ]


def test_the_document_has_every_part():
    ranking = sample()
    document = comparison.build(
        ranking,
        chosen(ranking, "a", "d"),
        title="Comparison: X",
        employer="Larkspur",
        language="en-GB",
        created=NOW,
    )
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        *(
            "At a glance",
            "Criteria",
            "Must-haves",
            "Evidence by criterion",
            "Listening",
            "Writing",
            "Education",
        )
    ]
    assert document.subtitle == "Larkspur · Rubric test v1 · 4 January 2027"
    assert document.author == "Larkspur"
    assert not document.wide


def test_evidence_has_a_column_for_each_candidate_and_the_page_lies_down_for_many():
    ranking = sample()
    named = {"title": "X", "employer": "", "language": "en-US", "created": NOW}
    document = comparison.build(ranking, chosen(ranking, "a", "b", "c", "d"), **named)
    assert document.wide
    [listening] = [
        t for t in document.blocks if isinstance(t, Table) and t.caption == "Evidence on Listening"
    ]
    assert listening.header == ("Ana: 4.5", "Ben: 4", "Cy: 3", "Dee: 5")
    assert cells(listening)[0][0] == f"Pat (5): “{HOSTILE}”\n\nQuinn (4) wrote down no evidence."
