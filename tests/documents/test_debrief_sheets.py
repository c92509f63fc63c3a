from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl
import pytest

from carehire.candidates.decision import Choice, Decision, Standing
from carehire.documents import debrief_sheets
from carehire.documents.debrief_sheets import Given
from carehire.readers import ratings
from carehire.scoring.scorecard import Rating, Scorecard
from carehire.writers import csv, xlsx
from tests.documents.ranking_samples import sample

RANKING = sample()
NAMES = {person.id: person.name for person in RANKING.panel.candidates}
NOW = datetime(2027, 1, 15, 12, 30, tzinfo=UTC)
GIVEN = [Given(card, NOW, "independent", 1) for card in RANKING.panel.scorecards]


def test_every_rating_stands_with_who_whom_round_version_and_when():
    sheet = debrief_sheets.all_ratings(NAMES, GIVEN)
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    first = next(row for row in rows if row["panelist"] == "Quinn" and row["criterion"] == "writing")
    assert first == {
        "candidate": "a",
        "panelist": "Quinn",
        "criterion": "writing",
        "rating": "N/O",
        "evidence": "No time left",
        "candidate_name": "Ana",
        "round": "independent",
        "version": 1,
        "submitted": "2027-01-15 12:30:00+00:00",
        "reason": "",
    }


def test_all_ratings_can_be_read_in_again():
    written = csv.write(debrief_sheets.all_ratings(NAMES, GIVEN))
    again = ratings.read(written, "again.csv", RANKING.rubric, RANKING.panel.candidates)
    assert again.scorecards == RANKING.panel.scorecards


def test_the_decisions_stand_from_the_oldest_with_what_they_rested_on():
    made = Decision("a", Choice.HOLD, "Wait.", "Maria Lopez", NOW, Standing("test v1", 56.25, 0.8))
    sheet = debrief_sheets.decision_sheet(NAMES, [made])
    assert sheet.rows == (
        ("a", "Ana", "hold", "Wait.", "Maria Lopez", "2027-01-15 12:30:00+00:00", "test v1", 56.25, 0.8),
    )


@pytest.mark.parametrize(
    "hostile", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1+1"]
)
def test_no_cell_of_the_workbook_is_run_as_a_formula(hostile: str):
    card = Scorecard("a", hostile, {"listening": Rating(4, hostile)})
    made = Decision("a", Choice.DECLINE, hostile, hostile, NOW)
    book = openpyxl.load_workbook(
        io.BytesIO(
            xlsx.write(
                debrief_sheets.build(RANKING, {"a": hostile}, [Given(card, NOW, reason=hostile)], [made])
            )
        )
    )
    assert book.sheetnames == ["ranking", "criteria", "ratings", "decisions"]
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [
        cell.value
        for name in ("ratings", "decisions")
        for row in book[name].iter_rows(min_row=2)
        for cell in row
        if isinstance(cell.value, str)
    ]
    assert sum(text.startswith("'") for text in texts) == 7
    assert not [text for text in texts if text.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]


def test_without_a_ranking_there_are_only_the_ratings():
    assert [sheet.name for sheet in debrief_sheets.build(None, NAMES, GIVEN, [])] == ["ratings"]
