from __future__ import annotations

from datetime import UTC, datetime

import pytest

from carehire.documents import local_law_144
from carehire.documents.blocks import Bullets, Fields, Table, plain
from carehire.errors import UserError
from carehire.fairness.adverse_impact import review
from carehire.fairness.outcomes import Outcome
from tests.documents.impact_samples import HOSTILE, sample
from tests.fairness.making import outcomes, people

CREATED = datetime(2027, 1, 4, 9, tzinfo=UTC)


def made(stage: str | None = "screening", **changes):
    tables = local_law_144.tables_of(sample(), stage)
    how = {"employer": "Larkspur", "language": "en-US", "created": CREATED} | changes
    return local_law_144.build(tables, **how)


def tables(document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


def test_the_three_tables_have_the_columns_of_the_rules_example():
    by_sex, by_race, both = tables(made())
    counts = ("# of Applicants", "# Selected", "Selection Rate", "Impact Ratio")
    assert [by_sex.header, by_race.header, both.header] == [
        ("Sex", *counts), ("Race", *counts), ("Sex", "Race", *counts),
    ]  # fmt: skip
    assert rows(by_sex)[:2] == [
        ["Female", "40", "12", "30.0%", "0.500"],
        ["Male", "80", "48", "60.0%", "1.000"],
    ]
    assert ["Female", "Black", "15", "4", "26.7%", "0.444"] in rows(both)


def test_a_category_under_two_percent_keeps_its_counts_and_rate_and_is_named():
    document = made()
    assert [HOSTILE, "2", "1", "50.0%", "Left out"] in rows(tables(document)[0])
    notes = [plain(item) for block in document.blocks if isinstance(block, Bullets) for item in block.items]
    assert f"Under 2% of the data, so without an impact ratio (§ 5-301(d)): {HOSTILE} (2)." in notes


def test_people_of_unknown_category_are_counted_for_each_table():
    notes = [plain(item) for block in made().blocks if isinstance(block, Bullets) for item in block.items]
    assert [note for note in notes if "of unknown" in note] == [
        "1 person of unknown sex was assessed too and is not in this table.",
        "0 people of unknown race were assessed too and are not in this table.",
        "1 person of unknown sex or race was assessed too and is not in this table.",
    ]


def test_a_tool_that_scores_has_scoring_rates():
    by_sex = tables(made("Test"))[0]
    assert by_sex.header == ("Sex", "# of Applicants", "Scoring Rate", "Impact Ratio")
    assert rows(by_sex) == [["Female", "2", "0.0%", "0.000"], ["Male", "3", "66.7%", "1.000"]]


def test_it_says_which_data_was_used_or_that_it_is_to_be_said():
    def data(document) -> str:
        (fields,) = [block for block in document.blocks if isinstance(block, Fields)]
        return plain(dict(fields.items)["Data used"])

    assert data(made(data="Applications of 2026")) == "Applications of 2026"
    assert data(made()).startswith("To be filled in")


def test_the_example_of_the_rule_comes_out_as_it_stands_there():
    # 6 RCNY § 5-301(b), sex categories: 667 of 1,390 and 555 of 1,181: 48 % and 47 %, ratio .979.
    found = review(
        outcomes(
            Outcome("Screen", {"Sex": "Male", "Race": "x"}, 1390, 667),
            Outcome("Screen", {"Sex": "Female", "Race": "x"}, 1181, 555),
            by_person=False,
        )
    )
    (each,) = local_law_144.tables_of(found)
    ratios = {line.label: line.impact_ratio for line in each.sex.groups}
    assert ratios["Male"] == 1.0
    assert ratios["Female"] == pytest.approx(0.979, abs=5e-4)


def test_columns_that_cannot_be_told_and_stages_that_are_not_there_are_named():
    with pytest.raises(UserError, match=r"a column of sex.*found: team"):
        local_law_144.tables_of(review(outcomes(*people("s", "team", a=(1, 2)))))
    with pytest.raises(UserError, match='no stage "hire"; there is: Screening, Test'):
        local_law_144.tables_of(sample(), "hire")
    apart = outcomes(Outcome("s", {"sex": "a"}, 2, 1), Outcome("s", {"race": "b"}, 2, 1), by_person=False)
    with pytest.raises(UserError, match="sex and race at once"):
        local_law_144.tables_of(review(apart))
    few = outcomes(*(Outcome("s", {"sex": "a", "race": "b"}, 6, 1),), by_person=False)
    with pytest.raises(UserError, match="too few people are in these numbers"):
        local_law_144.tables_of(review(few, least=5))


def test_the_sheets_hold_the_numbers_whole():
    made_sheets = local_law_144.sheets(local_law_144.tables_of(sample(), "Screening"), "All of 2026")
    assert [each.name for each in made_sheets] == ["Sex", "Race/ethnicity", "Intersectional", "about"]
    assert made_sheets[0].rows[0] == ("Female", 40, 12, 0.3, 0.5)
    assert ("data", "All of 2026") in made_sheets[3].rows
    flat = local_law_144.sheet(local_law_144.tables_of(sample(), "Screening"))
    assert (
        "Screening",
        "Sex categories",
        "Unknown",
        1,
        None,
        None,
        None,
        "Not in the calculations",
    ) in flat.rows
