from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from carehire.documents import impact, impact_sheets, impact_words
from carehire.documents.blocks import Bullets, Heading, Paragraph, Table, plain
from carehire.fairness.adverse_impact import review
from carehire.fairness.impact import Rates
from carehire.fairness.outcomes import Outcomes
from carehire.fairness.significance import Tally
from tests.documents.impact_samples import HOSTILE, sample
from tests.fairness.making import outcomes, people

CREATED = datetime(2027, 1, 4, 9, tzinfo=UTC)


def built(found=None, language: str = "en-US"):
    return impact.build(
        found or sample(), title="Impact review", employer="Larkspur", language=language, created=CREATED
    )


def texts(document) -> str:
    told: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            told.append(plain(block.spans))
        elif isinstance(block, Bullets):
            told += [plain(item) for item in block.items]
        elif isinstance(block, Heading):
            told.append(block.text)
        elif isinstance(block, Table):
            told += [" | ".join(plain(cell) for cell in row) for row in block.rows]
    return "\n".join(told)


def test_it_says_what_stands_out_what_can_be_told_and_then_each_stage():
    document = built()
    tops = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert tops == [
        "What stands out",
        "What these numbers can and can't tell",
        "Screening",
        "Test",
        "Please note",
        "How it was computed",
    ]
    levels = [0] + [block.level for block in document.blocks if isinstance(block, Heading)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_number_of_a_group_stands_in_its_row():
    told = texts(built())
    assert "Female | 40 | 12 | 30.0% | 0.500 | Below 4/5 | 0.0034 | 3.10 | 0.0019" in told
    assert "Male | 80 | 48 | 60.0% | 1.000 | Highest rate | – | – | –" in told
    assert "Not known or not answered | 1 | 1 | – | – | Not compared" in told
    assert f"{HOSTILE} | 2 | 1 | 50.0% | – | Not compared" in told
    assert "Under 2% of this pool" in told


def test_a_flag_is_worded_with_care_and_no_flag_too():
    told = texts(built())
    assert "Screening, sex: Female. 30% against 60% (Male), impact ratio 0.500, p 0.0034." in told
    assert "alone they prove nothing" in told
    calm = texts(built(review(outcomes(*people("s", "sex", a=(5, 10), b=(5, 10))))))
    assert "No rate that could be compared is below four fifths. That proves nothing either." in calm


def test_scores_are_told_as_the_share_above_the_median():
    told = texts(built())
    # 40 50 55 60 70: the median is 55; above it are 60 and 70, both of three men.
    assert "5 people have a score; 2 are above the median (40%). The median score is 55." in told
    assert "Male | 3 | 2 | 66.7% | 1.000 | Highest rate" in told


@pytest.mark.parametrize(
    ("selected", "of", "scores", "told"),
    [
        (1, 5, True, "5 people have a score; 1 is above the median (20%)."),
        (0, 1, True, "1 person has a score; 0 are above the median (0%)."),
        (1, 1, False, "1 of 1 person was selected (100%)."),
    ],
)
def test_one_is_counted_in_the_singular(selected: int, of: int, scores: bool, told: str):
    assert impact_words.total(Rates(Tally(of, selected), (), ()), "en-US", scores=scores) == told


def test_a_ratio_just_below_four_fifths_never_reads_as_four_fifths():
    found = review(outcomes(*people("s", "g", a=(500, 500), b=(799, 1000))))
    assert "b | 1000 | 799 | 79.9% | 0.799 | Below 4/5" in texts(built(found))


def test_numbers_are_written_as_the_reader_writes_them():
    assert "0,500" in texts(built(language="de-DE"))


def test_nothing_to_review_is_a_document_too():
    assert "No rate that could be compared" in texts(built(review(Outcomes((), (), ()))))


def test_the_sheet_has_a_row_a_group_and_one_for_the_unknown():
    impact_sheet, notes = impact_sheets.build(sample())
    rows = [dict(zip(impact_sheet.columns, row, strict=True)) for row in impact_sheet.rows]
    by_sex = [row for row in rows if (row["stage"], row["by"]) == ("Screening", "sex")]
    assert [(row["group"], row["applicants"], row["flagged"]) for row in by_sex] == [
        ("Female", 40, "yes"), ("Male", 80, "no"), (HOSTILE, 2, None), ("unknown", 1, None),
    ]  # fmt: skip
    assert ("", "", "Something was odd.") in notes.rows
