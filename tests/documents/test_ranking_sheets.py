from dataclasses import replace
from datetime import UTC, datetime

from carehire.documents import ranking_sheets
from carehire.readers import ratings
from carehire.scoring.amendment import Amendment, Sides
from carehire.scoring.basis import Basis, Waiting
from carehire.scoring.scorecard import Rating, RatingRound
from carehire.writers import csv
from tests.documents.ranking_samples import sample

RANKING = sample()


def test_the_ranking_sheet_has_one_row_a_candidate_in_order():
    sheet = ranking_sheets.ranking_sheet(RANKING)
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert [(row["rank"], row["candidate"], row["status"]) for row in rows] == [
        (1, "a", "ranked"),
        (None, "b", "needs_evidence"),
        (None, "c", "not_enough_evidence"),
        (None, "d", "knocked_out"),
    ]
    assert rows[0]["score"] == 56.25
    assert rows[3]["reasons"].startswith("Supervision: 12 months found")


def test_amendments_stand_in_the_table_and_with_both_versions_in_a_sheet_of_their_own():
    changed = Sides("listening", "Listening", Rating(2, "hasty"), Rating(4, "calm"))
    same = Sides("writing", "Writing", Rating(3), Rating(3))
    when = datetime(2027, 1, 4, 9, tzinfo=UTC)
    amendment = Amendment(
        "a", "Pat", 2, RatingRound.DEBRIEF, "a slip\nof mine", when, "test v1", "test v2", (changed, same)
    )
    basis = Basis(RatingRound.DEBRIEF, amendments={"a": (amendment,)})
    *_, sheet = made = ranking_sheets.build(replace(RANKING, panel=replace(RANKING.panel, basis=basis)))
    assert [each.name for each in made] == ["ranking", "criteria", "ratings", "amendments"]
    [row] = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert (row["version"], row["round"], row["amended"]) == (2, "debrief", "2027-01-04 09:00:00+00:00")
    assert (row["reason"], row["rubric"], row["criterion"]) == ("a slip\nof mine", "test v2", "listening")
    assert (row["rating_before"], row["evidence_before"]) == (2, "hasty")
    assert (row["rating"], row["evidence"]) == (4, "calm")
    told = {row[1]: row[-1] for row in made[0].rows}
    assert told["a"] == "Pat, version 2 (debrief): a slip of mine"
    assert set(told.values()) == {told["a"], None}
    assert len(ranking_sheets.build(RANKING)) == 3


def test_of_a_requisition_it_says_which_ratings_and_versions_were_counted_and_who_waits():
    basis = Basis(
        RatingRound.DEBRIEF,
        {"a": ("test v1", "test v2")},
        (Waiting("e", "Eve", missing=("Pat",)), Waiting("f", "Flo", under=("test v3",))),
    )
    sheet = ranking_sheets.ranking_sheet(replace(RANKING, panel=replace(RANKING.panel, basis=basis)))
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert (rows[0]["ratings"], rows[0]["rubric"]) == ("debrief", "test v1, test v2")
    assert [(row["candidate"], row["status"], row["score"], row["reasons"]) for row in rows[4:]] == [
        ("e", "waiting", None, "Pat has not submitted yet."),
        ("f", "waiting", None, "Rated under test v3, whose criteria differ."),
    ]


def test_the_contributions_of_a_candidate_add_up_to_the_score():
    sheet = ranking_sheets.criteria_sheet(RANKING)
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert len(rows) == 12
    assert sum(row["contribution"] or 0 for row in rows if row["candidate"] == "a") == 56.25


def test_the_ratings_sheet_can_be_read_in_again():
    written = csv.write(ranking_sheets.ratings_sheet(RANKING))
    again = ratings.read(written, "again.csv", RANKING.rubric, RANKING.panel.candidates)
    assert again.scorecards == RANKING.panel.scorecards
