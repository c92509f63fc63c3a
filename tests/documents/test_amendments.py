from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from carehire.documents import amendments, profile
from carehire.documents.blocks import Heading, Paragraph, Table, plain
from carehire.scoring.amendment import Amendment, sides
from carehire.scoring.basis import Basis
from carehire.scoring.ranking import Ranking
from carehire.scoring.scorecard import Rating, RatingRound
from tests.documents.ranking_samples import sample

ASKED = {"listening": "Listening", "writing": "Writing"}


def amended(before: dict[str, Rating], after: dict[str, Rating], label: str = "test v1") -> Ranking:
    laid = sides(before, ASKED, after, ASKED)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    made = Amendment("a", "Pat", 2, RatingRound.DEBRIEF, "Heard\nQuinn", at, "test v1", label, laid)
    ranking = sample()
    basis = Basis(RatingRound.INDEPENDENT, amendments={"a": (made,)})
    return replace(ranking, panel=replace(ranking.panel, basis=basis))


def built(ranking: Ranking) -> tuple[str, list[list[str]]]:
    said, table = amendments.build(ranking, "a", "en-US")
    assert isinstance(said, Paragraph)
    assert isinstance(table, Table)
    return plain(said.spans), [[plain(cell) for cell in row] for row in table.rows]


def test_an_amendment_says_who_changed_what_and_why_with_both_levels():
    said, rows = built(
        amended(
            {"listening": Rating(5, "same"), "writing": Rating(2, "a note")},
            {"listening": Rating(3, "same"), "writing": Rating(None)},
        )
    )
    assert said == (
        "Pat amended the scorecard on November 22, 2026: “Heard Quinn” "
        "It counts only among the ratings after the debrief, since ratings lay open by then."
    )
    assert rows == [
        ["Listening", "5", "3"],
        ["Writing", "2: “a note”", "Not observed, without evidence"],
    ]


def test_an_answer_given_for_the_first_time_stands_beside_none():
    _, rows = built(amended({}, {"listening": Rating(4, "heard")}))
    assert rows == [["Listening", "No answer", "4: “heard”"]]


def test_another_version_of_the_rubric_is_named():
    said, _ = built(amended({}, {"listening": Rating(4)}, label="test v2"))
    assert said.endswith("It was made under test v2, and the one before it under test v1.")


def test_the_profile_ends_with_them_and_has_no_heading_without_any():
    ranking = amended({}, {"listening": Rating(4)})
    titles = {
        each: [
            block.text
            for block in profile.build(ranking, ranking.result(each), "en-US")
            if isinstance(block, Heading)
        ]
        for each in ("a", "b")
    }
    assert titles["a"][-1] == "Amendments"
    assert "Amendments" not in titles["b"]
