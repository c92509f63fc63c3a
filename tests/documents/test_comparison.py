from datetime import UTC, datetime

from carehire.candidates.candidate import Candidate
from carehire.documents import comparison
from carehire.documents.blocks import Heading, Table, plain
from carehire.rubrics.rubric import Scale
from carehire.scoring.ranking import Ranking
from carehire.scoring.result import Result, told_apart
from carehire.scoring.scorecard import Rating, Scorecard
from tests.documents.ranking_samples import HOSTILE, sample
from tests.scoring.making import card, make_rubric, ranked

NOW = datetime(2027, 1, 4, tzinfo=UTC)


def chosen(ranking: Ranking, *ids: str) -> list[Result]:
    return [ranking.result(name) for name in ids]


def cells(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


def test_points_stand_side_by_side_and_are_tinted_by_their_height():
    ranking = sample()
    table = comparison.points(ranking, chosen(ranking, "a", "b", "c"), "en-US")
    assert table.header == ("Criterion", "Weight", "Ana", "Ben", "Cy")
    assert cells(table) == [
        ["Listening", "1", "4.5", "4", "3"],
        ["Writing", "1", "2", "3", "Not observed"],
        ["Education (from the application)", "0.5", "Not observed", "5", "Not observed"],
    ]
    # Five levels from 1: four and a half of them are nine tenths, and what nobody observed is none.
    assert table.tints[:2] == ((0.0, 0.0, 0.9, 0.8, 0.6), (0.0, 0.0, 0.4, 0.6, 0.0))
    # The highest alone is set strong: Ana's 4.5, Ben's 3; Ben's 5 has nobody to be above.
    assert [[cell[0].strong for cell in row[2:]] for row in table.rows] == [
        [True, False, False],
        [False, True, False],
        [False, False, False],
    ]


def test_the_points_are_drawn_as_profiles():
    ranking = sample()
    plot = comparison.points(ranking, chosen(ranking, "a", "c"), "en-US").plot
    assert plot is not None
    assert plot.rows == ("Listening", "Writing", "Education (from the application)")
    assert [(name, [mark and mark.said for mark in marks]) for name, marks in plot.series] == [
        ("Ana", ["4.5", "2", None]),
        ("Cy", ["3", None, None]),
    ]
    assert plot.ticks == ((1.0, "1"), (2.0, "2"), (3.0, "3"), (4.0, "4"), (5.0, "5"))


def test_a_long_scale_has_few_ticks_and_names_none_beyond_its_end():
    rubric = make_rubric("a").model_copy(update={"scale": Scale(min=1, max=100)})
    ranking = ranked(
        rubric, [Candidate("x", "X"), Candidate("y", "Y")], card("x", "P", a=99), card("y", "P", a=3)
    )
    plot = comparison.points(ranking, chosen(ranking, "x", "y"), "en-US").plot
    assert plot is not None
    assert [label for _, label in plot.ticks] == [*(str(level) for level in range(1, 92, 10)), ""]


def test_where_they_differ_is_told_with_the_widest_first():
    # Listening: 4.5 to 3; writing: 2 to 3, Cy's unknown; education: Ben's alone, so no distance.
    ranking = sample()
    assert list(comparison.differences(chosen(ranking, "a", "b", "c"), "de-DE")) == [
        "1,5 points apart on Listening: Ana 4,5, Ben 4 and Cy 3.",
        "1 point apart on Writing: Ana 2 and Ben 3.",
        "Ana is ahead on Listening.",
        "Ben is ahead on Writing.",
        "Not observed for Cy: Writing.",
        "Not observed for Ana and Cy: Education.",
    ]


def test_those_who_are_level_are_told_to_be():
    ranking = ranked(
        make_rubric("a"), [Candidate("x", "X"), Candidate("y", "Y")], card("x", "P", a=3), card("y", "P", a=3)
    )
    assert list(comparison.differences(chosen(ranking, "x", "y"), "en-US")) == [
        "On every criterion that was observed for more than one of them, they are level."
    ]


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


def test_evidence_is_quoted_letter_for_letter_and_nobody_is_left_out():
    ranking = sample()
    listening, writing, education = comparison.evidence(ranking, chosen(ranking, "a", "b", "c"), "en-US")
    assert [plain(quote) for quote in listening[1][0].quotes] == [
        f"Pat (5): “{HOSTILE}”",
        "Quinn (4) wrote down no evidence.",
    ]
    assert [plain(quote) for quote in writing[1][0].quotes][1] == "Quinn (not observed): “No time left”"
    assert (writing[1][2].candidate, writing[1][2].points, writing[1][2].quotes) == ("Cy", "Not observed", ())
    told = [plain(quote) for seen in education[1] for quote in seen.quotes]
    assert told[0] == "“Licence” found, which the rubric has no points for."
    assert told[1].endswith("” found.")


def test_two_people_of_one_name_are_told_apart():
    people = [Candidate("k1", "Kim"), Candidate("k2", "Kim")]
    ranking = ranked(make_rubric("a"), people, card("k1", "P", a=3), card("k2", "P", a=4))
    results = chosen(ranking, "k1", "k2")
    assert told_apart(results) == {"k1": "Kim (k1)", "k2": "Kim (k2)"}
    assert comparison.points(ranking, results, "en-US").header[2:] == ("Kim (k1)", "Kim (k2)")


def test_a_level_of_nought_is_a_rating_like_any_other():
    rubric = make_rubric("a").model_copy(
        update={"scale": make_rubric("a").scale.model_copy(update={"min": 0})}
    )
    people = [Candidate("x", "X"), Candidate("y", "Y")]
    ranking = ranked(
        rubric, people, Scorecard("x", "P", {"a": Rating(0)}), Scorecard("y", "P", {"a": Rating(1)})
    )
    ((_, seen),) = comparison.evidence(ranking, chosen(ranking, "x", "y"), "en-US")
    assert [plain(quote) for quote in seen[0].quotes] == ["P (0) wrote down no evidence."]


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


def test_what_was_observed_of_nobody_is_told_once():
    people = [Candidate("x", "X"), Candidate("y", "Y")]
    ranking = ranked(make_rubric("a", "b"), people, card("x", "P", a=3), card("y", "P", a=3))
    assert list(comparison.differences(chosen(ranking, "x", "y"), "en-US"))[1:] == [
        "Not observed for either: B."
    ]
